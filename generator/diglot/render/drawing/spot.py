"""One place or route on a cut-out of the map: where on the earth it is, and among which others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from diglot.model.glossary import Position
from diglot.render.drawing.labels import Box, Mark, Shape, around
from diglot.render.drawing.map import along, ground, route
from diglot.render.drawing.names import around_of, ends_of
from diglot.render.drawing.names import drawn as names
from diglot.render.drawing.projection import Point, cut_out
from diglot.render.drawing.svg import element, number

SPOT = Shape(name="spot", width=328, height=200, margin=40, numbers_only=False)
_APART = 8.0
"""What is closer to the place than this would hide it."""


def draw_spot(mark: Mark, others: Sequence[Position], near: Position, tag: str) -> str:
    """The drawing as one `<svg>`, its names in the language of `tag`; `near` is amid the others.

    Hidden from those who listen: the page says in words what it shows.
    """
    project = cut_out(mark.points, SPOT.width, SPOT.height, SPOT.margin, near)
    points = [project(point) for point in mark.points]
    shown = [*_apart([project(other) for other in others if project.shows(other)], points)]
    taken = [Box(x - 7, y - 7, x + 7, y + 7) for x, y in points]
    taken += [around(point) for point in shown]
    if mark.is_route:
        taken += [around(point) for point in along(points, 8)]
    ends = zip(mark.ends, (points[0], points[-1]), strict=True) if mark.is_route else ()
    named = [*ends] or [(mark.name, points[0])]
    said = [*ends_of([one for one in named if one[0]], SPOT, taken)]
    region = [*around_of(project, SPOT, tag, [*taken, *(one.box for one in said)])]
    dots = "".join(_dot("other", point, 2.5) for point in shown)
    own = route(mark, points, 0) if mark.is_route else _dot("point", points[0], 5.0)
    content = ground(project, SPOT) + names([*region, *said]) + dots + own
    view = f"0 0 {number(SPOT.width)} {number(SPOT.height)}"
    return element("svg", {"viewBox": view, "class": "spot", "aria-hidden": "true"}, content)


def _apart(points: Sequence[Point], own: Sequence[Point]) -> Iterator[Point]:
    """Those of the points that are in the drawing and neither on its subject nor on one another."""
    kept = [*own]
    for x, y in points:
        within = 0 <= x <= SPOT.width and 0 <= y <= SPOT.height
        if within and all(hypot(x - a, y - b) >= _APART for a, b in kept):
            kept.append((x, y))
            yield x, y


def _dot(kind: str, at: Point, radius: float) -> str:
    return element("circle", {"class": kind, "cx": at[0], "cy": at[1], "r": radius})
