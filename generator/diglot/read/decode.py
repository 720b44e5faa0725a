"""From bytes to text: what a file holds, and what is wrong with its bytes."""

from __future__ import annotations

import re
from pathlib import Path

from diglot.disk import contents, unreadable
from diglot.model.files import HandPage
from diglot.model.problem import CONTROL, Place, Problem


def decode(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """A source's text, or None; and what is wrong with its bytes."""
    text, problems = _utf8(path, name)
    if text is None or path.name == "witness.txt":
        return text, problems
    if text.startswith("\ufeff"):
        text = text[1:]
        problems.append(
            Problem(
                code="F003",
                place=Place(name, 1, 1),
                message="the file starts with a byte-order mark (it is ignored)",
                hint="save as “UTF-8”, not “UTF-8 with BOM”",
            )
        )
    if control := CONTROL.search(text):
        return None, [*problems, _stray(name, text, control)]
    return text, problems


def decode_page(path: Path, name: str) -> tuple[HandPage | None, list[Problem]]:
    """A page that a person wrote in docs/: its title is its first heading, or that of its
    front matter, which may also describe it and keep it out of the search."""
    text, problems = _utf8(path, name)
    if text is None:
        return None, problems
    heading = re.search(r"^# (.+?)(?: *\{#[\w-]+\})?$", text, re.MULTILINE)
    page = HandPage(
        path=name.removeprefix("docs/"),
        title=heading[1] if heading else in_front(text, name, "title") or path.stem,
        description=in_front(text, name, "description"),
        is_searched=in_front(text, name, "search", "exclude") != "true",
        text=text,
    )
    return page, problems


_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)


def in_front(text: str, name: str, *keys: str) -> str:
    """What the keys lead to in a page's front matter, or ""."""
    from diglot.parse.yaml import Mapping, Scalar, parse_yaml  # of few pages

    front = _FRONT.match(text)
    node = parse_yaml(name, front[1])[0] if front else None
    for key in keys:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node.value.strip() if isinstance(node, Scalar) else ""


def _utf8(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    try:
        data = contents(path)
    except OSError as error:
        return None, [unreadable(name, error)]
    try:
        return data.decode("utf-8"), []
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


def _stray(name: str, text: str, control: re.Match[str]) -> Problem:
    line = text.count("\n", 0, control.start()) + 1
    column = control.start() - text.rfind("\n", 0, control.start())
    return Problem(
        code="F004",
        place=Place(name, line, column),
        message=f"found the control character U+{ord(control[0]):04X}",
        hint="delete it; only tabs and line ends may stand in a text",
    )
