"""The commands of `diglot`: in this process, which is quick, or in one of their own, as a person has them."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from diglot.cli import main

QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

Done = subprocess.CompletedProcess[str]


QUICK_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a minute of work: what is compiled at once, not well, costs half the time."""


def diglot(*arguments: str, cwd: Path, stdin: str = "") -> Done:
    """Runs a command in this process. An exception that it lets out is the test's."""
    with chdir(cwd):
        done = CliRunner(env={"NO_MKDOCS_2_WARNING": "1"}).invoke(
            main, arguments, input=stdin, prog_name="diglot", catch_exceptions=False
        )
    return Done(arguments, done.exit_code, done.stdout, done.stderr)


def python(*arguments: str, cwd: Path) -> Done:
    """Runs a module in a process of its own: `python("diglot", "check", cwd=…)`."""
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=QUIET, check=False)
