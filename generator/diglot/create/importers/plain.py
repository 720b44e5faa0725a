"""Plain text: paragraphs between blank lines, or one a line; headings as `#` marks them.

A file of both languages has a line of each in turn, or a paragraph of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diglot.create.document import (
    Bilingual,
    Block,
    Document,
    Kind,
    UnreadableError,
    paragraph,
)
from diglot.language.script import joined
from diglot.model.problem import Place

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
Numbered = tuple[int, str]


def read_plain(text: str, path: str) -> Document:
    """Its blocks in order. Where lines are wrapped, blank lines stand between the paragraphs."""
    lines = _lines(text)
    has_gaps = any(not line for _, line in lines)
    blocks: list[Block] = []
    open_: list[Numbered] = []
    for number, line in [*lines, (0, "")]:
        heading = _HEADING.fullmatch(line)
        if open_ and (heading or not line or not has_gaps):
            words = joined([words for _, words in open_])
            blocks += _block(words, Place(path, open_[0][0]))
            open_ = []
        if heading:
            blocks += _block(heading[2], Place(path, number), len(heading[1]))
        elif line:
            open_.append((number, line))
    return Document(blocks=tuple(blocks))


def read_interleaved(text: str, path: str) -> Bilingual:
    """The lines in turn: in each group between blank lines, or the groups themselves."""
    groups = [group for group in _groups(_lines(text)) if group]
    if all(len(group) == 1 for group in groups):
        groups = [[*one, *two] for one, two in zip(groups[::2], groups[1::2], strict=False)] + (
            [groups[-1]] if len(groups) % 2 else []
        )
    sides: tuple[list[Block], list[Block]] = ([], [])
    for group in groups:
        if len(group) % 2:
            message = f"expected a line of each language in turn, found {len(group)} lines"
            hint = "give each line its translation on the next one, and blank lines around groups"
            raise UnreadableError("I006", message, hint, group[0][0])
        for side in (0, 1):
            sides[side].append(_side(group[side::2], path))
    return Bilingual(Document(blocks=tuple(sides[0])), Document(blocks=tuple(sides[1])))


def _side(lines: Sequence[Numbered], path: str) -> Block:
    place = Place(path, lines[0][0])
    if len(lines) == 1 and (heading := _HEADING.fullmatch(lines[0][1])):
        made = _block(heading[2], place, len(heading[1]))
    else:
        made = [block for number, line in lines for block in _block(line, Place(path, number))]
        is_cut = len(made) > 1
        made = [Block(lines=tuple(b.lines[0] for b in made), is_cut=is_cut, place=place)]
    return made[0] if made else Block(place=place)


def _block(words: str, place: Place, level: int = 0) -> list[Block]:
    kind = Kind.HEADING if level else Kind.PROSE
    made = paragraph(words, place, kind=kind, level=level)
    return [made] if made else []


def _lines(text: str) -> list[Numbered]:
    lines = _BREAKS.sub("\n", text).split("\n")
    numbered = [(number, line.strip(" \t")) for number, line in enumerate(lines, start=1)]
    while numbered and not numbered[-1][1]:
        numbered.pop()
    return numbered


def _groups(lines: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    group: list[Numbered] = []
    for number, line in lines:
        if line:
            group.append((number, line))
        else:
            yield group
            group = []
    yield group
