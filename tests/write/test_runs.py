"""Runs that end too soon, and two at once: whole files, nothing left over, no other’s work lost."""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.flow import generate
from diglot.write import alone, append
from diglot.write.own import FOLDER
from tests.helpers import lay_out
from tests.strategies import ROOT
from tests.write.faults import failing
from tests.write.test_staging import assert_nothing_left_over, pages


def edit(root: Path, title: str) -> None:
    """Gives the edition another title, which stands on every page."""
    path = root / "source" / "edition.yml"
    text = re.sub(
        "^title: .*$", f"title: {{en: {title}, zh: {title}}}", path.read_text("utf-8"), flags=re.M
    )
    beside = path.with_suffix(f".{os.getpid()}")  # two runs may edit at once
    beside.write_text(text, "utf-8")
    beside.replace(path)  # whole, for a run that reads it now


@pytest.mark.parametrize("share", [0, 0.4, 0.9])
def test_a_killed_run_is_healed_by_the_next(tmp_path: Path, share: float) -> None:
    """The process really ends, by SIGKILL: what it leaves is swept, also where nothing is to do."""
    root = lay_out(None, tmp_path / "edition")
    edit(root, "Old")
    assert not generate(root).has_errors
    before = pages(root)
    edit(root, "New")
    with failing(other := shutil.copytree(root, tmp_path / "other"), -1, None) as disk:
        assert not generate(other).has_errors
    after = pages(other)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [
        sys.executable,
        "-m",
        "tests.write.faults",
        str(root),
        str(int(share * disk.changes)),
    ]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    for path, content in pages(root).items():
        assert content in (before.get(path), after.get(path)), path
    edit(root, "Old")
    assert not generate(root).has_errors
    assert pages(root) == before
    assert_nothing_left_over(root)
    edit(root, "New")
    assert not generate(root).has_errors
    assert pages(root) == after


# -- two runs at once --------------------------------------------------------------------------------


def test_a_run_waits_for_another_and_then_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(None, tmp_path)
    monkeypatch.setattr("diglot.write.own.PATIENCE", 0.0)
    with alone(root) as free:
        assert free
        result = generate(root)
    assert [problem.code for problem in result.problems] == ["D004"]
    assert not (root / "docs").exists()
    assert generate(root).problems == ()


def _generate_often(root: str, label: str) -> None:
    for number in range(5):
        edit(Path(root), f"{label}{number}")
        assert generate(Path(root)).problems == ()


def test_two_runs_at_once_do_not_destroy_each_other(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path)
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_generate_often, args=(str(root), name)) for name in "ab"]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
        assert run.exitcode == 0
    once = shutil.copytree(root, tmp_path / "once", ignore=shutil.ignore_patterns("docs", FOLDER))
    assert generate(root).problems == generate(once).problems == ()
    assert {k: v for k, v in pages(root).items() if k.startswith("docs/")} == {
        k: v for k, v in pages(once).items() if k.startswith("docs/")
    }
    assert_nothing_left_over(root)


# -- lines that are added to a person's file ------------------------------------------------------------


@pytest.mark.parametrize("at", range(12))
def test_a_person_keeps_the_file_whole_to_which_lines_are_added(tmp_path: Path, at: int) -> None:
    (tmp_path / "glossary.yml").write_text("terms:\n")
    with failing(tmp_path, at, OSError(28, "No space left")):
        problems = append(tmp_path, "glossary.yml", "  - id: a\n")
    text = (tmp_path / "glossary.yml").read_text()
    assert text == ("terms:\n" if problems else "terms:\n  - id: a\n")
    assert pages(tmp_path).keys() == {"glossary.yml"}


def test_lines_are_added_when_no_other_run_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run sweeps what lies half written: it must not be another's."""
    monkeypatch.setattr("diglot.write.own.PATIENCE", 0.0)
    with alone(tmp_path):
        problems = append(tmp_path, "glossary.yml", "terms:\n")
    assert [problem.code for problem in problems] == ["D004"]
    assert append(tmp_path, "glossary.yml", "terms:\n") == []
