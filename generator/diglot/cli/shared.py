"""What all commands share: the folder they work on, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

from diglot.model.problem import Problem, has_errors
from diglot.report import as_text

Command = TypeVar("Command", bound=Callable[..., None])


def root_option(command: Command) -> Command:
    """Gives a command `--root DIR`."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path("."),
        metavar="DIR",
        help="The edition’s folder (default: here).",
    )(command)


def finish(problems: Iterable[Problem]) -> None:
    """Says the problems and ends the process: 1 if one of them is an error, else 0."""
    problems = list(problems)
    click.echo(as_text(problems), nl=False, err=True)
    sys.exit(has_errors(problems))
