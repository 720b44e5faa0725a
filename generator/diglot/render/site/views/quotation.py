"""A line of an entry's concordance: a segment in both languages, as a block of its page."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from diglot.derive.nesting import quote
from diglot.derive.sides import sides_of
from diglot.model.address import PageKind
from diglot.model.glossary import Term
from diglot.model.localized import Language
from diglot.model.text import Occurrence, Row
from diglot.render.site.blocks import fence
from diglot.render.site.escape import Md, escape
from diglot.render.site.passage import render_passage
from diglot.render.site.views.context import Desk


class Quotation(Struct, frozen=True, kw_only=True):
    """A segment in both languages with the term marked in each."""

    title: Md
    """Of the text."""
    address: Md
    way: Md
    block: Md


def quotations(desk: Desk, term: Term) -> Iterator[Quotation]:
    """Every segment where the term stands, in every text, both languages."""
    concordance = desk.context.concordance
    for annotated, address, found in concordance.occurrences[term.id]:
        info = annotated.text.info
        row = concordance.rows[info.id, address]
        sides = sides_of(desk.info, annotated, desk.page.lang)
        columns = [[_highlighted(row, side, info.base, found)] for side in sides]
        yield Quotation(
            title=escape(info.called(desk.code)),
            address=Md(address),
            way=desk.to(PageKind.TEXT, info.id, address),
            block=fence("-", sides, columns),
        )


def _highlighted(row: Row, side: Language, base: str, found: list[Occurrence]) -> str:
    segment = row.base if side.code == base else row.translation
    here = [o for o in found if o.lang == side.code]
    return render_passage(quote(segment, here))
