"""What pypinyin knows of Chinese: the one place that asks it, when a word needs it.

To load its characters and its phrases (重庆 is Chóngqìng, not Zhòngqìng) takes half as long as to
make an edition's pages. The phrases are loaded to read whole words only; of single characters its
table is read as it ships with the package: a test compares that with what the package answers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))
"""The marks of the four tones, apart from their letters."""


def pinyin_of(word: str) -> str:
    """How a Chinese word is read, with tones and without spaces: `chóngqìng`."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(word, style=Style.TONE))


def syllables_of(chars: Iterable[str]) -> dict[str, list[str]]:
    """How Han characters are read, each without tones and ü as v: `{"重": [zhong, chong]}`.

    Those that the package does not know are left out.
    """
    table, at = _table(), 0
    found: dict[str, list[str]] = {}
    for char in sorted(set(chars)):
        key = f'"{ord(char)}": "'
        start = table.find(key, at)
        if start >= 0:
            at = start + len(key)
            readings = table[at : table.index('"', at)].split(",")
            found[char] = list(dict.fromkeys(map(_plain, readings)))
    return found


def _plain(syllable: str) -> str:
    bare = unicodedata.normalize("NFD", syllable).translate(_TONES)
    return unicodedata.normalize("NFC", bare).replace("ü", "v")


def _table() -> str:
    """JSON: from a character’s code point, in decimals, to its readings with tones, between commas.

    In the order of the code points: it is gone through once, and taking all of it apart would take
    ten times as long.
    """
    package = find_spec("pypinyin")
    assert package  # it is a dependency
    return Path(package.origin or "").with_name("pinyin_dict.json").read_text("utf-8")
