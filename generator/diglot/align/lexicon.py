"""Words that stand for each other, learnt from the two texts themselves (Moore, 2002).

Words that occur in the same beads of an earlier pass again and again are taken for translations of
each other (by Dice’s coefficient). How alike two units are is the share of their words that have
such a counterpart in the other; rare words count for more.
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from diglot.align.bead import Span

_HAN = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"\d+(?:[.,]\d+)*|[{_HAN}]+|[\u0f40-\u0fbc]+|[^\W\d_]+")
_STEM = 6
"""Letters of a word that are compared: endings differ."""
_COMMON = 0.3
"""Words in more than this share of the beads tell nothing."""
_LEAST = 0.2
_MOST = 10
"""Counterparts of a word that are kept."""


class Likeness(Struct, frozen=True):
    """How much of each unit’s weight is met in each unit near it on the other side."""

    met: tuple[Mapping[tuple[int, int], float], Mapping[tuple[int, int], float]]
    """By (first, second): of the first’s weight, of the second’s."""
    weights: tuple[tuple[float, ...], tuple[float, ...]]

    def of(self, span: Span) -> float:
        """From 0, nothing in common, to 1."""
        a, b, c, d = span
        first, second = self.met
        left, right = self.weights
        if b - a == d - c == 1:
            here = min(left[a], first.get((a, c), 0.0)) / (left[a] or 1.0)
            return (here + min(right[c], second.get((a, c), 0.0)) / (right[c] or 1.0)) / 2
        here = there = 0.0
        for k in range(a, b):
            here += min(left[k], sum(first.get((k, m), 0.0) for m in range(c, d)))
        for m in range(c, d):
            there += min(right[m], sum(second.get((k, m), 0.0) for k in range(a, b)))
        return (here / (sum(left[a:b]) or 1.0) + there / (sum(right[c:d]) or 1.0)) / 2


def words(unit: str) -> tuple[str, ...]:
    """The words of a unit, once each: stems without accents, Han and Kana by twos."""
    folded = unicodedata.normalize("NFKD", unit.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c) or "\u0f00" <= c <= "\u0fff")
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFC", bare)):
        if re.match(f"[{_HAN}]", word):
            found += [word[k : k + 2] for k in range(max(1, len(word) - 1))]
        else:
            found.append(word if word[0].isdigit() else word[:_STEM])
    return tuple(dict.fromkeys(found))


def likeness(
    first: Sequence[tuple[str, ...]],
    second: Sequence[tuple[str, ...]],
    spans: Sequence[Span],
    reach: Sequence[tuple[int, int]],
) -> Likeness:
    """How alike each unit is to those of the second side within its `reach` (from, to).

    `spans` are the beads of an earlier pass, which teach the words.
    """
    counterparts = _counterparts(first, second, spans)
    frequency = Counter(word for side in (first, second) for unit in side for word in unit)
    total = len(first) + len(second)
    rarity = {word: math.log(1 + total / (1 + n)) for word, n in frequency.items()}
    where: defaultdict[str, list[int]] = defaultdict(list)
    for m, unit in enumerate(second):
        for word in unit:
            where[word].append(m)
    met: tuple[defaultdict[tuple[int, int], float], ...] = (defaultdict(float), defaultdict(float))
    for k, unit in enumerate(first):
        low, high = reach[k]
        strongest: dict[tuple[int, str], float] = {}
        for word in unit:
            by_unit: dict[int, float] = {}
            for other, dice in _candidates(word, counterparts):
                places = where.get(other, ())
                for m in places[bisect_left(places, low) : bisect_left(places, high)]:
                    by_unit[m] = max(dice, by_unit.get(m, 0.0))
                    strongest[m, other] = max(dice, strongest.get((m, other), 0.0))
            for m, dice in by_unit.items():
                met[0][k, m] += dice * rarity[word]
        for (m, other), dice in strongest.items():
            met[1][k, m] += dice * rarity[other]
    weights = [tuple(sum(rarity[w] for w in unit) for unit in side) for side in (first, second)]
    return Likeness(met=(dict(met[0]), dict(met[1])), weights=(weights[0], weights[1]))


def _candidates(
    word: str, counterparts: Mapping[str, Mapping[str, float]]
) -> list[tuple[str, float]]:
    """What may stand for a word: what was learnt, and a number or name written alike."""
    found = dict(counterparts.get(word, {}))
    if word[0].isdigit() or (word.isascii() and len(word) > 3):
        found[word] = 1.0
    return list(found.items())


def _counterparts(
    first: Sequence[tuple[str, ...]], second: Sequence[tuple[str, ...]], spans: Sequence[Span]
) -> dict[str, dict[str, float]]:
    """For each word of the first side, those of the second that go with it, by Dice."""
    one: Counter[str] = Counter()
    two: Counter[str] = Counter()
    both: defaultdict[str, Counter[str]] = defaultdict(Counter)
    beads = 0
    for a, b, c, d in spans:
        if not 1 <= (b - a) * (d - c) <= 2:
            continue
        here = {word for unit in first[a:b] for word in unit}
        there = {word for unit in second[c:d] for word in unit}
        one.update(here)
        two.update(there)
        beads += 1
        for word in here:
            both[word].update(there)
    learnt: dict[str, dict[str, float]] = {}
    for word, together in both.items():
        if one[word] > _COMMON * beads:
            continue
        pairs = [
            (2 * n / (one[word] + two[other]), other)
            for other, n in together.items()
            if n > 1 and two[other] <= _COMMON * beads
        ]
        kept = sorted((pair for pair in pairs if pair[0] > _LEAST), reverse=True)[:_MOST]
        learnt[word] = {other: dice for dice, other in kept}
    return learnt
