"""`diglot sheet`: the glossary, a text or a review as a spreadsheet, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.shared import fail, finish, root_option, say
from diglot.model.files import GLOSSARY
from diglot.model.problem import Place, Problem

if TYPE_CHECKING:
    from diglot.amend.patch import Held
    from diglot.create.sheets.compare import Compared
    from diglot.create.sheets.table import Sheet, Table
    from diglot.flow import Sources
    from diglot.model.text import Text

_FILE = click.Path(dir_okay=False, path_type=Path)
_WRITE = click.option(
    "--write", "is_written", is_flag=True, help="Change the files, not only show how."
)


@click.group()
def sheet() -> None:
    """The glossary, a text or a review as a spreadsheet (CSV or XLSX), and back."""


@sheet.command("export")
@click.argument("what", metavar="glossary|TEXT|review-TEXT")
@click.argument("file", metavar="[FILE]", type=_FILE, required=False)
@root_option
def export(what: str, file: Path | None, root: Path) -> None:
    """Write a sheet: FILE.csv or FILE.xlsx, or else WHAT.xlsx in the edition's folder."""
    export_sheet(root, what, file)


@sheet.command("import")
@click.argument("file", metavar="FILE", type=_FILE)
@_WRITE
@root_option
def import_(file: Path, is_written: bool, root: Path) -> None:
    """Take over the cells that were changed in a sheet, and show the patch.

    What has changed in the files since the export is left alone, and both values are shown.
    """
    import_sheet(root, file, is_written)


@click.group()
def glossary() -> None:
    """The glossary as a spreadsheet: short for `diglot sheet export glossary` and back."""


@glossary.command("export")
@click.argument("file", metavar="[FILE.csv|FILE.xlsx]", type=_FILE, required=False)
@root_option
def export_glossary(file: Path | None, root: Path) -> None:
    """Write the glossary as a sheet, or else glossary.xlsx in the edition's folder."""
    export_sheet(root, "glossary", file)


glossary.add_command(import_)


def export_sheet(root: Path, what: str, file: Path | None) -> None:
    """Writes the sheet, and ends."""
    from diglot.cli.amend import readable
    from diglot.create.sheets.files import CSV, XLSX, write_sheet
    from diglot.write.put import put_beside

    target = file or root / f"{what}{XLSX}"
    if target.suffix.lower() not in (CSV, XLSX):
        fail(f"expected a file that ends in {CSV} or {XLSX}, found “{target.name}”")
    table = _table(root, readable(root), what)
    problems = put_beside(target, write_sheet(table, target.suffix.lower()))
    finish(problems, f"{target}: {len(table.rows)} rows, to come back by `diglot sheet import`")


def import_sheet(root: Path, file: Path, is_written: bool) -> None:
    """Shows what a sheet changes, writes it where asked, and ends."""
    from diglot.amend.patch import held_of
    from diglot.cli.amend import readable, show_and_write
    from diglot.create.document import UnreadableError
    from diglot.create.sheets.compare import compare
    from diglot.create.sheets.files import read_sheet
    from diglot.disk import contents, unreadable

    try:
        found = read_sheet(contents(file), file.name)
    except OSError as error:
        finish([unreadable(file.name, error)])
    except UnreadableError as error:
        finish([error.problem(file.name)])
    sources = readable(root)
    assert sources.edition
    compared = compare(found, _table(root, sources, found.what), file.name)
    before = held_of(sources.files, sources.edition.info)
    before, after, problems = _changed(root, sources, found, compared, before, file.name)
    for one in compared.kept:
        say(f"kept {one}", to_errors=True)
    show_and_write(root, sources, before, after, is_written, found=[*compared.problems, *problems])


def _table(root: Path, sources: Sources, what: str) -> Table:
    """What would be exported; ends the process where there is no such thing."""
    from diglot.amend.document import read_document
    from diglot.create.sheets import rows
    from diglot.create.sheets.glossary import WHAT, glossary_table

    assert sources.edition
    files = sources.files.texts
    if what == WHAT:
        document = read_document(GLOSSARY, files.get(GLOSSARY, "terms: []\n"))
        assert document  # it was read
        return glossary_table(document, [one.code for one in sources.edition.info.languages])
    text = _text(sources, what.removeprefix(rows.REVIEW))
    if text.info.id != what:
        return rows.review_table(text, files, _review(root, what))
    return rows.text_table(text, files)


def _text(sources: Sources, id_: str) -> Text:
    from diglot.model.names import nearest

    texts = {one.text.info.id: one.text for one in sources.edition.texts} if sources.edition else {}
    if id_ not in texts:
        fail(
            f"expected glossary, the folder of a text or review-TEXT, found “{id_}”",
            nearest(id_, [*texts]) or "a text whose languages do not match has no rows",
        )
    return texts[id_]


def _review(root: Path, what: str) -> str:
    from diglot.read.decode import decode

    path = f"{what}.tsv"
    text, problems = decode(root / path, path)
    if text is None:
        finish(problems)
    return text.replace("\r\n", "\n")


def _changed(
    root: Path, sources: Sources, found: Sheet, compared: Compared, before: Held, name: str
) -> tuple[Held, Held, list[Problem]]:
    """The files before and after, and what could not be taken over."""
    from diglot.create.sheets import rows
    from diglot.create.sheets.glossary import WHAT
    from diglot.create.sheets.table import DONE

    if found.what == WHAT:
        return (before, *_glossary(before, compared, name))
    problems = [_not_taken(name, row.number, "a new row") for row in compared.added]
    text = _text(sources, found.what.removeprefix(rows.REVIEW))
    cells = [cell for cell in compared.cells if cell.column != DONE]
    made, wrong = rows.with_rows(text, before.texts, cells, name)
    after = before
    for path, said in made.items():
        after = after.with_file(path, said)
    done = [cell.key for cell in compared.cells if cell.column == DONE]
    if done:
        path = f"{found.what}.tsv"
        tsv = _review(root, found.what)
        before, after = before.with_file(path, tsv), after.with_file(path, tsv)
        after = after.with_file(path, rows.without_done(tsv, done))
    return before, after, [*problems, *wrong]


def _glossary(before: Held, compared: Compared, name: str) -> tuple[Held, list[Problem]]:
    from diglot.amend.document import read_document
    from diglot.amend.tree import UneditableError
    from diglot.create.sheets.glossary import with_cells, with_entry

    document = read_document(GLOSSARY, before.texts.get(GLOSSARY, "terms: []\n"))
    assert document  # it was read
    document, left = with_cells(document, compared.cells)
    problems = [_not_taken(name, cell.number, f"“{cell.column}” of {cell.key}") for cell in left]
    for row in compared.added:
        try:
            document = with_entry(document, row)
        except UneditableError:
            problems.append(_not_taken(name, row.number, "a new row"))
    return before.with_file(GLOSSARY, document.text), problems


def _not_taken(name: str, number: int, what: str) -> Problem:
    return Problem(
        code="I010",
        place=Place(name, number),
        message=f"expected what can be written into the sources, found {what} that cannot",
        hint="change it in the file itself; an entry is renamed by `diglot term rename`",
    )
