"""The fold of the search: what is alike to one who seeks, the same here and in the browser.

No case, no marks over letters, no apostrophes, nothing that cannot be seen; digits of every script
are those of ASCII; one space between words. What stands between scripts that do not part words is
nothing but where a clause ends, so that any run of them is found. The tables are in `letters`; the
browser has them as `shared/letters.js`, and the same steps in `shared/fold.js`.

A mark that makes another letter is kept: か is not が, and й is not и.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections.abc import Iterator
from functools import lru_cache

from diglot.language.letters import (
    ALIKE,
    ENDS,
    IGNORED,
    JOINED,
    KATAKANA,
    KEPT,
    MARKS,
    RUNNING,
    SEPARATORS,
    ZEROS,
)
from diglot.language.table import Ranges

WORD, RUN, GAP, END = "w", "r", " ", "."
"""What a piece is: of a word, of a run without spaces, between words, where a clause ends."""


def fold(text: str) -> str:
    """Words and runs with one space between them and around all; " " where there are none."""
    out, before, gap = [" "], GAP, ""
    previous = ""
    for cluster in clusters(text):
        for folded, kind in _pieces(cluster):
            if kind in (GAP, END):
                gap = kind if gap != END else gap
                continue
            ended = gap == END or (gap == GAP and kind == WORD)
            apart = before != GAP and (kind != before or ended)
            thousands = gap == END and previous in SEPARATORS and f"{out[-1][-1]}{folded}".isdigit()
            if apart and not thousands:
                out.append(" ")
            out.append(folded)
            before, gap = kind, ""
        previous = cluster
    return "".join(out) + (" " if before != GAP else "")


def clusters(text: str) -> Iterator[str]:
    """The characters, each with the marks and the parts of a syllable that belong to it."""
    start = 0
    for at in range(1, len(text)):
        if not _is_joined(text[at]):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


@lru_cache(maxsize=8192)
def _pieces(cluster: str) -> tuple[tuple[str, str], ...]:
    """What is left of a cluster: (folded, what it is)."""
    seen = "".join(char for char in cluster if not _within(char, IGNORED))
    composed = unicodedata.normalize("NFKC", seen).lower()
    return tuple(
        (folded, _kind(folded))
        for char in unicodedata.normalize("NFC", composed)
        if (folded := _letter(char))
    )


def _letter(char: str) -> str:
    if _within(char, IGNORED):
        return ""
    if char not in KEPT:
        bare = unicodedata.normalize("NFD", char)
        char = unicodedata.normalize("NFC", "".join(c for c in bare if not _within(c, MARKS)))
    code = ord(char) if len(char) == 1 else 0
    if KATAKANA[0] <= code <= KATAKANA[1]:
        return chr(code - KATAKANA[2])
    zero = bisect(ZEROS, code) - 1
    if zero >= 0 and code - ZEROS[zero] < 10:
        return chr(ord("0") + code - ZEROS[zero])
    return ALIKE.get(char, char)


def _kind(folded: str) -> str:
    if unicodedata.category(folded[0])[0] in "LNM":
        return RUN if _within(folded[0], RUNNING) else WORD
    return END if folded[0] in ENDS else GAP


@lru_cache(maxsize=4096)
def _is_joined(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or _within(char, JOINED)


def _within(char: str, ranges: Ranges) -> bool:
    at = bisect(ranges, (ord(char), 0x10FFFF)) - 1
    return at >= 0 and ord(char) <= ranges[at][1]
