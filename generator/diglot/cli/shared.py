"""What all commands share: the folder they work on, and how they end."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn, TypeVar

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


def finish(problems: Iterable[Problem], done: str = "") -> NoReturn:
    """Says the problems and ends the process: 1 if one of them is an error, else 0.

    `done` is said where none is.
    """
    problems = list(problems)
    if done and not has_errors(problems):
        click.echo(done)
    click.echo(as_text(problems), nl=False, err=True)
    sys.exit(has_errors(problems))


def fail(message: str, hint: str = "") -> NoReturn:
    """Ends the process with what no source is to blame for."""
    click.echo(f"diglot: {message}", err=True)
    if hint:
        click.echo(f"  hint: {hint}", err=True)
    sys.exit(1)


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """While this lasts, a signal that ends the process unwinds it first: nothing is left over.

    MkDocs reads the environment when it is loaded, for the warning that the README gives already.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    before = {}
    for name in ("SIGTERM", "SIGHUP"):  # SIGINT is a KeyboardInterrupt already
        if hasattr(signal, name):
            before[name] = signal.signal(getattr(signal, name), _end)
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
