"""Where each term stands, in every text, and which entries speak of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diglot.annotate.marks import AnnotatedText, Edition
from diglot.model.declared import EditionInfo, Language, Term, TextInfo
from diglot.model.text import Occurrence, Row
from diglot.render.paginate import Page, PageKind, Site, address_of
from diglot.render.site.escape import Md
from diglot.render.site.passage import render_passage
from diglot.render.site.text import fence

Places = dict[str, list[tuple[AnnotatedText, str, list[Occurrence]]]]
"""For each term, the segments where it stands, in order, with its occurrences there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A line of a concordance: a segment in both languages with the term marked in each."""

    address: str
    path: str
    title: str
    block: Md


class Concordance:
    """The occurrences of every term of an edition, ready to be quoted."""

    def __init__(self, site: Site) -> None:
        self.info = site.edition.info
        self.occurrences = _by_term(site)
        self.rows = {
            (annotated.text.info.id, row.address): row
            for annotated in site.edition.texts
            for pair in annotated.text.pairs
            for row in pair.rows
        }

    def quotations(self, page: Page, term: Term) -> Iterator[Quotation]:
        """Every segment where the term stands, in every text, both languages."""
        for annotated, address, found in self.occurrences[term.id]:
            row = self.rows[annotated.text.info.id, address]
            text = annotated.text
            sides = sides_of(self.info, annotated, page.lang)
            columns = [[_highlighted(row, s, text.info.base, found)] for s in sides]
            yield Quotation(
                address=address,
                path=f"{page.way_to(address_of(PageKind.TEXT, page.lang.code, text.info.id))}"
                f"#{address}",
                title=text.info.title[page.lang.code],
                block=fence("-", sides, columns),
            )


def sides_of(info: EditionInfo, annotated: AnnotatedText, lang: Language) -> list[Language]:
    """The text's two languages, the page's own first."""
    pair = [info.language(code) for code in annotated.text.info.languages]
    return sorted(pair, key=lambda side: side.code != lang.code)


def mentions(terms: Sequence[Term]) -> dict[str, list[Term]]:
    """For each entry, the entries whose note or `see` leads to it, its own `see` aside."""
    known = {term.id: term for term in terms}
    found: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        for name in dict.fromkeys(link.id for link in term.links):
            target = known.get(name)
            if target and term.id not in target.see and term is not target:
                found[name].append(term)
    return found


def notes_on(edition: Edition) -> dict[str, list[tuple[TextInfo, str]]]:
    """For each entry, the passages whose notes lead to it: the text and the first address."""
    found: dict[str, list[tuple[TextInfo, str]]] = defaultdict(list)
    for annotated in edition.texts:
        info = annotated.text.info
        links = {note.id: dict.fromkeys(link.id for link in note.links) for note in info.notes}
        for pair in annotated.text.pairs if links else ():
            for row in pair.rows:
                marks = (
                    mark.id for _, segment in annotated.text.sides(row) for mark in segment.notes
                )
                for note in dict.fromkeys(marks):
                    for name in links.pop(note, ()):
                        found[name].append((info, row.address))
    return found


def _highlighted(row: Row, side: Language, base: str, found: list[Occurrence]) -> str:
    segment = row.base if side.code == base else row.translation
    here = [o for o in found if o.lang == side.code]
    return render_passage(segment, (), highlight=here, plain=True)


def _by_term(site: Site) -> Places:
    by_term: Places = defaultdict(list)
    for annotated in site.edition.texts:
        for occurrence in annotated.occurrences:
            places = by_term[occurrence.term]
            last = places[-1] if places else None
            if last and last[0] is annotated and last[1] == occurrence.address:
                last[2].append(occurrence)
            else:
                places.append((annotated, occurrence.address, [occurrence]))
    return by_term
