"""Which rows of two versions are the same by what they say, in order: the anchors of a diff.

Patience diff (Cohen 2008): what is unique in both versions and in the same order stands fast, and
what is equal beside it; the gaps between are left to others. Its cost grows as n log n.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

Pair = tuple[int, int]


def anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Pairs of equal items by index, rising on both sides. `None` is equal to nothing."""
    pairs: list[Pair] = []
    gaps = [(0, len(old), 0, len(new))]
    while gaps:
        start, end, first, last = gaps.pop()
        found = _in_gap(old, new, start, end, first, last)
        pairs += found
        ends = [*found, (end, last)]
        if found:
            gaps += [(a + 1, b, c + 1, d) for (a, c), (b, d) in zip(found, ends[1:], strict=True)]
            gaps.append((start, found[0][0], first, found[0][1]))
    return sorted(pairs)


def _in_gap(
    old: Sequence[Hashable], new: Sequence[Hashable], start: int, end: int, first: int, last: int
) -> list[Pair]:
    """What is unique on both sides, and all that is equal beside it or at the ends."""
    if start >= end or first >= last:
        return []
    here, there = _once(old, start, end), _once(new, first, last)
    fixed = _longest_rising([(at, there[item]) for item, at in here.items() if item in there])
    found: list[Pair] = []
    before = (start - 1, first - 1)
    for pair in [*fixed, (end, last)]:
        found += _alike(old, new, before, pair)
        if pair != (end, last):
            found.append(pair)
        before = pair
    return found


def _alike(
    old: Sequence[Hashable], new: Sequence[Hashable], after: Pair, before: Pair
) -> Iterator[Pair]:
    """What is equal next to two anchors, from both ends of the gap between them."""
    (a, c), (b, d) = (after[0] + 1, after[1] + 1), before
    while a < b and c < d and old[a] == new[c] and old[a] is not None:
        yield a, c
        a, c = a + 1, c + 1
    behind: list[Pair] = []
    while a < b and c < d and old[b - 1] == new[d - 1] and old[b - 1] is not None:
        b, d = b - 1, d - 1
        behind.append((b, d))
    yield from reversed(behind)


def _once(items: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    """The items of a stretch that stand in it once, with their indexes, in order."""
    counted = Counter(items[start:end])
    return {
        items[at]: at
        for at in range(start, end)
        if counted[items[at]] == 1 and items[at] is not None
    }


def _longest_rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest run of pairs that rise on both sides; they rise on the first already."""
    tails: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for at, (_, value) in enumerate(pairs):
        place = bisect_left(tails, value)
        before.append(heads[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        heads[place : place + 1] = [at]
    found: list[Pair] = []
    at = heads[-1] if heads else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
