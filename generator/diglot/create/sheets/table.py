"""A sheet: what an edition says, as rows and columns that a spreadsheet may change and give back.

The first column is not for people: in each row it holds the key of the row and a digest of every
cell, in its head the names of the columns. So it is known which cells were changed, whatever else
a spreadsheet has done, and which rows have moved on in the files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct

from diglot.create.document import UnreadableError

MARK = "diglot"
DONE = "done"
"""The column of a review under which somebody says that a row is right now."""
_NO_SHEET = "take the file that `diglot sheet export` wrote, with its first column"


class Row(Struct, frozen=True):
    """A row: by what it is known, and its cells by column."""

    key: str
    cells: Mapping[str, str]


class Table(Struct, frozen=True):
    """What is exported: `what` is `glossary`, the id of a text, or `review-TEXT`."""

    what: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class SheetRow(Struct, frozen=True):
    """A row of a file that came back."""

    number: int
    """In the file, from 1."""
    key: str
    """"" of a row that somebody added."""
    cells: Mapping[str, str]
    digests: Mapping[str, str]
    """Of the cells as they were exported."""


class Sheet(Struct, frozen=True):
    """A file that came back."""

    what: str
    rows: tuple[SheetRow, ...]


def digest(cell: str) -> str:
    """Short, and never taken for a number: a cell that was empty has `-`."""
    return f"x{hashlib.blake2b(cell.encode(), digest_size=4).hexdigest()}" if cell else "-"


def grid(table: Table) -> list[list[str]]:
    """The rows of a file, the head first."""
    made = [[" ".join([MARK, table.what, *table.columns]), *table.columns]]
    for row in table.rows:
        cells = [row.cells.get(column, "") for column in table.columns]
        made.append([" ".join([row.key, *map(digest, cells)]), *cells])
    return made


def sheet_of(rows: Sequence[Sequence[str]], path: str) -> Sheet:
    """The sheet that a file holds; columns may have been moved, rows sorted or left out.

    Raises UnreadableError where it is none that Diglot wrote.
    """
    head = list(rows[0]) if rows else []
    if any("\u00ef\u00bb\u00bf" in cell for cell in head):
        message = f"expected a sheet in UTF-8, found {path} opened in another encoding"
        hint = "open what was exported as UTF-8, or export it as .xlsx"
        raise UnreadableError("I010", message, hint, 1)
    guard = next((k for k, cell in enumerate(head) if cell.startswith(f"{MARK} ")), None)
    words = head[guard].split(" ") if guard is not None else []
    if guard is None or len(words) < 3:
        message = f"expected a sheet with its first column in {path}, found none"
        raise UnreadableError("I010", message, _NO_SHEET, 1)
    what, exported = words[1], words[2:]
    names = [name.strip() for name in head]
    unknown = [x for k, x in enumerate(names) if x and k != guard and x not in exported]
    if unknown:
        message = f"expected the columns that were exported, found “{unknown[0]}”"
        hint = f"give it its name back, or take it out: {', '.join(exported)}"
        raise UnreadableError("I010", message, hint, 1)
    found = []
    for number, row in enumerate(rows[1:], start=2):
        cells = dict(zip_longest(names, row[: len(names)], fillvalue=""))
        said = {name: cell for name, cell in cells.items() if name and name != names[guard]}
        key, *digests = (row[guard] if guard < len(row) else "").split(" ")
        if key and len(digests) != len(exported):
            message = f"expected the first column as it was exported, found “{row[guard][:40]}”"
            raise UnreadableError("I010", message, _NO_SHEET, number)
        if key or any(cell.strip() for cell in said.values()):
            found.append(SheetRow(number, key, said, dict(zip(exported, digests, strict=False))))
    return Sheet(what, tuple(found))
