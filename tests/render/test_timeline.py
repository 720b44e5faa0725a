"""The timeline as it is drawn: each row's mark stands on one scale, where its date belongs."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from diglot.language.dates import parse_edtf
from diglot.render.drawing.scale import Scale, scale_of, ticks_of
from diglot.render.drawing.svg import width_of, wrap
from diglot.render.drawing.timeline import Moment, draw_mark, draw_scale, in_order, stretch_of

YEARS = st.integers(-9999, 9999)


def parse(svg: str) -> ElementTree.Element:
    """A drawing as HTML reads it, where `xlink:` needs no declaration."""
    return ElementTree.fromstring(svg.replace("xlink:href", "href"))


def moment(date: str, *, is_text: bool = False) -> Moment:
    """One of that date, whose id is the date itself."""
    span = parse_edtf(date).span
    return Moment(
        id=date, name="A name", date=date, path="a.md", gloss="", span=span, is_text=is_text
    )


def scale(*dates: str) -> Scale:
    return scale_of([stretch_of(parse_edtf(date).span) for date in dates])


def mark(date: str, on: Scale, *, is_text: bool = False) -> ElementTree.Element:
    """What stands last in the drawing of a row: a dot, a bar, or what holds a square."""
    svg = parse(draw_mark(moment(date, is_text=is_text), on))
    last: ElementTree.Element = [*svg][-1]
    return last


def place(date: str, on: Scale) -> float:
    """Where the dot of a date stands, in percent."""
    return float(mark(date, on).attrib["cx"].removesuffix("%"))


def bar(date: str, on: Scale) -> tuple[str, float, float]:
    """Of an interval: its class, and from where to where it goes, in percent."""
    found = mark(date, on).attrib
    start, end = (float(found[key].removesuffix("%")) for key in ("x1", "x2"))
    return found["class"], start, end


def edtf(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def test_rows_stand_in_the_order_of_time() -> None:
    dates = ["1996-04-26", "-0044-03-15", "2001", "0031-08-02", "-0506~/-0443~", "1996-04"]
    assert [one.id for one in in_order([moment(date) for date in dates])] == [
        *("-0506~/-0443~", "-0044-03-15", "0031-08-02"),
        *("1996-04", "1996-04-26", "2001"),
    ]


def test_the_timeline_is_to_scale_where_no_age_is_empty() -> None:
    """“Timeline and table are one thing, to scale where it can be”."""
    on = scale("1900-07-02", "1911", "1950", "2000-07-02")
    first, second, third, last = (
        place(date, on) for date in ("1900-07-02", "1911", "1950", "2000")
    )
    assert (first, last) == (0.0, 100.0)
    assert abs((second - first) * 39 - (third - second) * 11) < 4
    assert not on.cuts


@given(st.lists(YEARS, min_size=1, max_size=12))
def test_what_is_later_stands_further_on_and_all_within(years: list[int]) -> None:
    """Whatever the dates: their marks are in order and on the scale, and so are the names above."""
    dates = [edtf(year) for year in sorted(years)]
    on = scale(*dates)
    places = [place(date, on) for date in dates]
    assert places == sorted(places)
    assert all(0 <= at <= 100 for at in places)
    named = ticks_of(on, lambda date: date)
    assert all(one.reach[1] <= other.reach[0] for one, other in pairwise(named))
    assert all(-0.1 <= tick.at <= 100.1 for tick in named)


def test_a_bar_goes_from_its_first_to_its_last_moment() -> None:
    on = scale("2000", "2001/2010", "2005", "2020")
    kind, start, end = bar("2001/2010", on)
    assert kind == "bar"
    assert place("2000", on) < start < place("2005", on) < end < place("2020", on)


def test_an_open_end_goes_to_the_end_of_the_scale() -> None:
    on = scale("../1990", "1980", "2000/..", "2020")
    assert bar("2000/..", on) == ("bar rough", round(on.at(2000), 1), 100.0)
    assert bar("../1990", on)[:2] == ("bar rough", 0.0)


def test_the_scale_is_cut_only_where_an_age_is_empty() -> None:
    assert len(scale("-0506", "1949", "2001").cuts) == 1
    assert not scale("1000", "1200", "1400", "1600").cuts
    assert not scale("1949", "2001").cuts


def test_the_years_above_are_as_fine_as_the_dates_below() -> None:
    """Days for a week, months for a year, centuries for an age; before 1 no year is named 0."""

    def named(*dates: str) -> list[str]:
        return [tick.label for tick in ticks_of(scale(*dates), lambda date: date)]

    assert named("2023-05-12", "2023-05-15") == ["2023-05-13", "2023-05-15"]
    assert named("2023-02-10", "2023-11-20") == ["2023-04", "2023-07", "2023-10"]
    assert named("1949", "2024") == ["1960", "1980", "2000", "2020"]
    assert named("-0399/0300") == ["-0399", "-0199", "0200"]


def test_a_text_is_a_square_and_what_is_uncertain_is_hollow() -> None:
    on = scale("2000", "2010")
    assert [e.get("class") for e in mark("2005", on, is_text=True)] == ["point text"]
    assert mark("2005?", on).get("class") == "point rough"
    assert mark("2005", on).get("class") == "point"


def test_those_who_listen_hear_the_rows_alone() -> None:
    on = scale("2000", "2010")
    drawn = [draw_scale(on, lambda date: f"<{date}>"), draw_mark(moment("2001"), on)]
    assert all(parse(svg).get("aria-hidden") == "true" for svg in drawn)
    assert "<2000>" not in drawn[0]


def test_lines_of_a_drawing_break_where_words_do() -> None:
    name = '<script>&"quoted" ' * 8
    assert all(width_of(line, 15) <= 300 for line in wrap(name, 15, 300))
    assert "".join(wrap("关于在边境地区加强军事领域信任的协定。", 15, 90)).endswith("的协定。")
    assert not any(line.startswith("。") for line in wrap("一二三四五六。七八九", 10, 60))
