"""XHTML of a book: elements, words in a language, and the few marks of notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from diglot.derive.names import headword
from diglot.model.declared import EditionInfo
from diglot.model.glossary import CitedWork, Source, Term
from diglot.model.localized import Language
from diglot.model.note import Emphasis, EntryLink, Inline, Plain, SegmentLink
from diglot.model.text import Variant
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


def file_of(text: str, part: int = 1) -> str:
    """The file that holds a part of a text, counted from 1; no name of another file begins so."""
    return f"text-{text}.xhtml" if part == 1 else f"text-{text}.{part}.xhtml"


def way_to(address: str, text: str) -> str:
    """To a segment or block, `4.1` of this text or `chapter-2#4` of another.

    In the first file of a text: the book puts right what stands in a later one.
    """
    other, _, place = address.rpartition("#")
    return f"{file_of(other or text)}#{'s' if '.' in place else 'b'}{place}"


def inlines(parts: Iterable[Inline], lang: str, terms: Mapping[str, Term], text: str = "") -> str:
    """The words of a note with their marks. `text` is the id of that on which it is a note."""
    return "".join(_inline(part, lang, terms, text) for part in parts)


def _inline(part: Inline, lang: str, terms: Mapping[str, Term], text: str) -> str:
    if isinstance(part, Plain):
        return words(part.words)
    if isinstance(part, Emphasis):
        return tag("strong" if part.strong else "em", inlines(part.parts, lang, terms, text))
    if isinstance(part, EntryLink):
        name = words(part.words or headword(terms[part.id], lang))
        return link(name, f"{GLOSSARY}#{entry_id(part.id)}")
    if isinstance(part, SegmentLink):
        return link(words(part.shown), way_to(f"{part.text}#{part.address}", text))
    return link(words(part.words), part.url)


def entry_id(term: str) -> str:
    return f"term-{term}"


def sources(found: Iterable[Source], info: EditionInfo, code: str) -> str:
    """A list, in the language `code`; "" without any."""
    items = "".join(tag("li", source(one.cited(code), info)) for one in found)
    return tag("ul", items, **{"class": "sources"}) if items else ""


def source(one: CitedWork, info: EditionInfo) -> str:
    """Where something comes from, as a line."""
    lang = next((each for each in info.languages if each.code == one.lang), None)
    title = words(one.title or one.url)
    title = link(title, one.url) if one.url else title
    parts = [title, words(one.container), words(one.publisher), words(one.date)]
    line = ", ".join(filter(None, parts))
    return spoken("span", line, lang) if lang else line


def variants(found: Sequence[Variant], lang: Language) -> str:
    """What other witnesses read."""
    return "".join(
        f" {tag('b', words(one.siglum))} {said('span', one.reading or '–', lang)}" for one in found
    )
