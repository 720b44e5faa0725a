"""A reading in pinyin as the syllables of the characters that it is the reading of."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Mapping
from functools import cache
from itertools import accumulate

from diglot.language.pinyin import without_tone
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
    parts = _PART.findall(unicodedata.normalize("NFC", reading).lower())
    letters = "".join(parts)
    ends = list(accumulate(map(len, parts)))

    def fits(syllable: str, char: str) -> bool:
        return without_tone(syllable) in known.get(char, ())

    @cache
    def rest(at: int, index: int) -> Found | None:
        """The best of `word[index:]`, read by `letters[at:]`."""
        if index == len(word):
            return (0, ()) if at == len(letters) else None
        char = word[index]
        if not is_in(char, "Hani"):
            if char.isalnum() and letters[at : at + 1] != char.lower():
                return None
            found = rest(at + char.isalnum(), index + 1)
            return found and (found[0], ("", *found[1]))
        part_end = ends[bisect_right(ends, at)] if at < len(letters) else at
        syllables = [letters[at:end] for end in range(at + 1, min(at + _LONGEST, part_end) + 1)]
        best = None
        for syllable in sorted(syllables, key=lambda one: not fits(one, char)):  # stable
            if best and not best[0]:
                break
            if fits(syllable, char) or _SYLLABLE.fullmatch(without_tone(syllable)):
                found = rest(at + len(syllable), index + 1)
                cost = found[0] + (not fits(syllable, char)) if found else 0
                if found and (best is None or cost < best[0]):
                    best = (cost, (syllable, *found[1]))
        return best

    whole = rest(0, 0)
    return whole and whole[1]
