"""What stands opposite what: the two segments of a row, each with what the other must answer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from diglot.model.edition import AnnotatedText
from diglot.model.text import BlockPair, Occurrence, Row, Segment, Text

Unread = Set[tuple[str, int]]
"""(path, line) of lines with a mistake in their marks."""
Standing = dict[tuple[str, str], list[Occurrence]]
"""(address, language) → the terms that stand in that segment, left to right."""


class Side(NamedTuple):
    """One language's part of a row. `wide` adds the lines beside it that nothing stands opposite.

    Where a translation draws two lines into one, the second is `~`: what it would have held then
    stands in the first, and is looked for there.
    """

    lang: str
    address: str
    segment: Segment
    wide: tuple[tuple[str, Segment], ...]
    """(address, segment) pairs, its own among them."""


def standing(annotated: AnnotatedText) -> Standing:
    found: Standing = {}
    for occurrence in annotated.occurrences:
        found.setdefault((occurrence.address, occurrence.lang), []).append(occurrence)
    return found


def facing(text: Text, unread: Unread) -> Iterator[tuple[Side, Side]]:
    """Both sides of each row in which both languages say something, base first.

    Rows with a line that could not be read are left out: nobody knows what they say.
    """
    base, translation = text.info.languages
    for pair in text.pairs:
        for row, beside in _with_neighbours(pair):
            if unread and any(_line(segment) in unread for segment in (row.base, row.translation)):
                continue
            yield (
                _side(base, row.address, row.base, [(one.address, one.base) for one in beside]),
                _side(
                    translation,
                    row.address,
                    row.translation,
                    [(one.address, one.translation) for one in beside],
                ),
            )


def _side(lang: str, address: str, segment: Segment, beside: list[tuple[str, Segment]]) -> Side:
    own = (address, segment)
    if not beside:  # as in most rows
        return Side(lang, address, segment, (own,))
    near = ((at, other) for at, other in beside if not other.is_empty)
    return Side(lang, address, segment, (own, *near))


def _with_neighbours(pair: BlockPair) -> Iterator[tuple[Row, Sequence[Row]]]:
    """Each two-sided row with the one-sided rows directly before and after it."""
    rows = pair.rows
    one_sided = [row.base.is_empty or row.translation.is_empty for row in rows]
    if not any(one_sided):
        yield from ((row, ()) for row in rows)
        return
    for index, row in enumerate(rows):
        if one_sided[index]:
            continue
        beside: list[Row] = []
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(rows) and one_sided[at]:
                beside.append(rows[at])
                at += step
        yield row, beside


def _line(segment: Segment) -> tuple[str, int]:
    return segment.place.path, segment.place.line


def in_term(side: Side, found: Standing, start: int, end: int) -> bool:
    """Whether a term's form holds it: COVID-19 is 新冠疫情, and “一带一路” has its marks."""
    terms = found.get((side.address, side.lang), ())
    last = bisect_right(terms, start, key=lambda term: term.start) - 1  # none stands over another
    return last >= 0 and end <= terms[last].end


def both(sides: tuple[Side, Side]) -> tuple[str, ...]:
    """What stands on both sides, as context of a problem."""
    return tuple(f"{side.lang} {side.segment.place}: {side.segment.text}" for side in sides)
