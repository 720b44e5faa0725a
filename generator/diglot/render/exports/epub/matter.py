"""What stands before and behind the texts: title, glossary, apparatus, timeline, map, colophon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from diglot.derive.apparatus import readings
from diglot.derive.citation import licence_url
from diglot.derive.credits import credits_of, translators_of
from diglot.derive.names import also_in, headword
from diglot.language.locale import render_date
from diglot.model.date import Edtf
from diglot.model.glossary import Term
from diglot.model.localized import Localized
from diglot.render.credits import plain_credits
from diglot.render.drawing import map as maps
from diglot.render.drawing.labels import BROAD, Mark
from diglot.render.exports.epub.html import (
    GLOSSARY,
    entry_id,
    file_of,
    inlines,
    link,
    said,
    source,
    sources,
    spoken,
    variants,
    way_to,
)
from diglot.render.exports.epub.values import Chapter, Desk, Entry
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
        said("p", line, desk.lang) for line in plain_credits(desk.words, first, credits_of(info))
    ]
    if publisher := info.publisher[first]:
        lines.append(said("p", publisher, info.language(first)))
    if info.version:
        lines.append(said("p", desk.words.plain("version-number", version=info.version), desk.lang))
    body = tag("section", "".join(filter(None, lines)), **{"class": "titlepage"})
    return _chapter(desk, "title", info.title[first], body, "titlepage")


def _chapter(
    desk: Desk, stem: str, title: str, body: str, kind: str, *, has_drawing: bool = False
) -> Chapter:
    entry = Entry(title=title, href=f"{stem}.xhtml", lang=desk.lang.tag)
    return Chapter(
        name=f"{stem}.xhtml",
        title=title,
        body=body,
        kind=kind,
        entry=entry,
        has_drawing=has_drawing,
    )


def matter(desk: Desk) -> Iterator[Chapter]:
    """What stands behind the texts, as far as there is any."""
    if desk.info.terms:
        yield _glossary(desk)
    if changes := "".join(_changes(desk)):
        title = desk.words.plain("apparatus")
        intro = said("p", desk.words.plain("apparatus-intro"), desk.lang)
        body = said("h1", title, desk.lang) + intro + changes
        yield _chapter(desk, "apparatus", title, tag("section", body), "appendix")
    if any(_dated(desk)):
        yield _timeline(desk)
    if any(term.position or term.route for term in desk.info.terms):
        yield _map(desk)
    yield _about(desk)


def _glossary(desk: Desk) -> Chapter:
    title = desk.words.plain("glossary")
    entries = "".join(_entry(desk, term) for term in desk.info.terms)
    body = said("h1", title, desk.lang) + entries
    kind = {"epub:type": "glossary", "role": "doc-glossary"}
    return _chapter(desk, "glossary", title, tag("section", body, **kind), "glossary")


def _entry(desk: Desk, term: Term) -> str:
    """An entry: its name in each language, what it is, and what is said of it."""
    info, lead = desk.info, desk.codes[0]
    terms = {one.id: one for one in info.terms}
    names = [said("h2", headword(term, lead), info.language(lead))]
    others = [(c, name) for c in info.languages if (name := term.term.exact(c.code))]
    shown = [said("span", name, lang) for lang, name in others if lang.code != lead]
    shown += [said("i", reading, info.language(c)) for c, reading in term.reading]
    shown += [said("span", f, c) for c in info.languages for f in also_in(term, c.code)]
    parts = [*names, tag("p", " · ".join(shown), **{"class": "forms"}) if shown else ""]
    for code in desk.codes:
        lang = info.language(code)
        if gloss := term.gloss[code]:
            parts.append(said("p", gloss, lang, **{"class": "gloss"}))
        if note := inlines(term.note[code].parts, code, terms):
            parts.append(spoken("p", note, lang, **{"class": "said"}))
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
                yield tag("h2", words(title)) + _table(desk, heads, rows)


def _kind(desk: Desk, kind: str) -> str:
    return desk.words.plain(f"emendation-{kind}")


class _Dated(Struct, frozen=True):
    date: Edtf
    id: str
    name: str
    way: str
    gloss: str
    of_life: bool = False


def _dated(desk: Desk) -> Iterator[_Dated]:
    """The entries and the texts that have a date."""
    lead = desk.codes[0]
    for term in desk.info.terms:
        if term.dates:
            way = f"{GLOSSARY}#{entry_id(term.id)}"
            yield _Dated(
                term.dates, term.id, headword(term, lead), way, term.gloss[lead], term.is_person
            )
    for text in desk.info.texts:
        if text.date and desk.shown(text.languages):
            yield _Dated(text.date, text.id, text.title[lead], file_of(text.id), "")


def _timeline(desk: Desk) -> Chapter:
    title = desk.words.plain("timeline")
    language = desk.info.language(desk.codes[0])
    rows = [
        tag("td", words(render_date(one.date, desk.lang.tag, desk.words, of_life=one.of_life)))
        + tag("td", link(words(one.name), one.way))
        + said("td", one.gloss, language)
        for one in sorted(_dated(desk), key=lambda one: (one.date.span.anchor, one.id))
    ]
    body = said("h1", title, desk.lang) + _table(desk, ("date", "entry", "gloss"), rows)
    return _chapter(desk, "timeline", title, tag("section", body), "appendix")


def _table(desk: Desk, heads: tuple[str, ...], rows: list[str]) -> str:
    head = "".join(tag("th", words(desk.words.plain(key))) for key in heads)
    body = "".join(tag("tr", row) for row in rows)
    return tag("table", tag("thead", tag("tr", head)) + tag("tbody", body))


_WAYS = re.compile(r"</?a\b[^>]*>")


def _map(desk: Desk) -> Chapter:
    """The drawing, and its numbers as a table, which has the ways to the entries."""
    title, lead = desk.words.plain("map"), desk.codes[0]
    marks = [
        Mark(
            id=term.id,
            name=headword(term, lead),
            url="",
            points=term.route or ((term.position,) if term.position else ()),
            ends=_ends(term, lead),
        )
        for term in desk.info.terms
        if term.route or term.position
    ]
    drawing = _WAYS.sub("", maps.draw_map(marks, title, BROAD, desk.lang.tag))
    drawing = drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    caption = words(desk.words.plain("map-caption"))
    figure = tag("div", drawing, **{"class": "drawing"})
    figure += tag("p", caption, id="drawing-caption", **{"class": "caption"})
    terms = {term.id: term for term in desk.info.terms}
    rows = [
        tag("td", str(number))
        + tag("td", link(words(mark.name), f"{GLOSSARY}#{entry_id(mark.id)}"))
        + said("td", terms[mark.id].gloss[lead], desk.info.language(lead))
        for number, mark in enumerate(maps.in_order(marks), 1)
    ]
    body = said("h1", title, desk.lang) + figure + _table(desk, ("number", "entry", "gloss"), rows)
    return _chapter(desk, "map", title, tag("section", body), "appendix", has_drawing=True)


def _ends(term: Term, lang: str) -> tuple[str, str]:
    names = [stop.name.exact(lang) for stop in term.route]
    return (names[0], names[-1]) if names else ("", "")


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
    return _chapter(desk, "about", title, tag("section", "".join(parts)), "colophon")


def _told(desk: Desk, told: Localized) -> Iterator[str]:
    for code in desk.codes:
        if text := told[code]:
            yield said("p", text, desk.info.language(code))
