"""`diglot verify`: what other forms of the edition hold, held against the sources."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.shared import fail, finish, root_option, say
from diglot.model.export import FOLDER, NAMES, ZIP

if TYPE_CHECKING:
    from diglot.language.wording import Words
    from diglot.model.site import Site
    from diglot.verify.forms import Verdict

_COLUMNS = ("format", "words", "rows", "notes", "terms", "differences", "file")


@click.command()
@click.argument("form", metavar="[FORMAT]", default="all")
@root_option
@click.option(
    "--in",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Read the files there; else they are made for this.",
)
def verify(form: str, root: Path, folder: Path | None) -> None:
    """Take the texts, notes and terms back out of each form and compare them with the sources.

    FORMAT is one of those of `diglot export`, several, or `site`: the reading pages of the built
    site. Prints a table; fails where anything differs.
    """
    from diglot.flow import plan, understand
    from diglot.render import spoken_words
    from diglot.verify.forms import verify_forms

    names = tuple(form.split(","))
    if unknown := next((name for name in names if name not in (*NAMES, "site", "all")), ""):
        fail(f"expected a format, found “{unknown}”", f"one of site, {', '.join(NAMES)}, all")
    sources = understand(root)
    site = plan(sources)
    if site is None:
        finish(sources.problems)
    words = spoken_words(site, sources.words)
    verdicts = [*_pages(root, site, names, folder)]
    verdicts += verify_forms(site, words, names, _reading(folder))
    if not verdicts:
        fail(
            f"there is no {form} to be read",
            "make it before this: `diglot build`",
        )
    sys.exit(not told(verdicts))


def verify_built(root: Path, site: Site, words: Mapping[str, Words], built: Path) -> bool:
    """Reads the pages and the downloads of a site that was built; whether nothing differs."""
    from diglot.verify.forms import verify_forms

    offered = site.frame.exports
    forms = verify_forms(site, words, offered, _reading(built / FOLDER)) if offered else ()
    packed = ("zip",) if {"zip", "all"} & {*offered} else ()
    return told([*_pages(root, site, ("site", *packed), built / FOLDER), *forms])


def told(verdicts: Sequence[Verdict]) -> bool:
    """Prints what was found; whether nothing differs."""
    say(_table(verdicts))
    wrong = [verdict for verdict in verdicts if verdict.differences]
    for verdict in wrong:
        for said in verdict.differences:
            say(f"{verdict.path}: {said}", to_errors=True)
    return not wrong


def _pages(
    root: Path, site: Site, names: Sequence[str], folder: Path | None = None
) -> Iterator[Verdict]:
    """The reading pages: of the site that is built, and of the file in which one is packed."""
    from diglot.build.mkdocs import site_folder
    from diglot.verify.forms import Verdict
    from diglot.verify.forms.pages import read_pages, read_zip

    found = []
    if {"site", "all"} & {*names}:
        built = site_folder(root, site.frame)
        found += [("site", page) for page in read_pages(built, site)]
    if {"zip", "all"} & {*names}:
        found += [("zip", page) for page in read_zip((folder or root / FOLDER) / ZIP, site)]
    for form, page in found:
        yield Verdict(
            form=form,
            path=page.path,
            rows=page.rows,
            notes=page.notes,
            differences=page.differences,
        )


def _reading(folder: Path | None) -> Callable[[str], bytes] | None:
    from diglot.disk import contents

    return (lambda path: contents(folder / path)) if folder else None


def _table(verdicts: Iterable[Verdict]) -> str:
    lines: list[Sequence[str]] = [_COLUMNS]
    for one in verdicts:
        numbers = (one.words, one.rows, one.notes, one.terms, len(one.differences))
        lines.append((one.form, *(f"{number:,}" for number in numbers), one.path))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at in (0, len(widths) - 1) else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
