"""The timeline as it is drawn: rows in the order of time, bars as long as what they stand for."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

from diglot.language.dates import parse_edtf
from diglot.render.drawing.svg import width_of, wrap
from diglot.render.drawing.timeline import Moment, draw_timeline


def moment(id_: str, date: str, name: str = "A name") -> Moment:
    return Moment(
        id=id_,
        name=name,
        date=date,
        path=f"{id_}.md",
        url=f"../{id_}/",
        gloss="",
        span=parse_edtf(date).span,
        is_text=False,
    )


def drawn(*dates: str) -> ElementTree.Element:
    """A timeline of these dates; the id of each is the date itself."""
    return ElementTree.fromstring(
        draw_timeline([moment(date, date) for date in dates], "Timeline", "{count} years")
    )


def places(svg: ElementTree.Element) -> dict[str, float]:
    """For each id, the height of its mark."""
    marks = {}
    for link in svg.iter("a"):
        point = next(e for e in link if (e.get("class") or "").startswith("point"))
        marks[link.attrib["data-id"]] = float(point.get("cy") or point.attrib["y"])
    return marks


def bars(svg: ElementTree.Element) -> dict[str, tuple[str, float, float]]:
    """For each id that has a bar: its class, and from where to where it goes."""
    found = {}
    for link in svg.iter("a"):
        for path in link.iter("path"):
            top, bottom = re.findall(r"[MV](?:[\d.]+ )?([\d.]+)", path.attrib["d"])
            found[link.attrib["data-id"]] = (path.attrib["class"], float(top), float(bottom))
    return found


def test_rows_stand_in_the_order_of_time() -> None:
    dates = ["1996-04-26", "-0044-03-15", "2001", "0031-08-02", "-0506~/-0443~", "1996-04"]
    order = sorted(places(drawn(*dates)).items(), key=lambda item: item[1])
    assert [id_ for id_, _ in order] == [
        *("-0506~/-0443~", "-0044-03-15", "0031-08-02"),
        *("1996-04", "1996-04-26", "2001"),
    ]


def test_more_time_takes_more_room() -> None:
    at = places(drawn("1900", "1901", "1911", "1961"))
    gaps = [below - above for above, below in pairwise(at.values())]
    assert gaps == sorted(gaps)
    assert gaps[0] < gaps[2]


def test_a_bar_goes_from_its_first_to_its_last_moment() -> None:
    svg = drawn("2000", "2001/2010", "2005", "2020")
    at, (kind, top, bottom) = places(svg), bars(svg)["2001/2010"]
    assert kind == "bar"
    assert at["2000"] < top <= at["2001/2010"] < at["2005"] < bottom < at["2020"]


def test_an_open_end_goes_to_the_end_of_the_axis() -> None:
    svg = drawn("../1990", "1980", "2000/..", "2020")
    at, found = places(svg), bars(svg)
    assert found["2000/.."][0] == found["../1990"][0] == "bar rough"
    assert found["2000/.."][2] >= at["2020"]
    assert found["../1990"][1] <= min(at.values())


def test_the_axis_is_cut_only_where_an_age_is_empty() -> None:
    far = ElementTree.tostring(drawn("-0506", "1949", "2001"), "unicode")
    even = ElementTree.tostring(drawn("1000", "1200", "1400", "1600"), "unicode")
    near = ElementTree.tostring(drawn("1949", "2001"), "unicode")
    assert far.count("2454 years") == 1
    # The path of the axis starts anew after a cut.
    assert [len(re.findall(r'd="M8 [^"]*M8 ', svg)) for svg in (far, even, near)] == [1, 0, 0]


def test_names_are_escaped_and_wrapped() -> None:
    name = '<script>&"quoted" ' * 8
    svg = draw_timeline([moment("a", "2001", name), moment("b", "2002")], "T", "{count}")
    assert "<script" not in svg
    ElementTree.fromstring(svg)
    assert all(width_of(line, 15) <= 300 for line in wrap(name, 15, 300))
    assert "".join(wrap("关于在边境地区加强军事领域信任的协定。", 15, 90)).endswith("的协定。")
    assert not any(line.startswith("。") for line in wrap("一二三四五六。七八九", 10, 60))
