"""The timeline, whose rows are the drawing; the map, with the table that says it in words."""

from __future__ import annotations

import html
from collections.abc import Iterator

from msgspec import Struct

from diglot.derive.names import headword
from diglot.language.locale import render_date
from diglot.model.address import PageKind, address_of
from diglot.model.glossary import Term
from diglot.render.drawing import map as maps
from diglot.render.drawing import timeline
from diglot.render.drawing.labels import BROAD, NARROW, Mark
from diglot.render.drawing.scale import Scale
from diglot.render.site.escape import Md, escape, escape_cell, raw
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.wording import MdWords


class DatedRow(Struct, frozen=True, kw_only=True):
    date: Md
    subject: Link
    what: Md
    """An entry's gloss; of a text, that it is one."""
    mark: Md
    """The drawing of the row."""


class TimelineView(Struct, frozen=True, kw_only=True):
    w: MdWords
    years: Md
    """The drawing above the rows."""
    captions: tuple[Md, ...]
    rows: tuple[DatedRow, ...]


def timeline_view(desk: Desk) -> TimelineView:
    """All that has a date, from the earliest to the latest."""
    moments = timeline.in_order(list(_moments(desk)))
    scale = desk.context.scale
    assert scale is not None  # or else there is no such page
    captions = ["timeline-caption"]
    captions += ["timeline-cut"] if scale.cuts else []
    return TimelineView(
        w=desk.w,
        years=raw(desk.context.years[desk.code]),
        captions=tuple(desk.w(key) for key in captions),
        rows=tuple(_dated(desk, moment, scale) for moment in moments),
    )


def _dated(desk: Desk, moment: timeline.Moment, scale: Scale) -> DatedRow:
    return DatedRow(
        date=escape(moment.date),
        subject=Link(escape(moment.name), Md(moment.path)),
        what=desk.w("text") if moment.is_text else escape(moment.gloss),
        mark=raw(timeline.draw_mark(moment, scale)),
    )


def _moments(desk: Desk) -> Iterator[timeline.Moment]:
    """The entries and the texts that have a date."""
    info, lang = desk.info, desk.code
    dated = [
        (
            term.id,
            term.dates,
            headword(term, lang),
            term.gloss[lang],
            PageKind.ENTRY,
            term.is_person,
        )
        for term in info.terms
    ]
    dated += [
        (text.id, text.date, text.called(lang), "", PageKind.TEXT, False) for text in info.texts
    ]
    for id_, date, name, gloss, kind, of_life in dated:
        if date:
            yield timeline.Moment(
                id=id_,
                name=name,
                date=render_date(date, desk.page.lang.tag, desk.w, of_life=of_life),
                path=desk.to(kind, id_),
                gloss=gloss,
                span=date.span,
                is_text=kind is PageKind.TEXT,
            )


class PlacedRow(Struct, frozen=True):
    entry: Link
    gloss: Md


class MapView(Struct, frozen=True, kw_only=True):
    w: MdWords
    drawing: Md
    captions: tuple[Md, ...]
    rows: tuple[PlacedRow, ...]
    """In the order of their numbers on the map."""


def map_view(desk: Desk) -> MapView:
    """All that has a place or a route."""
    placed = [term for term in desk.info.terms if term.route or term.position]
    marks = maps.in_order([mark_of(desk, term) for term in placed])
    title, tag = desk.w.plain("map"), desk.page.lang.tag
    captions = ["map-caption"]
    captions += ["map-routes"] if any(mark.is_route for mark in marks) else []
    shapes = (BROAD, NARROW)
    return MapView(
        w=desk.w,
        drawing=raw("".join(maps.draw_map(marks, title, shape, tag) for shape in shapes)),
        captions=tuple(_html(desk, key) for key in captions),
        rows=tuple(_placed(desk, mark) for mark in marks),
    )


def mark_of(desk: Desk, term: Term) -> Mark:
    """An entry that has both a place and a route is drawn as its route."""
    ends = [stop.name.exact(desk.code) for stop in term.route]
    return Mark(
        id=term.id,
        name=headword(term, desk.code),
        url=desk.page.url_of(address_of(PageKind.ENTRY, desk.code, term.id)),
        points=term.route or ((term.position,) if term.position else ()),
        ends=(ends[0], ends[-1]) if ends else ("", ""),
    )


def _placed(desk: Desk, mark: Mark) -> PlacedRow:
    gloss = desk.context.terms[mark.id].gloss[desk.code]
    link = Link(escape_cell(mark.name), desk.to(PageKind.ENTRY, mark.id))
    return PlacedRow(link, escape_cell(gloss))


def _html(desk: Desk, key: str) -> Md:
    """Words within the raw figure."""
    return raw(html.escape(desk.w.plain(key)))
