"""What a book is made of, before it is packed."""

from __future__ import annotations

from msgspec import Struct

from diglot.language.wording import Words
from diglot.model.declared import EditionInfo
from diglot.model.edition import Edition
from diglot.model.localized import Language
from diglot.model.site import Site


class Entry(Struct, frozen=True, kw_only=True):
    """A line of the contents, with those below it."""

    title: str
    href: str
    """Below the folder of the book’s files."""
    lang: str = ""
    """Its tag."""
    below: tuple[Entry, ...] = ()


class Chapter(Struct, frozen=True, kw_only=True):
    """A file of the book."""

    name: str
    """`text-1.xhtml`; its id in the package is the stem."""
    title: str
    body: str
    """XHTML, what stands in `body`."""
    kind: str
    """Of the vocabulary of EPUB’s structural semantics: `glossary`."""
    entry: Entry | None
    """In the contents; None of what is passed over there."""
    has_drawing: bool = False
    """Whether it holds SVG."""


class Book(Struct, frozen=True, kw_only=True):
    """Everything in its order."""

    info: EditionInfo
    lang: Language
    """Of the words around the texts."""
    languages: tuple[Language, ...]
    """In which the texts are here."""
    is_whole: bool
    """Whether it has all languages of the edition."""
    title: str
    contents: str
    """How the contents are called."""
    cover: str
    """As SVG."""
    chapters: tuple[Chapter, ...]


class Desk(Struct, frozen=True, kw_only=True):
    """What every chapter needs."""

    site: Site
    words: Words
    lang: Language
    """Of the words around the texts."""
    codes: tuple[str, ...]
    """Of the languages that are shown, that of the page first."""

    @property
    def edition(self) -> Edition:
        return self.site.edition

    @property
    def info(self) -> EditionInfo:
        return self.site.edition.info

    def shown(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Those of a text that are shown, the text’s own first."""
        return tuple(code for code in languages if code in self.codes)
