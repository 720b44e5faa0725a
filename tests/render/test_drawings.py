"""The map, and both drawings from the sources to the page: every date and place, where it belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from babel import Locale

from diglot.flow import make
from diglot.model.glossary import Position
from diglot.render.drawing.labels import BROAD, NARROW, Mark
from diglot.render.drawing.map import draw_map
from diglot.render.drawing.names import features
from diglot.render.drawing.projection import Point, Projection, fitted, land
from tests.helpers import BASE, lay_out
from tests.sites import EDITIONS
from tests.strategies import to_html

OURS = EDITIONS / "en-zh"


def made(root: Path, path: str) -> str:
    """A page of the edition in `root`, as Markdown."""
    result = make(root)
    assert not result.has_errors, result.problems
    return next(output for output in result.outputs if output.path == path).as_bytes().decode()


def ids(page: str, kind: str) -> list[str]:
    """The entries that a map marks, in its order."""
    svg = re.search(rf'<svg[^>]*class="{kind}".*?</svg>', page)
    assert svg
    return re.findall(r'<a href="[^"]*" data-id="([^"]*)"', svg[0])


def dated_ids(page: str) -> list[str]:
    """What the rows of a timeline lead to, each of which has its mark."""
    rows = re.findall(r"^1\. <span class=\"date\">.*\]\((\S+)\).*</svg>$", page, re.M)
    return [re.sub(r"/index\.md$|\.md$", "", way).rpartition("/")[2] for way in rows]


# -- the map --------------------------------------------------------------------------------------


def test_the_projection_keeps_north_above_south_and_west_left_of_east() -> None:
    for lon in (0.0, 100.0, 179.0, -179.0):
        project = Projection(centre=Position(lat=10, lon=lon))
        north, south = project(Position(lat=20, lon=lon)), project(Position(lat=0, lon=lon))
        west, east = project(Position(lat=10, lon=lon - 5)), project(Position(lat=10, lon=lon + 5))
        assert north[1] < south[1]
        assert west[0] < east[0]


def test_the_projection_is_equal_area() -> None:
    """A square of one degree, measured on the plane, has the area that it has on the sphere."""
    project = Projection(centre=Position(lat=45, lon=60))
    for lat, share in ((45.0, 0.70711), (10.0, 0.98481), (70.0, 0.34202)):
        corners = [(lat - 0.5, 80), (lat - 0.5, 81), (lat + 0.5, 81), (lat + 0.5, 80)]
        points = [project(Position(lat=la, lon=lo)) for la, lo in corners]
        turned = zip(points, [*points[1:], points[0]], strict=True)
        area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turned)) / 2
        assert area == pytest.approx(share * (3.14159265 / 180) ** 2, rel=2e-3)


@pytest.mark.parametrize(
    "points",
    [
        [(51.1, 71.4)],
        [(-36.8, 174.8), (-18.1, 178.4), (21.3, -157.9)],
        [(90, 0)],
        [(0, 0), (0, 180)],
        [(51.5, 0), (-33.9, 151.2), (40.7, -74.0), (-54.8, -68.3)],
    ],
)
def test_any_part_of_the_world_has_a_map(points: list[tuple[float, float]]) -> None:
    marks = [
        Mark(id=f"p{n}", name=f"Place {n}", url="../", points=(Position(lat=lat, lon=lon),))
        for n, (lat, lon) in enumerate(points)
    ]
    for shape in (BROAD, NARROW):
        svg = ElementTree.fromstring(draw_map(marks, "Map", shape, "en"))
        dots = [e for e in svg.iter("circle") if e.get("class") == "point"]
        assert dots
        for dot in dots:
            assert 0 <= float(dot.attrib["cx"]) <= shape.width
            assert 0 <= float(dot.attrib["cy"]) <= shape.height


def test_astana_lies_on_land_and_the_caspian_sea_is_water() -> None:
    project = fitted([Position(lat=51.1, lon=71.4), Position(lat=41.5, lon=51.0)], 700, 400, 40)
    rings = land(project, 700, 400)

    assert is_land(project, Position(lat=51.1, lon=71.4), rings)
    assert not is_land(project, Position(lat=41.5, lon=51.0), rings)


def is_land(project: Projection, at: Position, rings: Sequence[Sequence[Point]]) -> bool:
    """Whether a line to the left of the point crosses an odd number of coasts."""
    x, y = project(at)
    crossed = 0
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and ax + (y - ay) / (by - ay) * (bx - ax) < x:
                crossed += 1
    return crossed % 2 == 1


def test_two_hundred_places_are_dots_without_labels() -> None:
    marks = [
        Mark(id=f"p{n}", name="P", url="../", points=(Position(lat=n % 20, lon=n // 2),))
        for n in range(200)
    ]
    svg = ElementTree.fromstring(draw_map(marks, "Map", BROAD, "en"))
    assert len(list(svg.iter("a"))) == 200
    assert not [e for e in svg.iter("text") if e.get("class") not in ("water", "region")]


def said(svg: str, *kinds: str) -> list[str]:
    """The words of these kinds on a map."""
    return [
        e.text or "" for e in ElementTree.fromstring(svg).iter("text") if e.get("class") in kinds
    ]


ASIA = [
    Mark(id="a", name="Astana", url="../", points=(Position(lat=51.1, lon=71.4),)),
    Mark(
        id="r",
        name="A route",
        url="../",
        points=(Position(lat=51.4, lon=6.8), Position(lat=34.3, lon=109)),
        ends=("Duisburg", "Xi’an"),
    ),
]


def test_the_map_names_seas_and_lands_in_the_language_of_the_page() -> None:
    """“A few unobtrusive names for orientation in the page's language”."""
    english = said(draw_map(ASIA, "Map", BROAD, "en-GB"), "water", "region")
    assert {"Baltic Sea", "Siberia", "Kazakh Steppe"} <= {*english}
    assert {"波罗的海", "西伯利亚"} <= {
        *said(draw_map(ASIA, "地图", BROAD, "zh-Hans"), "water", "region")
    }
    for tag in ("zh-Hant", "zh-TW", "ar"):
        assert said(draw_map(ASIA, "Map", BROAD, tag), "water", "region") == []


def test_the_ends_of_a_route_are_named_unless_a_place_is_there() -> None:
    assert said(draw_map(ASIA, "Map", BROAD, "en"), "end") == ["Duisburg", "Xi’an"]
    xian = Mark(id="x", name="Xi’an", url="../", points=(Position(lat=34.3, lon=109),))
    assert said(draw_map([*ASIA, xian], "Map", BROAD, "en"), "end") == ["Duisburg"]


def test_no_name_of_the_map_is_one_of_a_country() -> None:
    """“Physical names only: neutral”: none is among CLDR’s names of countries."""
    for lang in ("en", "zh"):
        countries = {
            name
            for code, name in Locale(lang).territories.items()
            if re.fullmatch("[A-Z]{2}", code)
        }
        found = {one.names["en"] for one in features() if one.names[lang] in countries}
        # Islands and a land around the pole that bear the same name.
        assert found <= {"Madagascar", "Iceland", "Ireland", "Greenland", "Australia", "Antarctica"}


def test_a_sea_is_named_in_the_sea_and_a_land_on_land() -> None:
    """Each at the first of its places, by the coastlines that are drawn."""
    wrong = []
    for feature in features():
        for at in feature.at:
            project = fitted([at], 700, 400, 40)
            if is_land(project, at, land(project, 700, 400)) is feature.is_water:
                wrong.append((feature.names["en"], at))
    assert wrong == []


# -- from the sources to the page -----------------------------------------------------------------


def entries(root: Path) -> list[dict[str, object]]:
    """The entries of a glossary, read without any of our own code."""
    with (root / "glossary.yml").open(encoding="utf-8") as file:
        terms: list[dict[str, object]] = yaml.load(file, Loader=yaml.BaseLoader)["terms"]
    return terms


def assert_marked(root: Path, lang: str) -> None:
    """The marks are the entries and texts that have a date or a place, each once."""
    terms = entries(root)
    texts = [path.parent.name for path in (root / "source").glob("*/text.yml")]
    dated = Counter([str(term["id"]) for term in terms if "dates" in term] + texts)
    placed = Counter(str(term["id"]) for term in terms if "place" in term or "route" in term)
    timeline = made(root, f"docs/{lang}/timeline/index.md")
    assert Counter(dated_ids(timeline)) == dated
    page = made(root, f"docs/{lang}/map/index.md")
    assert Counter(ids(page, "broad")) == Counter(ids(page, "narrow")) == placed
    assert len(re.findall(r"^\| .*\]\(", page, re.M)) == placed.total()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_marks_are_the_entries_that_have_a_date_or_a_place(lang: str) -> None:
    assert_marked(OURS, lang)


def test_a_planted_entry_appears_by_itself(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path)
    glossary = root / "glossary.yml"
    before = glossary.read_text("utf-8")
    planted = "    dates: 1271/1368\n    route: [{lat: 1, lon: 2}, {lat: 3, lon: 4}]\n"
    glossary.write_text(before.rstrip("\n") + "\n" + planted, "utf-8")
    dated = dated_ids(made(root, "docs/en/timeline/index.md"))
    assert dated[:2] == ["lu-ban", "mortise-and-tenon"]
    assert ids(made(root, "docs/zh/map/index.md"), "broad") == ["lu-ban", "mortise-and-tenon"]


def test_without_dates_and_places_there_are_no_drawings(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path)
    glossary = root / "glossary.yml"
    lines = (BASE / "glossary.yml").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("    dates:", "    place:"))]
    glossary.write_text("".join(kept), "utf-8")
    paths = {output.path for output in make(root).outputs}
    assert not paths & {"docs/en/timeline/index.md", "docs/en/map/index.md"}


def test_a_route_needs_two_points(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path)
    glossary = root / "glossary.yml"
    glossary.write_text(glossary.read_text("utf-8").rstrip() + "\n    route: []\n", "utf-8")
    assert make(root).has_errors


def test_markdown_leaves_the_map_as_it_is() -> None:
    page = made(OURS, "docs/en/map/index.md")
    figure = next(line for line in page.splitlines() if line.startswith("<figure"))
    assert figure in to_html(page)


def test_markdown_leaves_each_mark_of_the_timeline_as_it_is() -> None:
    page = made(OURS, "docs/zh/timeline/index.md")
    html = to_html(page)
    marks = re.findall(r"<svg.*</svg>", page)
    assert len(marks) == len(dated_ids(page)) + 1  # with the years above them
    assert all(mark in html for mark in marks)
    assert html.count("<li>") == len(dated_ids(page))


@pytest.mark.parametrize("name", ["timeline", "map"])
def test_a_drawing_is_the_same_each_time(name: str) -> None:
    path = f"docs/zh/{name}/index.md"
    assert made(OURS, path) == made(OURS, path)
