"""What several tests need: the base edition, the cases, and the report of an edition."""

from __future__ import annotations

import shutil
from pathlib import Path

from diglot.flow import understand
from diglot.model.codes import CODES
from diglot.model.problem import Problem
from diglot.report import as_text

BASE = Path(__file__).parent / "base"
CASES = Path(__file__).parent / "cases"
INSTRUCTIONS = ("expected.txt", "REMOVED", "UNREADABLE")
"""The files of a case that are not files of its edition."""


def lay_out(case: Path | None, root: Path) -> Path:
    """The base edition with the files of `case` over it, in `root` (returned)."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    if case is not None:
        for path in listed(case, "REMOVED"):
            (root / path).unlink()
        ignored = shutil.ignore_patterns(*INSTRUCTIONS)
        shutil.copytree(case, root, ignore=ignored, dirs_exist_ok=True)
    return root


def listed(case: Path, name: str) -> list[str]:
    """The paths in the case's file `name`, one a line; [] where it has no such file."""
    path = case / name
    return path.read_text("utf-8").split() if path.is_file() else []


def assert_sound(problem: Problem, text: str | None) -> None:
    """A problem says what it must, at a place that its file (where it has one) has."""
    assert problem.code in CODES
    assert problem.message
    assert problem.hint, problem
    if text is not None:
        lines = text.split("\n")
        assert 1 <= problem.place.line <= len(lines), problem
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem


def report(root: Path) -> str:
    """What `diglot check` prints of the edition in `root`."""
    return as_text(understand(root).problems)
