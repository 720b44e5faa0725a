"""The index of the glossary, by letter and by kind."""

from __future__ import annotations

from msgspec import Struct

from diglot.derive.order import Group, by_kind
from diglot.model.glossary import Term
from diglot.render.exports.format import Scope
from diglot.render.exports.glossary import FORMATS, export_path
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.views.downloads import Downloads, downloads
from diglot.render.site.wording import MdWords


class IndexLine(Struct, frozen=True, kw_only=True):
    """An entry in the index."""

    entry: Link
    counterparts: tuple[Md, ...]
    readings: tuple[Md, ...]
    gloss: Md
    places: Md
    """In how many segments it stands; "" where in none."""


class IndexGroup(Struct, frozen=True):
    """What stands below one heading of the index."""

    name: Md
    id: Md
    lines: tuple[IndexLine, ...]


class GlossaryView(Struct, frozen=True, kw_only=True):
    w: MdWords
    entries: Md
    """How many there are."""
    letters: tuple[IndexGroup, ...]
    kinds: tuple[IndexGroup, ...]
    exports: tuple[Link, ...]
    downloads: tuple[Downloads, ...]


def glossary_view(desk: Desk) -> GlossaryView:
    """All entries, in the order of the page’s language."""
    terms, lang = desk.info.terms, desk.page.lang
    articles = desk.w.plain("articles").split()
    letters = desk.context.index[desk.code]
    kinds = by_kind(terms, lang, articles)
    lines = {term.id: _line(desk, term) for term in terms}
    return GlossaryView(
        w=desk.w,
        entries=desk.w.count("entries", len(terms)),
        letters=tuple(_group(group, escape(group.name), lines) for group in letters),
        kinds=tuple(_group(group, desk.w(f"kind-{group.name}"), lines) for group in kinds),
        exports=exports(desk),
        downloads=downloads(desk, Scope.GLOSSARY),
    )


def exports(desk: Desk) -> tuple[Link, ...]:
    """Where the glossary is to be had as data."""
    return tuple(Link(escape(said), desk.way(export_path(end))) for end, said in FORMATS.items())


def _group(group: Group, name: Md, lines: dict[str, IndexLine]) -> IndexGroup:
    return IndexGroup(name, Md(group.id), tuple(lines[term.id] for term in group.terms))


def _line(desk: Desk, term: Term) -> IndexLine:
    places = len(desk.context.concordance.occurrences.get(term.id, ()))
    return IndexLine(
        entry=Link(desk.name(term), Md(f"{term.id}.md")),
        counterparts=desk.counterparts(term),
        readings=desk.readings(term),
        gloss=escape(term.gloss[desk.code]),
        places=desk.w.count("occurrences", places) if places else Md(),
    )
