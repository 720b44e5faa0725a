"""Rows between two anchors, aligned in order on their sketches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.align.anchors import anchors
from diglot.align.sketch import containment, resemblance, together
from diglot.model.lock import Sketch

Bead = tuple[tuple[int, ...], tuple[int, ...]]
Items = Sequence[tuple[int, Sketch]]
"""Rows by index, each with its sketch."""
_SHAPES = {
    (1, 1): 0.0,
    (1, 0): 0.46,
    (0, 1): 0.46,
    (1, 2): 0.12,
    (2, 1): 0.12,
    (1, 3): 0.2,
    (3, 1): 0.2,
}
"""What a bead of each shape costs beside how little its sides resemble each other."""
_UNLIKE = 0.1
"""Below this, two rows are not taken for one."""
_PART = 0.3
"""What a part must share with the whole that it was split from or joined to."""
_LARGEST = 3_600
"""Pairs in a gap: beyond, it is cut first where rows resemble each other most."""
_BAND = 40
"""Rows by which beads may leave the diagonal of a gap that could not be cut."""
_CLEAR = 0.4
_NEVER = 1e9


def beads_between(old: Items, new: Items) -> list[Bead]:
    """Beads over all the rows of a gap, each row in one of them."""
    found: list[Bead] = []
    for olds, news in _pieces(old, new):
        found += _aligned(olds, news)
    return found


def _pieces(old: Items, new: Items) -> Iterator[tuple[Items, Items]]:
    """The gap, cut at rows that are clearly the same where it is large."""
    if len(old) * len(new) <= _LARGEST:
        yield old, new
        return
    clear = _clear(old, new)
    marks: list[int | None] = [None] * len(new)
    for i, j in clear.items():
        marks[j] = i
    fixed = anchors([i if i in clear else None for i in range(len(old))], marks)
    after = (0, 0)
    for i, j in [*fixed, (len(old), len(new))]:
        yield old[after[0] : i], new[after[1] : j]
        if i < len(old) and j < len(new):
            yield old[i : i + 1], new[j : j + 1]
        after = (i + 1, j + 1)


def _clear(old: Items, new: Items) -> dict[int, int]:
    """Rows of the old side with those of the new that are most like them, each way."""
    postings: dict[int, list[int]] = {}
    for j, (_, values) in enumerate(new):
        for value in values:
            postings.setdefault(value, []).append(j)
    best: dict[int, tuple[float, int]] = {}
    for i, (_, values) in enumerate(old):
        shared: dict[int, int] = {}
        for value in values:
            for j in postings.get(value, ())[:8]:
                shared[j] = shared.get(j, 0) + 1
        for j in sorted(shared, key=lambda j: (-shared[j], j))[:3]:
            score = resemblance(old[i][1], new[j][1])
            if score >= _CLEAR and score > best.get(j, (0.0, 0))[0]:
                best[j] = score, i
    return {i: j for j, (_, i) in best.items()}


def _aligned(old: Items, new: Items) -> list[Bead]:
    """The cheapest beads (dynamic programming, within a band)."""
    n, m = len(old), len(new)
    if not n or not m:
        return [((i,), ()) for i, _ in old] + [((), (j,)) for j, _ in new]
    wide = n * m > _LARGEST
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(n + 1):
        middle = i * m // n
        band = _BAND + m // n if wide else m
        reach = range(max(0, middle - band), min(m, middle + band) + 1)
        for j in reach:
            for (x, y), cost in _SHAPES.items():
                before = best.get((i - x, j - y))
                if before is None:
                    continue
                total = before[0] + cost
                if x and y:
                    total += _unlikeness(old[i - x : i], new[j - y : j])
                if total < best.get((i, j), (_NEVER, (0, 0)))[0]:
                    best[i, j] = total, (x, y)
    return [*_back(old, new, best)]


def _back(
    old: Items, new: Items, best: dict[tuple[int, int], tuple[float, tuple[int, int]]]
) -> Iterator[Bead]:
    i, j = len(old), len(new)
    while (i, j) != (0, 0):
        x, y = best[i, j][1]
        yield tuple(at for at, _ in old[i - x : i]), tuple(at for at, _ in new[j - y : j])
        i, j = i - x, j - y


def _unlikeness(old: Items, new: Items) -> float:
    """From 0 to 1, or far more where they are not to be taken for the same."""
    one, other = [values for _, values in old], [values for _, values in new]
    whole = [together(one)], [together(other)]
    score = resemblance(whole[0][0], whole[1][0])
    if score < _UNLIKE:
        return _NEVER / 2
    if len(one) > 1 or len(other) > 1:
        parts, of = (one, whole[1][0]) if len(one) > 1 else (other, whole[0][0])
        if any(containment(part, of) < _PART for part in parts):
            return _NEVER / 2
    return 1 - score
