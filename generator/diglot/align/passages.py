"""Two documents opposite each other: their paragraphs first, then the sentences inside.

What the sentences of the whole text teach about its words serves each paragraph, however short.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from diglot.align.bead import Bead, Span
from diglot.align.by_length import (
    align,
    diagonal,
    learnt,
    measured,
    opposing,
    side,
)
from diglot.align.cues import Anchors, Entries, anchors, no_entries
from diglot.align.lattice import Cost, chain
from diglot.align.lexicon import words
from diglot.language.script import joined

_BAND = 60
"""Sentences beside the diagonal of a paragraph that are tried: a longer one is a whole chapter."""
_LEXICAL = 20
_PASSES = 2


class Passage(Struct, frozen=True):
    """A paragraph, a heading or whatever stands together: its sentences, and what kind it is.

    Passages of different kinds never stand opposite each other.
    """

    sentences: tuple[str, ...]
    kind: str = ""


class Facing(Struct, frozen=True):
    """Passages opposite each other, and the sentences inside, counted through the whole text."""

    passages: Bead
    sentences: tuple[Bead, ...]


def face(
    first: Sequence[Passage],
    second: Sequence[Passage],
    tags: tuple[str, str] = ("", ""),
    entries: tuple[Entries, Entries] = (no_entries, no_entries),
) -> tuple[Facing, ...]:
    """All passages in order, each once, and in them all sentences, each once.

    `tags` are the languages (BCP 47), by which numbers in words are read; `entries` find those of
    the glossary.
    """
    sentences = [[s for passage in side_ for s in passage.sentences] for side_ in (first, second)]
    known = anchors(sentences[0], sentences[1], tags, entries)
    starts = tuple(
        list(accumulate((len(passage.sentences) for passage in side_), initial=0))
        for side_ in (first, second)
    )
    blocks = align(
        [joined(passage.sentences) for passage in first],
        [joined(passage.sentences) for passage in second],
        ([passage.kind for passage in first], [passage.kind for passage in second]),
        _of_passages(known, starts[0], starts[1]),
    )
    regions = [
        (starts[0][bead.a], starts[0][bead.b], starts[1][bead.c], starts[1][bead.d])
        for bead in blocks
    ]
    rows = _inside(sentences[0], sentences[1], regions, known)
    return tuple(Facing(block, row) for block, row in zip(blocks, rows, strict=True))


def _inside(
    first: Sequence[str], second: Sequence[str], regions: Sequence[Span], known: Anchors
) -> list[tuple[Bead, ...]]:
    """The sentences of each region opposite each other: by length, then with what that teaches."""
    one, two = side(first), side(second)
    ratio = two.upto[-1] / one.upto[-1] if one.upto[-1] and two.upto[-1] else 1.0

    def solved(cost: Cost, *, weigh: bool = False) -> list[tuple[Bead, ...]]:
        return [
            chain(region, diagonal(one, two, region), _band(region), cost, weigh=weigh)
            for region in regions
        ]

    rows = solved(opposing(one, two, known, ratio))
    ratio = measured(one, two, [bead for row in rows for bead in row]) or ratio
    said = [words(unit) for unit in first], [words(unit) for unit in second]
    reach = [(c, d) for a, b, c, d in regions for _ in range(a, b)]
    for last in range(_PASSES):
        beads = [bead for row in rows for bead in row]
        lexical = None
        if sum(bead.is_one_to_one for bead in beads) >= _LEXICAL:
            lexical = learnt(*said, beads, reach)
        cost = opposing(one, two, known, ratio, lexical)
        rows = solved(cost, weigh=last == _PASSES - 1)
    return rows


def _band(region: Span) -> int:
    a, b, c, d = region
    return max(_BAND, abs((b - a) - (d - c)) + 10)


def _of_passages(known: Anchors, one: Sequence[int], two: Sequence[int]) -> Anchors:
    """The anchors of passages that begin at those sentences."""
    sides = [
        tuple(frozenset[str]().union(*units[begin:end]) for begin, end in pairwise(starts))
        for units, starts in ((known.first, one), (known.second, two))
    ]
    return Anchors(sides[0], sides[1], known.worth)
