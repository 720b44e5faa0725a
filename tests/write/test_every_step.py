"""Whatever step of a writer fails: old or new, nothing left over, and the next run heals."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.write import alone, append
from diglot.write import folder as folders
from diglot.write.folder import made_beside
from tests.write.faults import failing

OLD = {"index.html": "old", "gone/x.html": "old", "en/a.html": "old", ".nojekyll": ""}
NEW = {"index.html": "new", "zh/b.html": "new", "en/a.html": "new"}
AFTER = {**NEW, ".nojekyll": ""}
ERRORS = pytest.mark.parametrize(
    "error", [lambda: OSError(28, "No space left"), KeyboardInterrupt], ids=["full", "ended"]
)


def fill(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def make(site: Path) -> None:
    with made_beside(site) as part:
        fill(part, NEW)


@ERRORS
@pytest.mark.parametrize("exchange", [True, False], ids=["exchanged", "renamed"])
def test_the_folder_of_a_site(
    tmp_path: Path,
    error: Callable[[], BaseException],
    exchange: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The site is the old one or the new one, whole, at every moment; or the next run brings it."""
    if not exchange:
        monkeypatch.setattr(folders, "_exchange", lambda one, other: False)
    for at in range(1_000):
        root = tmp_path / str(at)
        fill(root / "site", OLD)
        with failing(root, at, error()) as disk:
            try:
                make(root / "site")
            except (OSError, KeyboardInterrupt):
                assert disk.changes > at
        shown = {path: text for path, text in files(root / "site").items() if path[0] != "."}
        assert {**shown, ".nojekyll": ""} in (OLD, AFTER, {**OLD, **AFTER})
        assert [*root.rglob(".nojekyll")], "hidden files are never lost"
        make(root / "site")
        assert files(root / "site") == AFTER
        assert [path.name for path in root.iterdir()] == ["site"]
        if disk.changes <= at:
            break
        shutil.rmtree(root)
    assert at > len(NEW)


@ERRORS
def test_lines_at_the_end_of_a_file(tmp_path: Path, error: Callable[[], BaseException]) -> None:
    """`term new`: the glossary is as it was, or has the entry, whole."""
    for at in range(100):
        root = tmp_path / str(at)
        fill(root, {"glossary.yml": "terms:\n"})
        with failing(root, at, error()) as disk:
            try:
                problems = append(root, "glossary.yml", "  - id: x\n")
                assert [problem.code for problem in problems] in ([], ["D002"])
                assert all(problem.hint for problem in problems)
            except KeyboardInterrupt:
                assert disk.changes > at
        assert (root / "glossary.yml").read_text() in ("terms:\n", "terms:\n  - id: x\n")
        with alone(root):
            assert {path.name for path in root.iterdir()} <= {"glossary.yml", ".diglot"}
        if disk.changes <= at:
            break
    assert at > 2
