"""Writing (DESIGN.md, “The flow”): only what changed, only what is ours, each file whole or not."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given

from diglot.flow import generate
from diglot.model.output import Output
from diglot.model.problem import Problem
from diglot.write import MANIFEST, write
from diglot.write.own import FOLDER
from tests import hostile
from tests.examples import examples
from tests.strategies import ROOT, Made, build, editions

PAGES = [
    Output(path=path, content=f"{path}\n")
    for path in ("docs/a.md", "docs/en/b.md", "docs/en/c/d.md", "docs/z.md")
]


def files(root: Path) -> dict[str, bytes]:
    """What stands in the edition, but for what runs keep in a folder of their own."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and FOLDER not in path.relative_to(root).parts
    }


def times(root: Path) -> dict[str, int]:
    return {path: (root / path).stat().st_mtime_ns for path in files(root)}


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def lay_out(root: Path) -> Path:
    for path, text in hostile.edition(hostile.PLAIN).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


# -- the same bytes --------------------------------------------------------------------------------


@given(editions())
@examples(6)
def test_building_twice_gives_identical_bytes(made: Made) -> None:
    """“The same input gives the same bytes.”"""
    assert build(made.files).pages == build(made.files).pages


def test_the_same_bytes_on_every_machine(tmp_path: Path) -> None:
    """“… on every machine”: whatever the hash seed, locale, time zone and folder."""
    trees = []
    for name, seed, locale, zone in (
        ("a", "1", "C", "UTC"),
        ("b/ç", "77", "C.UTF-8", "Asia/Almaty"),
    ):
        root = lay_out(tmp_path / name)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
        environment["PYTHONPATH"] = str(ROOT)
        command = [sys.executable, "-m", "diglot", "generate", "--root", str(root)]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
        trees.append(files(root))
    assert trees[0] == trees[1]
    assert any(path.endswith("en/text/index.md") for path in trees[0])


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    """“`write` changes only files whose content changed … A second run writes nothing.”"""
    root = lay_out(tmp_path)
    first = generate(root)
    before = times(root)
    second = generate(root)
    assert first.written.changed
    assert second.written.changed == second.written.removed == ()
    assert second.written.unchanged == len(first.written.changed)
    assert times(root) == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(tmp_path, PAGES)
    before = times(tmp_path)
    other = [*PAGES[1:], Output(path="docs/a.md", content="other\n")]
    written, problems = write(tmp_path, other)
    assert problems == []
    assert written.changed == ("docs/a.md",)
    after = times(tmp_path)
    assert {path for path in after if after[path] != before[path]} == {"docs/a.md"}


# -- what is ours ----------------------------------------------------------------------------------


def test_a_stale_file_is_removed(tmp_path: Path) -> None:
    """“… removes its own stale files”, and the folders that they leave empty."""
    write(tmp_path, PAGES)
    (tmp_path / "docs/en/mine.md").write_text("mine\n")
    written, problems = write(tmp_path, [PAGES[0]])
    assert problems == []
    assert written.removed == ("docs/en/b.md", "docs/en/c/d.md", "docs/z.md")
    assert set(files(tmp_path)) == {"docs/a.md", "docs/en/mine.md"}
    assert not (tmp_path / "docs/en/c").exists()


def test_a_foreign_file_is_never_overwritten(tmp_path: Path) -> None:
    """“… keeps a manifest of what it owns and never overwrites a file that it does not own.” Then
    nothing at all is written."""
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/b.md").write_text("mine\n")
    (tmp_path / "docs/z.md").mkdir()
    written, problems = write(tmp_path, PAGES)
    assert codes(problems) == ["D001", "D001"]
    assert [str(problem.place) for problem in problems] == ["docs/en/b.md", "docs/z.md"]
    assert written.changed == ()
    assert files(tmp_path) == {"docs/en/b.md": b"mine\n"}


def test_a_page_of_a_person_at_the_same_address_is_not_lost(tmp_path: Path) -> None:
    """`c.md` and `c/index.md` would be one page of the site."""
    (tmp_path / "docs" / "en").mkdir(parents=True)
    (tmp_path / "docs.md").write_text("mine, and no page")
    (tmp_path / "docs" / "en" / "c.md").write_text("mine")
    pages = [Output(path=path, content="x\n") for path in ("docs/index.md", "docs/en/c/index.md")]
    _, problems = write(tmp_path, pages)
    assert [(problem.code, problem.place.path) for problem in problems] == [
        ("D001", "docs/en/c.md")
    ]
    assert set(files(tmp_path)) == {"docs.md", "docs/en/c.md"}


def test_a_file_that_is_right_already_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_bytes(PAGES[0].as_bytes())
    written, problems = write(tmp_path, PAGES)
    assert problems == []
    assert "docs/a.md" not in written.changed


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        "{",
        '{"files": []}',
        '{"files": ["../escape.md", "source/a.md", "docs/../up.md", "/abs.md", 1, null]}',
        '{"files": {"../escape.md": "x"}}',
        '{"files": "docs"}',
        '{"files": null}',
        "\udcff",
    ],
)
def test_a_manifest_that_somebody_spoiled_removes_nothing(tmp_path: Path, manifest: str) -> None:
    root = tmp_path / "root"
    (root / "docs").mkdir(parents=True)
    (root / MANIFEST).parent.mkdir()
    (root / MANIFEST).write_bytes(manifest.encode("utf-8", "surrogateescape"))
    for path in ("../escape.md", "source/a.md", "docs/../up.md"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text("mine\n")
    written, problems = write(root, PAGES)
    assert problems == []
    assert written.removed == ()
    for path in ("../escape.md", "source/a.md", "docs/../up.md"):
        assert (root / path).read_text() == "mine\n"


# -- what cannot be written, and when it ends too soon ---------------------------------------------


def test_an_unwritable_place(tmp_path: Path) -> None:
    """“No input whatever shows a traceback”: a file stands where a folder must be."""
    (tmp_path / "docs").write_text("a file\n")
    written, problems = write(tmp_path, PAGES)
    assert codes(problems) == ["D002"]
    assert written.changed == ()
    assert problems[0].place.path.startswith("docs")


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder of somebody whom permissions bind, and this process as that one: root is bound by none."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        if root:
            os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            if root:
                os.seteuid(0)


def test_a_folder_without_permission(nobody: Path) -> None:
    (nobody / "docs").mkdir()
    (nobody / "docs").chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert codes(write(nobody, PAGES)[1]) == ["D002"]


class Killed(BaseException):
    """What ends a process from outside."""


def failing(at: int, error: BaseException) -> Callable[[object, object], None]:
    """`os.replace`, but the call number `at` fails."""
    real, count = os.replace, iter(range(1000))

    def replace(source: str, target: str) -> None:
        if next(count) == at:
            raise error
        real(source, target)

    return replace  # type: ignore[return-value]  # paths are all that it is given


@pytest.mark.parametrize("at", range(7))
def test_a_full_disk(tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same wherever the writing fails; the file is named, not the one beside it."""
    error = OSError(28, "No space left on device", str(tmp_path / "docs/x"))
    with monkeypatch.context() as patch:
        patch.setattr("os.replace", failing(at, error))
        problems = write(tmp_path, PAGES)[1]
    assert codes(problems) in (["D002"], [])
    assert bool(problems) == (at <= len(PAGES))
    assert_whole(tmp_path)


@pytest.mark.parametrize("at", range(5))
def test_a_kill_leaves_no_half_written_file(
    tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """“… replaces each file atomically”; “a killed build leaves no half-written file”. The next run
    knows its own files, also when the sources changed between the two."""
    with monkeypatch.context() as patch:
        patch.setattr("os.replace", failing(at, Killed()))
        with pytest.raises(Killed):
            write(tmp_path, PAGES)
    assert_whole(tmp_path)
    changed = [Output(path=page.path, content="new\n") for page in PAGES]
    written, problems = write(tmp_path, changed)
    assert problems == []
    assert len(written.changed) == len(PAGES)


@pytest.mark.parametrize("at", range(len(PAGES)))
def test_a_kill_leaves_the_old_files_whole(
    tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, PAGES)
    changed = [Output(path=f"{page.path}", content="new\n") for page in PAGES[1:]]
    with monkeypatch.context() as patch:
        patch.setattr("os.replace", failing(at, Killed()))
        with pytest.raises(Killed):
            write(tmp_path, changed)
    assert_whole(tmp_path)
    assert write(tmp_path, changed)[1] == []
    assert files(tmp_path).keys() == {page.path for page in changed}


def assert_whole(root: Path) -> None:
    """Every file is an old or a new one, and nothing lies beside them."""
    known = {page.path: {page.as_bytes(), b"new\n"} for page in PAGES}
    for path, content in files(root).items():
        assert content in known[path]
    manifest = root / MANIFEST
    assert not manifest.exists() or json.loads(manifest.read_bytes())
    assert {path.name for path in (root / FOLDER).iterdir()} <= {".gitignore", manifest.name}
