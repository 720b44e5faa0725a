"""CSV and TSV: a row a segment or a paragraph, two of the columns the languages (RFC 4180)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from msgspec import Struct

from diglot.create.document import (
    Bilingual,
    Block,
    Document,
    Kind,
    LeftOut,
    Line,
    Run,
    UnreadableError,
    tidy,
)
from diglot.create.importers.builder import verse_line
from diglot.create.importers.tongue import suits
from diglot.model.problem import Place

_LONGEST = 10_000_000
_ADDRESS = re.compile(r"([0-9]+[a-z]?)\.[0-9]+")
_SAFE = re.compile(r"\A'(?='*[=+\-@\t\r\n＝＋－＠])")
"""The apostrophe that keeps a spreadsheet from taking a cell for a formula."""
_KINDS = {"heading": Kind.HEADING, "verse": Kind.VERSE}


class _Columns(Struct, frozen=True):
    first: int
    second: int
    address: int = -1
    kind: int = -1
    has_head: bool = False


def read_table(text: str, path: str, langs: tuple[str, str], delimiter: str) -> Bilingual:
    """The rows in order; those whose addresses (`4.1`, `4.2`) are of one block stand together."""
    rows = _rows(text, delimiter)
    columns = _columns(rows, langs)
    left_out: list[LeftOut] = []
    groups: list[tuple[str, list[tuple[Line, Line]], Place, Kind]] = []
    for number, row in enumerate(rows, start=1):
        place = Place(path, number)
        is_head = columns.has_head and number == 1
        used = set(range(len(row))) if is_head else {columns.first, columns.second, columns.address}
        if is_head:
            left_out.append(LeftOut(place, "the names of columns", " | ".join(row)))
            continue
        rest = [cell for at, cell in enumerate(row) if at not in used and cell.strip()]
        if rest:
            left_out.append(LeftOut(place, "further columns", " | ".join(rest)))
        kind = _KINDS.get(_cell(row, columns.kind), Kind.PROSE)
        first, second = (_line(_cell(row, at), kind) for at in (columns.first, columns.second))
        address = _ADDRESS.fullmatch(_cell(row, columns.address).strip())
        key = address[1] if address else ""
        if columns.address >= 0 and not address and _cell(row, columns.address).strip():
            left_out.append(LeftOut(place, "a cell", _cell(row, columns.address)))
        if key and groups and groups[-1][0] == key:
            groups[-1][1].append((first, second))
        else:
            groups.append((key, [(first, second)], place, kind))
    sides = [tuple(_block(group, side) for group in groups) for side in (0, 1)]
    return Bilingual(Document(blocks=sides[0], left_out=tuple(left_out)), Document(blocks=sides[1]))


def _block(group: tuple[str, list[tuple[Line, Line]], Place, Kind], side: int) -> Block:
    key, pairs, place, kind = group
    lines = tuple(pair[side] for pair in pairs)
    level = 2 if kind is Kind.HEADING else 0
    return Block(kind=kind, level=level, lines=lines, is_cut=bool(key), place=place)


def _line(cell: str, kind: Kind) -> Line:
    if kind is Kind.VERSE:
        return verse_line([Run(cell)])
    return Line(tidy([Run(cell)]))


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False))
    except csv.Error as error:
        message, hint = f"expected a table, found: {error}", "save it again as CSV in UTF-8"
        raise UnreadableError("I002", message, hint) from error
    if rows and "address" in rows[0]:  # written by Diglot
        rows = [[_SAFE.sub("", cell, count=1) for cell in row] for row in rows]
    return rows


def _columns(rows: Sequence[Sequence[str]], langs: tuple[str, str]) -> _Columns:
    """Those that the first row names by the languages’ codes; else the first two with words."""
    width = max(map(len, rows), default=0)
    if width < 2:
        message = "expected two columns at least, found fewer"
        hint = "the delimiter of .csv is a comma or a semicolon, that of .tsv a tab"
        raise UnreadableError("I006", message, hint)
    head = [cell.strip() for cell in rows[0]]
    named = [next((at for at, cell in enumerate(head) if suits(cell, lang)), -1) for lang in langs]
    if min(named) >= 0 and named[0] != named[1]:
        at = head.index("address") if "address" in head else -1
        kind = head.index("kind") if "kind" in head else -1
        return _Columns(named[0], named[1], at, kind, has_head=True)
    first = [row[0].strip() if row else "" for row in rows]
    if width > 2 and all(not cell or _is_number(cell) for cell in first):
        return _Columns(1, 2, 0)
    return _Columns(0, 1)


def _is_number(cell: str) -> bool:
    return cell.isdigit() or bool(_ADDRESS.fullmatch(cell))


def _cell(row: Sequence[str], at: int) -> str:
    return row[at] if 0 <= at < len(row) else ""
