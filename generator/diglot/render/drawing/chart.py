"""A timeline as one drawing, for pages that do not scroll: a row each, from the earliest on.

What is long is drawn in several, each on the same scale, so that no page cuts one.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence

from diglot.render.drawing.scale import Scale, Tick, ticks_of
from diglot.render.drawing.svg import element, number, text, width_of
from diglot.render.drawing.timeline import Moment, reach

LONGEST = 32
"""Rows in a drawing: a page of a book, and its title."""
_WIDTH, _MARGIN, _HEAD, _ROW = 460.0, 10.0, 28.0, 18.0  # narrow: it must be read on a phone
_SIZE, _GAP = 12.0, 8.0


def draw_chart(
    moments: Sequence[Moment], scale: Scale, label: Callable[[str], str], title: str
) -> Iterator[str]:
    """The drawings, each an `<svg>`, of what is in its order; `label` says a date in words."""
    ticks = ticks_of(scale, label)
    for start in range(0, len(moments), LONGEST):
        yield _drawn(moments[start : start + LONGEST], scale, ticks, title)


def _drawn(rows: Sequence[Moment], scale: Scale, ticks: Sequence[Tick], title: str) -> str:
    height = _HEAD + _ROW * len(rows) + _MARGIN / 2
    paper = element("rect", {"class": "paper", "width": _WIDTH, "height": height})
    lines = "".join(_line("year", x := _x(tick.at), _HEAD - 6, x, height) for tick in ticks)
    cuts = "".join(_line("cut", x := _x(at), _HEAD - 6, x, height) for at in scale.cuts)
    years = "".join(
        text(tick.label, _x(tick.at), 16, class_="year", text_anchor=tick.anchor) for tick in ticks
    )
    marks = "".join(_row(one, scale, _HEAD + _ROW * (n + 0.5)) for n, one in enumerate(rows))
    named = {
        "viewBox": f"0 0 {number(_WIDTH)} {number(height)}",
        "class": "chart",
        "role": "img",
        "aria-label": title,
        "direction": "ltr",
    }
    return element("svg", named, paper + lines + cuts + years + marks)


def _x(percent: float) -> float:
    return _MARGIN + (_WIDTH - 2 * _MARGIN) * percent / 100


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return element("line", {"class": kind, "x1": x1, "y1": y1, "x2": x2, "y2": y2})


def _row(one: Moment, scale: Scale, y: float) -> str:
    """A dot, a bar or, of a text, a square; and its name where there is more room."""
    start, end = (_x(at) for at in reach(one.span, scale))
    rough = " rough" if one.span.is_rough or one.span.start is None or one.span.end is None else ""
    if start < end:
        mark = _line(f"bar{rough}", start, y, end, y)
    elif one.is_text:
        square = {"x": start - 4.5, "y": y - 4.5, "width": 9.0, "height": 9.0}
        mark = element("rect", {"class": "point text", **square})
    else:
        mark = element("circle", {"class": f"point{rough}", "cx": start, "cy": y, "r": 4.5})
    is_behind = start < _WIDTH - end
    room = (_WIDTH - end if is_behind else start) - _GAP - _MARGIN / 2
    at = end + _GAP if is_behind else start - _GAP
    named = {"x": at, "y": y + 4.5, "text-anchor": "start" if is_behind else "end"}
    return mark + element("text", named, html.escape(_cut(one.name, room)))


def _cut(name: str, room: float) -> str:
    """What has room of a name; the table below has all of it."""
    if width_of(name, _SIZE) <= room:
        return name
    while name and width_of(f"{name}…", _SIZE) > room:
        name = name[:-1]
    return f"{name.rstrip()}…"
