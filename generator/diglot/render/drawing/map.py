"""A map of all that has a place, and of the routes, as SVG: land, points, lines, names.

Two drawings are made of the same things, and the style sheet shows one: broad, with names; narrow,
with numbers that the table below the map explains. A line leads
to a label that does not stand close by its point.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import hypot

from diglot.render.drawing.labels import (
    BADGE,
    DISTANCES,
    LEADING,
    Box,
    Group,
    Mark,
    Shape,
    around,
    placed,
)
from diglot.render.drawing.names import around_of, ends_of
from diglot.render.drawing.names import drawn as names
from diglot.render.drawing.projection import Point, Projection, fitted, land
from diglot.render.drawing.svg import element, number, text

_NEAR = 9.0
"""Points closer than this are one dot."""
_MOST_LABELS = 80
"""With more dots than this there is no room for labels: the dots themselves are the links."""


def in_order(marks: Sequence[Mark]) -> list[Mark]:
    """In the order of their numbers: places from west to east, then routes."""

    def key(mark: Mark) -> tuple[bool, int, float]:
        if mark.is_route:
            return True, 0, 0.0
        return False, round(mark.points[0].lon), round(mark.points[0].lat)

    return sorted(marks, key=key)


def draw_map(marks: Sequence[Mark], label: str, shape: Shape, tag: str) -> str:
    """The drawing as one `<svg>`, its names in the language of `tag`. `marks` must not be empty."""
    numbered = list(enumerate(in_order(marks), start=1))
    points = [point for mark in marks for point in mark.points]
    project = fitted(points, shape.width, shape.height, shape.margin)
    routes = [(n, mark) for n, mark in numbered if mark.is_route]
    lines = {mark.id: [project(point) for point in mark.points] for _, mark in routes}
    groups = [*_together(numbered, project)]
    dots = [point for group in groups for point in group.at]
    taken = [Box(x - 7, y - 7, x + 7, y + 7) for x, y in dots]
    drawn = [route(mark, lines[mark.id], index) for index, (_, mark) in enumerate(routes)]
    ways = {id_: [around(point) for point in along(line, 8)] for id_, line in lines.items()}
    groups += [Group(marks=((n, mark),), at=_middle_first(lines[mark.id])) for n, mark in routes]
    drawn += _labels(groups, shape, taken, ways)
    taken += [box for boxes in ways.values() for box in boxes]
    ends = [*ends_of([*_ends(routes, lines, dots)], shape, taken)]
    around_it = [*around_of(project, shape, tag, [*taken, *(end.box for end in ends)])]
    content = ground(project, shape) + names([*around_it, *ends]) + "".join(drawn)
    view = f"0 0 {number(shape.width)} {number(shape.height)}"
    named = {"viewBox": view, "class": shape.name, "role": "group", "aria-label": label}
    return element("svg", {**named, "aria-describedby": "drawing-caption"}, content)


@lru_cache(maxsize=64)
def ground(project: Projection, shape: Shape) -> str:
    """The sea, and the land in it: the same in every language."""
    coast = "".join(path(ring, "Z") for ring in land(project, shape.width, shape.height))
    sea = element("rect", {"class": "sea", "width": shape.width, "height": shape.height})
    ground = sea + element("path", {"class": "land", "d": coast})
    return element("g", {"aria-hidden": "true"}, ground)


def _labels(
    groups: Sequence[Group], shape: Shape, taken: list[Box], ways: Mapping[str, Sequence[Box]]
) -> Iterator[str]:
    """Each group with its label, whose box joins what is `taken`; dots where there are too many."""
    for group in groups:
        if len(groups) > _MOST_LABELS:
            yield from (_dot(n, mark, group.at[len(group.at) // 2]) for n, mark in group.marks)
            continue
        own = group.marks[0][1].id if shape.numbers_only else ""  # a route’s number stands on it
        others = [box for id_, boxes in ways.items() if id_ != own for box in boxes]
        distances = (0,) if own in ways else DISTANCES
        box, start = placed(group, shape, [*taken, *others], distances)
        taken.append(box)
        yield _labelled(group, box, start, shape)


def _ends(
    routes: Sequence[tuple[int, Mark]],
    lines: Mapping[str, Sequence[Point]],
    dots: Sequence[Point],
) -> Iterator[tuple[str, Point]]:
    """The names of the ends of routes; a place that has its own label there needs no other."""
    said: list[tuple[str, Point]] = []
    for _, mark in routes:
        for words, (x, y) in zip(mark.ends, (lines[mark.id][0], lines[mark.id][-1]), strict=True):
            near = [*dots, *(at for _, at in said)]
            if words and not any(hypot(x - a, y - b) < _NEAR for a, b in near):
                said.append((words, (x, y)))
                yield said[-1]


def path(points: Sequence[Point], end: str = "") -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + end


def along(line: Sequence[Point], distance: float) -> list[Point]:
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
    points = along(line, 16)
    middle = (len(points) - 1) / 2
    inner = range(len(points))[1:-1] or range(len(points))
    return tuple(points[index] for index in sorted(inner, key=lambda one: abs(one - middle)))


def _together(numbered: Sequence[tuple[int, Mark]], project: Projection) -> Iterator[Group]:
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
        yield Group(marks=tuple(marks), at=(at,))


# -- what is drawn --------------------------------------------------------------------------------


def route(mark: Mark, line: Sequence[Point], index: int) -> str:
    """A line of its own dashes, so that colour is not all that tells two routes apart."""
    ends = "".join(
        element("circle", {"class": "stop", "cx": x, "cy": y, "r": 3.0})
        for x, y in (line[0], line[-1])
    )
    return element("path", {"class": f"route route-{index % 4}", "d": path(line)}) + ends


def _labelled(group: Group, box: Box, start: Point, shape: Shape) -> str:
    """The dot, the line to the label, and each name as a link."""
    edge = (min(max(start[0], box.left), box.right), min(max(start[1], box.top), box.bottom))
    drawn = ""
    if hypot(edge[0] - start[0], edge[1] - start[1]) > 14:
        drawn += element("path", {"class": "leader", "d": path((start, edge))})
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


def _badge(n: int, index: int, box: Box) -> str:
    x = box.left + (index % 4 + 0.5) * (2 * BADGE + 2)
    y = box.top + (index // 4 + 0.5) * (2 * BADGE + 2)
    disc = element("circle", {"class": "badge", "cx": x, "cy": y, "r": BADGE})
    return disc + text(str(n), x, y + 4.5, class_="number", text_anchor="middle")


def _name(n: int, mark: Mark, index: int, box: Box, start: Point) -> str:
    """A line of a label; on the left of its point it ends there."""
    ends = box.right <= start[0]
    y = box.top + LEADING * (index + 0.72)
    ground = {"class": "ground", "x": box.left, "y": box.top + LEADING * index, "rx": 2}
    size = {"width": box.right - box.left, "height": LEADING}
    words = element("tspan", {"class": "number"}, f"{n} ") + html.escape(mark.name)
    at = {"x": box.right if ends else box.left, "y": y, "class": "name"}
    anchor = {"text-anchor": "end"} if ends else {}
    return element("rect", {**ground, **size}) + element("text", {**at, **anchor}, words)
