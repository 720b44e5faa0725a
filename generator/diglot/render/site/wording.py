"""The interface’s words in one language, as Markdown."""

from __future__ import annotations

from diglot.language.wording import Words
from diglot.model.localized import Language
from diglot.render.site.escape import Md, escape, escape_cell

_BETWEEN = frozenset(
    """colon gloss-separator list-separator item-separator enumeration bracket-open
    bracket-close""".split()
)
"""Keys of what never opens a line."""


class MdWords(Words, frozen=True):
    """The same, escaped for a page."""

    @classmethod
    def of(cls, words: Words) -> MdWords:
        return cls(words.said, words.tag, words.foreign)

    def __call__(self, key: str, /, **values: object) -> Md:
        # Whatever else may open a line or stand in a table: an edition can change all of them.
        words = self.plain(key, **values)
        if key in _BETWEEN:
            return Md(escape(words).replace("|", "&#124;"))
        return self._said(key, words)

    def count(self, key: str, number: int) -> Md:
        return self._said(f"{key}-other", self.counted(key, number))

    def _said(self, key: str, words: str) -> Md:
        """English among another language is said to be so, and isolated where that runs left."""
        said = escape_cell(words)
        return Md(f"[{said}]{{lang=en dir=ltr}}") if key in self.foreign and words else said


def span(words: str, lang: Language, page: Language | None) -> Md:
    """Words in `lang`: as `[words]{lang=…}` where the page is in another language."""
    return spoken(escape_cell(words), lang, page)


def spoken(words: Md, lang: Language, page: Language | None) -> Md:
    """The same of words that are Markdown already."""
    if (page and lang.code == page.code) or not words:
        return words
    # Isolated where it runs against the page: three names of English stand in the order of Hebrew.
    direction = f" dir={lang.dir}" if lang.dir != (page.dir if page else "ltr") else ""
    return Md(f"[{words}]{{lang={lang.tag}{direction}}}")
