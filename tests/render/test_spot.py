"""Entry pages: the drawings that concern them, and the way to the entries before and after."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import pytest

from diglot.flow import make
from diglot.model.date import TimeSpan
from diglot.model.glossary import Position
from diglot.render.drawing.labels import Mark
from diglot.render.drawing.projection import cut_out
from diglot.render.drawing.scale import scale_of
from diglot.render.drawing.spot import SPOT, draw_spot
from diglot.render.drawing.timeline import draw_others
from tests.sites import EDITIONS

LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])
NEAR = Position(lat=45, lon=60)
PLACES = [(54.9, -1.4), (-41.0, 174.8), (0.0, 180.0), (0.0, -179.9), (89.0, 10.0)]


@cache
def pages() -> dict[str, str]:
    outputs = make(EDITIONS / "en-zh").outputs
    return {one.path: one.as_bytes().decode() for one in outputs if one.path.endswith(".md")}


def entry(lang: str, name: str) -> str:
    return pages()[f"docs/{lang}/glossary/{name}.md"]


def mark(*points: tuple[float, float]) -> Mark:
    places = tuple(Position(lat=lat, lon=lon) for lat, lon in points)
    return Mark(id="x", name="A place", url="x/", points=places)


def dots(svg: str, kind: str) -> list[tuple[float, float]]:
    found = ElementTree.fromstring(svg).iter("circle")
    return [
        (float(one.attrib["cx"]), float(one.attrib["cy"]))
        for one in found
        if one.attrib["class"] == kind
    ]


# -- on the map -----------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
def test_a_place_stands_in_the_middle_wherever_on_the_earth(place: tuple[float, float]) -> None:
    svg = draw_spot(mark(place), [], NEAR, "en")
    assert dots(svg, "point") == [(SPOT.width / 2, SPOT.height / 2)]
    assert ">A place</text>" in svg


def test_a_route_is_shown_whole() -> None:
    route = mark((31.2, 121.5), (1.3, 103.8), (-33.9, 18.4), (53.6, 0.1))
    svg = draw_spot(route, [], NEAR, "en")
    (path,) = re.findall(r'class="route route-0" d="M([^"]+)"', svg)
    for point in path.split("L"):
        x, y = map(float, point.split())
        assert 0 < x < SPOT.width
        assert 0 < y < SPOT.height


def test_others_are_those_that_are_near_and_apart() -> None:
    own, near, same, far = (54.9, -1.4), (52.0, 5.0), (54.91, -1.41), (-41.0, 174.8)
    others = [Position(lat=lat, lon=lon) for lat, lon in (near, same, far, near)]
    assert len(dots(draw_spot(mark(own), others, NEAR, "en"), "other")) == 1


def test_it_is_drawn_to_scale() -> None:
    """A degree of latitude is as long as on the whole map of the same scale: nothing is stretched."""
    project = cut_out([Position(lat=50, lon=70)], SPOT.width, SPOT.height, SPOT.margin, NEAR)
    (x, y), (north, up) = project(Position(lat=50, lon=70)), project(Position(lat=55, lon=70))
    (east, down) = project(Position(lat=50, lon=78))
    high = ((north - x) ** 2 + (up - y) ** 2) ** 0.5
    wide = ((east - x) ** 2 + (down - y) ** 2) ** 0.5
    assert high / wide == pytest.approx(5 / (8 * 0.6428), rel=0.05)  # cos 50°


@LANGUAGES
def test_entries_show_what_concerns_them(lang: str) -> None:
    """“The drawing that concerns them (a place’s spot on the map, an event’s place in time).”"""
    expected = {
        "saltmouth": ["map"],
        "four-mills": ["timeline"],
        "grain-route": ["map", "timeline"],
        "lin-hai": ["map", "timeline"],
    }
    figure = (
        r'<figure class="drawing \w+">.*</figure>\n\n\[[^\]]+\]\(\.\./(\w+)/index\.md\) \{\.whole\}'
    )
    for page in (path for path in pages() if path.startswith(f"docs/{lang}/glossary/")):
        name = page.rpartition("/")[2].removesuffix(".md")
        found = re.findall(figure, pages()[page])
        assert found == expected.get(name, found)


# -- in time --------------------------------------------------------------------------------------


@LANGUAGES
def test_an_event_stands_where_it_does_on_the_timeline(lang: str) -> None:
    rows = pages()[f"docs/{lang}/timeline/index.md"]
    for name in ("four-mills", "bay-regatta", "grain-route", "guild-of-tide-millers"):
        (row,) = (
            line for line in rows.splitlines() if line.startswith("1. ") and f"/{name}" in line
        )
        own = r'<(?:circle|line) class="(?:point|bar)[^>]*>'
        assert re.findall(own, row) == re.findall(own, entry(lang, name).partition('"others"')[2])


def test_dates_that_stand_together_are_one_mark() -> None:
    spans = [
        TimeSpan(start=y, end=y, anchor=y, is_interval=False, is_rough=False)
        for y in (1900.0, 1900.1, 2000.0)
    ]
    scale = scale_of([(span.anchor, span.anchor) for span in spans])
    assert draw_others(spans, scale).count("<line") == 2


# -- in the index ---------------------------------------------------------------------------------


@LANGUAGES
def test_entries_lead_on_in_the_order_of_the_index(lang: str) -> None:
    """“Entry pages with previous and next”, from the first entry to the last and back."""
    index = pages()[f"docs/{lang}/glossary/index.md"].partition("{#kinds}")[0]
    order = re.findall(r"^- \[.*?\]\((\S+?)\.md\)", index, re.MULTILINE)
    assert len(order) > 10
    for at, name in enumerate(order):
        near = {
            way: target
            for target, way in re.findall(
                r"\]\((\S+?)\.md\) \{\.(previous|next)\}", entry(lang, name)
            )
        }
        expected = {"previous": order[at - 1 : at] if at else [], "next": order[at + 1 : at + 2]}
        assert near == {way: names[0] for way, names in expected.items() if names}
