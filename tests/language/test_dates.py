"""Dates: when they begin and end, and what they are called in words."""

from __future__ import annotations

import pytest

from diglot.language.dates import impossible, parse_edtf
from diglot.language.locale import render_date
from diglot.language.wording import Words


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2023", 2023, 2024),
        ("2023-01", 2023, 2023 + 31 / 365),
        ("2024-12-31", 2025 - 1 / 366, 2025),
        ("0000", 0, 1),
        ("-0506~/-0443~", -506, -442),
        ("-0044-03-15", -44 + 74 / 366, -44 + 75 / 366),
        ("199X", 1990, 2000),
        ("19XX?", 1900, 2000),
        ("-01XX", -199, -99),
        ("2001-XX", 2001, 2002),
        ("Y-12000", -12000, -11999),
        ("2001-06-15/..", 2001 + 165 / 365, None),
        ("2001/", 2001, None),
        ("../1949", None, 1950),
        ("2001/1990", 1990, 2002),
        ("2023-02-30", 2023 + 31 / 365, 2023 + 59 / 365),
        ("2023-13", 2023, 2024),
    ],
)
def test_a_date_covers_its_time(edtf: str, start: float | None, end: float | None) -> None:
    span = parse_edtf(edtf)
    assert span is not None
    assert span.start == pytest.approx(start) if start is not None else span.start is None
    assert span.end == pytest.approx(end) if end is not None else span.end is None


@pytest.mark.parametrize("edtf", ["", "..", "/", "../..", "/.."])
def test_what_names_no_moment_has_no_place(edtf: str) -> None:
    assert parse_edtf(edtf) is None
    assert impossible(edtf)


WORDS = Words({"date-interval": "{start} – {end}", "date-from": "since {date}"})


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2023-05-18", "May 18, 2023"),
        ("2023-05-18/2023-05-19", "May 18\u2009–\u200919, 2023"),
        ("2023-05-18/..", "since May 18, 2023"),
        ("Y12345", "12345"),
        ("Y12345-05", "12345-05"),
        ("Y12345-05-18/Y12345-05-19", "12345-05-18 – 12345-05-19"),
    ],
)
def test_a_date_in_words(edtf: str, said: str) -> None:
    """A year beyond the calendar’s is written in figures, and without what was not said."""
    assert render_date(edtf, "en", WORDS) == said
