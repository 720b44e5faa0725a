"""Dates: when they begin and end, and what they are called in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.language.dates import EDTF, parse_edtf
from diglot.language.locale import render_date
from tests.strategies import SHIPPED


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
        ("2023-05-XX", 2023 + 120 / 365, 2023 + 151 / 365),
        ("2023-XX-05", 2023, 2024),
        ("Y-12000-02", -12000 + 31 / 366, -12000 + 60 / 366),
    ],
)
def test_a_date_covers_its_time(edtf: str, start: float | None, end: float | None) -> None:
    span = parse_edtf(edtf).span
    assert span.start == pytest.approx(start) if start is not None else span.start is None
    assert span.end == pytest.approx(end) if end is not None else span.end is None


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        *((edtf, "one date at least") for edtf in ["", "..", "/", "../..", "/.."]),
        *(
            (edtf, "a month from 01 to 12")
            for edtf in ["2023-13", "2023-00", "199X-13", "../2023-13"]
        ),
        ("2023-02-30", "a day from 01 to 28 in that month, found “2023-02-30”"),
        ("2024-02-30/2025", "a day from 01 to 29 in that month, found “2024-02-30”"),
        ("-0001-02-29", "a day from 01 to 28"),
        ("199X-02-30", "a day from 01 to 29"),
        ("2023-XX-32", "a day from 01 to 31"),
        ("2023-05-00", "a day from 01 to 31"),
    ],
)
def test_what_no_calendar_has_is_no_date(edtf: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as error:
        parse_edtf(edtf)
    assert len(error.value.args) == 2, "a message and a hint"


@given(st.from_regex(EDTF, fullmatch=True))
def test_a_date_is_written_as_it_stood_in_the_file(written: str) -> None:
    """“`str()` gives what stood in the file”; and every date that is one covers some time."""
    try:
        edtf = parse_edtf(written)
    except ValueError:
        return
    assert str(edtf) == written
    parts = [str(date) for date in (edtf.start, edtf.end) if date]
    assert written in (
        "/".join(parts),
        *(f"{parts[0]}/{end}" for end in ("", "..")),
        f"../{parts[0]}",
        f"/{parts[0]}",
    )
    span = edtf.span
    known = [moment for moment in (span.start, span.end) if moment is not None]
    assert known == sorted(known)
    assert span.is_interval is ("/" in written)
    assert span.is_rough is any(mark in written for mark in "?~%X")
    assert render_date(edtf, "en", SHIPPED)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2023-05-18", "May 18, 2023"),
        ("2023-05-18/2023-05-19", "May 18\u2009–\u200919, 2023"),
        ("2023-05-18/..", "since May 18, 2023"),
        ("../2023-05", "until May 2023"),
        ("-0043~", "c. 44 BC"),
        ("0000?", "1 BC (?)"),
        ("199X", "199X"),
        ("2023-05-XX", "2023-05-XX"),
        ("19XX/2001%", "19XX – c. 2001"),
        ("Y12345", "12345"),
        ("Y12345-05", "12345-05"),
        ("Y12345-05-18/Y12345-05-19", "12345-05-18 – 12345-05-19"),
    ],
)
def test_a_date_in_words(edtf: str, said: str) -> None:
    """A year beyond the calendar’s is written in figures, and without what was not said."""
    assert render_date(parse_edtf(edtf), "en", SHIPPED) == said


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1940-07-06/..", "born July 6, 1940"),
        ("../1999~", "died c. 1999"),
        ("1940/1999", "1940 – 1999"),
        ("1940", "1940"),
    ],
)
def test_a_life_begins_with_birth_and_ends_with_death(edtf: str, said: str) -> None:
    assert render_date(parse_edtf(edtf), "en", SHIPPED, of_life=True) == said
