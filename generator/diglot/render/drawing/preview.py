"""A picture of a text for those who share its address: its own shape, two columns of lines.

Each segment is a pair of strokes as long as its words, so that every text has a picture of its own,
without a font and the same on every machine. PNG (ISO/IEC 15948), 1200 × 630 pixels, four colours:
four pixels a byte, and every stroke begins and ends at a byte.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from diglot.language.script import is_wide
from diglot.model.output import Output
from diglot.model.site import Site
from diglot.model.text import BlockKind, Text

WIDTH, HEIGHT = 1200, 630
_PALETTE = bytes((253, 252, 248, 138, 38, 31, 58, 54, 48, 196, 188, 172))
"""Paper, accent, ink, grey: the colours of the site."""
_PAPER, _ACCENT, _INK, _GREY = range(4)
_MARGIN, _GUTTER, _LEADING, _STROKE = 90, 60, 18, 8
_FOUR = 0b01010101
"""Times a colour: four pixels of it."""
# A Han character holds about as much as two and a half letters.
_UNIT = {True: 26.0, False: 10.5}


def picture_path(text: str) -> str:
    """Where a text's picture stands, below docs/ and below the site alike."""
    return f"assets/made/{text}.png"


def render_previews(site: Site, words: object) -> Iterator[Output]:
    """One picture a text."""
    for annotated in site.edition.texts:
        text = annotated.text
        yield Output(path=f"docs/{picture_path(text.info.id)}", content=draw_picture(text))


def draw_picture(text: Text) -> bytes:
    """The picture as a PNG file."""
    canvas = [bytearray(WIDTH // 4) for _ in range(HEIGHT)]
    column = (WIDTH - 2 * _MARGIN - _GUTTER) // 2
    top = _MARGIN
    for pair in text.pairs:
        for row in pair.rows:
            depths = [0, 0]
            for side, segment in enumerate((row.base, row.translation)):
                left = _MARGIN + side * (column + _GUTTER)
                colour = _ACCENT if pair.kind is BlockKind.HEADING else (_INK, _GREY)[side]
                depths[side] = _strokes(canvas, segment.text, left, top, column, colour)
            top += max(*depths, 1) * _LEADING
            if top > HEIGHT - _MARGIN:
                return _png(canvas)
        top += _LEADING // 2
    return _png(canvas)


def _strokes(
    canvas: list[bytearray], words: str, left: int, top: int, column: int, colour: int
) -> int:
    """Draws a segment's lines; returns how many there are."""
    length = int(sum(_UNIT[is_wide(char)] for char in words))
    lines = 0
    while length > 0:
        width = min(length, column) // 4
        stroke = bytes((colour * _FOUR,)) * width
        for y in range(top + lines * _LEADING, top + lines * _LEADING + _STROKE):
            if y < HEIGHT - _MARGIN // 2:
                canvas[y][left // 4 : left // 4 + width] = stroke
        length -= column
        lines += 1
    return lines


def _png(canvas: list[bytearray]) -> bytes:
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 2, 3, 0, 0, 0)
    rows = b"".join(b"\x00" + row for row in canvas)
    chunks = ((b"IHDR", header), (b"PLTE", _PALETTE), (b"IDAT", zlib.compress(rows, 6)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in (*chunks, (b"IEND", b"")))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
