"""Sheets as files: CSV as spreadsheets write it, and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from diglot.create.document import UnreadableError
from diglot.create.importers.encoding import text_of
from diglot.create.sheets.damage import neutral
from diglot.create.sheets.table import MARK, Sheet, Table, grid, sheet_of
from diglot.create.sheets.xlsx import read_xlsx, write_xlsx

_LONGEST = 10_000_000
CSV, XLSX = ".csv", ".xlsx"


def write_sheet(table: Table, suffix: str) -> bytes:
    """The file of a table: XLSX, or CSV with the mark by which spreadsheets know UTF-8."""
    rows = grid(table)
    if suffix == XLSX:
        return write_xlsx(rows)
    held = io.StringIO()
    writer = csv.writer(held)  # RFC 4180: commas, doubled quotation marks, CRLF
    writer.writerows([[neutral(cell) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + held.getvalue().encode()


def read_sheet(data: bytes, path: str) -> Sheet:
    """The sheet that a file holds, by its bytes. Raises UnreadableError."""
    rows = read_xlsx(data) if data.startswith(b"PK") else _read_csv(data)
    return sheet_of(rows, path)


def _read_csv(data: bytes) -> Sequence[Sequence[str]]:
    try:
        text = text_of(data)
    except UnreadableError as error:
        try:
            text = text_of(data, "gb18030")  # of a spreadsheet in Chinese
        except UnreadableError:
            raise error from None
    first = text[: text.find("\n")] if "\n" in text else text
    head = first[first.find(MARK) :]
    delimiter = max((",", ";", "\t"), key=lambda char: head.count(char))
    csv.field_size_limit(_LONGEST)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        hint = "save it again from the spreadsheet, as CSV in UTF-8"
        raise UnreadableError("I010", f"expected CSV, found: {error}", hint) from error
