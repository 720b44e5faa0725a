"""What stands before and behind the texts: title, glossary, apparatus, timeline, map, colophon."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.derive.apparatus import readings
from diglot.derive.citation import licence_url
from diglot.derive.credits import credits_of, translators_of
from diglot.derive.names import also_in, headword
from diglot.model.glossary import Term
from diglot.model.localized import Localized
from diglot.render.credits import plain_credits
from diglot.render.exports.epub.drawings import dated, map_, timeline
from diglot.render.exports.epub.html import (
    chapter,
    entry_id,
    inlines,
    link,
    said,
    source,
    sources,
    spoken,
    table_of,
    variants,
    way_to,
)
from diglot.render.exports.epub.values import Chapter, Desk
from diglot.render.exports.xml import tag, words


def title_page(desk: Desk) -> Chapter:
    """The title in each language, whose edition it is."""
    info = desk.info
    first, *others = desk.codes
    lines = [said("h1", info.title[first], info.language(first))]
    kind = {"class": "title"}
    lines += [said("p", info.title[code], info.language(code), **kind) for code in others]
    lines += [said("p", info.description[code], info.language(code)) for code in desk.codes]
    lines += [
        said("p", line, desk.lang, **({} if at else {"class": "people"}))
        for at, line in enumerate(plain_credits(desk.words, first, credits_of(info)))
    ]
    if publisher := info.publisher[first]:
        lines.append(said("p", publisher, info.language(first), **{"class": "press"}))
    if info.version:
        lines.append(said("p", desk.words.plain("version-number", version=info.version), desk.lang))
    body = tag("section", "".join(filter(None, lines)), **{"class": "titlepage"})
    return chapter(desk, "title", info.title[first], body, "titlepage")


def matter(desk: Desk) -> Iterator[Chapter]:
    """What stands behind the texts, as far as there is any."""
    if desk.info.terms:
        yield _glossary(desk)
    if changes := "".join(_changes(desk)):
        title = desk.words.plain("apparatus")
        intro = said("p", desk.words.plain("apparatus-intro"), desk.lang)
        body = said("h1", title, desk.lang) + intro + changes
        yield chapter(desk, "apparatus", title, body, "appendix")
    if moments := dated(desk):
        yield timeline(desk, moments)
    if any(term.position or term.route for term in desk.info.terms):
        yield map_(desk)
    yield _about(desk)


def _glossary(desk: Desk) -> Chapter:
    title = desk.words.plain("glossary")
    entries = "".join(_entry(desk, term) for term in desk.info.terms)
    body = said("h1", title, desk.lang) + entries
    return chapter(desk, "glossary", title, body, "glossary")


def _entry(desk: Desk, term: Term) -> str:
    """An entry: its name in each language, what it is, and what is said of it."""
    info, lead = desk.info, desk.codes[0]
    terms = {one.id: one for one in info.terms}
    names = [tag("span", id=entry_id(former)) for former in term.formerly]
    names += [said("h2", headword(term, lead), info.language(lead))]
    others = [(c, name) for c in info.languages if (name := term.term.exact(c.code))]
    shown = [said("span", name, lang) for lang, name in others if lang.code != lead]
    shown += [said("i", reading, info.language(c)) for c, reading in term.reading]
    shown += [said("span", f, c) for c in info.languages for f in also_in(term, c.code)]
    parts = [*names, tag("p", " · ".join(shown), **{"class": "forms"}) if shown else ""]
    columns = []
    for code in desk.codes:
        lang, told = info.language(code), ""
        if gloss := term.gloss[code]:
            told += said("p", gloss, lang, **{"class": "gloss"})
        if note := inlines(term.note[code].parts, code, terms):
            told += spoken("p", note, lang, **{"class": "said"})
        columns.append(tag("div", told) if told else "")
    parts.append(tag("div", "".join(columns), **{"class": "columns" if all(columns[1:]) else ""}))
    parts.append(sources(term.sources, info, desk.lang.code))
    return tag("section", "".join(parts), id=entry_id(term.id), **{"class": "entry"})


def _changes(desk: Desk) -> Iterator[str]:
    """The readings of each text, with the way to each place."""
    for annotated in desk.edition.texts:
        text = annotated.text
        for code in desk.shown(text.info.languages):
            lang = desk.info.language(code)
            rows = [
                tag("td", link(words(one.address), way_to(one.address, text.info.id)))
                + said("td", one.received or "–", lang)
                + said("td", one.edited or "–", lang)
                + said("td", _kind(desk, one.kind), desk.lang)
                + tag("td", words(one.reason) + variants(one.variants, lang))
                for one in readings(text, code)
            ]
            if rows:
                title = f"{text.info.title[desk.codes[0]]} ({lang.name})"
                heads = ("address", "received", "edited", "kind", "reason")
                yield tag("h2", words(title)) + table_of(desk, heads, rows)


def _kind(desk: Desk, kind: str) -> str:
    return desk.words.plain(f"emendation-{kind}")


def _about(desk: Desk) -> Chapter:
    """The colophon: where the texts come from, whose translation, rights and licence."""
    info, w = desk.info, desk.words
    title = w.plain("about")
    parts = [said("h1", title, desk.lang)]
    for text in info.texts:
        parts.append(said("h2", text.title[desk.codes[0]], info.language(desk.codes[0])))
        if line := source(text.source.cited(desk.lang.code), info):
            parts.append(tag("p", line))
        for told in (text.provenance, text.translation_note, text.rights):
            parts += _told(desk, told)
        names = [one.said_in(desk.codes[0]).name for one in translators_of(info, text)]
        if people := ", ".join(names):
            parts.append(
                said("p", f"{w.plain('translation')}{w.plain('colon')}{people}", desk.lang)
            )
    if info.licence:
        url = licence_url(info.licence)
        name = words(info.licence)
        parts.append(said("h2", w.plain("licence"), desk.lang))
        parts.append(tag("p", link(name, url) if url.startswith("http") else name))
        parts += _told(desk, info.licence_covers)
    if info.url:
        parts.append(tag("p", link(words(info.url), info.url)))
    parts.append(said("p", w.plain("made-with"), desk.lang))
    body = tag("div", "".join(parts), **{"class": "prose"})
    return chapter(desk, "about", title, body, "colophon")


def _told(desk: Desk, told: Localized) -> Iterator[str]:
    for code in desk.codes:
        if text := told[code]:
            yield said("p", text, desk.info.language(code))
