"""XHTML of a book: elements, words in a language, and the few marks of notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from diglot.derive.names import headword
from diglot.model.declared import EditionInfo
from diglot.model.glossary import Source, Term
from diglot.model.localized import Language
from diglot.model.note import Emphasis, EntryLink, Inline, Plain
from diglot.render.exports.xml import tag, words

GLOSSARY = "glossary.xhtml"


def spoken(name: str, content: str, lang: Language, /, **attributes: str) -> str:
    """An element in a language, with its direction."""
    return tag(name, content, lang=lang.tag, xml_lang=lang.tag, dir=lang.dir, **attributes)


def said(name: str, text: str, lang: Language, /, **attributes: str) -> str:
    """The same around plain words."""
    return spoken(name, words(text), lang, **attributes)


def link(content: str, href: str, /, **attributes: str) -> str:
    """A way to elsewhere in the book, or out of it."""
    return tag("a", content, href=href, **attributes)


def inlines(parts: Iterable[Inline], lang: str, terms: Mapping[str, Term]) -> str:
    """The words of a note with their marks."""
    return "".join(_inline(part, lang, terms) for part in parts)


def _inline(part: Inline, lang: str, terms: Mapping[str, Term]) -> str:
    if isinstance(part, Plain):
        return words(part.words)
    if isinstance(part, Emphasis):
        return tag("strong" if part.strong else "em", inlines(part.parts, lang, terms))
    if isinstance(part, EntryLink):
        name = words(part.words or headword(terms[part.id], lang))
        return link(name, f"{GLOSSARY}#{entry_id(part.id)}")
    return link(words(part.words), part.url)


def entry_id(term: str) -> str:
    return f"term-{term}"


def sources(found: Iterable[Source], info: EditionInfo) -> str:
    """A list; "" without any."""
    items = "".join(tag("li", source(one, info)) for one in found)
    return tag("ul", items, **{"class": "sources"}) if items else ""


def source(one: Source, info: EditionInfo) -> str:
    """Where something comes from, as a line."""
    lang = next((each for each in info.languages if each.code == one.lang), None)
    title = words(one.title or one.url)
    title = link(title, one.url) if one.url else title
    parts = [title, words(one.container), words(one.publisher), words(one.date)]
    line = ", ".join(filter(None, parts))
    return spoken("span", line, lang) if lang else line
