"""What pypinyin knows of Chinese: the one place that asks it, when a word needs it.

To load its characters and its phrases (重庆 is Chóngqìng, not Zhòngqìng) takes half as long as to
make an edition's pages. The phrases are loaded to read whole words only; of single characters its
table is read as it ships with the package: a test compares that with what the package answers.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))
"""The marks of the four tones, apart from their letters."""


def pinyin_of(word: str) -> str:
    """How a Chinese word is read, with tones and without spaces: `chóngqìng`."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(word, style=Style.TONE))


def syllables_of(char: str) -> list[str]:
    """The ways in which one Han character is read, without tones and ü as v: `[zhong, chong]`."""
    return list(dict.fromkeys(map(_plain, _table().get(str(ord(char)), "").split(","))))


def _plain(syllable: str) -> str:
    bare = unicodedata.normalize("NFD", syllable).translate(_TONES)
    return unicodedata.normalize("NFC", bare).replace("ü", "v")


@cache
def _table() -> dict[str, str]:
    """From a character's code point, in decimals, to its readings with tones, between commas."""
    package = find_spec("pypinyin")
    assert package  # it is a dependency
    path = Path(package.origin or "").with_name("pinyin_dict.json")
    table: dict[str, str] = json.loads(path.read_text("utf-8"))
    return table
