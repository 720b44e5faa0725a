"""Which letters of some words a font must have."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import regex

from diglot.model.font import Font

_JOINERS = "\u200c\u200d"
"""They shape the letters beside them, and need no glyph of their own."""


def clean(words: str) -> str:
    """One paragraph of letters, without control characters and marks that turn the order."""
    seen = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", words))
    return " ".join("".join(char for char in seen if _is_seen(char)).split())


@lru_cache(maxsize=4096)
def _is_seen(char: str) -> bool:
    is_variant = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    if char in _JOINERS:
        return True
    return not is_variant and unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def fonts_for(words: str, fonts: Sequence[Font]) -> tuple[Font, ...]:
    """Those in which the words can be set, the one with the most of their letters first.

    None where a letter is in none. Of equals the one that came first.
    """
    letters = clusters(clean(words))
    able = _able(letters, fonts)
    if not letters or not all(any(has(font, one) for font in able) for one in letters):
        return ()
    return tuple(able)


def missing(words: str, fonts: Sequence[Font]) -> list[str]:
    """The letters that keep words from being set, each once, in order."""
    letters = list(dict.fromkeys(clusters(clean(words))))
    able = _able(letters, fonts)
    return [one for one in letters if not any(has(font, one) for font in able)]


def _able(letters: Sequence[str], fonts: Sequence[Font]) -> list[Font]:
    """The fonts that can stand together in these words, best first.

    That is one alone where letters join or bear marks: what draws shapes such words in one font.
    """

    def lack(font: Font) -> int:
        return sum(not has(font, one) for one in letters)

    ordered = sorted(fonts, key=lack)
    shaped = any(len(one) > 1 or unicodedata.bidirectional(one) == "AL" for one in letters)
    return ordered[:1] if shaped else ordered


def clusters(words: str) -> list[str]:
    """The letters, each with the marks that stand on it: what no two fonts can share."""
    found: list[str] = regex.findall(r"\X", words)
    return found


def has(font: Font, cluster: str) -> bool:
    """Whether a letter with its marks can be set in the font."""
    return all(char in font.advances or char in _JOINERS for char in cluster)
