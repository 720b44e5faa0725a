"""Words in another language inside prose, told by their script (WCAG 2.2, 3.1.2).

A page in English that quotes 中欧班列 in a note says that this is Chinese, since the edition is in
English and Chinese and Han can be no other of the two. Where two languages of an edition share a
script, or a word is in a script of none of them, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex
from msgspec import Struct
from msgspec.structs import replace

from diglot.language.cldr import scripts_of
from diglot.model.localized import Language
from diglot.render.site.escape import Md, escape
from diglot.render.site.wording import span

_IN_HAN = "、，：；·—《》〈〉“”「」『』（）"
"""What stands inside Han without ending it; no spaces do."""
_ENDS = f"{_IN_HAN}’'.-0123456789"
"""What a run does not end with."""


class Tongue(Struct, frozen=True):
    """A language whose words in prose of another are told by their script."""

    language: Language
    letter: regex.Pattern[str]
    run: regex.Pattern[str]
    is_english: bool
    """English has no letters but those of ASCII; what has others is not said to be English."""

    def knows(self, words: str) -> bool:
        """Whether words in its script are its own."""
        return not self.is_english or words.replace("’", "'").isascii()

    def is_all(self, words: str) -> bool:
        """Whether all letters are in its script."""
        letters = [char for char in words if char.isalpha()]
        return bool(letters) and all(map(self.letter.match, letters))

    def said_of(self, words: str) -> Language:
        """The language of words that are all in its script; of one unknown, the direction."""
        if self.knows(words):
            return self.language
        return replace(self.language, code="und", tag="und", name="")


class Tongues(Struct, frozen=True):
    """How prose of a page in `page` tells the other languages; without any, it is as it stands."""

    page: Language | None = None
    others: tuple[Tongue, ...] = ()

    def prose(self, words: str, *, at_start: bool = False) -> Md:
        """`words` as Markdown, each run in another language as `[words]{lang=…}`."""
        runs = sorted(
            (match.start(), match.start() + len(match[0].rstrip(_ENDS)), tongue.language)
            for tongue in self.others
            for match in tongue.run.finditer(words)
            if tongue.knows(match[0])
        )
        if not runs:
            return escape(words, at_start=at_start)
        pieces, at = [], 0
        for start, end, language in runs:
            if start > at:
                pieces.append(escape(words[at:start], at_start=at_start and not at))
            pieces.append(span(words[start:end], language, self.page))
            at = end
        return Md("".join([*pieces, escape(words[at:])]))

    def label(self, words: str) -> Md:
        """The words of a link. Where they run against the page they are a piece of their own, even
        a single name: else three such links side by side are drawn in the wrong order."""
        for tongue in self.others:
            if self.page and tongue.language.dir != self.page.dir and tongue.is_all(words):
                return span(words, tongue.said_of(words), self.page)
        return self.prose(words)


def tongues_of(page: Language, languages: Sequence[Language]) -> Tongues:
    """What tells the `languages` of an edition on a page in one of them."""
    others = []
    taken = set(scripts_of(page.tag))
    for language in languages:
        scripts = scripts_of(language.tag)
        shared = [other for other in languages if set(scripts) & {*scripts_of(other.tag)}]
        letters = _letters(scripts)
        if letters and shared == [language] and not taken & {*scripts}:
            is_english = language.tag.partition("-")[0] == "en"
            others.append(
                Tongue(
                    language,
                    regex.compile(f"[{letters}]"),
                    _run(letters, "[,;:]? " if language.dir == page.dir else " "),
                    is_english,
                )
            )
    return Tongues(page, tuple(others))


def _letters(scripts: tuple[str, ...]) -> str:
    """What stands for their letters in a pattern; "" where Unicode has none of that name, as of
    `Aran` or `Zsye`, which are no scripts of characters."""
    letters = "".join(rf"\p{{Script={script}}}" for script in scripts)
    try:
        regex.compile(f"[{letters}]" if letters else "")
    except regex.error:
        return ""
    return letters


@lru_cache(maxsize=64)
def _run(letters: str, between: str) -> regex.Pattern[str]:
    """A run of words in these letters, from the first on; what is no letter may end it.

    A single word in Latin letters is none: names of one word are at home in every language. A
    comma may stand `between` two words, but not on a page of the other direction: there a list of
    names is in the order of the page.
    """
    if "Hani" in letters:
        return regex.compile(rf"[{letters}][{letters}\p{{N}}{_IN_HAN}]*+")
    word = rf"[{letters}][{letters}\p{{M}}\p{{N}}’'.·-]*+"
    return regex.compile(rf"{word}(?:{between}{word}){'+' if 'Latn' in letters else '*'}+")
