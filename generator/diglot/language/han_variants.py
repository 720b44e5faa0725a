"""Traditional and simplified characters, as OpenCC has them: the one place that asks it."""

from __future__ import annotations

from functools import cache

_HAN = range(0x4E00, 0xA000)
"""The characters in use."""


@cache
def simplified() -> dict[str, str]:
    """Each character that has a simpler form → that form: 魯 → 鲁, and both 發 and 髮 → 发."""
    from opencc import OpenCC

    chars = [chr(code) for code in _HAN]
    # One a line, so that none is read as part of a word.
    found = OpenCC("t2s").convert("\n".join(chars)).split("\n")
    pairs = zip(chars, found, strict=True)
    table = {one: other for one, other in pairs if one != other and ord(other) < 0x10000}
    table["著"] = "着"  # in Taiwan one character is both; OpenCC decides by the word
    # What is itself simplified further leads to the end, where all of them meet.
    return {one: table.get(other, other) for one, other in table.items()}
