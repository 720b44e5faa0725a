"""`diglot term rename`, `remove`, `merge`: every reference follows, and nothing else changes."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
from pathlib import Path
from typing import get_args

import pytest

from diglot.flow import understand
from diglot.parse import book_schema, schema
from diglot.parse.forms import ID
from tests.commands import diglot
from tests.helpers import lay_out, report

EDITIONS = Path(__file__).parents[1] / "editions"
SUFFIXES = (".yml", ".txt", ".md")
PAGE = "# By hand\n\nSee [the workshop](glossary/lu-ban.md), and glossary/lu-ban-two.\n"


def files(root: Path) -> dict[str, bytes]:
    paths = [root / "glossary.yml", *(root / "source").rglob("*"), *(root / "docs").rglob("*")]
    return {
        str(path.relative_to(root)): path.read_bytes() for path in paths if path.suffix in SUFFIXES
    }


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The base edition, with the entry `lu-ban` named in each way that there is."""
    root = lay_out(None, tmp_path / "base")
    text = root / "source" / "gate" / "text.yml"
    allowed = "allow:  # ours\n  - {code: G006, term: lu-ban, reason: 'He is meant.'}\n"
    text.write_text(text.read_text("utf-8") + allowed, "utf-8", newline="\r\n")
    words = root / "source" / "gate" / "en.txt"
    lines = words.read_text("utf-8").split("\n")
    lines[-2] += " {==As ever==}[^lu-ban], and \\[^lu-ban]."
    words.write_text("\n".join(lines), "utf-8")
    (root / "docs" / "en").mkdir(parents=True)
    (root / "docs" / "en" / "hand.md").write_text(PAGE, "utf-8")
    glossary = root / "glossary.yml"
    said = glossary.read_text("utf-8").replace("所技艺学校。}", "所技艺学校。}\n    see: [lu-ban]")
    glossary.write_text(said, "utf-8")
    return root


def test_every_reference_follows_and_no_other_byte_changes(base: Path) -> None:
    """“every reference follows …, the old id leads on”, and `check` says no more than before."""
    before, said = files(base), report(base)
    shown = diglot("term", "rename", "lu-ban", "master-lu", cwd=base)
    assert files(base) == before, "without --write nothing is written"
    assert shown.returncode == 0, shown.stderr
    done = diglot("term", "rename", "lu-ban", "master-lu", "--write", cwd=base)
    assert done.returncode == 0, done.stderr
    after = files(base)
    back = {path: data.replace(b"master-lu", b"lu-ban") for path, data in after.items()}
    back["glossary.yml"] = back["glossary.yml"].replace(b"    formerly: [lu-ban]\n", b"")
    assert back == before
    left = {p: re.findall(rb"[^\n]*lu-ban(?![-\w])[^\n]*", d) for p, d in after.items()}
    lines = [line.strip() for found in left.values() for line in found]
    escaped = [line for line in lines if b"\\[^lu-ban]" in line]
    assert [line for line in lines if line not in escaped] == [b"formerly: [lu-ban]"]
    assert len(escaped) == 1
    said = said.replace("lu-ban", "master-lu").replace("[^master-lu].…", "[^lu-ban].…")  # escaped
    assert report(base) == said
    again = diglot("term", "rename", "master-lu", "lu-ban", "--write", cwd=base)
    assert again.returncode == 0, again.stderr
    assert b"formerly: [master-lu]" in files(base)["glossary.yml"]


def test_the_patch_is_one_that_git_takes(base: Path) -> None:
    """The patch that is shown is what is written."""
    copy = base.parent / "copy"
    shutil.copytree(base, copy)
    (copy / "source/gate/text.yml").write_bytes(
        (copy / "source/gate/text.yml").read_bytes().replace(b"\r\n", b"\n")
    )
    patch = diglot("term", "merge", "lu-ban", "mortise-and-tenon", cwd=base).stdout
    apply = ["git", "apply", "-p1", "--unidiff-zero", "-"]
    subprocess.run(apply, cwd=copy, input=patch.partition("nothing was")[0].encode(), check=True)
    diglot("term", "merge", "lu-ban", "mortise-and-tenon", "--write", cwd=base)
    written = {path: data.replace(b"\r\n", b"\n") for path, data in files(base).items()}
    assert files(copy) == written


@pytest.mark.parametrize("name", ["he-en", "ar-zh"])
def test_each_entry_of_an_edition_can_be_renamed(name: str, tmp_path: Path) -> None:
    """In other scripts, with locks: the reports say the same of the new id."""
    root = tmp_path / name
    shutil.copytree(EDITIONS / name, root)
    edition = understand(root).edition
    assert edition
    said = report(root)
    for term in edition.info.terms[:4]:
        done = diglot("term", "rename", term.id, f"{term.id}-x", "--write", cwd=root)
        assert done.returncode == 0, done.stdout + done.stderr
        said = re.sub(rf"\b{term.id}\b(?!-)", f"{term.id}-x", said)
    lines = re.compile(r":\d+:\d+")
    assert lines.sub("", report(root)) == lines.sub("", said)


def test_what_is_removed_leaves_words(base: Path) -> None:
    assert diglot("term", "remove", "lu-ban", "--write", cwd=base).returncode == 0
    after = {path: data.decode() for path, data in files(base).items()}
    assert "allow" not in after["source/gate/text.yml"]
    assert " As ever, and \\[^lu-ban]." in after["source/gate/en.txt"]
    assert "A carpenter’s saying; see Lu Ban." in after["source/gate/notes.yml"]
    assert "木匠的俗语，参见鲁班。" in after["source/gate/notes.yml"]
    assert "see:" not in after["glossary.yml"]
    assert "See the workshop, and glossary/lu-ban-two." in after["docs/en/hand.md"]
    assert understand(base).edition


def test_a_merged_entry_leaves_forms_and_addresses(base: Path) -> None:
    done = diglot("term", "merge", "lu-ban", "luban-workshop", "--write", cwd=base)
    assert done.returncode == 0, done.stderr
    edition = understand(base).edition
    assert edition
    one = next(term for term in edition.info.terms if term.id == "luban-workshop")
    assert {form.text for form in one.forms} >= {"Lu Ban", "鲁班", "Luban", "公输班"}
    assert one.formerly == ("lu-ban",)
    assert one.see == ("mortise-and-tenon",), "not its own"
    assert one.gloss["en"] == "A school for crafts.", "what it says stays"
    assert [source.title["en"] for source in one.sources] == ["A Book of Carpenters"]
    assert "[[" not in "".join(body.written for _, body in one.note), "no way to itself"


def test_what_cannot_be_done_is_said(base: Path) -> None:
    before = files(base)
    for words, expected in (
        (("rename", "lu-bann", "x"), "lu-ban"),
        (("rename", "lu-ban", "Lu Ban"), "E004"),
        (("rename", "lu-ban", "luban-workshop"), "G004"),
        (("rename", "lu-ban", "or-so-we-say"), "R005"),
        (("merge", "lu-ban", "lu-ban"), "expected another id"),
        (("merge", "lu-ban", "nobody"), "expected an entry"),
    ):
        done = diglot("term", *words, "--write", cwd=base)
        assert done.returncode == 1
        assert expected in done.stderr
    assert files(base) == before


OWN = """LicenceModel.id WideAllowModel.code NoteKindModel.id EditionModel.kinds SpeakerModel.id
TextModel.formerly NoteModel.id NoteModel.kind TermModel.id TermModel.formerly
InnerPartModel.page PartModel.page""".split()
"""Fields whose ids name no entry that stands elsewhere."""


def test_a_new_field_is_no_overlooked_reference() -> None:
    """“find all by walking the schema/model, so that a new field is covered”: a field that takes an
    id is an EntryId, or is listed here."""
    for module in (schema, book_schema):
        for name, model in vars(module).items():
            if not dataclasses.is_dataclass(model):
                continue
            for field in dataclasses.fields(model):
                rules = [
                    one for one in _rules(field.type) if getattr(one, "pattern", "") == ID.pattern
                ]
                for rule in rules:
                    said = f"{name}.{field.name}"
                    assert getattr(rule, "names", "") == "entry" or said in OWN, said


def _rules(kind: object) -> list[object]:
    inner = get_args(kind)
    return [*getattr(kind, "__metadata__", ()), *(rule for one in inner for rule in _rules(one))]
