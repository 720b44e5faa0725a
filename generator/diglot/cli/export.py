"""`diglot export`: the edition in other forms, each a file to be taken away."""

from __future__ import annotations

from pathlib import Path

import click

from diglot.cli.shared import fail, finish, root_option, say
from diglot.model.export import FOLDER, NAMES


@click.command()
@click.argument("form", metavar="FORMAT")
@root_option
@click.option("--text", metavar="ID", help="Of this text alone.")
@click.option("--lang", metavar="L", help="In this language alone, where a format can be so.")
@click.option(
    "--paper",
    type=click.Choice(["A4", "A5", "Letter"], case_sensitive=False),
    default="A4",
    show_default=True,
    help="Of the PDF.",
)
@click.option("--facing", is_flag=True, help="The PDF’s two languages on facing pages.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=f"Where the files go (default: {FOLDER}/ in the edition’s folder).",
)
def export(
    form: str,
    root: Path,
    text: str | None,
    lang: str | None,
    paper: str,
    facing: bool,
    out: Path | None,
) -> None:
    """Write the edition as FORMAT, as several (`txt,tei`), or in all formats: `all`.

    Formats: epub, pdf, txt, md, csv, json, tei, tmx, tbx, tbx2, annotations, dts, xliff.
    """
    from diglot.flow import export as run
    from diglot.render.exports.format import Sheet

    names = tuple(form.split(","))
    if unknown := next((name for name in names if name not in (*NAMES, "all")), ""):
        fail(f"expected a format, found “{unknown}”", f"one of {', '.join(NAMES)}, all")
    folder = root / FOLDER if out is None else out
    exported, problems = run(
        root,
        folder,
        names,
        text=text,
        lang=lang,
        sheet=Sheet(paper=paper.lower(), is_facing=facing),
    )
    if problems.has_errors:
        finish(problems.problems)
    if not exported.paths:
        fail("there is nothing of that: no such text, language or format", "see `diglot export -h`")
    changed = frozenset(exported.changed)
    for path in exported.paths:
        if path.count("/") < 2:  # of a form of many files, the first alone
            say(f"{folder / path}{'' if path in changed else ' (unchanged)'}")
    finish(problems.problems)
