"""Words set in fonts at hand: which font has which letters, how wide lines are, where they break.

Widths are those of single letters, without kerning and joining: a little too wide rather than too
narrow, so that what is drawn has room.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from diglot.language.glyphs import clean, clusters, fonts_for, has
from diglot.language.script import is_wide
from diglot.model.font import Font
from diglot.render.drawing.svg import element, pieces

_START_OF = {"ltr": "\u2066", "rtl": "\u2067"}
_END_OF_IT = "\u2069"
_ELLIPSIS = "…"
_WHOLE = 40
"""A larger size is given up before a word is broken."""


class Setting(Struct, frozen=True, kw_only=True):
    """Words in lines of one size."""

    size: int
    lines: tuple[str, ...]
    fonts: tuple[Font, ...]
    """The ones that they are set in, the one with the most of their letters first."""

    @property
    def height(self) -> float:
        return len(self.lines) * leading(self.size)


def leading(size: float) -> float:
    """From one line to the next."""
    return round(1.18 * size, 1)


def set_in(
    words: str, sizes: Sequence[int], room: float, most: Callable[[int], int], fonts: Sequence[Font]
) -> Setting:
    """`words` in the largest of the sizes in which they have their room: `most` lines of a size.

    Where they have it in none they are cut at the smallest. There must be fonts for them.
    """
    words = clean(words)
    ours = fonts_for(words, fonts)
    parts = _parts(words, ours)
    longest = max((part.seen for part in parts), default=0.0)
    lines: list[str] = []
    for size in sizes:
        lines = _broken(parts, room / size, ours)
        if len(lines) <= most(size) and (size <= _WHOLE or longest * size <= room):
            balanced = _balanced(parts, room / size, longest, lines, ours)
            return Setting(size=size, lines=balanced, fonts=ours)
    kept = most(sizes[-1]) - 1
    last = _cut("".join(lines[kept:]), room / sizes[-1], ours)
    return Setting(
        size=sizes[-1], lines=(*(line.strip() for line in lines[:kept]), last), fonts=ours
    )


class _Part(NamedTuple):
    """What stays together in a line, and its widths in em."""

    words: str
    whole: float
    seen: float
    """Without the space at its end."""


def _parts(words: str, fonts: Sequence[Font]) -> list[_Part]:
    return [
        _Part(part, width(part, 1, fonts), width(part.rstrip(), 1, fonts)) for part in pieces(words)
    ]


def width(words: str, size: float, fonts: Sequence[Font]) -> float:
    """Of a line."""
    return size * sum(
        font.advances.get(char, 0.0) for font, run in _runs(words, fonts) for char in run
    )


def draw(setting: Setting, left: float, right: float, top: float, direction: str, fill: str) -> str:
    """The lines as SVG, from the edge at which the language begins to write."""
    is_rtl = direction == "rtl"
    x = right if is_rtl else left
    return "".join(
        element(
            "text",
            {
                "x": x - _hung(line, setting),
                "y": round(top + 0.82 * setting.size + index * leading(setting.size), 1),
                "font-size": setting.size,
                "fill": fill,
                "text-anchor": "end" if is_rtl else "start",
            },
            # What draws takes each line for one that is written from left to right.
            _START_OF[direction] + _spans(line, setting.fonts) + _END_OF_IT,
        )
        for index, line in enumerate(setting.lines)
    )


def _hung(line: str, setting: Setting) -> float:
    """How far a wide opening bracket, half of which is empty, stands out to the left."""
    opens = is_wide(line[:1] or " ") and unicodedata.category(line[0]) in ("Ps", "Pi")
    return setting.size / 2 if opens else 0.0


def _spans(line: str, fonts: Sequence[Font]) -> str:
    return "".join(
        element("tspan", {"font-family": f"'{_quoted(font.family)}'"}, html.escape(run))
        for font, run in _runs(line, fonts)
    )


def _quoted(family: str) -> str:
    """Within quotation marks in CSS."""
    return "".join(
        char if char.isalnum() or char in " -" else f"\\{ord(char):x} " for char in family
    )


def _runs(words: str, fonts: Sequence[Font]) -> Iterator[tuple[Font, str]]:
    """The words in stretches of one font: for each letter the first that has it."""

    def font_of(cluster: str) -> int:
        return next((at for at, font in enumerate(fonts) if has(font, cluster)), 0)

    for at, run in groupby(clusters(words), key=font_of):
        yield fonts[at], "".join(run)


def _broken(parts: Sequence[_Part], room: float, fonts: Sequence[Font]) -> list[str]:
    """In lines within the room: between words, and within one that is longer than a line.

    Each has the space that it ends with, which needs no room.
    """
    lines, line, filled = [], "", 0.0
    for words, whole, seen in parts:
        if line.strip() and filled + seen > room:
            lines.append(line)
            line, filled = "", 0.0
        line += words
        filled += whole
        if seen > room:
            *before, line = _shares(line, room, fonts)
            lines += before
            filled = width(line, 1, fonts)
    return [*lines, line]


def _shares(word: str, room: float, fonts: Sequence[Font]) -> list[str]:
    """A long word, cut between letters."""
    shares = [""]
    for cluster in clusters(word):
        if shares[-1] and width((shares[-1] + cluster).rstrip(), 1, fonts) > room:
            shares.append("")
        shares[-1] += cluster
    return shares


def _balanced(
    parts: Sequence[_Part],
    room: float,
    longest: float,
    lines: Sequence[str],
    fonts: Sequence[Font],
) -> tuple[str, ...]:
    """In as few lines, of lengths as like as may be: no word stands alone in the last one."""
    for twentieths in range(19, 9, -1):
        narrower = room * twentieths / 20
        if narrower < longest:
            break
        tried = _broken(parts, narrower, fonts)
        if len(tried) > len(lines):
            break
        lines = tried
    return tuple(line.strip() for line in lines)


def _cut(line: str, room: float, fonts: Sequence[Font]) -> str:
    """As much of the line as there is room for, with dots."""
    kept, filled = "", width(_ELLIPSIS, 1, fonts)
    for cluster in clusters(line):
        filled += width(cluster, 1, fonts)
        if filled > room:
            break
        kept += cluster
    return kept.rstrip() + _ELLIPSIS
