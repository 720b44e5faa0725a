"""Writing when it ends too soon (DESIGN.md, “The flow”): old or new, and nothing left over."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.model.output import Output
from diglot.write import alone, write
from diglot.write.manifest import OF_1_0
from diglot.write.own import FOLDER
from tests.write.faults import failing

OLD = [
    Output(path=path, content=f"old {path}\n")
    for path in ("docs/a.md", "docs/en/b.md", "docs/en/c/d.md", "docs/gone/e.md")
]
NEW = [
    Output(path=path, content=f"new {path}\n")
    for path in ("docs/a.md", "docs/en/b.md", "docs/en/c/d.md", "docs/zh/f/g.md")
]


def files(root: Path) -> dict[str, str]:
    """Every file of the edition."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8", "backslashreplace")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def pages(root: Path) -> dict[str, str]:
    return {path: text for path, text in files(root).items() if not path.startswith(FOLDER)}


def said(outputs: list[Output]) -> dict[str, str]:
    return {output.path: output.as_bytes().decode() for output in outputs}


def assert_old_or_new(root: Path) -> None:
    for path, text in pages(root).items():
        if path != OF_1_0:
            assert text in (said(OLD).get(path), said(NEW).get(path)), path


def assert_nothing_left_over(root: Path) -> None:
    left = {path.name for path in (root / FOLDER).iterdir()}
    assert left <= {".gitignore", "lock", "manifest.json", "last.json"}


# -- everything is made before anything is written --------------------------------------------------


class BrokenError(Exception):
    """A fault of ours while a page is made."""


def broken() -> str:
    raise BrokenError


@pytest.mark.parametrize("at", range(len(NEW) + 1))
@pytest.mark.parametrize("before", [[], OLD])
def test_a_page_that_cannot_be_made_leaves_all_as_it_was(
    tmp_path: Path, before: list[Output], at: int
) -> None:
    """“Everything is rendered before anything is written.”"""
    write(tmp_path, before)
    then = pages(tmp_path)
    outputs = [*NEW[:at], Output(path=f"docs/{at}.md", content=broken), *NEW[at:]]
    with pytest.raises(BrokenError):
        write(tmp_path, outputs)
    assert pages(tmp_path) == then
    assert_nothing_left_over(tmp_path)


def test_a_page_is_held_in_memory_only_while_it_is_made(tmp_path: Path) -> None:
    """“In batches to staging: memory stays bounded.”"""
    alive: list[int] = []

    class Page(bytes):
        def __init__(self, _: bytes) -> None:
            alive.append(1)

        def __del__(self) -> None:
            alive.pop()

    class Made(Output, frozen=True):
        def as_bytes(self) -> bytes:
            assert len(alive) <= 1
            return Page(self.path.encode())

    outputs = [Made(path=f"docs/{number}.md", content="") for number in range(20)]
    written, problems = write(tmp_path, outputs)
    assert (len(written.changed), problems, alive) == (20, [], [])


# -- the disk fails, or the process ----------------------------------------------------------------


def as_1_0_0_left_it(root: Path) -> None:
    """With a manifest of names, and no digests."""
    names = [path for path in said(OLD) if path.startswith("docs/")]
    (root / OF_1_0).write_text(json.dumps({"files": names}), "utf-8")
    shutil.rmtree(root / FOLDER)


def faults(root: Path, error: Callable[[], BaseException], before: str) -> int:
    """Fails at each change of the disk in turn: how many there are."""
    at = 0
    while True:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        if before != "nothing":
            assert write(root, OLD)[1] == []
        if before == "1.0.0":
            as_1_0_0_left_it(root)
        raised: BaseException | None = None
        problems = []
        with failing(root, at, error()) as disk:
            try:
                problems = write(root, NEW)[1]
            except KeyboardInterrupt as stopped:
                raised = stopped
        if disk.changes <= at:
            assert problems == []
            assert raised is None
            return at
        assert_old_or_new(root)
        assert raised or [problem.code for problem in problems] in (["D002"], [])
        with alone(root):
            assert write(root, NEW)[1] == []
        assert pages(root) == said(NEW)
        assert_nothing_left_over(root)
        at += 1


@pytest.mark.parametrize("before", ["nothing", "old files", "1.0.0"])
@pytest.mark.parametrize("error", [lambda: OSError(28, "No space left"), KeyboardInterrupt])
def test_at_every_change_of_the_disk(
    tmp_path: Path, error: Callable[[], BaseException], before: str
) -> None:
    """“Old or new, nothing left over, the next run heals”, wherever the writing fails."""
    assert faults(tmp_path / "edition", error, before) > 2 * len(NEW)


def test_a_fault_names_the_file_and_not_the_one_beside_it(tmp_path: Path) -> None:
    named: list[str] = []
    for at in range(100):
        root = tmp_path / str(at)
        root.mkdir()
        with failing(root, at, OSError(28, "No space left")) as disk:
            named += [problem.place.path for problem in write(root, NEW)[1]]
        if disk.changes <= at:
            break
    assert all(named.count(path) > 1 for path in said(NEW)), "where it is made, and put in place"
    assert set(named) == {*said(NEW), FOLDER}


def test_what_1_0_0_left_behind_is_swept(tmp_path: Path) -> None:
    """T9: `.NAME.PID.part` beside a file of ours; a person's own hidden file stays."""
    (tmp_path / "docs/en").mkdir(parents=True)
    ours = ["docs/.a.md.123.part", "docs/en/.b.md.7.part", ".nav.yml.9.part"]
    ours += ["docs/..diglot.json.123.part", ".glossary.yml.4.part"]
    theirs = ["docs/.mine.md.123.part", "docs/.a.md.part", "docs/en/a.md.1.part"]
    for name in (*ours, *theirs):
        (tmp_path / name).write_text("half")
    assert write(tmp_path, OLD)[1] == []
    assert pages(tmp_path).keys() == {*said(OLD), *theirs}


def test_docs_may_be_a_file_system_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rename from one to the other is refused: the file is written beside its place instead."""
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if "staging" in str(source):
            raise OSError(18, "Invalid cross-device link", str(source))
        real(source, target)

    monkeypatch.setattr("os.replace", replace)
    assert write(tmp_path, OLD)[1] == []
    assert write(tmp_path, NEW)[1] == []
    assert pages(tmp_path) == said(NEW)
    assert_nothing_left_over(tmp_path)


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """`.diglot` stands for something else: a link is not followed, whatever it leads to."""
    (tmp_path / "elsewhere" / "staging-1").mkdir(parents=True)
    (tmp_path / "elsewhere" / "staging-1" / "mine").write_text("mine")
    root = tmp_path / "root"
    root.mkdir()
    (root / FOLDER).symlink_to(tmp_path / "elsewhere")
    with alone(root):
        problems = write(root, OLD)[1]
    assert [(problem.code, problem.place.path) for problem in problems] == [("D002", FOLDER)]
    assert pages(root) == {}
    assert (tmp_path / "elsewhere" / "staging-1" / "mine").read_text() == "mine"
