"""Names that every system can give to a file or folder, and tell from each other."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
"""Bytes of a name of ours, to which endings come; file systems take 255."""
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\..*)?", re.I
)
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*]")
_NO_UNICODE = re.compile(r"[\ud800-\udfff]")


def unusable(name: str) -> str:
    """What keeps a file or folder from having this name everywhere; "" where nothing does."""
    if _NO_UNICODE.search(name):
        return "which is not UTF-8"
    if _DEVICE.fullmatch(name):
        return "which Windows keeps for a device"
    if forbidden := _FORBIDDEN.search(name):
        shown = forbidden[0] if forbidden[0].isprintable() else f"U+{ord(forbidden[0]):04X}"
        return f"in which Windows forbids “{shown}”"
    if name.endswith((".", " ")):
        return "of which Windows leaves out the last character"
    if len(name.encode()) > 255:
        return "which is too long for a file"
    return ""


def folded(name: str) -> str:
    """The same for names or paths that some system takes for one: of other case or normal form."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()
