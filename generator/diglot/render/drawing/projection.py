"""The earth on a plane: Lambert's azimuthal equal-area projection, centred on what is shown.

It has no seam and no favoured latitude, so it serves an edition about any part of the world; areas
are true, and shapes are nearly so for a continent. Formulas: Snyder, Map Projections: A Working
Manual (USGS Professional Paper 1395), chapter 24, for the sphere.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import acos, atan2, cos, degrees, hypot, radians, sin, sqrt
from operator import itemgetter
from pathlib import Path

from msgspec import Struct

from diglot.model.glossary import Position

Point = tuple[float, float]
_LEAST, _WIDE = 0.12, 0.5
"""Of the globe's radius. Some 750 km, since the coastlines are coarse; and some 3200."""
_FAR = 30.0
"""Degrees: so far from the centre shapes are some 7 percent off."""
LAND = Path(__file__).parent / "data" / "land.json"


class Projection(Struct, frozen=True, kw_only=True):
    """From degrees to the units of a drawing."""

    centre: Position
    scale: float = 1.0
    shift: Point = (0.0, 0.0)

    def __call__(self, at: Position) -> Point:
        """x grows eastward, y downward. What lies behind the globe falls on its rim."""
        return self.placed(_flat(self.centre, [(at.lon, at.lat)]))[0]

    def shows(self, at: Position) -> bool:
        """Whether it is on the side of the globe that is turned here."""
        east = radians(at.lon - self.centre.lon)
        north, middle = radians(at.lat), radians(self.centre.lat)
        return sin(middle) * sin(north) + cos(middle) * cos(north) * cos(east) > 0

    def placed(self, points: Sequence[Point]) -> list[Point]:
        """Points of the globe of radius 1, laid flat around the centre, where they are drawn."""
        scale, (right, down) = self.scale, self.shift
        return [(scale * x + right, scale * y + down) for x, y in points]


def _flat(centre: Position, points: Sequence[Point]) -> list[Point]:
    """Points as longitude and latitude, laid flat around the centre, for a globe of radius 1."""
    middle = radians(centre.lat)
    sine, cosine = sin(middle), cos(middle)
    flat = []
    for east, north in points:
        lat, lon = radians(north), radians(east - centre.lon)
        high, out, ahead = sin(lat), cos(lat), cos(lon)
        k = sqrt(2 / max(1 + (sine * high + cosine * out * ahead), 1e-9))
        flat.append((k * out * sin(lon), -k * (cosine * high - sine * out * ahead)))
    return flat


def fitted(points: Sequence[Position], width: float, height: float, margin: float) -> Projection:
    """The projection that shows all `points` within the margin, none larger than a country.

    `points` must not be empty.
    """
    plain = Projection(centre=middle_of(points))
    return _around(points, plain, (width, height, margin), _LEAST)


def _around(
    points: Sequence[Position],
    plain: Projection,
    frame: tuple[float, float, float],
    least: float,
) -> Projection:
    """`plain`, moved and enlarged to show all points in a frame of width, height and margin."""
    width, height, margin = frame
    shown = [plain(point) for point in points]
    xs, ys = [x for x, _ in shown], [y for _, y in shown]
    across = max(max(xs) - min(xs), least)
    down = max(max(ys) - min(ys), least)
    scale = min((width - 2 * margin) / across, (height - 2 * margin) / down)
    shift = (
        width / 2 - scale * (max(xs) + min(xs)) / 2,
        height / 2 - scale * (max(ys) + min(ys)) / 2,
    )
    return Projection(centre=plain.centre, scale=scale, shift=shift)


def cut_out(
    points: Sequence[Position], width: float, height: float, margin: float, near: Position
) -> Projection:
    """As `fitted`, but wide enough to be known by its coasts and seas.

    Its centre is `near` where that is not far, or else one of a grid: so most share one, and for
    each the coastlines of the whole earth are laid flat.
    """
    middle = middle_of(points)
    if _apart(middle, near) > _FAR:
        near = Position(lat=_round(middle.lat, 15), lon=_round(middle.lon, 15))
    return _around(points, Projection(centre=near), (width, height, margin), _WIDE)


def _round(degree: float, step: int) -> float:
    return float(step * round(degree / step))


def _apart(one: Position, other: Position) -> float:
    """In degrees of a great circle."""
    north, there = radians(one.lat), radians(other.lat)
    cosine = sin(north) * sin(there) + cos(north) * cos(there) * cos(radians(one.lon - other.lon))
    return degrees(acos(min(1.0, max(-1.0, cosine))))


def middle_of(points: Sequence[Position]) -> Position:
    """The middle of the points on the globe, where the date line is no line."""
    x = sum(cos(radians(p.lat)) * cos(radians(p.lon)) for p in points)
    y = sum(cos(radians(p.lat)) * sin(radians(p.lon)) for p in points)
    z = sum(sin(radians(p.lat)) for p in points)
    lat, lon = degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))
    return Position(lat=round(lat, 1), lon=round(lon, 1))  # the same in whatever order they come


@lru_cache(maxsize=8)
def land(project: Projection, width: float, height: float) -> tuple[tuple[Point, ...], ...]:
    """The coastlines that a drawing of this size shows, cut at its edges.

    The map is the same in every language, so its land is worked out once.
    """
    scale, (right, down) = project.scale, project.shift
    shown = (
        _clipped(project.placed(ring), width, height)
        for ring, (left, top, most_right, most_down) in _coast(project.centre)
        if scale * most_right + right >= -1 and scale * left + right <= width + 1
        if scale * most_down + down >= -1 and scale * top + down <= height + 1
    )
    return tuple(tuple(ring) for ring in shown if len(ring) > 2)


@lru_cache(maxsize=8)
def _coast(centre: Position) -> list[tuple[list[Point], tuple[float, float, float, float]]]:
    """The coastlines, laid flat around the centre: the same for drawings of every size.

    Each with the edges of the rectangle in which it lies.
    """
    flat = [(ring, _flat(centre, ring)) for ring in _rings()]
    # A ring around the point opposite the centre comes out turned inside out. (Otherwise the two
    # areas differ in sign, since y grows northward in one and downward in the other.)
    kept = [points for ring, points in flat if _area(points) * _area(ring) < 0]
    return [(points, _edges(points)) for points in kept]


def _edges(points: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


@cache
def _rings() -> list[list[Point]]:
    """The coastlines, each a closed ring of longitudes and latitudes."""
    rings: list[list[Point]] = json.loads(LAND.read_text(encoding="utf-8"))["rings"]
    return rings


def _area(ring: Sequence[Sequence[float]]) -> float:
    """Twice the area of a polygon, positive where it turns from x towards y."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))


def _clipped(ring: Sequence[Point], width: float, height: float) -> list[Point]:
    """The part of a polygon within a rectangle (Sutherland and Hodgman), a little beyond its edge.

    One edge after the other: x ≥ −1, x ≤ width + 1, and the same for y.
    """
    kept = list(ring)
    for axis, limit, sign in ((0, -1.0, 1), (0, width + 1, -1), (1, -1.0, 1), (1, height + 1, -1)):
        ends = [sign * (end(kept, key=itemgetter(axis))[axis] - limit) for end in (min, max)]
        if max(ends) < 0:
            return []
        if min(ends) >= 0:  # as most rings are: all within, or all without
            continue
        before, kept = kept, []
        for index, point in enumerate(before):
            last = before[index - 1]
            inside = sign * (point[axis] - limit) >= 0
            if inside != (sign * (last[axis] - limit) >= 0):
                share = (limit - last[axis]) / (point[axis] - last[axis])
                kept.append(
                    (last[0] + share * (point[0] - last[0]), last[1] + share * (point[1] - last[1]))
                )
            if inside:
                kept.append(point)
    return kept
