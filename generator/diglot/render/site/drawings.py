"""What the pages of the drawings show: the timeline and the map, each with its table."""

from __future__ import annotations

import html

from diglot.derive.names import headword
from diglot.language.dates import parse_edtf
from diglot.language.locale import render_date
from diglot.language.wording import Words
from diglot.model.address import PageKind, address_of
from diglot.model.declared import EditionInfo
from diglot.model.site import Page
from diglot.render.drawing.map import BROAD, NARROW, Mark, draw_map
from diglot.render.drawing.map import in_order as in_order_of_numbers
from diglot.render.drawing.timeline import Moment, draw_timeline, in_order, is_cut
from diglot.render.site.escape import raw


def drawing_context(page: Page, info: EditionInfo, words: Words) -> dict[str, object]:
    """The values of timeline.md.j2 or map.md.j2: `drawing`, and what the table lists."""
    title = words.plain(page.kind.value)
    said = {"html": lambda key: raw(html.escape(words.plain(key)))}  # within the raw figure
    if page.kind is PageKind.TIMELINE:
        moments = in_order(_moments(page, info, words))
        return {
            **said,
            "drawing": raw(draw_timeline(moments, title, words.plain("timeline-years"))),
            "moments": moments,
            "is_cut": is_cut(moments),
        }
    marks = in_order_of_numbers(_marks(page, info))
    drawn = "".join(draw_map(marks, title, shape) for shape in (BROAD, NARROW))
    glosses = {term.id: term.gloss[page.lang.code] for term in info.terms}
    routes = any(mark.is_route for mark in marks)
    return {
        **said,
        "drawing": raw(drawn),
        "marks": marks,
        "glosses": glosses,
        "has_routes": routes,
    }


def _moments(page: Page, info: EditionInfo, words: Words) -> list[Moment]:
    """The entries and the texts that have a date."""
    lang = page.lang.code
    dated = [
        (term.id, term.dates, headword(term, lang), term.gloss[lang], PageKind.ENTRY)
        for term in info.terms
    ]
    dated += [(text.id, text.date, text.title[lang], "", PageKind.TEXT) for text in info.texts]
    return [
        Moment(
            id=id_,
            name=name,
            date=render_date(date, page.lang.tag, words),
            path=page.way_to(address_of(kind, lang, id_)),
            url=page.url_of(address_of(kind, lang, id_)),
            gloss=gloss,
            span=span,
            is_text=kind is PageKind.TEXT,
        )
        for id_, date, name, gloss, kind in dated
        if (span := parse_edtf(date))
    ]


def _marks(page: Page, info: EditionInfo) -> list[Mark]:
    """The entries that have a place or a route; one that has both is drawn as its route."""
    lang = page.lang.code
    return [
        Mark(
            id=term.id,
            name=headword(term, lang),
            url=page.url_of(address_of(PageKind.ENTRY, lang, term.id)),
            points=term.route or ((term.position,) if term.position else ()),
        )
        for term in info.terms
        if term.route or term.position
    ]
