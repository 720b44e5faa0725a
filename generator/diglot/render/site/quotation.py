"""A line of an entry's concordance: a segment in both languages, as a block of its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diglot.derive.concordance import Concordance
from diglot.derive.nesting import quote
from diglot.derive.sides import sides_of
from diglot.model.address import PageKind, address_of
from diglot.model.declared import EditionInfo
from diglot.model.glossary import Term
from diglot.model.localized import Language
from diglot.model.site import Page
from diglot.model.text import Occurrence, Row
from diglot.render.site.escape import Md
from diglot.render.site.passage import render_passage
from diglot.render.site.text import fence


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A line of a concordance: a segment in both languages with the term marked in each."""

    address: str
    path: str
    title: str
    block: Md


def quotations(
    concordance: Concordance, info: EditionInfo, page: Page, term: Term
) -> Iterator[Quotation]:
    """Every segment where the term stands, in every text, both languages."""
    for annotated, address, found in concordance.occurrences[term.id]:
        row = concordance.rows[annotated.text.info.id, address]
        text = annotated.text
        sides = sides_of(info, annotated, page.lang)
        columns = [[_highlighted(row, s, text.info.base, found)] for s in sides]
        way = page.way_to(address_of(PageKind.TEXT, page.lang.code, text.info.id))
        yield Quotation(
            address=address,
            path=f"{way}#{address}",
            title=text.info.title[page.lang.code],
            block=fence("-", sides, columns),
        )


def _highlighted(row: Row, side: Language, base: str, found: list[Occurrence]) -> str:
    segment = row.base if side.code == base else row.translation
    here = [o for o in found if o.lang == side.code]
    return render_passage(quote(segment, here))
