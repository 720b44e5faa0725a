"""Dates as values: EDTF (ISO 8601-2), and the time that a date covers.

Years count as astronomers do (0 is 1 BC), with the part of the year that has passed as a fraction:
noon of July 2, 2023 is 2023.5.
"""

from __future__ import annotations

import calendar

from msgspec import Struct

_COMMON_YEAR = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP_YEAR = (31, 29, *_COMMON_YEAR[2:])


class TimeSpan(Struct, frozen=True, kw_only=True):
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


class CalendarDate(Struct, frozen=True, kw_only=True):
    """A year, a month or a day. An `X` stands for a digit that is left open."""

    written: str
    sign: int
    """-1 before the year 0, else 1."""
    digits: str
    """Of the year: `0506`, `199X`, `12000`."""
    month: str
    """Two digits, `XX`, or "" where the year is all that is said."""
    day: str
    mark: str
    """`?` where it is uncertain, `~` approximate, `%` both; else ""."""

    def __str__(self) -> str:
        return self.written

    @property
    def is_open(self) -> bool:
        """Whether a digit is left open."""
        return "X" in self.written

    @property
    def year(self) -> int:
        """The year, or the earliest in figures of those that it may be: 1990 of `199X`."""
        return self.sign * int(self.digits.replace("X", "0"))

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day, as far as all their digits are said."""
        said = [self.digits]
        said += [part for part in (self.month, self.day) if part]
        while said and "X" in "".join(said):
            said.pop()
        return tuple(int(part) * (1 if at else self.sign) for at, part in enumerate(said))

    @property
    def covers(self) -> tuple[float, float]:
        """From when to when it lasts; a digit left open stands for all ten."""
        if "X" in self.digits:
            years = sorted(self.sign * int(self.digits.replace("X", digit)) for digit in "09")
            return float(years[0]), float(years[1] + 1)
        year, *parts = self.parts
        return part_of(year, *parts)


class Edtf(Struct, frozen=True, kw_only=True):
    """A date, or an interval between two: at least one of them is known."""

    written: str
    """As it stands in the file."""
    start: CalendarDate | None
    """The date itself, or the first of an interval; None: it is open or unknown."""
    end: CalendarDate | None
    """The last of an interval."""
    is_interval: bool

    def __str__(self) -> str:
        return self.written

    @property
    def span(self) -> TimeSpan:
        """Where it stands in time. An interval that is written the wrong way round is turned."""
        start = self.start.covers if self.start else None
        end = self.end.covers if self.end else None
        if start and end and end < start:
            start, end = end, start
        anchor = start or end
        assert anchor is not None, self.written  # else it were no date
        last = end if self.is_interval else anchor
        return TimeSpan(
            start=start[0] if start else None,
            end=last[1] if last else None,
            anchor=sum(anchor) / 2,
            is_interval=self.is_interval,
            is_rough=any(date.mark or date.is_open for date in (self.start, self.end) if date),
        )


def month_lengths(year: int) -> tuple[int, ...]:
    """Days in each month."""
    return _LEAP_YEAR if calendar.isleap(year) else _COMMON_YEAR


def part_of(year: int, month: int = 0, day: int = 0) -> tuple[float, float]:
    """A year, a month or a day, from its first moment to its last."""
    if not month:
        return float(year), float(year + 1)
    lengths = month_lengths(year)
    before, length = sum(lengths[: month - 1]), lengths[month - 1]
    if day:
        before, length = before + day - 1, 1
    return year + before / sum(lengths), year + (before + length) / sum(lengths)
