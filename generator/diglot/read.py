"""The first door: everything that the other steps know of the disk is read here."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from diglot.model.files import Files, HandPage
from diglot.model.problem import CONTROL, Place, Problem

PACKAGE = Path(__file__).parent
WORDS = PACKAGE / "language" / "words"
_THEME = "theme"
"""The folder of the package that MkDocs alone reads."""


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
    files = Files(
        texts=texts,
        witnesses=witnesses,
        broken=frozenset(broken),
        pages=tuple(_hand_page(root / "docs", path) for path in _beside(root / "docs", owned)),
        words={path.stem: path.read_text("utf-8") for path in sorted(WORDS.glob("*.yml"))},
    )
    return files, problems


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
        return None, [*problems, _stray(name, text, control)]
    return text, problems


def _stray(name: str, text: str, control: re.Match[str]) -> Problem:
    line = text.count("\n", 0, control.start()) + 1
    column = control.start() - text.rfind("\n", 0, control.start())
    return Problem(
        code="F004",
        place=Place(name, line, column),
        message=f"found the control character U+{ord(control[0]):04X}",
        hint="delete it; only tabs and line ends may stand in a text",
    )


def _beside(docs: Path, owned: frozenset[str]) -> Iterator[Path]:
    """The pages that a person wrote beside the generated ones, which are `owned`."""
    for path in sorted(docs.glob("*/*.md")):
        if path.relative_to(docs).as_posix() not in owned and path.is_file():
            yield path


def _hand_page(docs: Path, path: Path) -> HandPage:
    """A page with its first heading as title."""
    text = path.read_text("utf-8", "replace")
    heading = re.search(r"^# (.+?)(?: *\{#[\w-]+\})?$", text, re.MULTILINE)
    title = heading[1] if heading else path.stem
    return HandPage(path=path.relative_to(docs).as_posix(), title=title, text=text)


def fingerprint(root: Path, owned: frozenset[str] = frozenset()) -> str:
    """A digest of all that pages are made of; "" where some of it cannot be read.

    That is the name and every byte of the sources, of the pages that a person wrote and of Diglot’s
    own files, and the name and version of what else is installed: dates are written as Babel says.
    """
    made_of = hashlib.blake2b(digest_size=16)
    made_of.update("\0".join([sys.version, *sorted(_installed())]).encode())
    try:
        sources = [*_sources(root), *_beside(root / "docs", owned)]
        files = [(path.relative_to(root).as_posix(), path) for path in sources]
        for name, path in [*files, *_own_files(PACKAGE)]:
            content = path.read_bytes()
            made_of.update(f"\0{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            made_of.update(content)
    except OSError:
        return ""
    return made_of.hexdigest()


def _installed() -> set[str]:
    """The packages that Python finds, as names and versions: `babel-2.17.0.dist-info`."""
    names: set[str] = set()
    for folder in sys.path:
        with suppress(OSError):
            names.update(
                name
                for name in os.listdir(folder or ".")
                if name.endswith((".dist-info", ".egg-info")) and not name.startswith("diglot")
            )
    return names


def _own_files(folder: Path, before: str = "") -> Iterator[tuple[str, Path]]:
    """The files of the package but for the theme, which only MkDocs reads; each with its name."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir() and entry.name not in ("__pycache__", _THEME):
            yield from _own_files(Path(entry.path), f"{before}{entry.name}/")
        elif entry.is_file():
            yield f"diglot/{before}{entry.name}", Path(entry.path)
