"""Units of two languages that say the same, found by their lengths (Gale and Church, 1993).

A bead is a run of units on one side and the run on the other that translates it. Han and Kana say
more with a character than letters do, so they weigh more. Numbers and names that both sides write
alike draw their units together, numbers on one side alone hold them apart. Only beads near the
diagonal of lengths are tried. A second pass measures the languages’ ratio on the pairs of the first
one, so that what only one side has does not distort it. Where there are pairs enough to learn from,
further passes also ask which words stand for each other (Moore, 2002).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from statistics import median

from msgspec import Struct

from diglot.align.lexicon import Likeness, likeness, words
from diglot.language.script import is_east_asian

_BEADS = {
    (1, 1): 0.0,
    (1, 0): 4.6,
    (0, 1): 4.6,
    (2, 1): 2.3,
    (1, 2): 2.3,
    (2, 2): 4.5,
    (3, 1): 4.0,
    (1, 3): 4.0,
}
"""Units on each side, and the price of such a bead."""
_HAN = 2.5
_VARIANCE = 6.8
_DEAREST = 14.0
_ALIKE = 1.5
_MOST_ALIKE = 4.0
_FAR = math.inf
_NARROW = 25
"""Units beside an earlier path that are tried again."""
_ENOUGH = 5
"""Pairs from which a ratio can be measured."""
_LEXICAL = 20
"""Pairs from which words can be learnt."""
_PASSES = 2
_LENGTH = 0.7
"""What a difference in length still costs beside words."""
_WORDS = 9.0
_TYPICAL = 0.5
"""Of the likeness of most pairs: what is less alike is dearer than by its length."""
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[A-Z][a-z]{3,}")


class Bead(Struct, frozen=True):
    """`first[a:b]` and `second[c:d]` say the same; one may be empty. Less cost is better."""

    a: int
    b: int
    c: int
    d: int
    cost: float

    @property
    def is_one_to_one(self) -> bool:
        return self.b - self.a == self.d - self.c == 1


class _Lexical(Struct, frozen=True):
    """How alike units are in words, and how alike those are at least that belong together."""

    alike: Likeness
    least: float

    def cost(self, span: tuple[int, int, int, int]) -> float:
        return _WORDS * (self.least - self.alike.of(span))


class _Side(Struct, frozen=True):
    """One language's units: the length up to each, the kind of each, and its tokens."""

    upto: tuple[float, ...]
    kinds: tuple[str, ...]
    tokens: tuple[frozenset[str], ...]
    signs: tuple[int, ...]
    """How many tokens stand before each unit."""


def align(
    first: Sequence[str],
    second: Sequence[str],
    kinds: tuple[Sequence[str], Sequence[str]] = ((), ()),
) -> tuple[Bead, ...]:
    """Beads in order, which together hold every unit of both sides once.

    Units of different kinds (a heading, a paragraph) never stand in one bead.
    """
    one, two = _side(first, kinds[0]), _side(second, kinds[1])
    ratio = two.upto[-1] / one.upto[-1] if one.upto[-1] and two.upto[-1] else 1.0
    chain = _cheapest(one, two, ratio)
    ratios = [
        (two.upto[bead.d] - two.upto[bead.c]) / (one.upto[bead.b] - one.upto[bead.a])
        for bead in chain
        if bead.is_one_to_one and one.upto[bead.b] > one.upto[bead.a]
    ]
    middle = median(ratios) if len(ratios) >= _ENOUGH else 0.0
    if not middle:
        return chain
    chain = _cheapest(one, two, middle, path=chain)
    if len(ratios) < _LEXICAL:
        return chain
    said = [words(unit) for unit in first], [words(unit) for unit in second]
    for _ in range(_PASSES):
        spans = [(bead.a, bead.b, bead.c, bead.d) for bead in chain]
        alike = likeness(*said, spans, _NARROW + 3)
        chain = _cheapest(one, two, middle, path=chain, lexical=_lexical(alike, chain))
    return chain


def weight(unit: str) -> float:
    """How much a unit says: its characters without spaces, in letters of an alphabet."""
    return sum(_HAN if is_east_asian(char) else 1 for char in unit if not char.isspace())


def _side(units: Sequence[str], kinds: Sequence[str]) -> _Side:
    tokens = tuple(frozenset(_TOKEN.findall(unit)) for unit in units)
    return _Side(
        upto=tuple(accumulate(map(weight, units), initial=0.0)),
        kinds=tuple(kinds) or ("",) * len(units),
        tokens=tokens,
        signs=tuple(accumulate(map(len, tokens), initial=0)),
    )


def _lexical(alike: Likeness, chain: Sequence[Bead]) -> _Lexical:
    likenesses = [alike.of((b.a, b.b, b.c, b.d)) for b in chain if b.is_one_to_one]
    return _Lexical(alike, _TYPICAL * median(likenesses or [0.0]))


def _cheapest(
    one: _Side,
    two: _Side,
    ratio: float,
    path: Sequence[Bead] = (),
    lexical: _Lexical | None = None,
) -> tuple[Bead, ...]:
    """The chain of beads of the least price, by dynamic programming within a band.

    The band lies around an earlier `path`, where there is one, else where the lengths are in step.
    """
    n, m = len(one.kinds), len(two.kinds)
    band = _NARROW if path else max(30, abs(n - m) + 10, m // 50)
    centres = [min(m, bisect_left(two.upto, upto * ratio)) for upto in one.upto]
    for bead in path:
        centres[bead.a : bead.b] = [bead.c] * (bead.b - bead.a)
    centres[n] = m
    best: list[dict[int, tuple[float, Bead | None]]] = [{} for _ in range(n + 1)]
    best[0][0] = (0.0, None)
    for i in range(n + 1):
        for j in range(max(0, centres[i] - band), min(m, centres[i] + band) + 1):
            for (x, y), price in _BEADS.items():
                before = best[i - x].get(j - y) if i >= x and j >= y else None
                if before is None or before[0] + price >= best[i].get(j, (_FAR, None))[0]:
                    continue
                span = (i - x, i, j - y, j)
                cost = price + _difference(one, two, span, ratio)
                if lexical and x and y and cost < _FAR:
                    cost = price + _LENGTH * (cost - price) + lexical.cost(span)
                if before[0] + cost < best[i].get(j, (_FAR, None))[0]:
                    best[i][j] = (before[0] + cost, Bead(i - x, i, j - y, j, cost))
    chain: list[Bead] = []
    last = best[n].get(m, (_FAR, None))[1]
    while last is not None:
        chain.append(last)
        last = best[last.a][last.c][1]
    return tuple(reversed(chain))


def _difference(one: _Side, two: _Side, span: tuple[int, int, int, int], ratio: float) -> float:
    """What it costs that two runs of units differ in length; less where they share tokens."""
    a, b, c, d = span
    if a == b or c == d:
        return 0.0
    if len({*one.kinds[a:b], *two.kinds[c:d]}) > 1:
        return _FAR
    long, short = (one.upto[b] - one.upto[a]) * ratio, two.upto[d] - two.upto[c]
    off = abs(short - long) / math.sqrt(_VARIANCE * max((short + long) / 2, 1.0))
    cost = min(-math.log(max(math.erfc(off / math.sqrt(2)), 1e-12)), _DEAREST)
    if one.signs[a] == one.signs[b] and two.signs[c] == two.signs[d]:  # most: no sets are made
        return cost
    here = frozenset().union(*one.tokens[a:b])
    there = frozenset().union(*two.tokens[c:d])
    alone = sum(token[0].isdigit() for token in here ^ there)
    return cost - min(_ALIKE * len(here & there), _MOST_ALIKE) + min(_ALIKE * alone, _MOST_ALIKE)
