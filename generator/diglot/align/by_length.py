"""Units of two languages that say the same, found by their lengths (Gale and Church, 1993), by what
both write alike, and by the words that the text itself teaches (Moore, 2002).

Han and Kana say more with a character than letters do, so they weigh more. The first pass knows
lengths and anchors only, near the diagonal of lengths; the second measures the languages’ ratio on
the pairs of the first, so that what only one side has does not distort it. Further passes also ask
which words stand for each other.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from statistics import median

from msgspec import Struct

from diglot.align.bead import Bead, Span
from diglot.align.cues import Anchors, anchors
from diglot.align.lattice import Cost, chain
from diglot.align.lexicon import Likeness, likeness, words
from diglot.language.script import is_east_asian

ANY = "*"
"""The kind of a unit that stands opposite one of any kind, of which nothing is known."""
_UNKNOWN = 1.0
_HAN = 2.5
_VARIANCE = 5.0
_DEAREST = 14.0
_FAR = math.inf
_TOO_FAR = 9.0
"""Where lengths alone cost so much, no run of several is asked for more: one of its parts fits."""
_NARROW = 15
"""Units beside an earlier path that are tried again."""
_NARROWEST = 10
_ROOT = math.sqrt(2)
_ENOUGH = 5
"""Pairs from which a ratio can be measured."""
_LEXICAL = 20
"""Pairs from which words can be learnt."""
_PASSES = 3
_LENGTH = 1.1
"""What a difference in length costs beside words."""
_WORDS = 5.5
_TYPICAL = 0.5
"""Of the likeness of most pairs: what is less alike is dearer than by its length."""


class Side(Struct, frozen=True):
    """One language’s units: the length up to each, and the kind of each."""

    units: tuple[str, ...]
    upto: tuple[float, ...]
    kinds: tuple[str, ...]


class Lexical(Struct, frozen=True):
    """How alike units are in words, and how alike those are at least that belong together."""

    alike: Likeness
    least: float

    def cost(self, span: Span) -> float:
        return _WORDS * (self.least - self.alike.of(span))


def align(
    first: Sequence[str],
    second: Sequence[str],
    kinds: tuple[Sequence[str], Sequence[str]] = ((), ()),
    known: Anchors | None = None,
    passes: int = _PASSES,
) -> tuple[Bead, ...]:
    """Beads in order, which together hold every unit of both sides once, with probabilities.

    Units of different kinds (a heading, a paragraph) never stand in one bead. `passes` follow the
    first one; with few, lengths and anchors alone decide.
    """
    one, two = side(first, kinds[0]), side(second, kinds[1])
    known = known or anchors(first, second)
    whole = (0, len(first), 0, len(second))
    ratio = two.upto[-1] / one.upto[-1] if one.upto[-1] and two.upto[-1] else 1.0
    band = max(30, abs(len(first) - len(second)) + 10, len(second) // 50)
    found = chain(whole, diagonal(one, two, whole), band, opposing(one, two, known, ratio))
    ratio = measured(one, two, found) or ratio
    said = [words(unit) for unit in first], [words(unit) for unit in second]
    for last in range(1, passes + 1):
        lexical = None
        if passes > 1 and sum(bead.is_one_to_one for bead in found) >= _LEXICAL:
            reach = [(max(0, m - _NARROW), m + _NARROW) for m in _path(found, whole)[:-1]]
            lexical = learnt(*said, found, reach)
        cost = opposing(one, two, known, ratio, lexical)
        band = _NARROW if last < passes else _NARROWEST
        found = chain(whole, _path(found, whole), band, cost, weigh=last == passes)
    return found


def weight(unit: str) -> float:
    """How much a unit says: its characters without spaces, in letters of an alphabet."""
    return sum(_HAN if is_east_asian(char) else 1 for char in unit if not char.isspace())


def side(units: Sequence[str], kinds: Sequence[str] = ()) -> Side:
    """One language’s units, measured."""
    upto = tuple(accumulate(map(weight, units), initial=0.0))
    return Side(tuple(units), upto, tuple(kinds) or ("",) * len(units))


def diagonal(one: Side, two: Side, region: Span) -> list[int]:
    """Where in the second side as much of a region is behind as behind each unit of the first."""
    a, b, c, d = region
    whole, other = one.upto[b] - one.upto[a], two.upto[d] - two.upto[c]
    ratio = other / whole if whole else 0.0
    upto = [two.upto[c] + (one.upto[i] - one.upto[a]) * ratio for i in range(a, b + 1)]
    return [min(d, max(c, bisect_left(two.upto, length))) for length in upto]


def measured(one: Side, two: Side, beads: Sequence[Bead]) -> float:
    """How much longer the second language is; 0 where too few pairs tell."""
    ratios = [
        (two.upto[bead.d] - two.upto[bead.c]) / (one.upto[bead.b] - one.upto[bead.a])
        for bead in beads
        if bead.is_one_to_one and one.upto[bead.b] > one.upto[bead.a]
    ]
    return median(ratios) if len(ratios) >= _ENOUGH else 0.0


def learnt(
    first: Sequence[tuple[str, ...]],
    second: Sequence[tuple[str, ...]],
    beads: Sequence[Bead],
    reach: Sequence[tuple[int, int]],
) -> Lexical:
    """The words that an earlier pass teaches. `reach` says which units may meet each of `first`."""
    alike = likeness(first, second, [bead.span for bead in beads], reach)
    likenesses = [alike.of(bead.span) for bead in beads if bead.is_one_to_one]
    return Lexical(alike, _TYPICAL * median(likenesses or [0.0]))


def opposing(
    one: Side, two: Side, known: Anchors, ratio: float, lexical: Lexical | None = None
) -> Cost:
    """What it costs that two runs stand opposite each other: length, anchors, words."""
    share = _LENGTH if lexical else 1.0

    def cost(span: Span) -> float:
        a, b, c, d = span
        long, short = (one.upto[b] - one.upto[a]) * ratio, two.upto[d] - two.upto[c]
        off = abs(short - long) / math.sqrt(_VARIANCE * max((short + long) / 2, 1.0))
        paid = share * min(-math.log(max(math.erfc(off / _ROOT), 1e-12)), _DEAREST)
        if b - a == d - c == 1:
            if ANY in (one.kinds[a], two.kinds[c]):
                return _UNKNOWN
            if one.kinds[a] != two.kinds[c]:
                return _FAR
            paid += known.of_pair(a, c)
        elif paid > _TOO_FAR or len({*one.kinds[a:b], *two.kinds[c:d]}) > 1:
            return _FAR
        else:
            paid += known.of(span)
        return paid + lexical.cost(span) if lexical else paid

    return cost


def _path(beads: Sequence[Bead], region: Span) -> list[int]:
    """Where in the second side a chain is before each unit of the first, and at its end."""
    a, b, _, d = region
    path = [d] * (b - a + 1)
    for bead in beads:
        path[bead.a - a : bead.b - a] = [bead.c] * (bead.b - bead.a)
    return path
