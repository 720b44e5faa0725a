"""What characters are: of which script, as wide as Han or not, part of a word between spaces."""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections.abc import Sequence
from functools import lru_cache

from diglot.language.table import FULL_WIDTH, SCRIPTS, Ranges, facts_of


def _merged(*ranges: Ranges) -> list[tuple[int, int]]:
    """Their stretches in order; what overlaps is one."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(stretch for one in ranges for stretch in one):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


_RANGES = {code: _merged(script.ranges) for code, script in SCRIPTS.items()}
_UNSPACED = _merged(*(script.ranges for script in SCRIPTS.values() if not script.is_spaced))
_EAST_ASIAN = _merged(
    *(SCRIPTS[code].ranges for code in ("Hani", "Hira", "Kana", "Bopo")), FULL_WIDTH
)
_LAST = 0x10FFFF


@lru_cache(maxsize=4096)
def is_spaced_word(char: str) -> bool:
    """Whether `char` belongs to a word in a script that separates words."""
    if not (char.isalnum() or unicodedata.category(char) in ("Mn", "Mc", "Pc")):
        return False
    return not _within(char, _UNSPACED)


def word_from(text: str, start: int, end: int) -> str:
    """`text[start:end]`, to the end of the word in which it ends."""
    while end < len(text) and (
        is_spaced_word(text[end]) or unicodedata.category(text[end]) == "Cf"
    ):
        end += 1
    return text[start:end]


def is_in(char: str, script: str) -> bool:
    """Whether `char` is of the script (an ISO 15924 code of the table)."""
    return _within(char, _RANGES[script])


@lru_cache(maxsize=4096)
def is_east_asian(char: str) -> bool:
    """Whether `char` is Han or Kana, or what is set with them: nothing has a space beside it.

    Hangul has, since it writes spaces between words.
    """
    return _within(char, _EAST_ASIAN)


_SHARED = "“”‘’…—"


def joined(pieces: Sequence[str]) -> str:
    """Lines or sentences as one line; nothing stands where two Han or Kana meet, else a space.

    Quotation marks that Chinese shares with others are as what they stand at.
    """
    whole = ""
    for piece in pieces:
        left, right = whole.rstrip(_SHARED)[-1:], piece.lstrip(_SHARED)[:1]
        tight = not whole or (bool(left and right) and is_east_asian(left) and is_east_asian(right))
        whole += piece if tight else f" {piece}"
    return whole


def is_wide(char: str) -> bool:
    """Whether `char` takes the room of a Han character (UAX #11, wide and full-width)."""
    return unicodedata.east_asian_width(char) in "WF"


def reading_tag(reading: str, tag: str) -> str:
    """The tag of how a word of the language `tag` is read: `zh-Latn` for pinyin.

    What is not in Latin letters is in the language's own script.
    """
    letters = [char for char in reading if char.isalpha()]
    is_latin = bool(letters) and all(is_in(char, "Latn") for char in letters)
    return f"{facts_of(tag).language}-Latn" if is_latin else tag


def _within(char: str, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the stretches, which are in order and apart, holds `char`."""
    before = bisect(stretches, (ord(char), _LAST))
    return bool(before) and ord(char) <= stretches[before - 1][1]
