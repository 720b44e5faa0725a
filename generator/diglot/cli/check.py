"""`diglot check`: every problem of the sources and, on demand, of the built site."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.cli.shared import root_option, say, words_of
from diglot.model.problem import Place, Problem, has_errors, in_order
from diglot.report import FORMATS

if TYPE_CHECKING:
    from diglot.model.site import Site


@click.command()
@root_option
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default="text")
@click.option("--site", is_flag=True, help="Check the built site too.")
def check(root: Path, style: str, site: bool) -> None:
    """Report every problem of the sources, and with --site of the built site."""
    from diglot.flow import plan, understand, unwritable_pages

    sources = understand(root)
    problems = list(sources.problems)
    if planned := plan(sources):
        found = unwritable_pages(root, sources, planned)
        problems = [*in_order([*problems, *found])]
        if site:
            problems += _of_the_site(root, planned)
    say(FORMATS[style](problems), end="")
    if style == "text":
        say(_summary(problems), to_errors=True)
    sys.exit(has_errors(problems))


def _of_the_site(root: Path, planned: Site) -> list[Problem]:
    from diglot.build import BuildError
    from diglot.build.mkdocs import SETTINGS, site_folder
    from diglot.verify.site import check_site

    try:
        folder = site_folder(root, planned.frame)
    except (BuildError, OSError) as error:
        said = words_of(error).replace(f"{root.absolute()}{os.sep}", "")
        message = f"expected settings that can be read, found: {said}"
        hint = "mend the file, or move it away: the site is made without one too"
        return [Problem(code="S011", place=Place(SETTINGS), message=message, hint=hint)]
    return check_site(folder, planned, root / "docs")


def _summary(problems: list[Problem]) -> str:
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
