"""Plain text: paragraphs between blank lines, or one a line; headings as `#` marks them."""

from __future__ import annotations

import re

from diglot.create.importers import Part
from diglot.language.script import joined

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_SPACES = re.compile(r"[ \t\n]+")


def read_plain(text: str) -> tuple[Part, ...]:
    """Its parts in order. Where lines are wrapped, blank lines stand between the paragraphs."""
    lines = [
        line.strip(" \t") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]
    while lines and not lines[-1]:
        lines.pop()
    has_gaps = "" in lines
    parts: list[Part] = []
    open_: list[str] = []
    for line in [*lines, ""]:
        heading = _HEADING.fullmatch(line)
        if open_ and (heading or not line or not has_gaps):
            parts.append(Part(_SPACES.sub(" ", joined(open_))))
            open_ = []
        if heading:
            parts.append(Part(_SPACES.sub(" ", heading[2]), 2 if len(heading[1]) < 3 else 3))
        elif line:
            open_.append(line)
    return tuple(parts)
