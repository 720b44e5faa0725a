"""`diglot check`: every problem of the sources and, on demand, of the built site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from diglot.cli.shared import root_option, say
from diglot.model.problem import Problem, has_errors
from diglot.report import FORMATS


@click.command()
@root_option
@click.option("--format", "style", type=click.Choice(sorted(FORMATS)), default="text")
@click.option("--site", is_flag=True, help="Check the built site too.")
def check(root: Path, style: str, site: bool) -> None:
    """Report every problem of the sources, and with --site of the built site."""
    from diglot.flow import plan, understand

    sources = understand(root)
    problems = list(sources.problems)
    if site and (planned := plan(sources)):
        from diglot.build.mkdocs import site_folder
        from diglot.verify.site import check_site

        problems += check_site(site_folder(root, planned.frame), planned)
    say(FORMATS[style](problems), end="")
    if style == "text":
        say(_summary(problems), to_errors=True)
    sys.exit(has_errors(problems))


def _summary(problems: list[Problem]) -> str:
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
