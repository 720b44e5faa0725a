"""`diglot lock`, `stale`, `confirm` and `changes`, as an editor uses them from version to version."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.commands import diglot
from tests.helpers import BASE, lay_out

LOCK = "source/gate/addresses.lock"
FAR = ("stayed until dusk", "{~~stayed until~>left before~~} dusk{>>mistranslation: 一直<<}")


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


def change(root: Path, lang: str, before: str, after: str) -> None:
    path = root / f"source/gate/{lang}.txt"
    said = path.read_text("utf-8")
    assert before in said
    path.write_bytes(said.replace(before, after).encode())


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """The base edition, locked, and published as 1.0.0; then its English was changed at 4.1."""
    root = lay_out(None, tmp_path / "gate")
    assert diglot("lock", cwd=root).stdout == f"{LOCK}: 7 addresses\n"
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "1.0.0")
    git(root, "tag", "1.0.0")
    change(root, "en", *FAR)
    return root


def test_locking_an_unchanged_text_writes_the_same(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path / "gate")
    diglot("lock", "gate", cwd=root)
    before = (root / LOCK).read_bytes()
    assert diglot("lock", cwd=root).stdout == f"{LOCK}: unchanged\n"
    assert (root / LOCK).read_bytes() == before


def test_what_came_and_went_is_counted(gate: Path) -> None:
    change(gate, "en", "nail?\nIt", "nail? It")
    change(gate, "zh", "？\n它", "？它")
    assert "A020" in diglot("check", cwd=gate).stdout
    assert diglot("lock", cwd=gate).stdout == f"{LOCK}: 6 addresses (0 new, 1 retired)\n"
    assert "A020" not in diglot("check", cwd=gate).stdout
    assert (gate / LOCK).read_text("utf-8").endswith("retired 2.2 -> 2.1 merged 1.0.0\n")


def test_nothing_is_locked_of_sources_with_errors(gate: Path) -> None:
    before = (gate / LOCK).read_bytes()
    change(gate, "en", "The visitor", "{~~The visitor")
    done = diglot("lock", cwd=gate)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error W001" in done.stderr
    assert (gate / LOCK).read_bytes() == before


def test_an_unknown_text(gate: Path) -> None:
    done = diglot("lock", "gates", cwd=gate)
    assert done.returncode == 1
    assert "did you mean “gate”?" in done.stderr


def test_stale_translations_are_listed_with_both_readings_of_the_base(gate: Path) -> None:
    """“`diglot stale` lists with old and new reading where known.”"""
    done = diglot("stale", cwd=gate)
    assert done.stdout == (
        "gate/4.1\n"
        "  en  The visitor left before dusk.\n"
        "      was: The visitor stayed until dusk.\n"
        "  zh  那位游客一直待到黄昏。\n"
        "      source/gate/zh.txt:9:1\n"
    )
    shutil.rmtree(gate / ".git")
    assert "      was: (not known" in diglot("stale", "gate", cwd=gate).stdout


@pytest.mark.parametrize(
    "said", [("4.1",), ("gate/4.1",), ("4",), ("3.2-4.1",), ("3-4",), ("--all",), ("1", "4.1")]
)
def test_a_translation_is_confirmed(gate: Path, said: tuple[str, ...]) -> None:
    """“`diglot confirm 4.1` (and ranges, `--all`)”: one line of the file changes."""
    before = (gate / LOCK).read_text("utf-8").splitlines()
    assert "A022" in diglot("check", cwd=gate).stdout
    assert diglot("confirm", *said, cwd=gate).returncode == 0
    assert "A022" not in diglot("check", cwd=gate).stdout
    after = (gate / LOCK).read_text("utf-8").splitlines()
    assert [x.split()[0] for x in after if x not in before] == ["4.1"]


def test_what_is_not_confirmed_stays_stale(gate: Path) -> None:
    assert diglot("confirm", "3.1", cwd=gate).returncode == 0
    diglot("lock", cwd=gate)
    assert "A022" in diglot("check", cwd=gate).stdout


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ((), 2, "expected an address, or --all"),
        (("9.9",), 1, "expected an address of “gate”, found “9.9”"),
        (("1-2-3",), 1, "found “1-2-3”"),
        (("gate/4.1", "wall/1"), 2, "expected addresses of one text"),
        (("wall/1",), 1, "expected the folder of a text, found “wall”"),
    ],
)
def test_what_cannot_be_confirmed(
    gate: Path, said: tuple[str, ...], status: int, words: str
) -> None:
    done = diglot("confirm", *said, cwd=gate)
    assert (done.returncode, words in done.stderr) == (status, True), done.stderr


def test_nothing_is_confirmed_without_a_lock(tmp_path: Path) -> None:
    done = diglot("confirm", "--all", cwd=lay_out(None, tmp_path / "gate"))
    assert done.returncode == 1
    assert "run `diglot lock gate`" in done.stderr


CHANGED = (
    "gate/4.1\n  en  - The visitor stayed until dusk.\n      + The visitor left before dusk.\n"
)


@pytest.mark.parametrize("versions", ["1.0.0..", "1.0.0", "HEAD..", "{base}", "{base}.."])
def test_changes_since_a_revision_or_a_folder(gate: Path, versions: str) -> None:
    """“From two locks and two sources (a git revision or a folder)”."""
    done = diglot("changes", versions.format(base=BASE), cwd=gate)
    assert (done.stdout, done.stderr) == (CHANGED, "1 change\n")


def test_changes_between_two_versions(gate: Path) -> None:
    git(gate, "commit", "-qam", "1.1.0")
    git(gate, "tag", "1.1.0")
    change(gate, "zh", "黄昏", "中午")
    assert diglot("changes", "1.0.0..1.1.0", cwd=gate).stdout == CHANGED
    assert diglot("changes", "1.1.0..1.0.0", cwd=gate).stdout.count("+") == 1
    assert diglot("changes", "1.0.0..", cwd=gate).stderr == "2 changes\n"


def test_what_was_only_split_or_joined_has_not_changed(gate: Path) -> None:
    change(gate, "en", "nail?\nIt", "nail? It")
    change(gate, "zh", "？\n它", "？它")
    assert diglot("changes", "1.0.0..", cwd=gate).stdout == CHANGED


@pytest.mark.parametrize("name", ["2.0.0..", "--..", "HEAD:source.."])
def test_a_version_that_is_not_known(gate: Path, name: str) -> None:
    done = diglot("changes", "--", name, cwd=gate)
    assert done.returncode == 1
    assert "expected a revision that git knows, or a folder" in done.stderr


def test_changes_are_kept_for_readers(gate: Path) -> None:
    assert diglot("changes", "1.0.0..", "--write", cwd=gate).returncode == 0
    told = (gate / "source/gate/changes.tsv").read_text("utf-8").splitlines()
    assert told[1:] == [
        "since 1.0.0",
        "4.1\ten\tThe visitor stayed until dusk.\tThe visitor left before dusk.",
    ]
    assert diglot("check", cwd=gate).returncode == 0
