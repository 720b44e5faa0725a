"""A folder made beside its place: the old one or the new one, never a half; nothing left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.write import folder as folders
from diglot.write.folder import made_beside

OLD = {"index.html": "old", "gone/page.html": "old"}
NEW = {"index.html": "new", "en/page.html": "new"}


def fill(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def make(site: Path) -> None:
    with made_beside(site) as part:
        fill(part, NEW)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    fill(tmp_path / "site", OLD)
    return tmp_path / "site"


def alone(site: Path) -> bool:
    return [path.name for path in site.parent.iterdir()] == [site.name]


def test_the_new_one_takes_the_place_of_the_old(site: Path) -> None:
    make(site)
    assert files(site) == NEW
    assert alone(site)


def test_the_first_one(tmp_path: Path) -> None:
    make(tmp_path / "public" / "site")
    assert files(tmp_path / "public" / "site") == NEW


def test_where_a_file_has_its_name(tmp_path: Path) -> None:
    """It is none of ours, and stays."""
    (tmp_path / "site").write_text("a file")
    with pytest.raises(NotADirectoryError):
        make(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "a file"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_fault_leaves_the_old_one(site: Path) -> None:
    """T8: “built beside, then swapped”."""
    with pytest.raises(FileExistsError), made_beside(site) as part:
        fill(part, {"index.html": "half", "index.html/page": "a fault"})
    assert files(site) == OLD
    assert alone(site)


def test_hidden_files_stay(site: Path) -> None:
    fill(site, {".git/HEAD": "ref", ".nojekyll": ""})
    make(site)
    assert files(site) == {**NEW, ".git/HEAD": "ref", ".nojekyll": ""}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    fill(tmp_path / "elsewhere", OLD)
    (tmp_path / "site").symlink_to("elsewhere")
    make(tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert files(tmp_path / "elsewhere") == NEW


@pytest.mark.parametrize("way", ["two renames", "copied"])
def test_where_the_system_cannot_exchange(
    site: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_exchange", lambda one, other: False)
    if way == "copied":  # as where something is mounted there

        def refuse(self: Path, target: Path) -> Path:
            raise OSError(16, "Device or resource busy")

        monkeypatch.setattr(Path, "rename", refuse)
    make(site)
    assert files(site) == NEW
    assert alone(site)


def test_the_next_run_clears_up(site: Path) -> None:
    """What a run that was killed left beside it; hidden files that it had moved come back."""
    fill(site.parent / ".site.12.part", {"half": "", ".git/HEAD": "ref"})
    fill(site.parent / ".site.13.part", {"half": ""})
    fill(site.parent / ".other.12.part", {"theirs": ""})
    make(site)
    assert files(site) == {**NEW, ".git/HEAD": "ref"}
    assert sorted(path.name for path in site.parent.iterdir()) == [".other.12.part", "site"]


def test_a_run_killed_between_two_renames(tmp_path: Path) -> None:
    """The old one comes back first, so that a fault in the next run finds it there."""
    fill(tmp_path / ".site.12.old.part", OLD)
    fill(tmp_path / ".site.12.part", {"half": ""})
    with pytest.raises(RuntimeError), made_beside(tmp_path / "site"):
        raise RuntimeError
    assert files(tmp_path / "site") == OLD
    assert alone(tmp_path / "site")


SCRIPT = """
import sys
from pathlib import Path
from diglot.write.folder import made_beside
with made_beside(Path(sys.argv[1])) as part:
    (part / "index.html").write_text("half")
    print("making", flush=True)
    sys.stdin.read()
"""


def test_a_kill_leaves_the_old_one(site: Path) -> None:
    """T8: SIGKILL while it is made; the next run heals."""
    command = [sys.executable, "-c", SCRIPT, str(site)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"making\n"
    process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    process.wait()
    assert files(site) == OLD
    assert not alone(site)
    make(site)
    assert files(site) == NEW
    assert alone(site)
