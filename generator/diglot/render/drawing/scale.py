"""A scale of time from left to right, in percent of its width, so that it fits any column.

Within a part it is even. Where more than a century is empty and would take much of the width, the
scale is cut, and each part gets room for what stands in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from diglot.model.date import part_of
from diglot.render.drawing.svg import width_of

Stretch = tuple[float, float]
"""From the first moment to the last, in years."""
SIZE = 11.0
_WIDTH = 240.0
"""The room that labels are chosen for: that of a column at a desk, narrower than a phone."""
_EMPTY_YEARS, _EMPTY_SHARE = 100, 0.4
_CUT, _LEAST = 5.0, 16.0
"""What a cut takes of the width, and the least that a part gets."""
_MOST_TICKS = 12
_DAYS, _MONTHS, _YEARS = (1, 2, 5, 10), (1, 2, 3, 6), (1, 2, 5)
_DAY, _MONTH = 1 / 365.25, 1 / 12


class Part(Struct, frozen=True, kw_only=True):
    """A stretch of time without a cut, and where it lies in percent."""

    start: float
    end: float
    left: float
    right: float

    def at(self, year: float) -> float:
        """Where a moment stands; what lies beyond the part stands at its edge."""
        length = self.end - self.start
        share = (year - self.start) / length if length > 0 else 0.5
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)


class Tick(Struct, frozen=True, kw_only=True):
    """A moment that the scale names."""

    at: float
    """In percent."""
    label: str

    @property
    def anchor(self) -> str:
        """Its name stands above it, and within the scale."""
        half = self._half
        return "start" if self.at < half else "end" if self.at > 100 - half else "middle"

    @property
    def reach(self) -> Stretch:
        """From where to where its name goes, in percent."""
        back = {"start": 0.0, "middle": 1.0, "end": 2.0}[self.anchor]
        return self.at - self._half * back, self.at + self._half * (2.0 - back)

    @property
    def _half(self) -> float:
        return 50 * (width_of(self.label, SIZE) + 6) / _WIDTH


class Scale(Struct, frozen=True, kw_only=True):
    """Of time: to scale in each part, cut between them."""

    parts: tuple[Part, ...]
    """In order; at least one."""

    def at(self, year: float) -> float:
        """Where a moment stands, in percent."""
        return next((p for p in self.parts if year <= p.end), self.parts[-1]).at(year)

    @property
    def cuts(self) -> tuple[float, ...]:
        """Where it is cut."""
        return tuple((one.right + other.left) / 2 for one, other in pairwise(self.parts))


def scale_of(stretches: Sequence[Stretch]) -> Scale:
    """The scale on which all of these stand; there must be one."""
    found = _without_empty(sorted(stretches))
    room = 100.0 - _CUT * (len(found) - 1)
    least = min(_LEAST, room / len(found))
    held = [sum(start <= s[0] <= end for s in stretches) for start, end in found]
    spare = room - least * len(found)
    parts, left = [], 0.0
    for (start, end), count in zip(found, held, strict=True):
        right = left + least + spare * count / sum(held)
        parts.append(Part(start=start, end=end, left=left, right=right))
        left = right + _CUT
    return Scale(parts=tuple(parts))


def _without_empty(stretches: Sequence[Stretch]) -> list[Stretch]:
    """What is left of all time from the first to the last, without what is long and empty."""
    total = max(end for _, end in stretches) - stretches[0][0]
    kept = [stretches[0]]
    for start, end in stretches[1:]:
        empty = start - kept[-1][1]
        if empty > _EMPTY_YEARS and empty > total * _EMPTY_SHARE:
            kept.append((start, end))
        else:
            kept[-1] = (kept[-1][0], max(kept[-1][1], end))
    return kept


# -- what is named on it --------------------------------------------------------------------------


def ticks_of(scale: Scale, label: Callable[[str], str]) -> list[Tick]:
    """The moments to be named, as close as their names have room; `label` says a date in words."""
    kept: list[Tick] = []
    for tick in (tick for part in scale.parts for tick in _ticks(part, label)):
        if not kept or kept[-1].reach[1] <= tick.reach[0]:
            kept.append(tick)
    return kept


def _ticks(part: Part, label: Callable[[str], str]) -> list[Tick]:
    room = _WIDTH * (part.right - part.left) / 100
    for dates in _finer_first(part):
        ticks = [Tick(at=part.at(at), label=label(date)) for at, date in dates if at <= part.end]
        if sum(width_of(tick.label, SIZE) + 6 for tick in ticks) <= room or len(ticks) == 1:
            return ticks
    return []


def _finer_first(part: Part) -> Iterator[list[tuple[float, str]]]:
    """Evenly spread moments of the part, each with its date in EDTF, from days to ages."""
    length = part.end - part.start
    for step in _DAYS:
        if length < step * _DAY * _MOST_TICKS:
            yield _within(part, (day for day in _days(part) if (day[2] - 1) % step == 0))
    for step in _MONTHS:
        if length < step * _MONTH * _MOST_TICKS:
            yield _within(part, (month for month in _months(part) if (month[1] - 1) % step == 0))
    unit = 1
    while unit <= 10_000_000:
        for step in (unit * times for times in _YEARS):
            if length < step * _MOST_TICKS:
                yield _years(part, step)
        unit *= 10


def _years(part: Part, step: int) -> list[tuple[float, str]]:
    """Every so many years, counted from 1 in both directions: no year is named 0."""
    found = []
    for count in range(int(part.start // step) - 1, int(part.end // step) + 2):
        year = count * step if count > 0 else 1 + count * step
        if count and part.start <= year <= part.end:
            found.append((float(year), _written(year)))
    return found


def _months(part: Part) -> Iterator[tuple[int, int]]:
    years = range(int(part.start // 1), int(part.end // 1) + 1)
    return ((year, month) for year in years for month in range(1, 13))


def _days(part: Part) -> Iterator[tuple[int, int, int]]:
    """All but the last ones of each month that touches the part."""
    for year, month in _months(part):
        start, end = part_of(year, month)
        if end >= part.start and start <= part.end:
            yield from ((year, month, day) for day in range(1, 29))


def _within(part: Part, dates: Iterable[tuple[int, ...]]) -> list[tuple[float, str]]:
    starts = ((part_of(*date)[0], date) for date in dates)
    return [(at, _written(*date)) for at, date in starts if part.start <= at <= part.end]


def _written(year: int, *parts: int) -> str:
    """A year, a month or a day in EDTF."""
    if abs(year) > 9999:
        return f"Y{year}"
    said = f"-{-year:04}" if year < 0 else f"{year:04}"
    return "-".join((said, *(f"{part:02}" for part in parts)))
