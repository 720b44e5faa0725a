"""What pypinyin knows of Chinese: the one place that asks it, when a word needs it.

To load its characters and its phrases (重庆 is Chóngqìng, not Zhòngqìng) takes a quarter of the
time that an edition's pages take. That is done only where an entry has no reading; what stands in a
text, single characters and phrases, is sought in its tables as they ship with the package: tests
compare what is found there with what the package answers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

TONES = "\u0300\u0301\u0304\u030c"
"""The marks of the four tones, apart from their letters."""
_PHRASE = re.compile(r'\n"([^"]+)": \[')
LONGEST = 10
"""Characters in the longest phrase."""


def pinyin_of(word: str) -> str:
    """How a Chinese word is read, with tones and without spaces: `chóngqìng`."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(word, style=Style.TONE))


def syllables_of(chars: Iterable[str]) -> dict[str, list[str]]:
    """How Han characters are read, each without tones and ü as v: `{"重": [zhong, chong]}`.

    Those that the package does not know are left out.
    """
    return {char: list(dict.fromkeys(map(without_tone, read))) for char, read in _readings(chars)}


def tones_of(chars: Iterable[str]) -> dict[str, str]:
    """How each Han character is read where nothing else decides, with tone: `{"重": "zhòng"}`."""
    return {char: read[0] for char, read in _readings(chars)}


def phrases_in(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The phrases of two characters and more that stand in the texts: `{"重庆": (chóng, qìng)}`."""
    table, known, heads = _phrase_table()
    found: set[str] = set()
    for text in texts:
        for start in range(len(text) - 1):
            if text[start : start + 2] in heads:
                ends = range(start + 2, min(start + LONGEST, len(text)) + 1)
                found |= known.intersection(text[start:end] for end in ends)
    return dict(_phrases(table, sorted(found)))


@cache
def _phrase_table() -> tuple[str, frozenset[str], frozenset[str]]:
    """The table of the phrases, all of them, and the first two characters of all."""
    table = _table("phrases_dict.json")
    known = frozenset(_PHRASE.findall(table))
    return table, known, frozenset(phrase[:2] for phrase in known)


def _phrases(table: str, phrases: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each with its syllables. Both are in order, so the table is gone through once."""
    at = 0
    for phrase in phrases:
        key = f'\n"{phrase}": ['
        start = table.index(key, at) + len(key)
        at = table.index("\n]\n]", start)
        yield phrase, tuple(each.split('"', 2)[1] for each in table[start:at].split("[")[1:])


def _readings(chars: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Each Han character that the package knows, with its readings, the usual one first."""
    table, at = _table("pinyin_dict.json"), 0
    for char in sorted(set(chars)):
        key = f'"{ord(char)}": "'
        start = table.find(key, at)
        if start >= 0:
            at = start + len(key)
            yield char, table[at : table.index('"', at)].split(",")


@lru_cache(maxsize=4096)
def without_tone(syllable: str) -> str:
    """Its letters as they are typed: `lv` of lǜ."""
    bare = unicodedata.normalize("NFD", syllable).translate(dict.fromkeys(map(ord, TONES)))
    return unicodedata.normalize("NFC", bare).replace("ü", "v")


def _table(name: str) -> str:
    """JSON: from a character’s code point, in decimals, to its readings with tones, between commas;
    or from a phrase to a list for each of its characters.

    In the order of the code points: it is gone through once, and taking all of it apart would take
    ten times as long.
    """
    package = find_spec("pypinyin")
    assert package  # it is a dependency
    return Path(package.origin or "").with_name(name).read_text("utf-8")
