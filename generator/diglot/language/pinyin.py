"""What pypinyin knows of Chinese: the one place that loads it, when a word needs it.

Its phrases (重庆 is Chóngqìng, not Zhòngqìng) take a tenth of a second to load, so they are
loaded apart from its characters, and only to read whole words.
"""

from __future__ import annotations

import os
from functools import cache


def pinyin_of(word: str) -> str:
    """How a Chinese word is read, with tones and without spaces: `chóngqìng`."""
    _characters()
    _phrases()
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(word, style=Style.TONE))


def syllables_of(char: str) -> list[str]:
    """The ways in which one Han character is read, without tones: `[zhong, chong]`."""
    _characters()
    from pypinyin import Style, pinyin

    return pinyin(char, style=Style.NORMAL, heteronym=True)[0]


@cache
def _characters() -> None:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # pypinyin’s own switch, read at its import


@cache
def _phrases() -> None:
    from pypinyin import load_phrases_dict
    from pypinyin.phrases_dict import phrases_dict

    load_phrases_dict(phrases_dict)
