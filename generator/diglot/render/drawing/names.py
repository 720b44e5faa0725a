"""The names that a map is read by: seas and lands around the places, and the ends of routes.

They yield to everything else: each stands only where it meets nothing. A sea or a land is named
where it is seen large enough for its name; no name is one of a country.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import radians
from pathlib import Path

from msgspec import Struct

from diglot.language.locale import locale_with_territory
from diglot.language.table import facts_of
from diglot.model.glossary import Position
from diglot.render.drawing.labels import Box, Shape, beside, ways
from diglot.render.drawing.projection import Point, Projection
from diglot.render.drawing.svg import element, text, width_of

NAMES = Path(__file__).parent / "data" / "names.json"
SIZE = 12.0
_HEIGHT = 16.0
_MOST = {"broad": 6, "narrow": 2, "spot": 2}
"""Seas in a drawing, and as many lands."""
_AWAY = (0, 8, 18, 30)
"""How far from its own place a sea or land may be named, yet within itself."""
_LEAST = 0.55
"""How much of its name's width a sea or land must have; the rest may lie over the coast."""


class Feature(Struct, frozen=True, kw_only=True):
    """A sea or a land."""

    is_water: bool
    across: float
    """In degrees."""
    at: tuple[Position, ...]
    """Where it may be named."""
    names: dict[str, str]
    """By language."""


class Name(Struct, frozen=True, kw_only=True):
    """A name with its place on the drawing."""

    words: str
    kind: str
    """The class: water, region or end."""
    box: Box

    @property
    def drawn(self) -> str:
        middle = (self.box.left + self.box.right) / 2
        return text(self.words, middle, self.box.bottom - 4, class_=self.kind, text_anchor="middle")


def drawn(names: Sequence[Name]) -> str:
    """Hidden from those who listen: the table says what there is to know."""
    said = "".join(name.drawn for name in names)
    return element("g", {"class": "around", "aria-hidden": "true"}, said)


def ends_of(
    named: Sequence[tuple[str, Point]], shape: Shape, taken: Sequence[Box]
) -> Iterator[Name]:
    """The names of the ends of routes, each beside its end."""
    boxes = [*taken]
    for words, at in named:
        for box in beside(at, (_width(words), _HEIGHT), (6, 12, 20)):
            if _is_free(box, shape, boxes):
                boxes.append(box)
                yield Name(words=words, kind="end", box=box)
                break


def around_of(project: Projection, shape: Shape, tag: str, taken: Sequence[Box]) -> Iterator[Name]:
    """The seas and lands that a drawing shows, if they are known in the language of this tag."""
    boxes, key = [*taken], _key(tag)
    room = dict.fromkeys(("water", "region"), _MOST[shape.name])
    for feature in features():
        words = feature.names.get(key, "")
        seen = project.scale * radians(feature.across)
        wide, kind = _width(words), "water" if feature.is_water else "region"
        if not words or not room[kind] or not wide * _LEAST <= seen <= 1.6 * shape.width:
            continue
        box = _placed(feature, project, (wide, _HEIGHT), shape, boxes)
        if box:
            boxes.append(box)
            room[kind] -= 1
            yield Name(words=words, kind=kind, box=box)


def _placed(
    feature: Feature, project: Projection, size: Point, shape: Shape, taken: Sequence[Box]
) -> Box | None:
    for at in feature.at:
        if not project.shows(at):
            continue
        x, y = project(at)
        within = project.scale * radians(feature.across) / 4
        for away in (one for one in _AWAY if one <= within):
            for right, down in ways(away):
                left, top = x + right * away - size[0] / 2, y + down * away - size[1] / 2
                box = Box(left, top, left + size[0], top + size[1])
                if _is_free(box, shape, taken):
                    return box
    return None


def _is_free(box: Box, shape: Shape, taken: Sequence[Box]) -> bool:
    within = box.left >= 4 and box.right <= shape.width - 4
    within = within and box.top >= 4 and box.bottom <= shape.height - 4
    return within and all(box.overlap(other) == 0 for other in taken)


@lru_cache(maxsize=1024)  # the same names stand on many drawings
def _width(words: str) -> float:
    return 1.1 * width_of(words, SIZE)  # letters stand apart


def _key(tag: str) -> str:
    """The language of the names; simplified characters are not shown for traditional ones."""
    language = facts_of(tag).broader.split("-")[0]
    is_other = language == "zh" and locale_with_territory(tag) not in ("zh_CN", "zh_SG")
    return "" if is_other else language


@cache
def features() -> tuple[Feature, ...]:
    """All that are known, the more telling ones first."""
    return tuple(
        Feature(
            is_water=one.pop("is") == "water",
            across=one.pop("across"),
            at=tuple(Position(lat=lat, lon=lon) for lon, lat in one.pop("at")),
            names=one,
        )
        for one in json.loads(NAMES.read_text(encoding="utf-8"))["names"]
    )
