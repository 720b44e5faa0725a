"""From bytes to text: what a file holds, and what is wrong with its bytes."""

from __future__ import annotations

import re
from pathlib import Path

from diglot.disk import contents, unreadable
from diglot.model.files import HandPage
from diglot.model.problem import CONTROL, Place, Problem
from diglot.parse.decode import stray, utf8


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
        return None, [*problems, stray(name, text, control)]
    return text, problems


def decode_page(path: Path, name: str) -> tuple[HandPage | None, list[Problem]]:
    """A page that a person wrote in docs/, with its first heading as title."""
    text, problems = _utf8(path, name)
    if text is None:
        return None, problems
    heading = re.search(r"^# (.+?)(?: *\{#[\w-]+\})?$", text, re.MULTILINE)
    title = heading[1] if heading else path.stem
    return HandPage(path=name.removeprefix("docs/"), title=title, text=text), problems


def _utf8(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    try:
        data = contents(path)
    except OSError as error:
        return None, [unreadable(name, error)]
    return utf8(data, name)
