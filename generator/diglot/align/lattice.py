"""The cheapest chain of beads through two runs of units, by dynamic programming within a band.

Where asked, each bead of the chain gets its posterior probability: the share of all chains, each
weighed by its cost, that pass through it (the forward–backward algorithm).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from msgspec import Struct

from diglot.align.bead import PRICES, Bead, Span

Cost = Callable[[Span], float]
"""What it costs, beside the price, that two runs that are not empty stand opposite each other."""

_FAR = math.inf
_BEAM = 40.0
"""What costs so much more than the best of its row is not followed."""
_LEAST = -9.0
"""Hardly any cost is less than this."""
_KEPT = 12.0
"""What costs so much more than the best way to a place hardly adds to a probability."""
_STEPS = tuple((x, y, price) for (x, y), price in PRICES.items())
_FEW = tuple((x, y, price) for x, y, price in _STEPS if x + y <= 3 or not x or not y)
"""What passes that are not the last one try."""

Arc = tuple[int, int, float]
"""Where a bead begins on both sides, and its cost with its price."""


class _Place(Struct):
    """A place in the lattice: the cheapest way to it, and all that lead to it."""

    cost: float
    arc: Arc | None
    arcs: list[Arc]


def chain(
    region: Span, centres: Sequence[int], band: int, cost: Cost, *, weigh: bool = False
) -> tuple[Bead, ...]:
    """Beads in order that hold every unit of the region once. `centres[i - a]` is where the middle
    of the band lies when `i` units of the first side are behind."""
    a, b, c, d = region
    rows: list[dict[int, _Place]] = []
    for i in range(a, b + 1):
        # Where the centre leaps over what only the second side has, the row holds the leap.
        centre = centres[i - a]
        low = max(c, min(centre, centres[i - a - 1]) - band) if i > a else c
        high = min(d, centre + band) if i < b else d
        rows.append({})
        _fill(rows, i - a, (a, c), range(low, high + 1), cost, last=weigh)
        if i < b:
            _prune(rows[-1])
    found: list[Bead] = []
    i, j = b, d
    place = rows[-1].get(d)
    while place is not None and place.arc is not None:
        p, q, paid = place.arc
        found.append(Bead(p, i, q, j, paid))
        i, j, place = p, q, rows[p - a].get(q)
    beads = tuple(reversed(found))
    return _one_by_one(_weighed(beads, rows, a) if weigh and beads else beads)


def _one_by_one(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """The beads, but each unit that has nothing opposite in one of its own."""
    found: list[Bead] = []
    for bead in beads:
        a, b, c, d = bead.span
        if c == d:
            part = bead.cost / (b - a)
            found += [Bead(k, k + 1, c, c, part, bead.probability) for k in range(a, b)]
        elif a == b:
            part = bead.cost / (d - c)
            found += [Bead(a, a, k, k + 1, part, bead.probability) for k in range(c, d)]
        else:
            found.append(bead)
    return tuple(found)


def _fill(
    rows: list[dict[int, _Place]],
    k: int,
    corner: tuple[int, int],
    columns: range,
    cost: Cost,
    *,
    last: bool,
) -> None:
    """The row of places behind `k` units of the first side."""
    a, c = corner
    row, i = rows[k], a + k
    if k == 0 and c in columns:
        row[c] = _Place(0.0, None, [])
    steps = _STEPS if last else _FEW
    for j in columns:
        best, arc, arcs = _FAR, None, []
        if k == 0 and j == c:
            continue
        for x, y, price in steps:
            if x > k or j - y < c:
                continue
            before = rows[k - x].get(j - y)
            if before is None:
                continue
            total = before.cost + price
            if total + _LEAST > best:
                continue
            paid = price + cost((i - x, i, j - y, j)) if x and y else price
            total = before.cost + paid
            if total == _FAR:
                continue
            if last and total < best + _KEPT:
                arcs.append((i - x, j - y, paid))
            if total < best:
                best, arc = total, (i - x, j - y, paid)
        if arc is not None:
            row[j] = _Place(best, arc, arcs)


def _prune(row: dict[int, _Place]) -> None:
    """Forgets what costs so much more than the best of its row that nothing makes up for it."""
    least = min((place.cost for place in row.values()), default=0.0)
    for j in [j for j, place in row.items() if place.cost > least + _BEAM]:
        del row[j]


def _weighed(beads: Sequence[Bead], rows: list[dict[int, _Place]], a: int) -> tuple[Bead, ...]:
    """The beads with their probabilities. Sums run over logarithms, so nothing is too small."""
    inside: list[dict[int, float]] = []
    for row in rows:
        inside.append({})
        for j, place in row.items():
            ways = [inside[p - a][q] + paid for p, q, paid in place.arcs if q in inside[p - a]]
            inside[-1][j] = _sum(ways) if ways else 0.0
    last = beads[-1]
    outside: list[dict[int, list[float]]] = [{} for _ in rows]
    outside[-1][last.d] = [0.0]
    ahead: list[dict[int, float]] = [{} for _ in rows]
    for k in range(len(rows) - 1, -1, -1):
        # Beads that take nothing from the first side lead to the left within a row.
        for j in sorted(rows[k], reverse=True):
            if j not in outside[k]:
                continue
            here = ahead[k][j] = _sum(outside[k][j])
            for p, q, paid in rows[k][j].arcs:
                outside[p - a].setdefault(q, []).append(here + paid)
    whole = inside[-1][last.d]
    return tuple(
        Bead(
            bead.a,
            bead.b,
            bead.c,
            bead.d,
            bead.cost,
            min(
                1.0,
                math.exp(
                    whole - inside[bead.a - a][bead.c] - bead.cost - ahead[bead.b - a][bead.d]
                ),
            ),
        )
        for bead in beads
    )


def _sum(costs: Sequence[float]) -> float:
    """The cost of taking any one of several ways."""
    least = min(costs)
    return least - math.log(sum(math.exp(least - cost) for cost in costs))
