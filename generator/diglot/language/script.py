"""Which characters belong to words, and in which scripts words have spaces between them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Scripts without spaces between words: Thai, Lao, Myanmar, Khmer, Kana, Bopomofo, Han.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x2E80, 0x312F),
    (0x31A0, 0x31BF),
    (0x31F0, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),
    (0x20000, 0x3FFFF),
)


@lru_cache(maxsize=4096)
def is_spaced_word(char: str) -> bool:
    """Whether `char` belongs to a word in a script that separates words."""
    if not (char.isalnum() or unicodedata.category(char) in ("Mn", "Mc", "Pc")):
        return False
    return not any(first <= ord(char) <= last for first, last in _UNSPACED)
