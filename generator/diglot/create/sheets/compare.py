"""A sheet that came back against the files as they are now: which cells were changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from diglot.create.sheets.damage import cleaned, is_damage
from diglot.create.sheets.table import DONE, Sheet, SheetRow, Table, digest
from diglot.model.problem import Place, Problem


class Cell(Struct, frozen=True):
    """A cell that somebody changed."""

    key: str
    column: str
    before: str
    after: str
    number: int
    """Of its row in the file."""


class Compared(Struct, frozen=True):
    """What a sheet says otherwise than the files."""

    cells: tuple[Cell, ...]
    added: tuple[SheetRow, ...]
    """Rows that somebody added."""
    kept: tuple[str, ...]
    """What a spreadsheet had damaged and stays as it was, in words."""
    problems: tuple[Problem, ...]
    """Cells that moved on in the files since they were exported."""


def compare(sheet: Sheet, now: Table, path: str) -> Compared:
    """The changes of a sheet; `now` is what would be exported today."""
    rows = {row.key: row for row in now.rows}
    cells: list[Cell] = []
    kept: list[str] = []
    problems: list[Problem] = []
    for row in sheet.rows:
        if row.key and row.key not in rows and not row.cells.get(DONE):
            problems.append(_gone(path, row))
        elif row.key in rows:
            for one in _changed(row, rows[row.key].cells, kept):
                if digest(one.before) == row.digests.get(one.column, "-"):
                    cells.append(one)
                else:
                    problems.append(_moved_on(path, one))
    added = tuple(row for row in sheet.rows if not row.key)
    return Compared(tuple(cells), added, tuple(kept), tuple(problems))


def _changed(row: SheetRow, now: Mapping[str, str], kept: list[str]) -> Iterator[Cell]:
    for column, found in row.cells.items():
        said, was, here = cleaned(found), row.digests.get(column, "-"), now.get(column, "")
        if digest(said) == was or digest(found) == was or said == here:
            continue
        if digest(here) == was and is_damage(here, said):
            kept.append(f"{row.key}, {column}: “{here[:40]}”, which had become “{said[:40]}”")
            continue
        yield Cell(row.key, column, here, said, row.number)


def _moved_on(path: str, cell: Cell) -> Problem:
    return Problem(
        code="I009",
        place=Place(path, cell.number),
        message=f"expected “{cell.column}” of “{cell.key}” as it was exported, found it changed",
        details=(f"in the files: {cell.before[:200]}", f"in the sheet: {cell.after[:200]}"),
        hint="export again, and make the change there; all other rows were taken",
        about=(cell.key,),
    )


def _gone(path: str, row: SheetRow) -> Problem:
    return Problem(
        code="I009",
        place=Place(path, row.number),
        message=f"expected “{row.key}” as it was exported, found it nowhere any more",
        hint="export again: it was renamed, moved or taken out",
        about=(row.key,),
    )
