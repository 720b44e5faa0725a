"""From bytes to text, in the ways that files of people are encoded."""

from __future__ import annotations

import codecs
import re

from diglot.model.problem import Place, Problem

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def utf8(data: bytes, name: str, encoding: str = "utf-8") -> tuple[str | None, list[Problem]]:
    """The text of a file, or None and where it stops being in the encoding."""
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[: error.start].rpartition(b"\n")[2]
        problem = Problem(
            code="F002",
            place=Place(name, line, len(before.decode(encoding, "replace")) + 1),
            message=f"expected {encoding.upper()}, found the byte 0x{data[error.start]:02X}",
            hint="save the file as UTF-8 (in most editors: “Save with encoding”)",
        )
        return None, [problem]


def marked(data: bytes) -> tuple[bytes, str]:
    """The bytes without a byte-order mark, and the encoding that it tells, or ""."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :], encoding
    return data, ""


def stray(name: str, text: str, control: re.Match[str]) -> Problem:
    """That a control character stands in a text."""
    line = text.count("\n", 0, control.start()) + 1
    column = control.start() - text.rfind("\n", 0, control.start())
    return Problem(
        code="F004",
        place=Place(name, line, column),
        message=f"found the control character U+{ord(control[0]):04X}",
        hint="delete it; only tabs and line ends may stand in a text",
    )
