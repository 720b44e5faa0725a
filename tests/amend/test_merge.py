"""`diglot merge`: three versions made one, by entry, by row, by address; and by git itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.amend.merge import merge_files
from diglot.flow import understand
from diglot.model.lock import Lock, LockedRow, Retired
from diglot.parse.lock import parse_lock, write_lock
from tests.commands import diglot
from tests.helpers import BASE, lay_out

GLOSSARY = (BASE / "glossary.yml").read_text("utf-8")
NEW = """
  # a word of the trade
  - id: iron-gate
    kind: place
    term: {en: Iron Gate, zh: 铁门}
"""


def merged(ours: str, theirs: str, path: str = "glossary.yml", base: str = GLOSSARY) -> str:
    """The merged file, in which nothing was left open."""
    made = merge_files(path, base, ours, theirs)
    assert made.conflicts == 0, made.text
    return made.text


def test_different_leaves_of_one_entry() -> None:
    """“merges by entry”: what lines side by side, or one line, say of different things."""
    ours = GLOSSARY.replace("An art", "x").replace("The patron of carpenters.", "The patron.")
    theirs = GLOSSARY.replace("木匠的祖师。", "木匠祖师。").replace("[Luban]", "[Luban, Lu Pan]")
    theirs = theirs.replace("A school for crafts.", "A school.")
    ours = ours.replace("一所技艺学校。", "技艺学校。").replace("[Luban]", "[Luban, Master Lu]")
    made = merged(ours, theirs)
    expected = ours.replace("木匠的祖师。", "木匠祖师。").replace("Master Lu", "Lu Pan, Master Lu")
    assert made == expected.replace("A school for crafts.", "A school.")


def test_entries_added_renamed_and_taken_out() -> None:
    other = NEW.replace("iron-gate", "stone-gate")
    first = GLOSSARY.replace("\n  - id: luban-workshop", f"{NEW}\n  - id: luban-workshop")
    second = GLOSSARY.replace("\n  - id: luban-workshop", f"{other}\n  - id: luban-workshop")
    made = merged(first, second)
    assert made.count("# a word of the trade") == 2
    assert made.index("lu-ban") < made.index("stone-gate") < made.index("luban-workshop\n")
    gone = GLOSSARY[: GLOSSARY.index("\n  - id: mortise")]
    assert merged(first, gone) == merged(gone, first)
    assert "mortise-and-tenon\n" not in merged(first, gone).replace("[mortise-and-tenon]", "")
    renamed = GLOSSARY.replace(
        "id: luban-workshop\n", "id: workshop\n    formerly: [luban-workshop]\n"
    )
    edited = GLOSSARY.replace("A school for", "A house of")
    assert merged(renamed, edited) == renamed.replace("A school for", "A house of")
    made = merged(edited, renamed)
    assert "id: workshop\n" in made
    assert "A house of" in made


def test_one_value_changed_by_both_is_left_open() -> None:
    ours = GLOSSARY.replace("The patron of carpenters.", "The patron.")
    theirs = GLOSSARY.replace("The patron of carpenters.", "The master.").replace("35.60", "35.6")
    made = merge_files("glossary.yml", GLOSSARY, ours, theirs)
    assert made.conflicts == 1
    assert "<<<<<<< ours\n      en: >-\n        The patron.\n=======\n" in made.text
    assert "=======\n      en: >-\n        The master.\n>>>>>>> theirs\n      zh:" in made.text
    assert "lat: 35.6," in made.text, "what else theirs changed is there"
    taken = GLOSSARY[: GLOSSARY.index("\n  - id: mortise")]
    made = merge_files("glossary.yml", GLOSSARY, GLOSSARY.replace("without", "with no"), taken)
    assert made.conflicts == 1
    assert "=======\n>>>>>>> theirs" in made.text


def test_marks_are_known_in_pages_and_reviews(tmp_path: Path) -> None:
    """“recognised in every file that is read”; a heading that is underlined is no mark."""
    root = lay_out(None, tmp_path / "base")
    page, review = root / "docs/en/hand.md", root / "review-gate.tsv"
    page.parent.mkdir(parents=True)
    page.write_text("Heading\n=======\n\n>>>>>>> quoted\n", "utf-8")
    assert not any(p.code == "F009" for p in understand(root).problems)
    page.write_text("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n", "utf-8")
    found = [str(p.place) for p in understand(root).problems if p.code == "F009"]
    assert found == ["docs/en/hand.md:1:1"]
    review.write_text("address\twhy\n<<<<<<< ours\n1.1\tx\n=======\n>>>>>>> theirs\n", "utf-8")
    assert "review-gate.tsv:2:1: error F009" in diglot("review", "gate", cwd=root).stderr


def test_rows_side_by_side() -> None:
    """“by row for texts”: a line edited beside one that was split is no collision."""
    path, base = "source/gate/en.txt", "a\nb\nc\n\nd\n"
    assert merged("a\nB1\nB2\nc\n\nd\n", "a\nb\nC\n\nD\n", path, base) == "a\nB1\nB2\nC\n\nD\n"
    made = merge_files(path, base, "A\nb\nc\n\nd\n", "ä\nb\nc\n\nd\ne\n")
    assert made.text == "<<<<<<< ours\nA\n=======\nä\n>>>>>>> theirs\nb\nc\n\nd\ne\n"


def row(address: str, base: str, translation: str, confirmed: str = "") -> LockedRow:
    block = address.partition(".")[0]
    confirmed = confirmed or base
    return LockedRow(
        address=address,
        block=block,
        base=base * 12,
        translation=translation * 12,
        confirmed=confirmed * 12,
        length=7,
        sketch=(1, 2),
    )


def test_locks_by_address() -> None:
    """Both sides of a row changed by different hands, rows added, an address retired."""
    before = Lock(
        version="1", rows=(row("1.1", "a", "b"), row("1.2", "c", "d"), row("2.1", "e", "f"))
    )
    ours = Lock(
        version="1", rows=(row("1.1", "0", "b", "a"), row("1.1a", "9", "8"), *before.rows[1:])
    )
    theirs = Lock(
        version="2",
        rows=(row("1.1", "a", "1"), row("2.1", "e", "f")),
        retired=(Retired("1.2", "1.1", "merged", "2"),),
    )
    path = "source/gate/addresses.lock"
    text = merged(write_lock(ours), write_lock(theirs), path, write_lock(before))
    made, problems = parse_lock(path, text)
    assert made
    assert not problems
    assert made.rows == (row("1.1", "0", "1", "a"), row("1.1a", "9", "8"), row("2.1", "e", "f"))
    assert (made.version, made.retired) == ("2", theirs.retired)
    clash = Lock(version="1", rows=(row("1.1", "2", "b"), *before.rows[1:]))
    left = merge_files(path, write_lock(before), write_lock(ours), write_lock(clash))
    assert left.conflicts == 1
    assert left.text.count("\n1.1 ") == 2


def git(root: Path, *words: str, ok: bool = True) -> str:
    person = {
        f"GIT_{who}_{what}": "x@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    env = {**os.environ, **person, "PATH": paths, "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(
        ["git", *words], cwd=root, env=env, capture_output=True, text=True, check=False
    )
    assert not ok or done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="git there calls commands by its own shell")
def test_git_merges_what_two_hands_did(tmp_path: Path) -> None:
    """“real `git merge` in a test with edits of both hands to different leaves of one entry, and
    both translations of one row”."""
    root = lay_out(None, tmp_path / "base")
    git(root, "init", "-q", "-b", "main")
    done = diglot("merge", "--install", cwd=root)
    assert done.returncode == 0, done.stderr
    assert diglot("merge", "--install", cwd=root).stdout.count("added") == 0, "said once"
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "base")
    en, zh = root / "source/gate/en.txt", root / "source/gate/zh.txt"
    lines, opposite = en.read_text("utf-8").split("\n"), zh.read_text("utf-8").split("\n")
    git(root, "checkout", "-q", "-b", "theirs")
    replace(root / "glossary.yml", "一所技艺学校。", "一所学校。")
    replace(zh, opposite[3], f"{opposite[3]}又一句。")
    replace(en, lines[2], f"{lines[2]} More.")
    git(root, "commit", "-q", "-am", "theirs")
    git(root, "checkout", "-q", "main")
    replace(root / "glossary.yml", "A school for crafts.", "A school.")
    replace(en, lines[3], f"{lines[3]} And more.")
    git(root, "commit", "-q", "-am", "ours")
    assert "CONFLICT" not in git(root, "merge", "-q", "--no-edit", "theirs", ok=False)
    assert git(root, "status", "--short") == ""
    assert "gloss: {en: A school., zh: 一所学校。}" in (root / "glossary.yml").read_text("utf-8")
    assert en.read_text("utf-8").split("\n")[2:4] == [f"{lines[2]} More.", f"{lines[3]} And more."]
    assert "又一句。" in zh.read_text("utf-8")
    git(root, "checkout", "-q", "theirs")
    replace(root / "glossary.yml", "一所学校。", "学校。")
    git(root, "commit", "-q", "-am", "theirs again")
    git(root, "checkout", "-q", "main")
    replace(root / "glossary.yml", "一所学校。", "学校！")
    git(root, "commit", "-q", "-am", "ours again")
    assert "CONFLICT" in git(root, "merge", "theirs", ok=False)
    found = [(p.code, p.place.path) for p in understand(root).problems]
    assert ("F009", "glossary.yml") in found
