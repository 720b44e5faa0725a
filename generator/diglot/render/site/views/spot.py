"""Where an entry is: on the map, among all dates, between its neighbours in the index."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from diglot.model.address import PageKind
from diglot.model.glossary import Term
from diglot.render.drawing.spot import draw_spot
from diglot.render.drawing.timeline import draw_moment
from diglot.render.site.escape import Md, raw
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.views.drawings import mark_of


class Drawn(Struct, frozen=True, kw_only=True):
    """A drawing of one entry, which leads to the whole one."""

    kind: str
    """`map` or `timeline`."""
    svg: Md
    whole: Link


class Neighbour(Struct, frozen=True, kw_only=True):
    """The entry before or after one, in the order of the index."""

    side: str
    """`previous` or `next`."""
    said: Md
    """The same in words."""
    entry: Link


def drawn_of(desk: Desk, term: Term) -> tuple[Drawn, ...]:
    """The drawings that concern it: of an entry with place and date, both."""
    found = []
    if term.route or term.position:
        own = {term.position, *term.route}
        others = [at for at in desk.context.positions if at not in own]
        mark = mark_of(desk, term)
        svg = draw_spot(mark, others, desk.context.middle, desk.page.lang.tag)
        found.append(Drawn(kind="map", svg=raw(svg), whole=_whole(desk, PageKind.MAP, "map")))
    scale = desk.context.scale
    if term.dates and scale and PageKind.TIMELINE in desk.context.kinds:
        svg = desk.context.years[desk.code]
        svg += draw_moment(term.dates.span, desk.context.dated, scale)
        whole = _whole(desk, PageKind.TIMELINE, "timeline")
        found.append(Drawn(kind="time", svg=raw(svg), whole=whole))
    return tuple(found)


def _whole(desk: Desk, kind: PageKind, key: str) -> Link:
    return Link(desk.w(key), desk.to(kind))


def neighbours_of(desk: Desk, term: Term) -> Iterator[Neighbour]:
    """Those in the index of the page's language."""
    terms = [one for group in desk.context.index[desk.code] for one in group.terms]
    at = next(index for index, one in enumerate(terms) if one.id == term.id)
    near = (("previous", "entry-previous", at - 1), ("next", "entry-next", at + 1))
    for side, key, index in near:
        if 0 <= index < len(terms):
            entry = Link(desk.name(terms[index]), Md(f"{terms[index].id}.md"))
            yield Neighbour(side=side, said=desk.w(key), entry=entry)
