"""The marks of a timeline, one for each row of a list, as SVG: dots and bars on one scale.

The scale goes from left to right and its units are percents, so that a mark keeps its place
whatever the width and the height of its row. Those who listen hear the dates of the rows instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from diglot.model.date import TimeSpan
from diglot.render.drawing.scale import Scale, Stretch, Tick, ticks_of
from diglot.render.drawing.svg import element, number, text

_LEAST_BAR = 3.0
"""In percent: what is shorter is a dot."""
_LINES = "timeline-years"
"""The id of the lines that every row repeats."""


class Moment(Struct, frozen=True, kw_only=True):
    """Something that has a date."""

    id: str
    name: str
    date: str
    """In words."""
    path: str
    """Of its page, for a link in Markdown."""
    gloss: str
    span: TimeSpan
    is_text: bool
    """A text of the edition, not an entry of the glossary."""


def stretch_of(span: TimeSpan) -> Stretch:
    """What the scale must show of it; an open end needs no room of its own."""
    start, end = span.start, span.end
    return (
        start if start is not None else span.anchor,
        end if end is not None else span.anchor,
    )


def in_order(moments: Sequence[Moment]) -> list[Moment]:
    """From the earliest to the latest, in the order of their rows."""
    return sorted(moments, key=lambda moment: (moment.span.anchor, moment.id))


def draw_scale(scale: Scale, label: Callable[[str], str]) -> str:
    """The years above the rows, and the lines that go down from them, as one `<svg>`."""
    ticks = ticks_of(scale, label)
    lines = "".join(_upright(tick.at) for tick in ticks)
    lines += "".join(_upright(at, **{"stroke-dasharray": "1 4"}) for at in scale.cuts)
    words = "".join(_named(tick) for tick in ticks)
    return _hidden(words + element("defs", {}, element("g", {"id": _LINES}, lines)))


def draw_others(spans: Sequence[TimeSpan], scale: Scale) -> str:
    """All dates as fine marks on one line, none twice: what one of them is seen among."""
    places = sorted({round(scale.at(span.anchor) * 2) / 2 for span in spans})
    marks = (
        element("line", {"x1": _percent(at), "x2": _percent(at), "y1": "30%", "y2": "70%"})
        for at in places
    )
    return element("g", {"class": "others"}, "".join(marks))


def draw_moment(span: TimeSpan, others: str, scale: Scale) -> str:
    """Where one date stands among all, as an `<svg>`; `others` are those of `draw_others`."""
    return _hidden(_use() + _level("axis", 0.0, 100.0) + others + _mark(span, scale))


def draw_mark(moment: Moment, scale: Scale) -> str:
    """The mark of one row as an `<svg>`: the lines of the years, one that leads to it, itself."""
    lead = _level("lead", 0.0, reach(moment.span, scale)[0])
    return _hidden(_use() + lead + _mark(moment.span, scale, is_text=moment.is_text))


def reach(span: TimeSpan, scale: Scale) -> Stretch:
    """From where to where it is drawn; of what is no bar both are one."""
    start = scale.parts[0].left if span.start is None else scale.at(span.start)
    end = scale.parts[-1].right if span.end is None else scale.at(span.end)
    if span.is_interval and end - start >= _LEAST_BAR:
        return start, end
    return scale.at(span.anchor), scale.at(span.anchor)


def _mark(span: TimeSpan, scale: Scale, *, is_text: bool = False) -> str:
    """A dot, a bar or, of a text, a square."""
    start, end = reach(span, scale)
    rough = " rough" if span.is_rough or span.start is None or span.end is None else ""
    if start < end:
        return _level(f"bar{rough}", start, end)
    return _square(start) if is_text else _dot(f"point{rough}", start)


def _hidden(content: str) -> str:
    return element("svg", {"aria-hidden": "true"}, content)


def _use() -> str:
    # The old form: the theme's instant navigation sets every `href`, which SVG does not let it.
    return element("use", {"xlink:href": f"#{_LINES}"})


def _percent(at: float) -> str:
    return f"{number(at)}%"


def _upright(at: float, **look: str) -> str:
    return element("line", {"x1": _percent(at), "x2": _percent(at), "y2": "100%", **look})


def _level(kind: str, start: float, end: float) -> str:
    across = {"x1": _percent(start), "x2": _percent(end)}
    return element("line", {"class": kind, **across, "y1": "50%", "y2": "50%"})


def _dot(kind: str, at: float) -> str:
    return element("circle", {"class": kind, "cx": _percent(at), "cy": "50%", "r": 4.5})


def _square(at: float) -> str:
    """Its corner cannot be said in percent, so it stands in a drawing of its own."""
    corner = {"x": -4.5, "y": -4.5, "width": 9, "height": 9}
    rect = element("rect", {"class": "point text", **corner})
    return element("svg", {"x": _percent(at), "y": "50%", "overflow": "visible"}, rect)


def _named(tick: Tick) -> str:
    words = text(tick.label, 0, 0, text_anchor=tick.anchor)
    return element("svg", {"x": _percent(tick.at), "y": "1em", "overflow": "visible"}, words)
