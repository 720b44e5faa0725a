"""Quotation marks: as many on both sides, whatever their style.

Not every language has them, and some texts mark who speaks by dashes. What a text does is learnt
from it: where one of its languages mostly has none opposite lines that have some, or begins such
lines with dashes, nothing is expected of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from diglot.check.facing import Side, Standing, both, in_term
from diglot.check.scope import TextScope
from diglot.language.script import is_spaced_word
from diglot.model.problem import Problem

_DOUBLE = '“”„‟«»「」｢｣『』﹁﹂﹃﹄〝〞〟"＂⹂❝❞'
_SINGLE = {
    "‘": "’", "‚": "‘’", "‛": "’", "‹": "›", "›": "‹", "'": "'", "＇": "＇", "❛": "❜",
}  # fmt: skip
_TITLE = "《》〈〉︽︾︿﹀"
"""Of titles, which other languages set in italics or in quotation marks: they may answer."""
_QUOTE = re.compile(f"[{_DOUBLE}‘’‚‛‹›'＇❛❜{_TITLE}]")
_DASH = re.compile(r"\s*[-‐‑‒–—―]")
_ENOUGH = 5
"""Lines from which a habit can be seen."""
_MOSTLY = 0.8
_DIALOGUE = 3, 0.2
"""Lines with dashes, and their share, from which dashes are how a text marks who speaks."""


class _Marks(Struct, frozen=True):
    """The quotation marks of one side."""

    side: Side
    free: int
    """Those that the other side must answer."""
    all: int
    """Those that may answer it: also in a term's form, and around a title."""
    first: int
    """Where the first of them stands."""


_Row = tuple[_Marks, _Marks]


def has_quotes(text: str) -> bool:
    """Whether a quotation mark stands in it, or an apostrophe."""
    return bool(_QUOTE.search(text))


def check_quotes(scope: TextScope) -> Iterator[Problem]:
    """A008."""
    if not scope.whole.knows_glossary:
        return  # a mark may belong to a form
    rows = list(_rows(scope))
    without = {lang for lang in scope.text.info.languages if _does_without(lang, rows)}
    for row in rows:
        more, less = row if row[0].free > row[1].all else row[::-1]
        if more.free > less.all and less.side.lang not in without:
            yield _differ(more, less, row)


def _rows(scope: TextScope) -> Iterator[_Row]:
    """The rows in which a side has quotation marks, and neither has lines beside it."""
    for one, other in scope.facing:
        if len(one.wide) > 1 or len(other.wide) > 1:
            continue
        if _QUOTE.search(one.segment.text) or _QUOTE.search(other.segment.text):
            yield _counted(one, scope.standing), _counted(other, scope.standing)


def _counted(side: Side, found: Standing) -> _Marks:
    text = side.segment.text
    marks = list(_marks(text))
    free = [at for at in marks if text[at] not in _TITLE and not in_term(side, found, at, at + 1)]
    return _Marks(side, len(free), len(marks), (free or marks or [0])[0])


def _does_without(lang: str, rows: list[_Row]) -> bool:
    """Whether it is the text's habit to have no quotation marks in this language."""
    seen: Counter[str] = Counter()
    for row in rows:
        here, there = row if row[0].side.lang == lang else row[::-1]
        if there.free:
            seen["opposite"] += 1
            seen["bare"] += not here.all
            seen["dash"] += not here.all and bool(_DASH.match(here.side.segment.text))
    is_bare = seen["opposite"] >= _ENOUGH and seen["bare"] >= _MOSTLY * seen["opposite"]
    lines, share = _DIALOGUE
    return is_bare or (seen["dash"] >= lines and seen["dash"] >= share * seen["opposite"])


def _differ(more: _Marks, less: _Marks, row: _Row) -> Problem:
    return Problem(
        code="A008",
        place=more.side.segment.place_of(more.first),
        message=f"expected as many quotation marks in “{less.side.lang}” as in "
        f"“{more.side.lang}” ({more.free}), found {less.all}",
        details=both((row[0].side, row[1].side)),
        hint="write or take out a pair on one side, or allow it",
    )


def _marks(text: str) -> Iterator[int]:
    """Where quotation marks stand. An apostrophe is none: single marks count only in pairs."""
    closer, opened = "", -1
    for match in _QUOTE.finditer(text):
        at, char = match.start(), match[0]
        if char in _DOUBLE or char in _TITLE:
            yield at
        elif closer and char in closer and not _is_in_word(text, at + 1):
            yield opened
            yield at
            closer = ""
        elif not closer and char in _SINGLE and not _is_in_word(text, at - 1):
            closer, opened = _SINGLE[char], at


def _is_in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and is_spaced_word(text[at])
