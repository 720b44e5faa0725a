"""The picture of a link: titles opposite each other, who speaks, the edition and its version.

Two columns as in the text itself, in the colours of its paper. A title for which no font has the
letters is left out, and the other then has all the room; where none is left the sign of the site
stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from diglot.language.glyphs import clean, fonts_for
from diglot.model.font import Font
from diglot.render.drawing.svg import element
from diglot.render.drawing.typesetting import Setting, draw, leading, set_in, width

WIDTH, HEIGHT = 1200, 630
_PAPER, _INK, _SOFT, _LINE, _RUBRIC = "#fdfcf9", "#211e1a", "#5e574d", "#e2dccf", "#962d1d"
"""Those of the site by day: theme/assets/diglot/edition.css."""
_LEFT, _RIGHT, _GUTTER = 84.0, 1116.0, 56.0
_TOP, _FOOT = 166.0, 512.0
_TITLE_ROOM = 246.0
_DOT = " · "
_SIZES = (88, 80, 72, 66, 60, 54, 48, 44, 40, 36, 33, 30, 27, 24)
_PEOPLE, _EDITION = (30, 27, 24), (25, 23, 21)
_RED = 14


class Side(Struct, frozen=True, kw_only=True):
    """What the card says in one language."""

    direction: str
    title: str
    people: tuple[str, ...]
    """Who speaks."""
    edition: tuple[str, ...]
    """The edition, or who publishes it; and its version."""


class _Column(Struct, frozen=True, kw_only=True):
    side: Side
    left: float
    right: float

    @property
    def room(self) -> float:
        return self.right - self.left


def shown(sides: Sequence[Side], fonts: Sequence[Font]) -> list[Side]:
    """Those whose title has a font."""
    return [side for side in sides if fonts_for(side.title, fonts)]


def draw_card(sides: Sequence[Side], fonts: Sequence[Font]) -> str:
    """The card as SVG. `sides` are one or two, that of the base first."""
    columns = _columns(shown(sides, fonts))
    content = element("rect", {"width": WIDTH, "height": HEIGHT, "fill": _PAPER})
    content += element("rect", {"width": WIDTH, "height": _RED, "fill": _RUBRIC})
    content += _sign(_LEFT, 76, 1.75) if columns else _sign(WIDTH / 2 - 112, HEIGHT / 2 - 112, 7)
    titles = _titles(columns, fonts)
    below = _TOP + max((title.height for title in titles), default=0.0) + 26
    for column, title in zip(columns, titles, strict=True):
        content += _drawn(column, title, _TOP, _INK)
        content += _few(column, column.side.people, _PEOPLE, below, fonts)
        content += _few(column, column.side.edition, _EDITION, _FOOT + 20, fonts)
    if columns:
        rule = {"x1": _LEFT, "x2": _RIGHT, "y1": _FOOT, "y2": _FOOT}
        content += element("line", {**rule, "stroke": _LINE, "stroke-width": 2})
    size = {"width": WIDTH, "height": HEIGHT, "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    return element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size}, content)


def _columns(sides: Sequence[Side]) -> list[_Column]:
    """The base stands where its language begins to read."""
    if len(sides) < 2:
        return [_Column(side=side, left=_LEFT, right=_RIGHT) for side in sides]
    middle = (_LEFT + _RIGHT) / 2
    edges = [(_LEFT, middle - _GUTTER / 2), (middle + _GUTTER / 2, _RIGHT)]
    if sides[0].direction == "rtl":
        edges.reverse()
    return [
        _Column(side=side, left=left, right=right)
        for side, (left, right) in zip(sides, edges, strict=False)
    ]


def _titles(columns: Sequence[_Column], fonts: Sequence[Font]) -> list[Setting]:
    """Each in its column, all in one size."""

    def most(size: int) -> int:
        return max(1, int(_TITLE_ROOM / leading(size)))

    def fitted(sizes: Sequence[int]) -> list[Setting]:
        return [set_in(one.side.title, sizes, one.room, most, fonts) for one in columns]

    least = min((title.size for title in fitted(_SIZES)), default=0)
    return fitted([size for size in _SIZES if size <= least])


def _few(
    column: _Column, parts: Sequence[str], sizes: Sequence[int], top: float, fonts: Sequence[Font]
) -> str:
    """Names of lesser weight in two lines at most; left out where they have no font.

    In one line if they have room in it; else two stand one below the other, and more run on.
    """
    parts = [clean(part) for part in parts if fonts_for(part, fonts)]
    joined = _DOT.join(parts)
    able = fonts_for(joined, fonts)
    if not able or (len(parts) == 2 and width(joined, sizes[0], able) > column.room):
        lines = [set_in(part, sizes, column.room, lambda _: 1, fonts) for part in parts[:2]]
        tops = (top, top + leading(sizes[0]))
        return "".join(_drawn(column, *one, _SOFT) for one in zip(lines, tops, strict=False))
    return _drawn(column, set_in(joined, sizes, column.room, lambda _: 2, fonts), top, _SOFT)


def _drawn(column: _Column, setting: Setting, top: float, fill: str) -> str:
    return draw(setting, column.left, column.right, top, column.side.direction, fill)


def _sign(x: float, y: float, scale: float) -> str:
    """The sign of the site, as theme/assets/diglot/icon.svg has it."""
    ground = element("rect", {"width": 32, "height": 32, "rx": 6, "fill": _RUBRIC})
    rows = "M7 9h7M7 14h7M7 19h7M7 24h4M18 9h7M18 14h7M18 19h7M18 24h4"
    look = {"stroke": "#fff", "stroke-width": 2, "stroke-linecap": "round"}
    return element(
        "g",
        {"transform": f"translate({x:g} {y:g}) scale({scale:g})"},
        ground + element("path", {"d": rows, **look}),
    )
