"""Reading a date as an editor writes it: EDTF (ISO 8601-2:2019), levels 0 and 1.

As far as timelines need them: a date or an interval, each with a qualifier, unspecified digits, and
open or unknown ends. `render_date` says a date in words.
"""

from __future__ import annotations

import re

from diglot.model.date import CalendarDate, Edtf, month_lengths

_YEAR = r"Y-?[0-9]{5,9}|-?[0-9]{4}|-?[0-9]{2,3}X{1,2}"
_PART = r"[0-9]{2}|XX"
_DATE = rf"(?:{_YEAR})(?:-(?:{_PART})){{0,2}}[?~%]?"
EDTF = rf"^(?:{_DATE}|\.\.)?(?:/(?:{_DATE}|\.\.)?)?$"
"""What a date may look like; not every such date is in the calendar."""
_PARTS = re.compile(rf"(?P<year>{_YEAR})(?:-(?P<month>{_PART}))?(?:-(?P<day>{_PART}))?([?~%]?)")


def parse_edtf(written: str) -> Edtf:
    """The date of a text that looks like `EDTF`.

    ValueError, with a message and a hint, where no calendar has it, or it names no moment at all
    (`..`, `/`, "").
    """
    first, slash, last = written.partition("/")
    start, end = _date(first), _date(last)
    if not start and not end:
        raise ValueError(
            f"expected a date, or an interval with one date at least, found “{written}”",
            "write what is known: 2001-06-15/.., ../2003; where nothing is, leave it out",
        )
    for date in (start, end):
        if date:
            _of_the_calendar(date)
    return Edtf(written=written, start=start, end=end, is_interval=bool(slash))


def _date(written: str) -> CalendarDate | None:
    match = _PARTS.fullmatch(written)
    if match is None:
        return None
    year = match["year"].removeprefix("Y")
    return CalendarDate(
        written=written,
        sign=-1 if year.startswith("-") else 1,
        digits=year.removeprefix("-"),
        month=match["month"] or "",
        day=match["day"] or "",
        mark=match[4],
    )


def _of_the_calendar(date: CalendarDate) -> None:
    """ValueError, as `parse_edtf` raises it, where no calendar has the date."""
    if date.month.isdecimal() and not 1 <= int(date.month) <= 12:
        raise ValueError(
            f"expected a month from 01 to 12, found “{date}”",
            "write the year, the month, the day: 2023-05-12",
        )
    last = 31
    if date.month.isdecimal():
        lengths = month_lengths(2000 if "X" in date.digits else date.year)
        last = lengths[int(date.month) - 1]
    if date.day.isdecimal() and not 1 <= int(date.day) <= last:
        raise ValueError(
            f"expected a day from 01 to {last} in that month, found “{date}”",
            "correct the day; where it is not known, write the year and month alone",
        )
