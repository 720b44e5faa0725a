"""The glossary for others: a table, JSON, and linked data, the same entries in each.

CSV (RFC 4180) for spreadsheets, JSON with everything as it stands in glossary.yml; JSON-LD is made
in `render_jsonld`. All three stand in one folder of the site.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import partial

from diglot.derive.names import also_in, forms_in, plain_note
from diglot.model.declared import EditionInfo
from diglot.model.edition import Edition
from diglot.model.glossary import Form, Source, Term
from diglot.model.output import Output
from diglot.model.site import Site
from diglot.render.exports.jsonld import as_jsonld, one_a_line

FOLDER = "assets/made"
FORMATS = {"csv": "CSV", "json": "JSON", "jsonld": "JSON-LD"}
"""File ending → name."""

# A spreadsheet takes a cell that starts so for a formula (OWASP, “CSV Injection”). An apostrophe
# before it makes it text; a cell that has apostrophes there gets one more, so that taking one away
# always gives the cell back.
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def export_path(ending: str) -> str:
    """Where the glossary stands as a file, below docs/ and below the site alike."""
    return f"{FOLDER}/glossary.{ending}"


def render_exports(site: Site) -> Iterator[Output]:
    """The three files; nothing where there is no glossary."""
    info = site.edition.info
    if not info.terms:
        return
    yield Output(path=f"docs/{export_path('csv')}", content=partial(as_csv, info))
    yield Output(path=f"docs/{export_path('json')}", content=partial(as_json, site.edition))
    linked = partial(as_jsonld, site, export_path("jsonld"))
    yield Output(path=f"docs/{export_path('jsonld')}", content=linked)


# -- the table ------------------------------------------------------------------------------------


class _Lines:
    """Gives a line back to who writes it, as `csv.writer` does with what its file returns."""

    def write(self, line: str) -> str:
        return line


def as_csv(info: EditionInfo) -> Iterator[str]:
    """One row an entry, with a byte-order mark, by which spreadsheets know UTF-8; in pieces."""
    table = csv.writer(_Lines())  # RFC 4180: commas, doubled quotation marks, CRLF
    yield "\ufeff"
    yield str(table.writerow(_header(info)))
    terms = {term.id: term for term in info.terms}
    for term in info.terms:
        yield str(table.writerow([safe_cell(cell) for cell in _row(term, info, terms)]))


def _header(info: EditionInfo) -> list[str]:
    per_language = ("term", "also", "avoid", "reading", "gloss", "note")
    columns = [f"{name} ({lang.code})" for lang in info.languages for name in per_language]
    return ["id", "kind", *columns, "dates", "lat", "lon", "see", "sources"]


def _row(term: Term, info: EditionInfo, terms: Mapping[str, Term]) -> Iterator[str]:
    yield from (term.id, term.kind.value)
    for lang in info.languages:
        code = lang.code
        yield term.term.exact(code)
        yield listed(also_in(term, code))
        yield listed([form.text for form in term.avoid if form.lang == code])
        yield term.reading.exact(code)
        yield term.gloss.exact(code)
        yield plain_note(term.note.exact(code), code, terms)
    yield term.dates
    yield str(term.position.lat) if term.position else ""
    yield str(term.position.lon) if term.position else ""
    yield listed(term.see)
    yield listed([_reference(source) for source in term.sources])


def listed(items: Iterable[str]) -> str:
    """Several values in one cell, with ` | ` between them; a `|` within one is `\\|`."""
    return " | ".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items)


def safe_cell(cell: str) -> str:
    """`cell`, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _reference(source: Source) -> str:
    parts = (source.title, source.container, source.publisher, source.date, source.url)
    return ". ".join(part.rstrip(".") for part in parts if part)


# -- JSON -----------------------------------------------------------------------------------------


def as_json(edition: Edition) -> Iterator[str]:
    """Everything, in the keys of glossary.yml, with the places where each entry stands; in pieces.

    Every key is always there, so that a program need not ask; notes keep their inline Markdown.
    """
    info = edition.info
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for annotated in edition.texts:
        for found in annotated.occurrences:
            places[found.term][f"{annotated.text.info.id}/{found.address}"] = None
    data = {
        "title": dict(info.title),
        "version": info.version,
        "licence": info.licence,
        "languages": {lang.code: {"tag": lang.tag, "name": lang.name} for lang in info.languages},
    }
    return one_a_line(data, "terms", (_entry(term, list(places[term.id])) for term in info.terms))


def _entry(term: Term, places: list[str]) -> dict[str, object]:
    return {
        "id": term.id,
        "kind": term.kind.value,
        "term": dict(term.term),
        "also": {code: also_in(term, code) for code in _codes(term.forms)},
        "avoid": {code: forms_in(term.avoid, code) for code in _codes(term.avoid)},
        "reading": dict(term.reading),
        "sort": dict(term.sort),
        "gloss": dict(term.gloss),
        "note": {code: body.written for code, body in term.note},
        "sources": [{k: v for k, v in asdict(source).items() if v} for source in term.sources],
        "see": list(term.see),
        "dates": term.dates or None,
        "place": asdict(term.position) if term.position else None,
        "route": [asdict(point) for point in term.route],
        "places": places,
    }


def _codes(forms: tuple[Form, ...]) -> list[str]:
    return list(dict.fromkeys(form.lang for form in forms))
