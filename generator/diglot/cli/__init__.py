"""The command line: `diglot`, also `python -m diglot`. One file a command.

Exit status: 0 done, 1 problems that are errors, 2 wrong use. A command imports what it works with
when it is called, so that `--help`, and a run with nothing to do, wait for no library.
"""

from __future__ import annotations

import errno
import gc
import io
import sys

import click

from diglot import __version__
from diglot.cli.build import build
from diglot.cli.changes import changes
from diglot.cli.check import check
from diglot.cli.export import export
from diglot.cli.generate import generate
from diglot.cli.import_ import import_
from diglot.cli.lock import lock
from diglot.cli.merge import merge
from diglot.cli.new import new
from diglot.cli.repair import repair
from diglot.cli.review import review
from diglot.cli.schema import schema
from diglot.cli.serve import serve
from diglot.cli.shared import end_by
from diglot.cli.sheet import glossary, sheet
from diglot.cli.show import show
from diglot.cli.stale import confirm, stale
from diglot.cli.term import term
from diglot.cli.verify import verify


class _Commands(click.Group):
    """What holds for every command, whatever its streams can take and the disk refuses."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command. What the disk refuses, and no step has said, is one line."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # of a terminal that has not all characters
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:  # as a shell says that a signal ended something
            sys.exit(130)
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads on; click ends without a word
                raise
            end_by(error)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="diglot")
def main() -> None:
    """Annotated bilingual editions as static sites."""
    # Frozen values make no cycles: looking for them would take a third of a large edition's time.
    gc.set_threshold(100_000, 50, 50)


for command in (
    build,
    changes,
    check,
    confirm,
    export,
    generate,
    glossary,
    import_,
    lock,
    merge,
    new,
    repair,
    review,
    schema,
    serve,
    sheet,
    show,
    stale,
    term,
    verify,
):
    main.add_command(command)
