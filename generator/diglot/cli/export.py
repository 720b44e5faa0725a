"""`diglot export`: the edition in other forms, each a file to be taken away."""

from __future__ import annotations

from pathlib import Path

import click

from diglot.cli.shared import fail, finish, root_option, say, words_of
from diglot.model.export import FOLDER, NAMES, ZIP


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

    Formats: epub, pdf, txt, md, csv, json, tei, tmx, tbx, tbx2, annotations, dts, xliff, zip.
    """
    from diglot.flow import export as run
    from diglot.render.exports.format import Sheet

    names = tuple(form.split(","))
    if unknown := next((name for name in names if name not in (*NAMES, "all")), ""):
        fail(f"expected a format, found “{unknown}”", f"one of {', '.join(NAMES)}, all")
    folder = root / FOLDER if out is None else out
    is_part = text is not None or lang is not None
    has_zip = not is_part and bool({"zip", "all"} & {*names})
    sheet = Sheet(paper=paper.lower(), is_facing=facing)
    exported, result = run(root, folder, names, text=text, lang=lang, sheet=sheet)
    if result.has_errors:
        finish(result.problems)
    if not exported.paths and not has_zip:
        fail("there is nothing of that: no such text, language or format", "see `diglot export -h`")
    changed = frozenset(exported.changed)
    for path in exported.paths:
        if path.count("/") < 2:  # of a form of many files, the first alone
            say(f"{folder / path}{'' if path in changed else ' (unchanged)'}")
    for path in exported.removed:
        say(f"{folder / path} (removed)")
    if has_zip:
        say(str(_zipped(root, folder)))
    finish(result.problems)


def _zipped(root: Path, folder: Path) -> Path:
    """The file of the whole site, which is built for it beside the one that may be there."""
    from tempfile import TemporaryDirectory

    from diglot.build import BuildError
    from diglot.build.mkdocs import build_site
    from diglot.flow import generate
    from diglot.write.zip import zip_site

    done = generate(root)
    if done.has_errors:
        finish(done.problems)
    try:
        with TemporaryDirectory(prefix="diglot-") as place:
            zip_site(build_site(root, done, Path(place) / "site"), folder / ZIP)
    except (BuildError, OSError) as error:
        fail(words_of(error), "mend that; nothing was written")
    return folder / ZIP
