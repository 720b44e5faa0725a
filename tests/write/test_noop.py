"""A run in which nothing changed notices it by digest, renders nothing, and says the same again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot import flow
from diglot.flow import Result, generate, planned
from diglot.model.frame import Frame
from diglot.model.output import Output
from diglot.read import digest
from diglot.write import MANIFEST, recall, remember, write
from diglot.write.last import RECORD
from tests.doors import unprivileged
from tests.helpers import CASES, lay_out
from tests.strategies import ROOT

WARNED = CASES / "G008-entry"


class RenderedError(Exception):
    """That a run was a whole one."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An edition with warnings, as a run left it."""
    root = lay_out(WARNED, tmp_path / "edition")
    (root / "docs" / "en").mkdir(parents=True)
    (root / "docs" / "en" / "mine.md").write_text("# A page\n", "utf-8")
    assert generate(root).written.changed
    return root


def rendered(root: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether `generate` does more than to look."""

    def make(_: Path) -> Result:
        raise RenderedError

    with monkeypatch.context() as patch:
        patch.setattr(flow, "make", make)
        try:
            generate(root)
        except RenderedError:
            return True
    return False


def test_nothing_is_done_and_the_same_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """“Problems of the last run must still be reported”, each with all that it says."""
    assert not rendered(root, monkeypatch)
    again = generate(root)
    (root / RECORD).unlink()
    whole = generate(root)
    assert whole.problems
    assert again.problems == whole.problems
    assert (again.frame, again.written) == (whole.frame, whole.written)
    assert not rendered(root, monkeypatch)


def test_the_pages_are_planned_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """“One `understand` a build”, whether or not there was something to generate."""
    calls: list[Path] = []
    understand = flow.understand

    def counted(root: Path) -> flow.Sources:
        calls.append(root)
        return understand(root)

    monkeypatch.setattr(flow, "understand", counted)
    idle = generate(root)
    assert (idle.sources, idle.site, calls) == (None, None, [])
    site = planned(root, idle)
    assert site is not None
    assert len(calls) == 1
    (root / RECORD).unlink()
    busy = generate(root)
    assert planned(root, busy) is busy.site
    assert busy.site == site
    assert len(calls) == 2


def test_nothing_heavy_is_imported(root: Path) -> None:
    code = "import sys, pathlib; from diglot.flow import generate; generate(pathlib.Path('.'));"
    code += "print(*(name.partition('.')[0] for name in sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    run = [sys.executable, "-c", code]
    done = subprocess.run(
        run, cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    heavy = {"ahocorasick_rs", "babel", "jinja2", "lxml", "mkdocs", "pydantic", "pypinyin", "yaml"}
    assert heavy.isdisjoint(done.stdout.split())


# -- whatever changes ------------------------------------------------------------------------------


def same_to_the_eye(path: Path) -> None:
    """Another byte, but the size and the time of before."""
    was = path.stat()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"a", b"o", 1))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert path.read_bytes() != content


CHANGES: dict[str, Callable[[Path], object]] = {
    "a source": lambda root: same_to_the_eye(root / "source/gate/en.txt"),
    "the glossary": lambda root: same_to_the_eye(root / "glossary.yml"),
    "the witness": lambda root: same_to_the_eye(root / "source/gate/witness.txt"),
    "a new source": lambda root: (root / "source/gate/fr.txt").write_text("a\n"),
    "a source gone": lambda root: (root / "source/gate/notes.yml").unlink(),
    "a source renamed": lambda root: (root / "glossary.yml").rename(root / "source/glossary.yml"),
    "a source renamed in its row": lambda root: (root / "source/gate/zh.txt").rename(
        root / "source/gate/zz.txt"
    ),
    "a page": lambda root: same_to_the_eye(root / "docs/en/gate/index.md"),
    "a page gone": lambda root: (root / "docs/en/gate/index.md").unlink(),
    "data": lambda root: same_to_the_eye(root / "docs/assets/made/glossary.json"),
    "a page of a person": lambda root: same_to_the_eye(root / "docs/en/mine.md"),
    "a new page of a person": lambda root: (root / "docs/zh/mine.md").write_text("a\n"),
    "a page at the same address": lambda root: (root / "docs/en/gate.md").write_text("a\n"),
    "the manifest": lambda root: same_to_the_eye(root / MANIFEST),
    "the manifest gone": lambda root: (root / MANIFEST).unlink(),
    "the record gone": lambda root: (root / RECORD).unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_noticed(root: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    CHANGES[change](root)
    assert rendered(root, monkeypatch)


@pytest.mark.parametrize(
    "name", ["render/site/templates/entry.md.j2", "language/words/en.yml", "flow.py"]
)
def test_a_change_of_diglot_is_noticed(
    root: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its templates, words and code, as whoever works on them needs it."""
    package = shutil.copytree(digest.PACKAGE, tmp_path / "diglot")
    monkeypatch.setattr(digest, "PACKAGE", package)
    assert not rendered(root, monkeypatch), "wherever it is installed"
    (package / "theme" / "new.css").write_text("p {}")
    assert not rendered(root, monkeypatch), "what only MkDocs reads"
    same_to_the_eye(package / name)
    assert rendered(root, monkeypatch)


def test_another_version_of_a_library_is_noticed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site" / "babel-99.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert rendered(root, monkeypatch)


def test_a_source_that_cannot_be_read_is_no_reason_to_do_nothing(root: Path) -> None:
    (root / "glossary.yml").chmod(0)
    with unprivileged():
        assert {problem.code for problem in generate(root).problems} >= {"F005"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"[" * 200_000,
        lambda _: b"\xff\x00",
        lambda _: b"[]",
        lambda record: json.dumps({**record, "problems": None}).encode(),
        lambda record: json.dumps({**record, "problems": [{}]}).encode(),
        lambda record: json.dumps({**record, "problems": ["G008"]}).encode(),
        lambda record: json.dumps({**record, "made_of": ""}).encode(),
        lambda record: without(record, code="X999"),
        lambda record: without(record, place="glossary.yml"),
        lambda record: without(record, place={"path": 1, "row": 2}),
        lambda record: without(record, details=1),
        lambda record: without(record, more="?"),
    ],
)
def test_a_damaged_record_costs_a_whole_run_and_no_more(
    root: Path, damage: Callable[[object], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = generate(root).problems
    (root / RECORD).write_bytes(damage(json.loads((root / RECORD).read_bytes())))
    assert rendered(root, monkeypatch)
    assert generate(root).problems == whole
    assert not rendered(root, monkeypatch)


def without(record: dict[str, list[dict[str, object]]], **changes: object) -> bytes:
    """The record with its first problem spoiled."""
    problems = [{**record["problems"][0], **changes}, *record["problems"][1:]]
    return json.dumps({**record, "problems": problems}).encode()


def test_a_run_that_was_killed_before_its_record_is_not_forgotten(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is of the manifest that it was written with: the sources alone could be back."""
    info = root / "source" / "edition.yml"
    was = info.read_text("utf-8")
    info.write_text(was.replace("The Gate", "The Other Gate"), "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(flow, "remember", lambda *_: None)
        assert generate(root).written.changed
    info.write_text(was, "utf-8")
    assert rendered(root, monkeypatch)


def test_a_page_at_the_same_address_is_noticed_at_any_depth(tmp_path: Path) -> None:
    write(tmp_path, [Output(path="docs/en/a/b/c/index.md", content="a\n")])
    remember(tmp_path, "made of this", [], Frame(title="", url="", nav=()))
    assert recall(tmp_path, "made of this")
    (tmp_path / "docs/en/a/b/c.md").write_text("mine\n")
    assert recall(tmp_path, "made of this") is None


def test_errors_are_never_recorded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = root / "source" / "gate" / "en.txt"
    text.write_text(text.read_text("utf-8") + "\n{++lost\n", "utf-8")
    assert generate(root).has_errors
    assert rendered(root, monkeypatch)
