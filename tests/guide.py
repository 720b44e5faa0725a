"""The editor’s guide as something to be followed: its blocks of code, and the steps it describes.

Tests and pictures follow the same steps, so neither can say what the guide does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.sites import REPOSITORY

MANUAL = REPOSITORY / "docs" / "manual"
GUIDES = {"en": MANUAL / "guide.md", "zh": MANUAL / "guide.zh.md"}
TEXT = Path("source/leaders-talk-tokayev")


@dataclass(frozen=True)
class Block:
    """A fenced block of code."""

    language: str
    text: str


def blocks(guide: Path) -> list[Block]:
    """The fenced blocks of a page of the manual, in order."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", guide.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [Block(*each) for each in found]


def block(words: str) -> str:
    """The text of the one block of the English guide that holds `words`."""
    (found,) = (each.text for each in blocks(GUIDES["en"]) if words in each.text)
    return found


def change(path: Path, old: str, new: str) -> None:
    """Replaces what stands there once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path}: {old}"
    path.write_text(text.replace(old, new), "utf-8")


def put(root: Path, entry: str, keys: str) -> None:
    """Writes `keys`, lines of YAML as they stand in an entry, into an entry of the glossary."""
    path = root / "glossary.yml"
    text = path.read_text("utf-8")
    start = text.index(f"  - id: {entry}\n")
    found = text.find("\n  - id: ", start)
    end = len(text) if found < 0 else found
    lines = text[start:end].rstrip("\n") + "\n"
    for each, key in re.findall(r"(^    (\w+):.*\n(?:      .*\n)*)", keys, re.MULTILINE):
        there = re.compile(rf"^    {key}:.*\n(?:      .*\n)*", re.MULTILINE)
        before = there.search(lines)
        lines = lines.replace(before[0], each) if before else lines + each
    path.write_text(text[:start] + lines + text[end:], "utf-8")


def change_gloss(root: Path) -> None:
    put(root, "lu-ban", block("Master craftsman"))


def fill_in(root: Path) -> None:
    """The entry that `diglot term new` added, or would add, with its fields as in the guide."""
    path = root / "glossary.yml"
    text = path.read_text("utf-8").partition("\n  - id: uzbekistan\n")[0]
    path.write_text(text.rstrip("\n") + "\n\n" + block("  - id: uzbekistan"), "utf-8")


def add_forms(root: Path) -> None:
    put(root, "uzbekistan", block("Republic of Uzbekistan"))


def link(root: Path) -> None:
    put(root, "uzbekistan", block("lat: 41.31"))


def return_link(root: Path) -> None:
    put(root, "china-central-asia-summit", "    see: [xian, shaanxi, astana, uzbekistan]\n")


def misspell_kind(root: Path) -> None:
    old = "  - id: uzbekistan\n    kind: place\n"
    change(root / "glossary.yml", old, old.replace("place", "plase"))


def mend_kind(root: Path) -> None:
    new = "  - id: uzbekistan\n    kind: place\n"
    change(root / "glossary.yml", new.replace("place", "plase"), new)


def place_note(root: Path) -> None:
    path = root / TEXT / "notes.yml"
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n\n" + block("id: table-tennis\n"))
    english, chinese = block("[^table-tennis]").splitlines()
    change(root / TEXT / "en.txt", "General Desk reporter Wang Guan: Like table tennis?", english)
    change(root / TEXT / "zh.txt", "王冠：比如乒乓球？", chinese)


def emend(root: Path) -> None:
    before = "We appreciated them very much.\n"
    change(root / TEXT / "en.txt", before, block("{~~appreciated~>"))
