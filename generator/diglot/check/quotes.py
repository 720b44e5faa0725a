"""Quotation marks: as many on both sides, whatever their style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.check.facing import Side, Standing, both, in_term
from diglot.check.scope import TextScope
from diglot.language.script import is_spaced_word
from diglot.model.problem import Problem

_DOUBLE = '“”„‟«»「」『』〝〞〟"＂'
_SINGLE = {"‘": "’", "‚": "‘’", "‹": "›", "›": "‹", "'": "'"}
_QUOTE = re.compile(f"[{_DOUBLE}‘’‚‹›']")


def check_quotes(scope: TextScope) -> Iterator[Problem]:
    """A008."""
    if not scope.whole.knows_glossary:
        return  # a mark may belong to a form
    for sides in scope.facing:
        yield from _row(sides, scope.standing)


def _row(sides: tuple[Side, Side], found: Standing) -> Iterator[Problem]:
    """Marks of any style are counted; those inside a term's form may be there or not."""
    if any(len(side.wide) > 1 for side in sides):
        return
    if not any(_QUOTE.search(side.segment.text) for side in sides):
        return
    counts = []
    for side in sides:
        marks = list(_marks(side.segment.text))
        free = [at for at in marks if not in_term(side, found, at, at + 1)]
        counts.append((len(free), len(marks), (free or marks or [0])[0]))
    (low, high, _), (other_low, other_high, _) = counts
    if low <= other_high and other_low <= high:
        return
    more, less = (0, 1) if low > other_high else (1, 0)
    side = sides[more]
    yield Problem(
        code="A008",
        place=side.segment.place_of(counts[more][2]),
        message=f"expected as many quotation marks in “{sides[less].lang}” as in “{side.lang}” "
        f"({counts[more][0]}), found {counts[less][1]}",
        details=both(sides),
        hint="write or take out a pair on one side, or allow it",
    )


def _marks(text: str) -> Iterator[int]:
    """Where quotation marks stand. An apostrophe is none: single marks count only in pairs."""
    closer, opened = "", -1
    for match in _QUOTE.finditer(text):
        at, char = match.start(), match[0]
        if char in _DOUBLE:
            yield at
        elif closer and char in closer and not _is_in_word(text, at + 1):
            yield opened
            yield at
            closer = ""
        elif not closer and char in _SINGLE and not _is_in_word(text, at - 1):
            closer, opened = _SINGLE[char], at


def _is_in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and is_spaced_word(text[at])
