"""What every part of the PDF needs to know."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from diglot.language.wording import Words
from diglot.model.edition import AnnotatedText
from diglot.model.glossary import Source
from diglot.model.localized import Language
from diglot.model.site import Site
from diglot.render.exports.pdf.passage import Ways
from diglot.render.exports.pdf.typst import call, string


class Desk(Struct, frozen=True, kw_only=True):
    """The edition, and how its parts are called in the book."""

    site: Site
    words: Words
    lead: Language
    """Of the words around the texts."""
    texts: tuple[AnnotatedText, ...]
    """Those in the book."""
    ways: Ways
    fonts: tuple[str, ...]
    """The families in which it is set, the first of each language."""
    cited: dict[Source, int]
    """The bibliography: each source with its number."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """All of the edition, that of the book first."""
        found = self.site.edition.info.languages
        return tuple(sorted(found, key=lambda lang: lang.code != self.lead.code))

    def language(self, code: str) -> Language:
        return self.site.edition.info.language(code)

    def said(self, words: str, lang: Language | None = None) -> str:
        """Plain words in a language, or in that of the book."""
        return spoken(string(words), lang or self.lead)

    def w(self, key: str, **names: str) -> str:
        """Words of the interface."""
        return self.said(self.words.plain(key, **names))

    def cites(self, sources: Iterable[Source]) -> str:
        """The numbers of sources in the bibliography; "" without any."""
        numbers = [str(self.cited[one]) for one in sources if one in self.cited]
        return call("cites", *numbers) if numbers else ""


def spoken(content: str, lang: Language) -> str:
    """Content in a language."""
    return call("say", f"l.at({string(lang.code)})", content)
