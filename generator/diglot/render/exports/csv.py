"""The glossary as a table for spreadsheets: CSV (RFC 4180)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping

from diglot.derive.names import also_in, plain_note
from diglot.model.declared import EditionInfo
from diglot.model.glossary import Source, Term

# A spreadsheet takes a cell that starts so for a formula (OWASP, “CSV Injection”). An apostrophe
# before it makes it text; a cell that has apostrophes there gets one more, so that taking one away
# always gives the cell back.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Lines:
    """Gives a line back to who writes it, as `csv.writer` does with what its file returns."""

    def write(self, line: str) -> str:
        return line


def as_csv(info: EditionInfo) -> Iterator[str]:
    """One row an entry, with a byte-order mark, by which spreadsheets know UTF-8; in pieces."""
    table = csv.writer(Lines())  # RFC 4180: commas, doubled quotation marks, CRLF
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
    yield str(term.dates or "")
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
    said = (source.title, source.container, source.publisher)
    parts = (*(" / ".join(words for _, words in one) for one in said), source.date, source.url)
    return ". ".join(part.rstrip(".") for part in parts if part)
