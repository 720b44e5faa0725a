"""Makes a screenshot small: 256 colours at most, which is enough for text on a plain ground."""

from __future__ import annotations

import struct
import zlib
from collections import Counter

SIGNATURE = b"\x89PNG\r\n\x1a\n"
SHADES = 6
"""Steps between two shades that count as one colour: too few to be seen."""


def pixels(png: bytes) -> tuple[int, list[bytes]]:
    """Channels a pixel, and the rows of an image of 8 bits a channel without interlace."""
    width, _, channels, data = _parts(png)
    return channels, _unfiltered(zlib.decompress(data), width * channels, channels)


def shrink(png: bytes) -> bytes:
    """`png`, 8 bits a channel without interlace, as an image with a palette; transparency is lost."""
    width, height, channels, data = _parts(png)
    rows = _unfiltered(zlib.decompress(data), width * channels, channels)
    points = [[row[i : i + 3] for i in range(0, len(row), channels)] for row in rows]
    seen = Counter(pixel for row in points for pixel in row)
    kept: dict[bytes, int] = {}
    index: dict[bytes, int] = {}
    for pixel, _ in seen.most_common():
        rough = bytes(channel // SHADES for channel in pixel)
        if rough not in kept:  # the commonest of its shades stands for all of them
            kept[rough] = len(kept) if len(kept) < 256 else _nearest(rough, kept)
        index[pixel] = kept[rough]
    palette = [b""] * (max(index.values()) + 1)
    for pixel in reversed([pixel for pixel, _ in seen.most_common()]):
        palette[index[pixel]] = pixel
    lines = b"".join(b"\0" + bytes(index[pixel] for pixel in row) for row in points)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(lines, 9))]
    return SIGNATURE + b"".join(_chunk(*each) for each in [*chunks, (b"IEND", b"")])


def _nearest(rough: bytes, kept: dict[bytes, int]) -> int:
    found = min(kept, key=lambda one: sum((a - b) ** 2 for a, b in zip(one, rough, strict=True)))
    return kept[found]


def _parts(png: bytes) -> tuple[int, int, int, bytes]:
    """Width, height, channels a pixel, and the compressed data."""
    assert png.startswith(SIGNATURE)
    at, data = len(SIGNATURE), b""
    width = height = channels = 0
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", body)
            assert (depth, interlace) == (8, 0)
            channels = {2: 3, 6: 4}[colour]
        elif kind == b"IDAT":
            data += body
        at += length + 12
    return width, height, channels, data


def _unfiltered(data: bytes, stride: int, step: int) -> list[bytes]:
    """The rows of pixels, with the filters of PNG (none, sub, up, average, Paeth) undone."""
    rows: list[bytes] = []
    above = bytes(stride)
    for start in range(0, len(data), stride + 1):
        how, row = data[start], bytearray(data[start + 1 : start + 1 + stride])
        for i in range(stride if how else 0):
            left = row[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            guess = (0, left, above[i], (left + above[i]) // 2, _paeth(left, above[i], corner))[how]
            row[i] = (row[i] + guess) & 255
        above = bytes(row)
        rows.append(above)
    return rows


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(value - guess))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
