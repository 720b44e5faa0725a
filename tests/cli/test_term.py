"""`diglot term`: entries are added without touching anything else, and looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.cli.show_term import width
from tests.commands import diglot
from tests.helpers import BASE, lay_out


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return lay_out(None, tmp_path / "base")


def glossary(root: Path) -> Path:
    return root / "glossary.yml"


STYLES = {
    "lf": lambda text: text,
    "crlf": lambda text: text.replace(b"\n", b"\r\n"),
    "no line end": lambda text: text.rstrip(b"\n"),
    "comments": lambda text: b"# ours\n" + text + b"\n# the end\n",
    "byte-order mark": lambda text: b"\xef\xbb\xbf" + text,
    "not indented": lambda text: text.replace(b"\n  ", b"\n"),
    "further in": lambda text: text.replace(b"\n  ", b"\n        "),
    "empty list": lambda _: b"terms:\n",
    "empty file": lambda _: b"",
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_new_keeps_every_other_byte(base: Path, style: object) -> None:
    assert callable(style)
    before = style(glossary(base).read_bytes())
    glossary(base).write_bytes(before)
    done = diglot("term", "new", "iron-gate", "--kind", "place", cwd=base)
    assert done.returncode == 0, done.stderr
    after = glossary(base).read_bytes()
    assert after.startswith(before)
    added = after[len(before) :]
    assert added.count(b"iron-gate") == 1
    if b"\r\n" in before:
        assert added.count(b"\n") == added.count(b"\r\n")
    else:
        assert b"\r" not in added
    again = diglot("term", "new", "iron-gate", cwd=base)
    assert again.returncode == 1
    assert "error G004" in again.stderr
    assert glossary(base).read_bytes() == after


def test_check_then_asks_for_the_new_entry_alone(base: Path) -> None:
    """Fields left empty are reported, each at its place; nothing else is."""
    lines = glossary(base).read_text("utf-8").count("\n")
    assert diglot("term", "new", "iron-gate", cwd=base).returncode == 0
    report = diglot("check", cwd=base).stdout
    problems = [line for line in report.splitlines() if line.startswith("glossary.yml:")]
    assert all(int(line.split(":")[1]) > lines for line in problems)
    wanted = [line.partition("expected ")[2].partition(",")[0] for line in problems]
    assert sorted(wanted) == sorted(["“kind”", *["“en”", "“zh”"] * 3])
    assert [line for line in report.splitlines() if ": error " in line] == problems


def test_a_new_entry_once_filled_in_is_sound(base: Path) -> None:
    assert diglot("term", "new", "some-word", "--kind", "concept", cwd=base).returncode == 0
    filled = glossary(base).read_text("utf-8")
    filled = filled.replace('      en: ""\n', "      en: something\n")
    filled = filled.replace('      zh: ""\n', "      zh: none\n")
    filled = filled.replace("      en: >-\n", "      en: >-\n        Something.\n")
    filled = filled.replace("      zh: >-\n", "      zh: >-\n        某事。\n")
    glossary(base).write_text(filled, "utf-8")
    assert diglot("term", "list", cwd=base).returncode == 0
    assert ": error E" not in diglot("check", cwd=base).stdout


@pytest.mark.parametrize(
    "id_", ["Iron", "iron gate", "iron--gate", "鲁班", "a" * 81, "../x", "index"]
)
def test_new_refuses_a_malformed_id(base: Path, id_: str) -> None:
    done = diglot("term", "new", id_, cwd=base)
    assert done.returncode == 1
    assert "error E004: expected an id" in done.stderr
    assert glossary(base).read_bytes() == glossary(BASE).read_bytes()


def test_new_refuses_the_id_of_a_note(base: Path) -> None:
    notes = (base / "source" / "gate" / "notes.yml").read_text("utf-8")
    id_ = notes.partition("id: ")[2].split()[0]
    done = diglot("term", "new", id_, cwd=base)
    assert done.returncode == 1
    assert "source/gate/notes.yml:" in done.stderr
    assert "error R005" in done.stderr


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("terms: []\n", "E003"),
        ("terms: [{id: a, kind: work, term: {en: A, zh: none}}]\n", "E003"),
        ("terms:\n  - id: a\n...\n", "E003"),
        ("terms:\n  - id: 'a\n", "Y001"),
        ("- id: a\n", "E003"),
    ],
)
def test_new_refuses_a_file_that_it_cannot_continue(base: Path, text: str, code: str) -> None:
    glossary(base).write_text(text, "utf-8")
    done = diglot("term", "new", "iron-gate", cwd=base)
    assert done.returncode == 1
    assert f"error {code}" in done.stderr
    assert glossary(base).read_text("utf-8") == text


def test_new_makes_the_file_where_there_is_none(base: Path) -> None:
    glossary(base).unlink()
    assert diglot("term", "new", "iron-gate", "--kind", "place", cwd=base).returncode == 0
    assert (
        glossary(base).read_text("utf-8").startswith("terms:\n  - id: iron-gate\n    kind: place")
    )


def test_new_keeps_the_permissions_of_the_file(base: Path) -> None:
    glossary(base).chmod(0o640)
    assert diglot("term", "new", "iron-gate", cwd=base).returncode == 0
    assert glossary(base).stat().st_mode & 0o777 == 0o640


def test_an_unknown_kind_is_wrong_use(base: Path) -> None:
    assert diglot("term", "new", "iron-gate", "--kind", "thing", cwd=base).returncode == 2


def test_list_aligns_what_is_wide(base: Path, tmp_path: Path) -> None:
    done = diglot("term", "list", "--root", str(base), cwd=tmp_path)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [
        "id", "lu-ban", "luban-workshop", "mortise-and-tenon",
    ]  # fmt: skip
    assert len({width(line) for line in lines}) == 1
    assert width("鲁班") == 4


def test_show_gives_the_whole_entry(base: Path) -> None:
    shown = diglot("term", "show", "lu-ban", cwd=base).stdout
    for words in (
        "lu-ban (person)", "glossary.yml:2:9", "公输班", "Lou Pan", "Lǔ Bān", "The patron of",
        "mortise-and-tenon", "-0506~/-0443~", "35.6, 116.99", "A Book of Carpenters",
    ):  # fmt: skip
        assert words in shown


def test_where_gives_every_place(edition: Path) -> None:
    shown = diglot("term", "where", "lin-hai", cwd=edition).stdout
    assert "tide-mill/13.8\n  en  The school was founded by «Lin Hai».\n" in shown
    assert "  zh  这所学校是«林海»创办的。\n" in shown
    lines = shown.splitlines()
    places = [line.strip() for line in lines if line.startswith("      source/")]
    assert places
    for place in places:
        path, line, column = place.split(":")
        written = (edition / path).read_text("utf-8").split("\n")[int(line) - 1]
        assert written[int(column) - 1 :].startswith(("Lin Hai", "林海", "{~~linhai"))


@pytest.mark.parametrize("command", ["show", "where"])
def test_an_unknown_id_names_the_nearest(base: Path, command: str) -> None:
    done = diglot("term", command, "lu-bam", cwd=base)
    assert done.returncode == 1
    assert "glossary.yml: error R001" in done.stderr
    assert "did you mean “lu-ban”?" in done.stderr


def test_a_warning_in_another_file_stops_nothing(base: Path) -> None:
    path = base / "source" / "edition.yml"
    title = "title:\n  en: The Gate # of the city\n  zh: 门"
    path.write_text(
        path.read_text("utf-8").replace("title: {en: The Gate, zh: 门}", title), "utf-8"
    )
    assert "warning Y006" in diglot("check", cwd=base).stdout
    done = diglot("term", "new", "iron-gate", cwd=base)
    assert (done.returncode, done.stderr) == (0, "")
    assert "iron-gate" in glossary(base).read_text("utf-8")
