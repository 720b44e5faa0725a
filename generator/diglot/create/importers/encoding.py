"""From bytes to text, in the ways that files of people are encoded."""

from __future__ import annotations

import codecs
import re

from diglot.create.document import UnreadableError
from diglot.model.problem import CONTROL

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CHARSET = re.compile(
    rb"<meta[^>]+charset=[\"']?\s*([\w-]+)|<\?xml[^>]+encoding=[\"']([\w-]+)", re.IGNORECASE
)
_NO_FILES = frozenset("utf-7 unicode-escape raw-unicode-escape punycode idna undefined".split())
"""Codecs of Python's that no file of words is in; most take more time the longer the text is."""
_LONE = re.compile("[\ud800-\udfff]")
_LINES = frozenset("\x0b\x0c\x85\u2028\u2029")
_AS_UTF8 = "save the file as UTF-8, or say what it is in: --encoding gb18030"


def marked(data: bytes) -> tuple[bytes, str]:
    """The bytes without a byte-order mark, and the encoding that it tells, or ""."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :], encoding
    return data, ""


def text_of(data: bytes, wanted: str = "", *, is_html: bool = False) -> str:
    """The characters of a text file, by its byte-order mark, by what it says, or UTF-8."""
    data, encoding = marked(data)
    said = _CHARSET.search(data[:4096]) if is_html else None
    encoding = wanted or encoding or ((said[1] or said[2]).decode() if said else "utf-8")
    if encoding.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"):
        encoding = "windows-1252"  # as browsers read them
    try:
        if codecs.lookup(encoding).name in _NO_FILES:
            raise LookupError(encoding)
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"expected {encoding.upper()}, found the byte 0x{data[error.start]:02X}"
        raise UnreadableError("F002", message, _AS_UTF8, line) from error
    except (LookupError, UnicodeError) as error:
        message = f"expected an encoding that is known, found “{encoding}”"
        raise UnreadableError("F002", message, _AS_UTF8) from error
    if lone := _LONE.search(text):
        line = text.count("\n", 0, lone.start()) + 1
        message = f"expected {encoding.upper()}, found half of a character"
        raise UnreadableError("F002", message, _AS_UTF8, line)
    for control in CONTROL.finditer(text):
        if control[0] not in _LINES:
            message = f"found the control character U+{ord(control[0]):04X}"
            hint = "delete it; only tabs and line ends may stand in a text"
            raise UnreadableError("F004", message, hint, text.count("\n", 0, control.start()) + 1)
    return text
