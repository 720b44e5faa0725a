"""A reading in pinyin as the syllables of the characters that it is the reading of."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Mapping
from itertools import accumulate

from diglot.language.pinyin import TONES, without_tone
from diglot.language.script import is_in

_SYLLABLE = re.compile(r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouvê]{1,3}(?:ng|n|r)?|r")
_PART = re.compile(r"[^\W_]+")
"""Letters without a space, an apostrophe or another sign between them."""
_LONGEST = 6
"""Letters in the longest syllable, `zhuang`."""

Found = tuple[int, tuple[str, ...]]
"""How many syllables are none of their characters, and all of them."""


def divided(
    reading: str, word: str, known: Mapping[str, Collection[str]]
) -> tuple[str, ...] | None:
    """A syllable for each character of `word`, in small letters; None where they do not match.

    `Xī’ān` of 西安 is (xī, ān), although a xiān begins like it. `known` has the syllables, without
    tones, that a character may have; where there are several ways, that with the most of them. What
    is no Han stands in the reading as it does in the word and has no syllable, nor have marks.
    """
    tones = sum(char in TONES for char in unicodedata.normalize("NFD", reading))
    if tones > sum(is_in(char, "Hani") for char in word):  # of a longer word, as a rule
        return None
    whole = _Division(reading, word, known).rest(0, 0)
    return whole and whole[1]


class _Division:
    """The reading of a word, divided from its end; what was found is kept."""

    def __init__(self, reading: str, word: str, known: Mapping[str, Collection[str]]) -> None:
        parts = _PART.findall(unicodedata.normalize("NFC", reading).lower())
        self.letters = "".join(parts)
        self.ends = list(accumulate(map(len, parts)))
        self.word = word
        self.known = known
        self.found: dict[tuple[int, int], Found | None] = {}

    def rest(self, at: int, index: int) -> Found | None:
        """The best of `word[index:]`, read by `letters[at:]`."""
        if (at, index) not in self.found:
            self.found[at, index] = self._rest(at, index)
        return self.found[at, index]

    def _rest(self, at: int, index: int) -> Found | None:
        if index == len(self.word):
            return (0, ()) if at == len(self.letters) else None
        char = self.word[index]
        if is_in(char, "Hani"):
            return self._syllable(at, index, self.known.get(char, ()))
        if char.isalnum() and self.letters[at : at + 1] != char.lower():
            return None
        found = self.rest(at + char.isalnum(), index + 1)
        return found and (found[0], ("", *found[1]))

    def _syllable(self, at: int, index: int, known: Collection[str]) -> Found | None:
        """Those that the character may have come first; the first way without another will do."""
        part_end = self.ends[bisect_right(self.ends, at)] if at < len(self.letters) else at
        ends = range(at + 1, min(at + _LONGEST, part_end) + 1)
        syllables = [(self.letters[at:end], without_tone(self.letters[at:end])) for end in ends]
        best: Found | None = None
        for syllable, bare in sorted(syllables, key=lambda pair: pair[1] not in known):
            if best and not best[0]:
                break
            if bare in known or _SYLLABLE.fullmatch(bare):
                found = self.rest(at + len(syllable), index + 1)
                if found and (best is None or found[0] + (bare not in known) < best[0]):
                    best = (found[0] + (bare not in known), (syllable, *found[1]))
        return best
