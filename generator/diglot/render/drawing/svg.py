"""Words in drawings: how wide they are without a font at hand, where they break, and as SVG.

A drawing is made once for all readers, whose fonts differ: widths are estimates on the wide side.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator, Mapping

from diglot.language.script import is_wide

_NARROW = frozenset("iljtfrI.,:;'’‘|!()[]· ")
_BROAD = frozenset("mwMW—%@")


def width_of(words: str, size: float) -> float:
    """The estimated width of a line at a font size, in the unit of the size."""
    return size * sum(_em(char) for char in words)


def _em(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if is_wide(char):
        return 1.0
    if char in _NARROW:
        return 0.36
    if char in _BROAD:
        return 0.95
    return 0.72 if char.isupper() else 0.58


def wrap(words: str, size: float, room: float) -> list[str]:
    """The lines of `words`, none wider than `room` where the words allow it."""
    lines, line = [], ""
    for piece in pieces(words):
        if line.strip() and width_of((line + piece).rstrip(), size) > room:
            lines.append(line.strip())
            line = ""
        line += piece
    return [*lines, line.strip()]


def pieces(words: str) -> Iterator[str]:
    """What must not be broken: a word with the space after it, or one Han character.

    A Chinese closing mark keeps to the character before it, an opening one to the next.
    """
    piece = ""
    for index, char in enumerate(words):
        piece += char
        after = words[index + 1 : index + 2]
        wide = is_wide(char)
        after_is_wide = after != "" and is_wide(after)
        opens = unicodedata.category(char) in ("Ps", "Pi")
        closes = after != "" and unicodedata.category(after) in ("Pe", "Pf", "Po", "Pd")
        if char in " –—-" or ((wide or after_is_wide) and not opens and not closes):
            yield piece
            piece = ""
    if piece:
        yield piece


def element(name: str, attributes: Mapping[str, object], content: str = "") -> str:
    """An element whose attributes are escaped; `content` is markup already.

    Numbers are rounded to a tenth, so that the bytes are the same on every machine.
    """
    written = "".join(
        f' {key}="{html.escape(number(value) if isinstance(value, float) else str(value))}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>"


def number(value: float) -> str:
    """A coordinate: a tenth of a unit is less than any eye can see."""
    shown = f"{value:.1f}".removesuffix(".0")
    return "0" if shown == "-0" else shown


def text(words: str, x: float, y: float, **attributes: str) -> str:
    """A line of words at a point; `class_` stands for `class`."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return element("text", {"x": x, "y": y, **named}, html.escape(words))
