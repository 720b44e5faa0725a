"""From the bytes of a font to what a line of words needs: its family, its characters, their widths.

OpenType (ISO/IEC 14496-22), with outlines of either kind: the tables `head`, `hhea`, `hmtx`, `cmap`
(formats 4 and 12) and `name`. What else a font holds is for the program that draws.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Mapping

from diglot.model.font import Font, FontFile
from diglot.model.problem import Place, Problem

_KINDS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_LAST = 0x10FFFF
_FAMILIES = (16, 1)
"""Names of the family, the better one first."""


def parse_fonts(files: Iterable[FontFile]) -> tuple[tuple[Font, ...], list[Problem]]:
    """The fonts that can be used, those of the edition before Diglot's own; and the others."""
    fonts, problems = [], []
    for file in sorted(files, key=lambda file: (file.is_own, file.name)):
        try:
            fonts.append(parse_font(file))
        except ValueError as error:
            hint = "save it as OpenType (.otf or .ttf), not compressed for the web"
            message = f"expected a font, found {error}"
            problems.append(
                Problem(code="F007", place=Place(file.name), message=message, hint=hint)
            )
    return tuple(fonts), problems


def parse_font(file: FontFile) -> Font:
    """What the font says of itself. Raises ValueError, which says what is wrong with it."""
    data = file.data
    if data[:4] not in _KINDS:
        raise ValueError("a file of another kind")
    try:
        tables = _tables(data)
        family = _family(tables[b"name"])
        advances = _advances(tables)
    except KeyError as missing:
        raise ValueError(f"one without the table {missing}") from missing
    except (struct.error, IndexError, OverflowError) as error:
        raise ValueError("one that is cut off or damaged") from error
    if not family or not advances:
        raise ValueError("one without a name or without characters")
    return Font(
        name=file.name,
        file=file.file,
        family=family,
        digest=hashlib.blake2b(data, digest_size=16).hexdigest(),
        advances=advances,
    )


def _tables(data: bytes) -> Mapping[bytes, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    found = (struct.unpack_from(">4s4xII", data, 12 + 16 * index) for index in range(count))
    return {tag: data[at : at + length] for tag, at, length in found}


def _family(table: bytes) -> str:
    """In Unicode, as the font is called in English or else first."""
    _, count, storage = struct.unpack_from(">HHH", table)
    named: dict[int, str] = {}
    for index in range(count):
        platform, _, language, which, length, at = struct.unpack_from(">6H", table, 6 + 12 * index)
        if platform not in (0, 3) or which not in _FAMILIES:
            continue
        words = table[storage + at : storage + at + length].decode("utf-16-be", "replace")
        if which not in named or language == 0x409:
            named[which] = words
    return next((named[which] for which in _FAMILIES if named.get(which)), "")


def _advances(tables: Mapping[bytes, bytes]) -> dict[str, float]:
    (unit,) = struct.unpack_from(">H", tables[b"head"], 18)
    (count,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    if not unit or not count:
        raise ValueError("one without widths")
    wide = struct.unpack_from(f">{2 * count}H", tables[b"hmtx"])[::2]
    return {
        chr(code): wide[min(glyph, count - 1)] / unit
        for code, glyph in _glyphs(tables[b"cmap"])
        if glyph and not 0xD800 <= code <= 0xDFFF
    }


def _glyphs(table: bytes) -> Iterator[tuple[int, int]]:
    """Each character with its glyph, of the largest map in Unicode."""
    (count,) = struct.unpack_from(">H", table, 2)
    maps = {}
    for index in range(count):
        platform, encoding, at = struct.unpack_from(">HHI", table, 4 + 8 * index)
        if platform == 0 or (platform, encoding) in ((3, 1), (3, 10)):
            (form,) = struct.unpack_from(">H", table, at)
            maps[form] = table[at:]
    if 12 in maps:
        return _in_groups(maps[12])
    if 4 in maps:
        return _in_segments(maps[4])
    raise ValueError("one whose characters are not Unicode’s")


def _in_groups(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 12."""
    (count,) = struct.unpack_from(">I", table, 12)
    after = 0
    for index in range(count):
        first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * index)
        if not after <= first <= last <= _LAST:  # in order and apart, so there is an end to them
            raise ValueError("one whose characters are out of order")
        yield from ((code, glyph + code - first) for code in range(first, last + 1))
        after = last + 1


def _in_segments(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 4."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    offsets = struct.unpack_from(f">{count}H", table, 16 + 6 * count)
    after = 0
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        if not after <= first <= last:
            raise ValueError("one whose characters are out of order")
        after = last + 1
        for code in range(first, last + (last < 0xFFFF)):
            glyph = code
            if offsets[index]:
                at = 16 + 6 * count + 2 * index + offsets[index] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", table, at)
                if not glyph:
                    continue
            yield code, (glyph + deltas[index]) & 0xFFFF
