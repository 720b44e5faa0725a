"""An entry of the glossary: its words, its note, what it is related to, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from diglot.derive.names import also_in, forms_in
from diglot.model.address import PageKind
from diglot.model.glossary import Term
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.views.footnote import note_text
from diglot.render.site.views.glossary import exports
from diglot.render.site.views.quotation import Quotation, quotations
from diglot.render.site.views.spot import Drawn, Neighbour, drawn_of, neighbours_of
from diglot.render.site.wording import MdWords


class Forms(Struct, frozen=True):
    """Further forms in one language, or those not to be used in it."""

    label: Md
    forms: tuple[Md, ...]


class Related(Struct, frozen=True):
    """Another entry with its gloss, "" where it has none."""

    entry: Link
    gloss: Md


class Relation(Struct, frozen=True, kw_only=True):
    """Entries, and passages with notes, that this entry leads to or that lead to it."""

    heading: Md
    id: Md
    entries: tuple[Related, ...]
    notes: tuple[Link, ...] = ()


class EntryView(Struct, frozen=True, kw_only=True):
    w: MdWords
    name: Md
    counterparts: tuple[Md, ...]
    kind: Md
    readings: tuple[Md, ...]
    date: Md
    gloss: Md
    note: Md
    """Each of the last three "" where nothing is said."""
    forms: tuple[Forms, ...]
    relations: tuple[Relation, ...]
    sources: tuple[Md, ...]
    places: Md
    """In how many segments it stands."""
    quotations: tuple[Quotation, ...]
    exports: tuple[Link, ...]
    drawn: tuple[Drawn, ...]
    neighbours: tuple[Neighbour, ...]


def entry_view(desk: Desk) -> EntryView:
    """The entry that the page is about."""
    term = desk.term
    quoted = tuple(quotations(desk, term))
    return EntryView(
        w=desk.w,
        name=desk.name(term),
        counterparts=desk.counterparts(term),
        kind=desk.w(term.kind.value),
        readings=desk.readings(term),
        date=desk.date(term.dates, of_life=term.is_person) if term.dates else Md(),
        gloss=desk.first(term.gloss[desk.code]),
        note=note_text(desk, term, "") if term.note else Md(),
        forms=tuple(_forms(desk, term)),
        relations=tuple(_relations(desk, term)),
        sources=tuple(desk.source(source) for source in term.sources),
        places=desk.w.count("occurrences", len(quoted)),
        quotations=quoted,
        exports=exports(desk),
        drawn=drawn_of(desk, term),
        neighbours=tuple(neighbours_of(desk, term)),
    )


def _forms(desk: Desk, term: Term) -> Iterator[Forms]:
    for lang in desk.info.languages:
        also, avoided = also_in(term, lang.code), forms_in(term.avoid, lang.code)
        for word, forms in (("also-in", also), ("avoid-in", avoided)):
            if forms:
                label = desk.w(word, language=desk.named(lang))
                yield Forms(label, tuple(desk.span(form, lang) for form in forms))


def _relations(desk: Desk, term: Term) -> Iterator[Relation]:
    seen = [desk.context.terms[name] for name in term.see]
    if seen:
        entries = tuple(_related(desk, other) for other in seen)
        yield Relation(heading=desk.w("see-also"), id=Md("see"), entries=entries)
    mentions, notes = desk.context.mentions[term.id], tuple(_notes(desk, term))
    if mentions or notes:
        yield Relation(
            heading=desk.w("mentioned-by"),
            id=Md("mentioned"),
            entries=tuple(_related(desk, other) for other in mentions),
            notes=notes,
        )


def _related(desk: Desk, term: Term) -> Related:
    link = Link(desk.name(term), Md(f"{term.id}.md"))
    return Related(link, escape(term.gloss[desk.code]))


def _notes(desk: Desk, term: Term) -> Iterator[Link]:
    """The passages whose notes lead to the entry, by text and address."""
    for info, address in desk.context.notes_on[term.id]:
        words = f"{escape(info.called(desk.code))}{desk.w('list-separator')}{address}"
        yield Link(Md(words), desk.to(PageKind.TEXT, info.id, address))
