"""Traditional and simplified characters, as OpenCC has them: the one place that asks it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

_HAN: Iterable[range] = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
"""The characters in use; rarer ones are two units of UTF-16, and the browser compares units."""


def simplified() -> dict[str, str]:
    """Each character that has a simpler form → that form: 魯 → 鲁, and both 發 and 髮 → 发."""
    from opencc import OpenCC

    chars = [chr(code) for code in chain.from_iterable(_HAN)]
    # One a line, so that none is read as part of a word.
    found = OpenCC("t2s").convert("\n".join(chars)).split("\n")
    pairs = zip(chars, found, strict=True)
    return {one: other for one, other in pairs if one != other and ord(other) < 0x10000}
