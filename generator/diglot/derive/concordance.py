"""Where each term stands, in every text, and which entries speak of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from diglot.model.declared import TextInfo
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.glossary import Term
from diglot.model.text import Occurrence

Places = dict[str, list[tuple[AnnotatedText, str, list[Occurrence]]]]
"""For each term, the segments where it stands, in order, with its occurrences there."""


class Concordance:
    """The occurrences of every term of an edition, ready to be quoted."""

    def __init__(self, edition: Edition) -> None:
        self.occurrences = _by_term(edition)
        self.rows = {
            (annotated.text.info.id, row.address): row
            for annotated in edition.texts
            for pair in annotated.text.pairs
            for row in pair.rows
        }


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


def _by_term(edition: Edition) -> Places:
    by_term: Places = defaultdict(list)
    for annotated in edition.texts:
        for occurrence in annotated.occurrences:
            places = by_term[occurrence.term]
            last = places[-1] if places else None
            if last and last[0] is annotated and last[1] == occurrence.address:
                last[2].append(occurrence)
            else:
                places.append((annotated, occurrence.address, [occurrence]))
    return by_term
