"""A timeline of all that has a date, as SVG: one axis from top to bottom, an entry a row.

Each mark stands beside its own row, so that no line need lead to it and no names meet. The empty
axis between two rows grows with the time between them, as its square root; ten years or more are
written beside it. Where more than a century is empty and would take much of the axis, the axis is
cut. A stretch of time is a bar, which passes whatever fell within it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt

from msgspec import Struct

from diglot.model.date import TimeSpan
from diglot.render.drawing.svg import element, number, text, wrap

WIDTH = 340
"""Of the drawing, in units that are about as large as a pixel on a phone."""
_AXIS, _LANE, _LABELS = 8.0, 7.0, 40.0
_LANES = 3
_DATE, _NAME, _LEADING = 12.0, 15.0, 21.0
_GAP, _YEAR = 10.0, 6.5
"""The least distance between rows, and what a year adds to it."""
_BREAK = 46.0
_EMPTY_YEARS, _EMPTY_SHARE = 100, 0.4
_WRITTEN_YEARS = 10
_MONTH = 1 / 12


class Moment(Struct, frozen=True, kw_only=True):
    """Something that has a date."""

    id: str
    name: str
    date: str
    """In words."""
    path: str
    """Of its page, for a link in Markdown."""
    url: str
    """The same for raw HTML: relative to the built page."""
    gloss: str
    span: TimeSpan
    is_text: bool
    """A text of the edition, not an entry of the glossary."""


class _Row(Struct, frozen=True, kw_only=True):
    moment: Moment
    dates: tuple[str, ...]
    names: tuple[str, ...]
    top: float
    empty: float
    """Years without anything before it."""
    is_cut: bool
    """Whether the axis is cut before it."""

    @property
    def bottom(self) -> float:
        return self.top + _LEADING * (len(self.dates) + len(self.names))

    @property
    def mark(self) -> float:
        """The height of its mark: beside the first line of the date."""
        return self.top + _LEADING / 2


Knot = tuple[float, float]
"""A year and where it stands on the axis; between two knots the scale is even."""


def in_order(moments: Sequence[Moment]) -> list[Moment]:
    """From the earliest to the latest, in the order of their rows."""
    return sorted(moments, key=lambda moment: (moment.span.anchor, moment.id))


def is_cut(moments: Sequence[Moment]) -> bool:
    """Whether the axis leaves out an empty time, which the page then says."""
    return any(row.is_cut for row in _rows(in_order(moments)))


def draw_timeline(moments: Sequence[Moment], label: str, years: str) -> str:
    """The drawing as one `<svg>`. `moments` must not be empty; `years` says “{count} years”."""
    rows = list(_rows(in_order(moments)))
    knots = _knots(rows)
    drawn = [_axis(rows, years), *_marks(rows, knots)]
    view = f"0 0 {WIDTH} {number(rows[-1].bottom + 6)}"
    named = {"viewBox": view, "class": "timeline", "role": "group", "aria-label": label}
    return element("svg", {**named, "aria-describedby": "drawing-caption"}, "".join(drawn))


# -- where things stand ---------------------------------------------------------------------------


def _bounds(moment: Moment) -> tuple[float, float]:
    """First and last moment that the axis must show; an open end needs no room of its own."""
    span = moment.span
    start = span.start if span.start is not None else span.anchor
    end = span.end if span.end is not None else span.anchor
    return start, end


def _rows(moments: Sequence[Moment]) -> Iterator[_Row]:
    """From top to bottom, with the distances that the times between them ask for."""
    bounds = [_bounds(moment) for moment in moments]
    reached = bounds[0][0]
    total = max(end for _, end in bounds) - reached
    top = 4.0
    for moment, (start, end) in zip(moments, bounds, strict=True):
        empty = max(start - reached, 0.0)
        cut = empty > _EMPTY_YEARS and empty > total * _EMPTY_SHARE
        top += _BREAK if cut else _YEAR * sqrt(empty)
        row = _Row(
            moment=moment,
            dates=tuple(wrap(moment.date, _DATE, WIDTH - _LABELS - 4)),
            names=tuple(wrap(moment.name, _NAME, WIDTH - _LABELS - 4)),
            top=top,
            empty=empty,
            is_cut=cut,
        )
        yield row
        top = row.bottom + _GAP
        reached = max(reached, end)


def _knots(rows: Sequence[_Row]) -> list[Knot]:
    """Years in order, each with its height on the axis."""
    reached, bottom = _bounds(rows[0].moment)[0], rows[0].top
    knots = [(reached, bottom)]
    for row in rows:
        if row.is_cut and reached - knots[-1][0] > _MONTH:
            knots.append((reached, bottom))  # what ends before the cut ends above it
        knots.append((max(row.moment.span.anchor, knots[-1][0]), row.mark))
        reached, bottom = max(reached, _bounds(row.moment)[1]), row.bottom
    # Room below the last mark is for what outlasts it, not for a meeting of two days.
    return [*knots, (reached, bottom)] if reached - knots[-1][0] > _MONTH else knots


def _height(year: float, knots: Sequence[Knot]) -> float:
    """Where a year stands on the axis."""
    index = bisect_right(knots, year, key=lambda knot: knot[0])
    if index == 0:
        return knots[0][1]
    if index == len(knots):
        return knots[-1][1]
    (before, above), (after, below) = knots[index - 1], knots[index]
    return above + (below - above) * (year - before) / (after - before)


# -- what is drawn --------------------------------------------------------------------------------


def _axis(rows: Sequence[_Row], years: str) -> str:
    """The line with its cuts, and long empty times in words.

    Hidden from those who listen: the dates of the rows say it.
    """
    line = f"M{number(_AXIS)} {number(rows[0].top)}"
    drawn = ""
    for above, row in pairwise(rows):
        middle = (above.bottom + row.top) / 2
        if row.is_cut:
            line += f"V{number(middle - 3)}M{number(_AXIS)} {number(middle + 3)}"
            drawn += _cut(middle)
        if row.empty >= _WRITTEN_YEARS:
            words = years.replace("{count}", str(int(row.empty)))
            drawn += text(words, _LABELS, middle + 4, class_="empty")
    line += f"V{number(rows[-1].bottom)}"
    return element("g", {"aria-hidden": "true"}, element("path", {"d": line}) + drawn)


def _cut(y: float) -> str:
    """Two slanting strokes: something is left out."""
    strokes = "".join(
        f"M{number(_AXIS - 6)} {number(y + shift + 3)}L{number(_AXIS + 6)} {number(y + shift - 3)}"
        for shift in (-3.0, 3.0)
    )
    return element("path", {"d": strokes})


def _marks(rows: Sequence[_Row], knots: Sequence[Knot]) -> Iterator[str]:
    """Each row as one link: its mark, its date and its name."""
    reached = [0.0] * _LANES
    for row in rows:
        span, x, bar = row.moment.span, _AXIS, ""
        top = _height(span.start, knots) if span.start is not None else knots[0][1]
        bottom = _height(span.end, knots) if span.end is not None else knots[-1][1]
        if span.is_interval and bottom - top > 6:
            # Bars that overlap stand side by side.
            lane = next((n for n, end in enumerate(reached) if end < top), _LANES - 1)
            reached[lane] = max(reached[lane], bottom + 3)
            x += lane * _LANE
            bar = _bar(x, top, bottom, span)
        said = f"{row.moment.date}, {row.moment.name}"
        link = {"href": row.moment.url, "data-id": row.moment.id, "aria-label": said}
        yield element("a", link, bar + _point(x, row) + _words(row))


def _bar(x: float, top: float, bottom: float, span: TimeSpan) -> str:
    open_end = span.start is None or span.end is None
    kind = "bar rough" if span.is_rough or open_end else "bar"
    return element("path", {"class": kind, "d": f"M{number(x)} {number(top)}V{number(bottom)}"})


def _point(x: float, row: _Row) -> str:
    if row.moment.is_text:
        corner = {"x": x - 4.5, "y": row.mark - 4.5, "width": 9, "height": 9}
        return element("rect", {"class": "point text", **corner})
    return element("circle", {"class": "point", "cx": x, "cy": row.mark, "r": 5.0})


def _words(row: _Row) -> str:
    # A target as large as the row, for a finger.
    size = {"width": WIDTH - _LABELS + 4, "height": row.bottom - row.top}
    ground = {"class": "ground", "x": _LABELS - 4, "y": row.top, **size, "rx": 2}
    lines = [("date", words) for words in row.dates] + [("name", words) for words in row.names]
    drawn = [
        text(words, _LABELS, row.top + _LEADING * (index + 0.72), class_=kind)
        for index, (kind, words) in enumerate(lines)
    ]
    return element("rect", ground) + "".join(drawn)
