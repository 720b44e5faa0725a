"""Where the labels of a map stand: each at the nearest free place beside its point.

Labels lie neither on one another nor on a dot or a route of another thing, where there is room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from diglot.model.glossary import Position
from diglot.render.drawing.projection import Point
from diglot.render.drawing.svg import width_of

_NAME, LEADING = 13.0, 19.0
BADGE = 12.5
"""Radius of a number's disc: a target for a finger."""
_SLANT = 0.75
_WAYS = (
    *((1, 0), (-1, 0), (0, -1), (0, 1)),
    *((_SLANT, -_SLANT), (-_SLANT, -_SLANT), (_SLANT, _SLANT), (-_SLANT, _SLANT)),
)
DISTANCES = (10, 20, 34, 50, 70, 95, 125, 160)
"""How far from its point a label may stand, nearest first."""


class Mark(Struct, frozen=True, kw_only=True):
    """Something that has a place, or a route."""

    id: str
    name: str
    url: str
    """Relative to the built page."""
    points: tuple[Position, ...]
    """One for a place, more for a route."""
    ends: tuple[str, str] = ("", "")
    """The names of a route’s first and last point, where they are known."""

    @property
    def is_route(self) -> bool:
        return len(self.points) > 1


class Shape(Struct, frozen=True, kw_only=True):
    """How one of the two drawings differs from the other."""

    name: str
    width: float
    height: float
    margin: float
    numbers_only: bool


BROAD = Shape(name="broad", width=760, height=430, margin=46, numbers_only=False)
NARROW = Shape(name="narrow", width=328, height=300, margin=26, numbers_only=True)


class Box(NamedTuple):
    """A rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """The area that both cover."""
        left, top, right, bottom = self
        if other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top:
            return 0.0  # as nearly always
        return (min(right, other[2]) - max(left, other[0])) * (
            min(bottom, other[3]) - max(top, other[1])
        )


class Group(Struct, frozen=True, kw_only=True):
    """What shares one dot, or one route: its labels stand together."""

    marks: tuple[tuple[int, Mark], ...]
    """With the number of each."""
    at: tuple[Point, ...]
    """Where it may be labelled: its dot, or points of the route."""


def around(point: Point) -> Box:
    return Box(point[0] - 3, point[1] - 3, point[0] + 3, point[1] + 3)


def _size(group: Group, shape: Shape) -> tuple[float, float]:
    if shape.numbers_only:
        across = min(len(group.marks), 4)
        return across * (2 * BADGE + 2), -(-len(group.marks) // 4) * (2 * BADGE + 2)
    widest = max(width_of(f"{n}  {mark.name}", _NAME) for n, mark in group.marks)
    return widest, LEADING * len(group.marks)


def placed(
    group: Group, shape: Shape, taken: Sequence[Box], distances: Sequence[int]
) -> tuple[Box, Point]:
    """The nearest box that meets nothing, and the point that it belongs to.

    Where every box meets something, the one that meets the least.
    """
    width, height = _size(group, shape)
    best: tuple[float, Box, Point] | None = None
    for distance in distances:
        for at in group.at:
            for way in _WAYS:
                box = _inside(_beside(at, way, distance, (width, height)), shape)
                # A box pushed back from the edge may lie on its own point.
                cost = 50.0 * (distance > 0 and box.overlap(around(at)) > 0)
                for other in taken:
                    cost += box.overlap(other)
                    if best and cost >= best[0]:
                        break
                else:
                    best = (cost, box, at)
                if cost == 0:
                    return box, at
    assert best is not None  # every group has a point
    return best[1], best[2]


def beside(at: Point, size: Point, distances: Sequence[int]) -> Iterator[Box]:
    """The boxes of this size around a point, nearest first."""
    for distance in distances:
        for way in _WAYS:
            yield _beside(at, way, distance, size)


def ways(distance: float) -> tuple[Point, ...]:
    """The directions in which something may be moved; none at distance 0."""
    return _WAYS if distance else ((0, 0),)


def _beside(at: Point, way: tuple[float, float], distance: float, size: Point) -> Box:
    """A box of this size whose nearer edge or corner lies `distance` away in a direction.

    At distance 0 the box lies on the point.
    """
    if distance == 0:
        way = 0, 0
    x = at[0] + way[0] * (distance + size[0] / 2 if way[1] == 0 else distance)
    y = at[1] + way[1] * (distance + size[1] / 2)
    if way[0] and way[1]:
        x += size[0] / 2 * (1 if way[0] > 0 else -1)
    return Box(x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)


def _inside(box: Box, shape: Shape) -> Box:
    across = max(4 - box.left, 0) - max(box.right - shape.width + 4, 0)
    down = max(4 - box.top, 0) - max(box.bottom - shape.height + 4, 0)
    return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)
