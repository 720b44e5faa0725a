"""The order of words in a language, and the letters of its indexes, as CLDR has them: asks ICU.

ICU stands on every machine for which there is a wheel of it. Elsewhere words go by their letters
without marks, in the order of Unicode: `is_known` tells, and the check says so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from typing import Any

from diglot.language.table import facts_of


class Collation:
    """Of one language: `key` compares words, `letter` is the heading below which one stands."""

    def __init__(self, tag: str) -> None:
        self._key: Callable[[str], bytes] = _plain
        self._bucket: Callable[[str], str] = _nowhere
        if is_known():
            self._key, self._bucket = _by_icu(tag)

    def key(self, word: str) -> bytes:
        """Of two words the one with the lesser key comes first."""
        return self._key(word)

    def letter(self, word: str) -> str:
        """A letter of the language’s index, `Å`, `CH`, `か`; of another script its first."""
        return self._bucket(word) or _first(word)


@cache
def is_known() -> bool:
    """Whether ICU is there."""
    return find_spec("icu") is not None


def _by_icu(tag: str) -> tuple[Callable[[str], bytes], Callable[[str], str]]:
    import icu

    locale = _locale(facts_of(tag).broader)
    index = icu.AlphabeticIndex(locale).buildImmutableIndex()
    normal = icu.UAlphabeticIndexLabelType.NORMAL
    return icu.Collator.createInstance(locale).getSortKey, lambda word: _label(index, normal, word)


def _locale(tag: str) -> Any:  # of ICU
    """The one of the tag; of what is no good BCP 47 that of its language, or of none."""
    import icu

    for said in (tag, tag.partition("-")[0]):
        with suppress(icu.ICUError):
            return icu.Locale.forLanguageTag(said)
    return icu.Locale.getRoot()


def _label(index: Any, normal: int, word: str) -> str:  # PyICU ships no types
    label, kind = index.getBucket(index.getBucketIndex(word))
    return str(label) if kind == normal else ""


def _nowhere(word: str) -> str:
    return ""


def _plain(word: str) -> bytes:
    bare = unicodedata.normalize("NFD", word).casefold()
    return "".join(char for char in bare if char.isalnum()).encode("utf-8", "surrogatepass")


def _first(word: str) -> str:
    """Its first letter, without marks, as a capital where that is a single one: “ß” has none."""
    first = unicodedata.normalize("NFD", word)[0]
    capital = first.upper()
    return capital if len(capital) == 1 else first
