"""What a command waits for: heavy libraries are imported where they are used, and nowhere else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.cli.schema import schema
from diglot.cli.term import term
from diglot.model.glossary import TermKind
from diglot.parse.schema import SCHEMAS
from tests.commands import QUIET, diglot
from tests.helpers import lay_out

HEAVY = {"babel", "jinja2", "lxml", "markdown", "mkdocs", "pydantic", "pypinyin", "yaml"}
SCRIPT = """
import json, sys
from diglot.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    status = end.code
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(status)
"""


def loaded(root: Path, *arguments: str) -> set[str]:
    """The libraries that a command has imported when it ends."""
    command = [sys.executable, "-c", SCRIPT, *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=QUIET, check=True)
    return {str(name) for name in json.loads(done.stderr.splitlines()[-1])}


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["term", "new", "--help"]])
def test_help_waits_for_nothing(tmp_path: Path, arguments: list[str]) -> None:
    assert loaded(tmp_path, *arguments) & HEAVY == set()


def test_a_run_with_nothing_to_do_waits_for_nothing(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path)
    assert diglot("generate", cwd=root).returncode == 0
    assert loaded(root, "generate") & HEAVY == set()


def test_generate_needs_no_builder(tmp_path: Path) -> None:
    assert loaded(lay_out(None, tmp_path), "generate") & {"mkdocs", "markdown", "lxml"} == set()


def test_choices_are_those_of_the_model() -> None:
    """They are written out beside the commands, which do not load the model for `--help`."""
    assert sorted(schema.params[0].type.choices) == sorted([*SCHEMAS, "rows"])  # type: ignore[attr-defined]  # a Choice
    kinds = next(p for p in term.commands["new"].params if p.name == "kind").type
    assert list(kinds.choices) == [str(kind) for kind in TermKind]  # type: ignore[attr-defined]  # a Choice
