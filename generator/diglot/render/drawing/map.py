"""A map of all that has a place, and of the routes, as SVG: land, points, lines, names.

Two drawings are made of the same things, and the style sheet shows one: broad, with names; narrow,
with numbers that the table below the map explains. A label stands at the nearest free place beside
its point, and a line leads to it where that is not close by.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from diglot.model.glossary import Position
from diglot.render.drawing.projection import Point, Projection, fitted, land
from diglot.render.drawing.svg import element, number, text, width_of

_NAME, _LEADING = 13.0, 19.0
_BADGE = 12.5
"""Radius of a number's disc: a target for a finger."""
_NEAR = 9.0
"""Points closer than this are one dot."""
_SLANT = 0.75
_WAYS = (
    *((1, 0), (-1, 0), (0, -1), (0, 1)),
    *((_SLANT, -_SLANT), (-_SLANT, -_SLANT), (_SLANT, _SLANT), (-_SLANT, _SLANT)),
)
_MOST_LABELS = 80
"""With more dots than this there is no room for labels: the dots themselves are the links."""
_DISTANCES = (10, 20, 34, 50, 70, 95, 125, 160)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that has a place, or a route."""

    id: str
    name: str
    url: str
    """Relative to the built page."""
    points: tuple[Position, ...]
    """One for a place, more for a route."""

    @property
    def is_route(self) -> bool:
        return len(self.points) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How one of the two drawings differs from the other."""

    name: str
    width: float
    height: float
    margin: float
    numbers_only: bool


BROAD = Shape(name="broad", width=760, height=430, margin=46, numbers_only=False)
NARROW = Shape(name="narrow", width=328, height=300, margin=26, numbers_only=True)


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: _Box) -> float:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What shares one dot, or one route: its labels stand together."""

    marks: tuple[tuple[int, Mark], ...]
    """With the number of each."""
    at: tuple[Point, ...]
    """Where it may be labelled: its dot, or points of the route."""


def in_order(marks: Sequence[Mark]) -> list[Mark]:
    """In the order of their numbers: places from west to east, then routes."""

    def key(mark: Mark) -> tuple[bool, int, float]:
        if mark.is_route:
            return True, 0, 0.0
        return False, round(mark.points[0].lon), round(mark.points[0].lat)

    return sorted(marks, key=key)


def draw_map(marks: Sequence[Mark], label: str, shape: Shape) -> str:
    """The drawing as one `<svg>`. `marks` must not be empty."""
    numbered = list(enumerate(in_order(marks), start=1))
    points = [point for mark in marks for point in mark.points]
    project = fitted(points, shape.width, shape.height, shape.margin)
    coast = "".join(_path(ring, "Z") for ring in land(project, shape.width, shape.height))
    ground = element("path", {"class": "land", "d": coast, "aria-hidden": "true"})
    routes = [(n, mark) for n, mark in numbered if mark.is_route]
    lines = {mark.id: [project(point) for point in mark.points] for _, mark in routes}
    groups = [*_together(numbered, project)]
    taken = [_Box(x - 7, y - 7, x + 7, y + 7) for group in groups for x, y in group.at]
    ways = {id_: [_around(point) for point in _along(line, 8)] for id_, line in lines.items()}
    groups += [_Group(marks=((n, mark),), at=_middle_first(lines[mark.id])) for n, mark in routes]
    drawn = [_route(mark, lines[mark.id], index) for index, (_, mark) in enumerate(routes)]
    for group in groups:
        if len(groups) > _MOST_LABELS:
            drawn += [_dot(n, mark, group.at[len(group.at) // 2]) for n, mark in group.marks]
            continue
        own = group.marks[0][1].id if shape.numbers_only else ""  # a route’s number stands on it
        others = [box for id_, boxes in ways.items() if id_ != own for box in boxes]
        distances = (0,) if own in lines else _DISTANCES
        box, start = _placed(group, shape, [*taken, *others], distances)
        taken.append(box)
        drawn.append(_labelled(group, box, start, shape))
    view = f"0 0 {number(shape.width)} {number(shape.height)}"
    named = {"viewBox": view, "class": shape.name, "role": "group", "aria-label": label}
    content = ground + "".join(drawn)
    return element("svg", {**named, "aria-describedby": "drawing-caption"}, content)


def _path(points: Sequence[Point], end: str = "") -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + end


def _along(line: Sequence[Point], distance: float) -> list[Point]:
    """Points on a line, about `distance` apart."""
    points = []
    for (x, y), (to_x, to_y) in pairwise(line):
        count = max(1, round(hypot(to_x - x, to_y - y) / distance))
        points += [
            (x + (to_x - x) * step / count, y + (to_y - y) * step / count) for step in range(count)
        ]
    return [*points, line[-1]]


def _middle_first(line: Sequence[Point]) -> tuple[Point, ...]:
    """Where a route may be labelled: along it, best in its middle, not at its ends."""
    points = _along(line, 16)
    middle = (len(points) - 1) / 2
    inner = range(len(points))[1:-1] or range(len(points))
    return tuple(points[index] for index in sorted(inner, key=lambda one: abs(one - middle)))


def _around(point: Point) -> _Box:
    return _Box(point[0] - 3, point[1] - 3, point[0] + 3, point[1] + 3)


def _together(numbered: Sequence[tuple[int, Mark]], project: Projection) -> Iterator[_Group]:
    """The places, those in one spot as one group; its dot is that of the first."""
    spots: dict[tuple[int, int], tuple[Point, list[tuple[int, Mark]]]] = {}
    for n, mark in numbered:
        if mark.is_route:
            continue
        x, y = project(mark.points[0])
        column, line = int(x // _NEAR), int(y // _NEAR)
        around = [(column + right, line + down) for right in (0, -1, 1) for down in (0, -1, 1)]
        near = [spots[cell] for cell in around if cell in spots]
        spot = next((s for s in near if hypot(s[0][0] - x, s[0][1] - y) < _NEAR), None)
        if spot is None:
            spot = spots.setdefault((column, line), ((x, y), []))
        spot[1].append((n, mark))
    for at, marks in spots.values():
        yield _Group(marks=tuple(marks), at=(at,))


# -- where a label stands -------------------------------------------------------------------------


def _size(group: _Group, shape: Shape) -> tuple[float, float]:
    if shape.numbers_only:
        across = min(len(group.marks), 4)
        return across * (2 * _BADGE + 2), -(-len(group.marks) // 4) * (2 * _BADGE + 2)
    widest = max(width_of(f"{n}  {mark.name}", _NAME) for n, mark in group.marks)
    return widest, _LEADING * len(group.marks)


def _placed(
    group: _Group, shape: Shape, taken: Sequence[_Box], distances: Sequence[int]
) -> tuple[_Box, Point]:
    """The nearest box that meets nothing, and the point that it belongs to.

    Where every box meets something, the one that meets the least.
    """
    width, height = _size(group, shape)
    best: tuple[float, _Box, Point] | None = None
    for distance in distances:
        for at in group.at:
            for way in _WAYS:
                box = _inside(_beside(at, way, distance, (width, height)), shape)
                # A box pushed back from the edge may lie on its own point.
                cost = 50.0 * (distance > 0 and box.overlap(_around(at)) > 0)
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


def _beside(at: Point, way: tuple[float, float], distance: float, size: Point) -> _Box:
    """A box of this size whose nearer edge or corner lies `distance` away in a direction.

    At distance 0 the box lies on the point.
    """
    if distance == 0:
        way = 0, 0
    x = at[0] + way[0] * (distance + size[0] / 2 if way[1] == 0 else distance)
    y = at[1] + way[1] * (distance + size[1] / 2)
    if way[0] and way[1]:
        x += size[0] / 2 * (1 if way[0] > 0 else -1)
    return _Box(x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)


def _inside(box: _Box, shape: Shape) -> _Box:
    across = max(4 - box.left, 0) - max(box.right - shape.width + 4, 0)
    down = max(4 - box.top, 0) - max(box.bottom - shape.height + 4, 0)
    return _Box(box.left + across, box.top + down, box.right + across, box.bottom + down)


# -- what is drawn --------------------------------------------------------------------------------


def _route(mark: Mark, line: Sequence[Point], index: int) -> str:
    """A line of its own dashes, so that colour is not all that tells two routes apart."""
    return element("path", {"class": f"route route-{index % 4}", "d": _path(line)})


def _labelled(group: _Group, box: _Box, start: Point, shape: Shape) -> str:
    """The dot, the line to the label, and each name as a link."""
    edge = (min(max(start[0], box.left), box.right), min(max(start[1], box.top), box.bottom))
    drawn = ""
    if hypot(edge[0] - start[0], edge[1] - start[1]) > 14:
        drawn += element("path", {"class": "leader", "d": _path((start, edge))})
    is_route = group.marks[0][1].is_route
    radius = 2.5 if is_route else 4.5
    drawn += element("circle", {"class": "point", "cx": start[0], "cy": start[1], "r": radius})
    for index, (n, mark) in enumerate(group.marks):
        shown = _badge(n, index, box) if shape.numbers_only else _name(n, mark, index, box, start)
        said = {"href": mark.url, "data-id": mark.id, "aria-label": f"{n} {mark.name}"}
        drawn += element("a", said, shown)
    return drawn


def _dot(n: int, mark: Mark, at: Point) -> str:
    """A link without a label, where labels have no room."""
    said = {"href": mark.url, "data-id": mark.id, "aria-label": f"{n} {mark.name}"}
    circle = element("circle", {"class": "point", "cx": at[0], "cy": at[1], "r": 4.5})
    return element("a", said, circle)


def _badge(n: int, index: int, box: _Box) -> str:
    x = box.left + (index % 4 + 0.5) * (2 * _BADGE + 2)
    y = box.top + (index // 4 + 0.5) * (2 * _BADGE + 2)
    disc = element("circle", {"class": "badge", "cx": x, "cy": y, "r": _BADGE})
    return disc + text(str(n), x, y + 4.5, class_="number", text_anchor="middle")


def _name(n: int, mark: Mark, index: int, box: _Box, start: Point) -> str:
    """A line of a label; on the left of its point it ends there."""
    ends = box.right <= start[0]
    y = box.top + _LEADING * (index + 0.72)
    ground = {"class": "ground", "x": box.left, "y": box.top + _LEADING * index, "rx": 2}
    size = {"width": box.right - box.left, "height": _LEADING}
    words = element("tspan", {"class": "number"}, f"{n} ") + html.escape(mark.name)
    at = {"x": box.right if ends else box.left, "y": y, "class": "name"}
    anchor = {"text-anchor": "end"} if ends else {}
    return element("rect", {**ground, **size}) + element("text", {**at, **anchor}, words)
