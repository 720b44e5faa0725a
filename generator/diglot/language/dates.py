"""Where a date stands in time: EDTF (ISO 8601-2) as a span of years, for placing it on an axis.

`render_date` says the same date in words. Years count as astronomers do (0 is 1 BC), with the part
of the year that has passed as a fraction: noon of July 2, 2023 is 2023.5.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

_MOMENT = re.compile(r"Y?(-?)([0-9X]{3,9})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?([?~%]?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What a date or an interval covers, from the first moment to the last."""

    start: float | None
    """None: it has no known beginning."""
    end: float | None
    """None: it goes on, or its end is unknown."""
    anchor: float
    """The moment by which it is placed among others: the middle of the first date that is known."""
    is_interval: bool
    is_rough: bool
    """Whether a date in it is uncertain, approximate, or has digits left open."""


def parse_edtf(edtf: str) -> Span | None:
    """The span of an EDTF date, or None where it names no moment at all (`..`, `/`, "")."""
    first, slash, last = edtf.partition("/")
    start, end = _moment(first), _moment(last)
    known = [moment for moment in (start, end) if moment]
    if not known:
        return None
    if start and end and end < start:
        start, end = end, start
    anchor = start or known[0]
    return Span(
        start=start[0] if start else None,
        end=end[1] if end else (None if slash else anchor[1]),
        anchor=sum(anchor) / 2,
        is_interval=bool(slash),
        is_rough=any(mark in edtf for mark in "?~%X"),
    )


def impossible(edtf: str) -> tuple[str, str] | None:
    """What is wrong with a date that no calendar has, or that names no moment, and the cure."""
    if parse_edtf(edtf) is None:
        found = f"expected a date, or an interval with one date at least, found “{edtf}”"
        return found, "write what is known: 2001-06-15/.., ../2003; where nothing is, leave it out"
    for moment in edtf.split("/"):
        match = _MOMENT.fullmatch(moment)
        if match is None or not match[3]:
            continue
        year, month, day = match[2], match[3], match[4] or ""
        if month.isdecimal() and not 1 <= int(month) <= 12:
            found = f"expected a month from 01 to 12, found “{moment}”"
            return found, "write the year, the month, the day: 2023-05-12"
        last = 31
        if month.isdecimal():
            sign = -1 if match[1] else 1
            last = _lengths(2000 if "X" in year else sign * int(year))[int(month) - 1]
        if day.isdecimal() and not 1 <= int(day) <= last:
            found = f"expected a day from 01 to {last} in that month, found “{moment}”"
            return found, "correct the day; where it is not known, write the year and month alone"
    return None


def _lengths(year: int) -> list[int]:
    """Days in each month."""
    # The calendar repeats every 400 years, and the library knows no year before 1.
    like = 2000 + year % 400
    return [calendar.monthrange(like, month)[1] for month in range(1, 13)]


def _moment(moment: str) -> tuple[float, float] | None:
    """From when to when a year, month or day lasts; a digit left open stands for all ten."""
    match = _MOMENT.fullmatch(moment)
    if match is None:
        return None
    sign = -1 if match[1] else 1
    years = sorted(sign * int(match[2].replace("X", digit)) for digit in "09")
    month, day = match[3] or "", match[4] or ""
    if years[0] != years[1] or not month.isdecimal() or not 1 <= int(month) <= 12:
        return float(years[0]), float(years[1] + 1)
    return _part_of(years[0], int(month), int(day) if day.isdecimal() else 0)


def _part_of(year: int, month: int, day: int) -> tuple[float, float]:
    """A month, or a day of it, within its year; day 0 and days that do not exist: the month."""
    lengths = _lengths(year)
    before, length = sum(lengths[: month - 1]), lengths[month - 1]
    if 1 <= day <= length:
        before, length = before + day - 1, 1
    return year + before / sum(lengths), year + (before + length) / sum(lengths)
