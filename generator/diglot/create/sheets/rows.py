"""The rows of a text as a sheet, also those that an import left to be looked at; and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from diglot.create.sheets.compare import Cell
from diglot.create.sheets.damage import with_marks
from diglot.create.sheets.table import DONE, Row, Table
from diglot.model.problem import CONTROL, Place, Problem
from diglot.model.text import Segment, Text

NOTHING = "~"
REVIEW = "review-"


class Line(Struct, frozen=True):
    """Where the words of a row stand in one language: behind its label or mark."""

    path: str
    number: int
    begin: int
    """Characters of the line before the words."""


def text_table(text: Text, files: Mapping[str, str]) -> Table:
    """A row a segment, by its address; in each language the words as they stand in the file."""
    rows = []
    for address, sides in _rows(text):
        cells = {lang: _words(files, line) for lang, line in sides}
        rows.append(Row(address, {"address": address, **cells}))
    return Table(text.info.id, ("address", *text.info.languages), tuple(rows))


def review_table(text: Text, files: Mapping[str, str], tsv: str) -> Table:
    """The rows of review-TEXT.tsv, with why; what stands under `done` takes a row out of it."""
    all_rows = dict(_places(text))
    known = {row.key: row for row in text_table(text, files).rows}
    rows = []
    for line in tsv.split("\n")[1:]:
        place, _, rest = line.partition("\t")
        row = known.get(all_rows.get(place, ""))
        if row is not None:
            why = rest.partition("\t")[0]
            rows.append(Row(place, {**row.cells, "address": place, "why": why, DONE: ""}))
    columns = ("address", "why", *text.info.languages, DONE)
    return Table(f"{REVIEW}{text.info.id}", columns, tuple(rows))


def with_rows(
    text: Text, files: Mapping[str, str], cells: Sequence[Cell], path: str
) -> tuple[dict[str, str], list[Problem]]:
    """The files of a text with cells changed, and what is wrong with the others.

    `path` is that of the sheet. The key of a cell is an address, or a place in a review.
    """
    lines = {address: dict(sides) for address, sides in _rows(text)}
    places = dict(_places(text))
    changed: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for cell in cells:
        line = lines.get(cell.key, lines.get(places.get(cell.key, ""), {})).get(cell.column)
        if line is None or "\n" in cell.after or CONTROL.search(cell.after):
            problems.append(_no_row(path, cell, is_line=line is not None))
            continue
        held = changed.setdefault(line.path, files[line.path].split("\n"))
        said = with_marks(cell.after, cell.before) or NOTHING
        held[line.number - 1] = held[line.number - 1][: line.begin] + said
    return {one: "\n".join(held) for one, held in changed.items()}, problems


def without_done(tsv: str, done: Sequence[str]) -> str:
    """review-TEXT.tsv without the rows that are done; "" where none is left."""
    head, *rows = tsv.split("\n")
    left = [row for row in rows if row.partition("\t")[0] not in done]
    return "\n".join([head, *left]) if any(left) else ""


def _rows(text: Text) -> Iterator[tuple[str, list[tuple[str, Line]]]]:
    for pair in text.pairs:
        for row in pair.rows:
            yield row.address, [(lang, _line(segment)) for lang, segment in text.sides(row)]


def _places(text: Text) -> Iterator[tuple[str, str]]:
    """The place of each row in its block, as a review names it, and its address."""
    for pair in text.pairs:
        for number, row in enumerate(pair.rows, start=1):
            yield f"{pair.number}.{number}", row.address


def _line(segment: Segment) -> Line:
    return Line(segment.place.path, segment.place.line, segment.place.column - 1)


def _words(files: Mapping[str, str], line: Line) -> str:
    said = files[line.path].split("\n")[line.number - 1][line.begin :].strip()
    return "" if said == NOTHING else said


def _no_row(path: str, cell: Cell, *, is_line: bool) -> Problem:
    message = (
        f"expected one line for {cell.key}, found several"
        if is_line
        else (f"expected “{cell.column}” of {cell.key} as it was exported, found it changed")
    )
    hint = "a row is one line: split it in the text, or with `diglot review`"
    if not is_line:
        hint = "change the words of a language alone: addresses and reasons are Diglot’s"
    return Problem(code="I010", place=Place(path, cell.number), message=message, hint=hint)
