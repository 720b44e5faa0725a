"""`diglot build`: the whole site, made beside the old one, put in its place, and checked."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.shared import ended_by_signals, fail, finish, root_option, words_of

if TYPE_CHECKING:
    from diglot.flow import Result
    from diglot.model.site import Site

BUILDERS = ("mkdocs", "zensical")


@click.command()
@root_option
@click.option("--builder", type=click.Choice(BUILDERS), default="mkdocs", show_default=True)
@click.option("--verify", is_flag=True, help="Take the words back out of pages and downloads.")
def build(root: Path, builder: str, verify: bool) -> None:
    """Make the whole site in site/, and check it."""
    from diglot.flow import generate, planned

    with ended_by_signals():
        done = generate(root)  # here, so that problems come without MkDocs’ own words around them
        if done.has_errors:
            finish(done.problems)
        from diglot.build import BuildError
        from diglot.verify.site import check_site

        try:
            made = _made(root, done, builder)
        except (BuildError, OSError) as error:
            fail(words_of(error), "mend that; the site that was there before still stands")
        folder, site = _shown(made), planned(root, done)
        problems = [*done.problems, *check_site(folder, site, root / "docs")]
        if verify and site is not None and not _verified(root, done, site, made):
            fail("the site does not hold what the sources say", "see the lines above")
        finish(
            problems,
            f"The site is in {folder}. To read it: python -m http.server -d"
            f" {shlex.quote(str(folder))}",
        )


def _verified(root: Path, done: Result, site: Site, built: Path) -> bool:
    """Whether the words of the sources are in the pages and in the downloads."""
    from diglot.cli.verify import verify_built
    from diglot.flow import understand
    from diglot.render import spoken_words

    sources = done.sources or understand(root)
    return verify_built(root, site, spoken_words(site, sources.words), built)


def _made(root: Path, done: Result, builder: str) -> Path:
    """The folder of the site, made by a builder. Raises BuildError, OSError."""
    from diglot.build import mkdocs, zensical

    assert done.frame is not None  # there was no error
    if builder == "zensical":
        return zensical.build_site(root, done.frame, done)
    return mkdocs.build_site(root, done)


def _shown(folder: Path) -> Path:
    """As short as it can be said from here."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
