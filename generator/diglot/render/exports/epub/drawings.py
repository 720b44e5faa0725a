"""Timeline and map of a book: a drawing, and what is in it as a table with ways to the entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diglot.derive.names import headword
from diglot.language.dates import parse_edtf
from diglot.language.locale import render_date
from diglot.model.date import Edtf
from diglot.model.glossary import Term
from diglot.render.drawing import map as maps
from diglot.render.drawing.chart import draw_chart
from diglot.render.drawing.labels import BROAD, Mark
from diglot.render.drawing.scale import scale_of
from diglot.render.drawing.timeline import Moment, in_order, stretch_of
from diglot.render.exports.epub.html import (
    GLOSSARY,
    chapter,
    entry_id,
    file_of,
    link,
    said,
    table_of,
)
from diglot.render.exports.epub.values import Chapter, Desk
from diglot.render.exports.xml import tag, words

_WAYS = re.compile(r"</?a\b[^>]*>")


def as_figure(drawing: str) -> str:
    """A drawing of the site as it stands in a book: its table has the links."""
    return _WAYS.sub("", drawing).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


def dated(desk: Desk) -> list[Moment]:
    """The entries and the texts that have a date, in their order."""
    lead = desk.codes[0]
    terms = [
        _moment(desk, term.dates, term.id, headword(term, lead), term.gloss[lead], term.is_person)
        for term in desk.info.terms
        if term.dates
    ]
    texts = [
        _moment(desk, text.date, text.id, text.title[lead])
        for text in desk.info.texts
        if text.date and desk.shown(text.languages)
    ]
    return in_order([*terms, *texts])


def _moment(
    desk: Desk, date: Edtf, id_: str, name: str, gloss: str | None = None, of_life: bool = False
) -> Moment:
    """Of an entry; without a gloss, of a text."""
    return Moment(
        id=id_,
        name=name,
        date=render_date(date, desk.lang.tag, desk.words, of_life=of_life),
        path=file_of(id_) if gloss is None else f"{GLOSSARY}#{entry_id(id_)}",
        gloss=gloss or "",
        span=date.span,
        is_text=gloss is None,
    )


def timeline(desk: Desk, moments: Sequence[Moment]) -> Chapter:
    """The drawing, and a table with the ways to what is dated."""
    title = desk.words.plain("timeline")
    language = desk.info.language(desk.codes[0])
    scale = scale_of([stretch_of(one.span) for one in moments])

    def label(date: str) -> str:
        return render_date(parse_edtf(date), desk.lang.tag, desk.words)

    drawings = "".join(
        tag("div", as_figure(one), **{"class": "drawing"})
        for one in draw_chart(moments, scale, label, title)
    )
    rows = [
        tag("td", words(one.date))
        + tag("td", link(words(one.name), one.path))
        + said("td", one.gloss, language)
        for one in moments
    ]
    table = table_of(desk, ("date", "entry", "gloss"), rows)
    body = said("h1", title, desk.lang) + drawings + table
    return chapter(desk, "timeline", title, body, "appendix", has_drawing=True)


def map_(desk: Desk) -> Chapter:
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
    drawing = as_figure(maps.draw_map(marks, title, BROAD, desk.lang.tag))
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
    body = (
        said("h1", title, desk.lang) + figure + table_of(desk, ("number", "entry", "gloss"), rows)
    )
    return chapter(desk, "map", title, body, "appendix", has_drawing=True)


def _ends(term: Term, lang: str) -> tuple[str, str]:
    names = [stop.name.exact(lang) for stop in term.route]
    return (names[0], names[-1]) if names else ("", "")
