"""Checks of what must be equal on both sides: numbers and dates, quotation marks, note marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Set
from dataclasses import dataclass
from fractions import Fraction

from diglot.check.facing import Side, Standing, Unread, facing, standing
from diglot.language.number_words import Number
from diglot.language.numbers import find_numbers, knows_numbers, may_demand
from diglot.language.script import is_spaced_word
from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText
from diglot.model.glossary import Note
from diglot.model.problem import Problem
from diglot.model.text import NoteMark, Segment, Text

_DOUBLE = '“”„‟«»「」『』〝〞〟"＂'
_SINGLE = {"‘": "’", "‚": "‘’", "‹": "›", "›": "‹", "'": "'"}
_QUOTE = re.compile(f"[{_DOUBLE}‘’‚‹›']")


def check_values(
    annotated: AnnotatedText, info: EditionInfo, entries: Set[str], unread: Unread
) -> Iterator[Problem]:
    """A007, A008 and R006 of a text; `entries` are the ids of the glossary."""
    text = annotated.text
    found = standing(annotated)
    tags = {lang: info.language(lang).tag for lang in text.info.languages}
    strict = all(knows_numbers(tag) for tag in tags.values())
    notes = _notes(text, entries)
    for sides in facing(text, unread):
        yield from _numbers(sides, found, tags, strict)
        yield from _quotes(sides, found)
        for here, there in (sides, sides[::-1]):
            yield from _note_marks(here, there, text, notes)
    yield from _marks_opposite_nothing(text, notes)


def _notes(text: Text, entries: Set[str]) -> dict[str, Note]:
    """The notes whose marks can be judged.

    Not those with sides in a language that is not the text's; and none where a mark has an id that
    nobody knows: it may be the one that is looked for. Both are reported as such.
    """
    own = {note.id for note in text.info.notes}
    if any(
        m.id not in own and m.id not in entries
        for p in text.pairs
        for b in (p.base, p.translation)
        for segment in b.segments
        for m in segment.notes
    ):
        return {}
    languages = set(text.info.languages)
    return {note.id: note for note in text.info.notes if set(note.sides) <= languages}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alone:
    """Words that stand on one side only."""

    side: Side
    numbers: tuple[Number, ...]

    def __str__(self) -> str:
        text = self.side.segment.text
        words = (
            f"“{text[n.start : n.end]}{'月' if n.is_month and text[n.end :][:1] == '月' else ''}”"
            for n in self.numbers
        )
        return f"{', '.join(dict.fromkeys(words))} in “{self.side.lang}” only"


def _numbers(
    sides: tuple[Side, Side], found: Standing, tags: dict[str, str], strict: bool
) -> Iterator[Problem]:
    """One problem a row: a number that was changed is alone on both sides."""
    if not any(may_demand(side.segment.text, tags[side.lang]) for side in sides):
        return
    read = {
        (side.lang, address): find_numbers(segment.text, tags[side.lang])
        for side in sides
        for address, segment in side.wide
    }
    alone = []
    for here, there in (sides, sides[::-1]):
        supply = [n for address, _ in there.wide for n in read[there.lang, address]]
        wanted = [
            number
            for number in read[here.lang, here.address]
            if number.demands and not _in_term(here, found, number.start, number.end)
        ]
        if not strict:  # of an unknown language only digits can be read
            wanted = [n for n in wanted if here.segment.text[n.start].isdigit() and not n.is_month]
        if missing := tuple(_unanswered(wanted, supply, strict)):
            alone.append(_Alone(side=here, numbers=missing))
    if alone:
        first = alone[0]
        yield Problem(
            code="A007",
            place=first.side.segment.place_of(first.numbers[0].start),
            message=f"expected the same numbers on both sides, "
            f"found {' and '.join(str(one) for one in alone)}",
            details=_both(sides),
            hint="correct the number on one side, or allow it",
        )


def _unanswered(
    wanted: Iterable[Number], supply: Iterable[Number], strict: bool
) -> Iterator[Number]:
    """Those of `wanted` for which `supply` has no number of equal value left."""
    left: Counter[Hashable] = Counter()
    for number in supply:
        left.update(_keys(number, strict))
    used: Counter[Hashable] = Counter()
    for number in wanted:
        keys = _keys(number, strict)
        if not any(left[key] and (number.is_month or used[key] < left[key]) for key in keys):
            yield number
        used.update(keys)


def _keys(number: Number, strict: bool) -> set[Hashable]:
    """What must be equal: the value; or only its digits, where a scale may stand in words."""
    return {value if strict else _significant(value) for value in number.values}


def _significant(value: Fraction) -> str:
    while value.denominator > 1:
        value *= 10
    return str(value.numerator).rstrip("0")


def _in_term(side: Side, found: Standing, start: int, end: int) -> bool:
    """Whether a term's form holds it: COVID-19 is 新冠疫情, and “一带一路” has its marks."""
    terms = found.get((side.address, side.lang), ())
    return any(term.start <= start and end <= term.end for term in terms)


def _quotes(sides: tuple[Side, Side], found: Standing) -> Iterator[Problem]:
    """Marks of any style are counted; those inside a term's form may be there or not."""
    if any(len(side.wide) > 1 for side in sides):
        return
    if not any(_QUOTE.search(side.segment.text) for side in sides):
        return
    counts = []
    for side in sides:
        marks = list(_marks(side.segment.text))
        free = [at for at in marks if not _in_term(side, found, at, at + 1)]
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
        details=_both(sides),
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


def _both(sides: tuple[Side, Side]) -> tuple[str, ...]:
    return tuple(f"{side.lang} {side.segment.place}: {side.segment.text}" for side in sides)


def _note_marks(here: Side, there: Side, text: Text, notes: dict[str, Note]) -> Iterator[Problem]:
    """Marks of notes that have their place in both languages, or only in the other one."""
    if here.segment.notes:
        opposite = {mark.id for _, segment in there.wide for mark in segment.notes}
        yield from _alone(here.lang, here.segment, opposite, text, notes)


def _marks_opposite_nothing(text: Text, notes: dict[str, Note]) -> Iterator[Problem]:
    """Where `~` stands opposite, the mark may stand elsewhere in the block."""
    for pair in text.pairs:
        blocks = dict(zip(text.info.languages, (pair.translation, pair.base), strict=True))
        for row in pair.rows:
            if row.base.is_empty or row.translation.is_empty:
                for lang, segment in text.sides(row):
                    opposite = {m.id for other in blocks[lang].segments for m in other.notes}
                    yield from _alone(lang, segment, opposite, text, notes)


def _alone(
    lang: str, segment: Segment, opposite: Set[str], text: Text, notes: dict[str, Note]
) -> Iterator[Problem]:
    for mark in segment.notes:
        note = notes.get(mark.id)
        if note and (lang not in note.sides if note.sides else note.id not in opposite):
            yield _one_sided(note, mark, lang, text)


def _one_sided(note: Note, mark: NoteMark, lang: str, text: Text) -> Problem:
    other = next(code for code in text.info.languages if code != lang)
    if note.sides:
        found = f"the note’s own sides: [{', '.join(note.sides)}]"
        message = f"expected no mark of “{note.id}” in “{lang}”, found one against {found}"
        hint = f"take it out, or add {lang} to sides: of the note"
    else:
        message = f"expected a mark of “{note.id}” opposite, in “{other}”, found none"
        hint = f"write [^{note.id}] there, or sides: [{lang}] in the note"
    return Problem(code="R006", place=mark.place, message=message, hint=hint)
