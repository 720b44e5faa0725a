"""What all commands share: the folder they work on, and how they end."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn, TypeVar

import click

from diglot.disk import to_nowhere
from diglot.model.problem import Problem, has_errors
from diglot.report import as_text, printable

_LOOK = "see that there is room, and that you may read and write there"
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


def say(text: str, *, end: str = "\n", to_errors: bool = False) -> None:
    """Prints what an edition says: nothing in it is obeyed by a terminal."""
    click.echo(printable(text) + end, nl=False, err=to_errors)


def finish(problems: Iterable[Problem], done: str = "") -> NoReturn:
    """Says the problems and ends the process: 1 if one of them is an error, else 0.

    `done` is said where none is.
    """
    problems = list(problems)
    if done and not has_errors(problems):
        say(done)
    say(as_text(problems), end="", to_errors=True)
    sys.exit(has_errors(problems))


def fail(message: str, hint: str = "") -> NoReturn:
    """Ends the process with what no source is to blame for."""
    say(f"diglot: {message}", to_errors=True)
    if hint:
        say(f"  hint: {hint}", to_errors=True)
    sys.exit(1)


def words_of(error: Exception) -> str:
    """What an error says, and of which file, in one line."""
    while isinstance(error, shutil.Error):  # of several files
        error = OSError(0, str(error.args[0][0][2]), str(error.args[0][0][1]))
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror


def end_by(error: OSError) -> NoReturn:
    """Ends the process with what the disk refused. Nothing is printed where that was refused."""
    with suppress(OSError, ValueError):  # ValueError: a stream that is none of the system
        sys.stdout.flush()
        fail(words_of(error), _LOOK)
    with suppress(OSError, ValueError):
        to_nowhere(sys.stdout.fileno())
    fail(f"what is to be said cannot be written: {error.strerror or error}", _LOOK)


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
