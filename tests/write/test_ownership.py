"""What is ours (DESIGN.md, “The flow”): nothing is overwritten or removed but what we wrote."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.flow import generate
from diglot.model.output import Output
from diglot.model.problem import Problem
from diglot.write import MANIFEST, write
from diglot.write.manifest import OF_1_0, load
from diglot.write.own import FOLDER
from tests.commands import diglot
from tests.helpers import lay_out

FRONT = "---\ntitle: {title}\nlang: en\nkind: {kind}\n---\n\n# {title}\n"


def page(path: str, title: str, kind: str = "text") -> Output:
    return Output(path=path, content=FRONT.format(title=title, kind=kind))


ONE, OTHER = page("docs/en/a.md", "One"), page("docs/en/a.md", "Other")
DATA = Output(path="docs/assets/made/a.json", content='{"a": 1}')
DATA_2 = Output(path="docs/assets/made/a.json", content='{"b": 2}')


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in problems]


def text(root: Path, path: str = "docs/en/a.md") -> str:
    return (root / path).read_text("utf-8")


# -- a person's change -----------------------------------------------------------------------------


def test_a_page_that_a_person_changed_is_not_overwritten(tmp_path: Path) -> None:
    """“Overwritten only if its hash is the one that we wrote.”"""
    write(tmp_path, [ONE, DATA])
    changed = text(tmp_path) + "\nMy own words.\n"
    (tmp_path / "docs/en/a.md").write_text(changed, "utf-8")
    written, problems = write(tmp_path, [OTHER, DATA_2])
    assert said(problems) == [("D001", "docs/en/a.md")]
    assert "--adopt" in problems[0].hint
    assert written.changed == ()
    assert text(tmp_path) == changed
    assert text(tmp_path, DATA.path) == DATA.content
    assert write(tmp_path, [OTHER, DATA_2], adopt=True)[1] == []
    assert text(tmp_path) == OTHER.content


def test_a_page_that_a_person_changed_is_not_removed(tmp_path: Path) -> None:
    write(tmp_path, [ONE, DATA])
    (tmp_path / "docs/en/a.md").write_text("mine", "utf-8")
    for adopt in (False, True):
        _, problems = write(tmp_path, [DATA_2], adopt=adopt)
        assert said(problems) == [("D001", "docs/en/a.md")]
    assert text(tmp_path) == "mine"
    (tmp_path / "docs/en/a.md").unlink()
    assert write(tmp_path, [DATA_2])[1] == []


def test_a_page_of_a_person_in_the_place_of_ours_is_theirs(tmp_path: Path) -> None:
    """That the manifest names the path is not enough, nor is the word `--adopt`."""
    write(tmp_path, [ONE])
    (tmp_path / "docs/en/a.md").write_text("# My own page\n", "utf-8")
    for adopt in (False, True):
        assert said(write(tmp_path, [OTHER], adopt=adopt)[1]) == [("D001", "docs/en/a.md")]
    assert text(tmp_path) == "# My own page\n"


# -- no manifest, or a damaged one -----------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"", b"[" * 200_000, bytes(range(256)), b'{"files": 1}', None])
@pytest.mark.parametrize("name", [MANIFEST, OF_1_0])
def test_without_a_manifest_our_files_are_known_or_the_cure_is_named(
    tmp_path: Path, damage: bytes | None, name: str
) -> None:
    """T12: what is right already is ours; what looks like ours is, by the word `--adopt`."""
    same = page("docs/en/same.md", "Same")
    write(tmp_path, [ONE, DATA, same])
    (tmp_path / MANIFEST).unlink()
    if damage is not None:
        (tmp_path / name).write_bytes(damage)
    outputs = [OTHER, DATA_2, same, page("docs/en/mine.md", "Mine")]
    (tmp_path / "docs/en/mine.md").write_text("# Mine\n", "utf-8")
    _, problems = write(tmp_path, outputs)
    assert said(problems) == [
        ("D001", "docs/assets/made/a.json"),
        ("D001", "docs/en/a.md"),
        ("D001", "docs/en/mine.md"),
    ]
    assert ["--adopt" in problem.hint for problem in problems] == [True, True, False]
    assert said(write(tmp_path, outputs, adopt=True)[1]) == [("D001", "docs/en/mine.md")]
    assert text(tmp_path) == ONE.content
    written, problems = write(tmp_path, outputs[:3], adopt=True)
    assert (problems, len(written.changed), written.unchanged) == ([], 2, 1)


@pytest.mark.parametrize(
    "other",
    [
        "",
        "# One\n",
        "---\ntitle: One\n---\n\n# One\n",
        "---\ntitle: One\nlang: en\nkind: about\n---\n\n# One\n",
        "---\nlang: en\ntitle: One\nkind: text\n---\n\n# One\n",
        "---\ntitle: One\nauthor: me\nlang: en\nkind: text\n---\n\n# One\n",
        " ---\ntitle: One\nlang: en\nkind: text\n---\n\n# One\n",
    ],
)
def test_a_page_of_a_person_is_never_adopted(tmp_path: Path, other: str) -> None:
    """“Never adopt silently a page that a person wrote”: its front matter is not ours."""
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/a.md").write_text(other, "utf-8")
    _, problems = write(tmp_path, [ONE], adopt=True)
    assert said(problems) == [("D001", "docs/en/a.md")]
    assert text(tmp_path) == other


def test_a_whole_edition_without_its_manifest_is_adopted(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path)
    first = generate(root)
    (root / MANIFEST).unlink()
    assert generate(root).problems == (), "all is right already"
    (root / MANIFEST).unlink()
    info = root / "source" / "edition.yml"
    info.write_text(info.read_text("utf-8").replace("The Gate", "The Other Gate"), "utf-8")
    refused = generate(root)
    assert {problem.code for problem in refused.problems} == {"D001"}
    assert all("--adopt" in problem.hint for problem in refused.problems)
    adopted = generate(root, adopt=True)
    assert adopted.problems == ()
    assert len(adopted.written.changed) == len(refused.problems)
    assert len(adopted.written.changed) + adopted.written.unchanged == len(first.written.changed)
    assert generate(root).written.changed == ()


def test_the_command_that_the_hint_names(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path)
    assert diglot("generate", cwd=root).returncode == 0
    page = root / "docs" / "en" / "about.md"
    page.write_text(page.read_text("utf-8") + "more\n", "utf-8")
    refused = diglot("generate", cwd=root)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert diglot("check", cwd=root).stdout == refused.stderr
    assert "docs/en/about.md: error D001" in refused.stderr
    assert "`diglot generate --adopt`" in refused.stderr
    assert diglot("generate", "--adopt", cwd=root).stdout.startswith("1 written, 0 removed")


def test_the_manifest_of_1_0_0_is_taken_over(tmp_path: Path) -> None:
    """It names files without digests: each counts as ours at first, whatever it holds."""
    (tmp_path / "docs/en").mkdir(parents=True)
    for name in ("a.md", "gone.md"):
        (tmp_path / "docs/en" / name).write_text("as 1.0.0 wrote it", "utf-8")
    names = ["docs/en/a.md", "docs/en/gone.md", "docs/en/never.md"]
    (tmp_path / OF_1_0).write_text(json.dumps({"files": names}), "utf-8")
    written, problems = write(tmp_path, [ONE])
    assert problems == []
    assert (written.changed, written.removed) == (("docs/en/a.md",), ("docs/en/gone.md",))
    assert not (tmp_path / OF_1_0).exists()
    (tmp_path / "docs/en/a.md").write_text("mine", "utf-8")
    assert said(write(tmp_path, [OTHER])[1]) == [("D001", "docs/en/a.md")]


# -- out of docs/ -------------------------------------------------------------------------------------


def snapshot(folder: Path) -> dict[str, str]:
    return {str(path): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("link", ["docs/en", "docs"])
@pytest.mark.parametrize("known", ["digest", "1.0.0", "unknown"])
@pytest.mark.parametrize("where", ["outside", "root/docs-of-mine", "root/source"])
def test_no_link_is_followed_out_of_docs(tmp_path: Path, where: str, link: str, known: str) -> None:
    """T10: neither to write nor to remove, whatever the manifest says."""
    root, outside = tmp_path / "root", tmp_path / where
    root.mkdir()
    write(root, [ONE, page("docs/en/stale.md", "Stale")])
    (root / link).rename(outside)
    (root / link).symlink_to(outside)
    if known != "digest":
        (root / MANIFEST).unlink()
    if known == "1.0.0" and link != "docs":
        names = ["docs/en/a.md", "docs/en/stale.md"]
        (root / OF_1_0).write_text(json.dumps({"files": names}), "utf-8")
    before = snapshot(outside)
    for outputs in ([OTHER], []):
        problems = write(root, outputs, adopt=True)[1]
        assert said(problems) == [("D001", output.path) for output in outputs]
        assert snapshot(outside) == before


@pytest.mark.parametrize(
    "name",
    ["lock", "manifest.json", "last.json", "staging-{}", "manifest.json.{}.part", ".gitignore"],
)
def test_no_link_is_followed_out_of_our_own_folder(tmp_path: Path, name: str) -> None:
    """Nor does a repository that was made to harm lead a run elsewhere by `.diglot/`."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine").write_text("{}")
    root = lay_out(None, tmp_path / "root")
    target = {"staging-{}": outside, ".gitignore": outside / "new"}.get(name, outside / "mine")
    (root / FOLDER).mkdir()
    (root / FOLDER / name.format(os.getpid())).symlink_to(target)
    for _ in range(2):
        assert generate(root).problems == ()
    assert snapshot(outside) == {str(outside / "mine"): "{}"}


def test_a_link_inside_docs_is_followed(tmp_path: Path) -> None:
    (tmp_path / "docs/real").mkdir(parents=True)
    (tmp_path / "docs/en").symlink_to("real")
    assert write(tmp_path, [ONE])[1] == []
    assert write(tmp_path, [])[0].removed == (ONE.path,)


def to_a_link(path: Path) -> None:
    path.with_suffix(".other").write_text(str(ONE.content), "utf-8")
    path.symlink_to(path.with_suffix(".other"))


KINDS: dict[str, Callable[[Path], object]] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "link": to_a_link,
    "link to nothing": lambda path: path.symlink_to("nowhere"),
    "link to itself": lambda path: path.symlink_to(path.name),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("known", [True, False])
def test_what_is_no_file_is_not_ours(tmp_path: Path, kind: str, known: bool) -> None:
    """It is neither read, overwritten nor removed, and no traceback is shown."""
    path = tmp_path / "docs/en/a.md"
    path.parent.mkdir(parents=True)
    if known:
        write(tmp_path, [ONE])
        path.unlink()
    KINDS[kind](path)
    assert said(write(tmp_path, [ONE], adopt=True)[1]) == [("D001", "docs/en/a.md")]
    assert write(tmp_path, [])[1] == []
    assert os.path.lexists(path)


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/x",
        "docs/../x",
        "docs/./x",
        "docs//x",
        "docs\\x",
        "x",
        "docs",
        "docs/x\n",
        "docs/\0",
    ],
)
@pytest.mark.parametrize("place", [MANIFEST, OF_1_0])
def test_a_manifest_names_nothing_outside_docs(tmp_path: Path, name: str, place: str) -> None:
    root = tmp_path / "root"
    (root / place).parent.mkdir(parents=True)
    (tmp_path / "x").write_text("mine")
    (root / "x").write_text("mine")
    (root / place).write_text(json.dumps({"files": [name]}), "utf-8")
    before = snapshot(tmp_path)
    assert load(root) == {}
    assert write(root, [])[1] == []
    after = snapshot(tmp_path)
    assert {path for path in before if path not in after} <= {str(root / OF_1_0)}
