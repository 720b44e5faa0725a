"""Entries of the glossary for the eye: as a table, one whole, and every place where one stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from diglot.derive.names import also_in, forms_in
from diglot.language.script import is_wide
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.files import GLOSSARY
from diglot.model.glossary import CitedWork, Term
from diglot.model.names import nearest
from diglot.model.problem import Place, Problem
from diglot.model.text import Occurrence, Row, Segment


def list_terms(edition: Edition) -> str:
    """One line an entry: id, kind, headwords, in how many segments it stands."""
    places: dict[str, set[tuple[str, str]]] = {}
    for annotated in edition.texts:
        for found in annotated.occurrences:
            places.setdefault(found.term, set()).add((annotated.text.info.id, found.address))
    codes = [lang.code for lang in edition.info.languages]
    rows = []
    for term in edition.info.terms:
        headwords = (term.term.exact(code) or "–" for code in codes)
        rows.append([term.id, term.kind.value, *headwords, str(len(places.get(term.id, ())))])
    return _table([["id", "kind", *codes, "places"], *rows])


def show_term(edition: Edition, id_: str) -> tuple[str, list[Problem]]:
    """The whole entry; or "" and the problem."""
    term, problems = _find(edition, id_)
    if term is None:
        return "", problems
    codes = [lang.code for lang in edition.info.languages]
    lines = [f"{term.id} ({term.kind})", f"  {term.place}"]
    lines += _field("term", [(c, term.term.exact(c)) for c in codes])
    lines += _field("also", [(c, ", ".join(also_in(term, c))) for c in codes])
    lines += _field("avoid", [(c, ", ".join(forms_in(term.avoid, c))) for c in codes])
    lines += _field("reading", [(c, term.reading.exact(c)) for c in codes])
    lines += _field("gloss", [(c, term.gloss.exact(c)) for c in codes])
    lines += _field("note", [(c, term.note.exact(c).written) for c in codes])
    lines += _field("dates", [("", str(term.dates or ""))])
    place = f"{term.position.lat}, {term.position.lon}" if term.position else ""
    lines += _field("place", [("", place)])
    lines += _field("see", [("", ", ".join(term.see))])
    for source in term.sources:
        each = {", ".join(filter(None, _parts(source.cited(code)))): None for code in codes}
        lines += _field("source", [("", " / ".join(each))])
    return "".join(f"{line}\n" for line in lines), []


def _parts(work: CitedWork) -> tuple[str, ...]:
    return work.title, work.container, work.publisher, work.date, work.url


def where_term(edition: Edition, id_: str) -> tuple[str, list[Problem]]:
    """Every segment where the entry stands: address, both lines with its words in « »."""
    term, problems = _find(edition, id_)
    if term is None:
        return "", problems
    return "\n".join(
        _quoted(annotated, row, here)
        for annotated in edition.texts
        for row, here in _rows(annotated, id_)
    ), []


def _find(edition: Edition, id_: str) -> tuple[Term | None, list[Problem]]:
    terms = {term.id: term for term in edition.info.terms}
    if id_ in terms:
        return terms[id_], []
    message = f"expected an entry of the glossary, found “{id_}”"
    hint = nearest(id_, terms) or "`diglot term list` shows them all"
    place = Place(GLOSSARY)
    return None, [Problem(code="R001", place=place, message=message, hint=hint, about=(id_,))]


def _rows(annotated: AnnotatedText, id_: str) -> Iterator[tuple[Row, list[Occurrence]]]:
    found: dict[str, list[Occurrence]] = {}
    for occurrence in annotated.occurrences:
        if occurrence.term == id_:
            found.setdefault(occurrence.address, []).append(occurrence)
    for pair in annotated.text.pairs:
        for row in pair.rows:
            if row.address in found:
                yield row, found[row.address]


def _quoted(annotated: AnnotatedText, row: Row, found: list[Occurrence]) -> str:
    lines = [f"{annotated.text.info.id}/{row.address}"]
    for lang, segment in annotated.text.sides(row):
        here = [occurrence for occurrence in found if occurrence.lang == lang]
        lines.append(f"  {lang}  {_marked(segment, here)}")
        lines += [f"      {segment.place_of(occurrence.start)}" for occurrence in here]
    return "".join(f"{line}\n" for line in lines)


def _marked(segment: Segment, here: list[Occurrence]) -> str:
    pieces, at = [], 0
    for occurrence in here:
        pieces += [segment.text[at : occurrence.start]]
        pieces += ["«", segment.text[occurrence.start : occurrence.end], "»"]
        at = occurrence.end
    return "".join([*pieces, segment.text[at:]]) or "~"


def _field(name: str, said: list[tuple[str, str]]) -> Iterator[str]:
    """Lines of an entry: the field’s name, the language, the words."""
    for code, words in said:
        if words:
            yield f"  {name:<8}{f'{code}  ' if code else ''}{words}"


def _table(rows: list[list[str]]) -> str:
    """Columns side by side; the last, of numbers, set to the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            f"{cell}{' ' * (wide - width(cell))}" for cell, wide in zip(row, widths, strict=True)
        ]
        cells[-1] = row[-1].rjust(widths[-1])
        lines.append("  ".join(cells))
    return "".join(f"{line}\n" for line in lines)


def width(text: str) -> int:
    """How many columns of a terminal `text` takes (UAX #11): Han characters two, marks none."""
    return sum(0 if unicodedata.combining(char) else 2 if is_wide(char) else 1 for char in text)
