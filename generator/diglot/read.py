"""The first door: everything that the other steps know of the disk is read here."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from diglot.model.files import Files, HandPage
from diglot.model.problem import CONTROL, Place, Problem
from diglot.parse.words import parse_words

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where it is there, ten times as fast
WORDS = Path(__file__).parent / "language" / "words"


def read(root: Path, owned: frozenset[str] = frozenset()) -> tuple[Files, list[Problem]]:
    """All sources below `root`. `owned` are the paths in docs/ that no hand wrote."""
    texts: dict[str, str] = {}
    witnesses: dict[str, str] = {}
    broken: set[str] = set()
    problems: list[Problem] = []
    for path in _sources(root):
        name = path.relative_to(root).as_posix()
        text, found = _decode(path, name)
        problems += found
        if text is None:
            broken.add(name)
        elif path.name == "witness.txt":
            witnesses[name] = text
        else:
            texts[name] = text.replace("\r\n", "\n").replace("\r", "\n")
    words, found = parse_words(_shipped_words(), texts)
    files = Files(
        texts=texts,
        witnesses=witnesses,
        broken=frozenset(broken),
        pages=_hand_pages(root / "docs", owned),
        words=words,
    )
    return files, [*problems, *found]


def _sources(root: Path) -> list[Path]:
    source = root / "source"
    found = [p for pattern in ("*.yml", "*/*.yml", "*/*.txt") for p in source.glob(pattern)]
    glossary = root / "glossary.yml"
    return sorted(p for p in [glossary, *found] if p.is_file())


def _decode(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """A file's text, or None; and what is wrong with its bytes."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"expected a file that can be read, found: {error.strerror or error}"
        hint = "see that you may read it, and that no other program holds it"
        return None, [Problem(code="F005", place=Place(name), message=message, hint=hint)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[: error.start].rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        problem = Problem(
            code="F002",
            place=Place(name, line, column),
            message=f"expected UTF-8, found the byte 0x{data[error.start]:02X}",
            hint="save the file as UTF-8 (in most editors: “Save with encoding”)",
        )
        return None, [problem]
    problems = []
    if text.startswith("\ufeff") and path.name != "witness.txt":
        text = text[1:]
        problems.append(
            Problem(
                code="F003",
                place=Place(name, 1, 1),
                message="the file starts with a byte-order mark (it is ignored)",
                hint="save as “UTF-8”, not “UTF-8 with BOM”",
            )
        )
    if path.name != "witness.txt" and (control := CONTROL.search(text)):
        line = text.count("\n", 0, control.start()) + 1
        column = control.start() - text.rfind("\n", 0, control.start())
        problem = Problem(
            code="F004",
            place=Place(name, line, column),
            message=f"found the control character U+{ord(control[0]):04X}",
            hint="delete it; only tabs and line ends may stand in a text",
        )
        return None, [*problems, problem]
    return text, problems


def _hand_pages(docs: Path, owned: frozenset[str]) -> tuple[HandPage, ...]:
    """The pages beside the generated ones, each with its first heading as title."""
    pages = []
    for path in sorted(docs.glob("*/*.md")):
        name = path.relative_to(docs).as_posix()
        if name not in owned and path.is_file():
            text = path.read_text("utf-8", "replace")
            heading = re.search(r"^# (.+?)(?: *\{#[\w-]+\})?$", text, re.MULTILINE)
            pages.append(HandPage(path=name, title=heading[1] if heading else path.stem))
    return tuple(pages)


def _shipped_words() -> dict[str, dict[str, str]]:
    """Words of the interface that come with Diglot, one file a language."""
    return {p.stem: yaml.load(p.read_text("utf-8"), _Loader) for p in sorted(WORDS.glob("*.yml"))}
