"""Two documents as the sources of a text: lines opposite each other, and what to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from diglot.align.cues import Entries, no_entries
from diglot.align.passages import Facing, Passage, face
from diglot.create.importers import Part
from diglot.language.script import joined
from diglot.language.sentences import sentences

_SURE = 0.95
"""Probability: a row of less is looked at, though it is one sentence opposite one."""
_MARKS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|\*|\[(?=\^|\[|[^\[\]]+\]\{lang=)|\{(?=~~|\+\+|--|>>|==|/\}|page|[^{}|]+\|)|==\}|~~\}|\+\+\}|--\}|~>"
)
_STARTS = re.compile(r"#{2,3} |\|(?: |$)|: |@|~$")
_NOTHING = "~"
_NOT_OPPOSITE = "nothing stands opposite"


class Row(Struct, frozen=True):
    """A line of each language, without any mark; "" where nothing stands. `why` it is unsure."""

    address: str
    first: str
    second: str
    why: str = ""


class _Cell(Struct, frozen=True):
    """A row before it has its address."""

    block: int
    level: int
    first: str
    second: str
    why: str


class Imported(Struct, frozen=True, kw_only=True):
    """The lines of both languages, block by block, and every row with its address."""

    first: str
    second: str
    rows: tuple[Row, ...]

    @property
    def unsure(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.why)


def facing(
    first: Sequence[Part],
    second: Sequence[Part],
    tags: tuple[str, str] = ("", ""),
    entries: tuple[Entries, Entries] = (no_entries, no_entries),
) -> Imported:
    """Both documents, opposite each other: paragraphs first, then the sentences inside.

    `tags` are their languages (BCP 47); `entries` find those of the glossary in a sentence.
    """
    one, two = (
        [_passage(p, tag) for p in side] for side, tag in zip((first, second), tags, strict=True)
    )
    cells = [
        cell
        for number, facing in enumerate(face(one, two, tags, entries), start=1)
        for cell in _block(number, one, two, facing)
    ]
    return Imported(
        first=_source([(cell.block, cell.level, cell.first) for cell in cells]),
        second=_source([(cell.block, cell.level, cell.second) for cell in cells]),
        rows=tuple(_rows(cells)),
    )


def review(rows: Sequence[Row]) -> str:
    """A table of rows, separated by tabs: the address, why to look at it, both readings."""
    lines = ["address\twhy\tfirst\tsecond"]
    lines += [f"{row.address}\t{row.why}\t{row.first}\t{row.second}" for row in rows]
    return "\n".join(lines) + "\n"


def _passage(part: Part, tag: str) -> Passage:
    """A heading is one line."""
    if part.level:
        return Passage((part.text,), f"h{part.level}")
    return Passage(sentences(part.text, tag))


def _block(
    number: int, first: Sequence[Passage], second: Sequence[Passage], facing: Facing
) -> Iterator[_Cell]:
    bead = facing.passages
    here, there = first[bead.a : bead.b], second[bead.c : bead.d]
    level = next((int(passage.kind[1:]) for passage in (*here, *there) if passage.kind), 0)
    sides = [[s for passage in side for s in passage.sentences] for side in (here, there)]
    if level:
        why = "" if bead.is_one_to_one else _NOT_OPPOSITE
        yield _Cell(number, level, " ".join(sides[0]), " ".join(sides[1]), why)
        return
    at = [0, 0]
    for row in facing.sentences:
        said = []
        for k, size in enumerate((row.b - row.a, row.d - row.c)):
            said.append(joined(sides[k][at[k] : at[k] + size]))
            at[k] += size
        why = ""
        if not said[0] or not said[1]:
            why = _NOT_OPPOSITE
        elif not row.is_one_to_one:
            why = "several sentences stand opposite each other"
        elif bead.probability * row.probability < _SURE:
            why = "the two may not belong together"
        yield _Cell(number, level, said[0], said[1], why)


def _rows(cells: Sequence[_Cell]) -> Iterator[Row]:
    line = 0
    for at, cell in enumerate(cells):
        line = line + 1 if at and cells[at - 1].block == cell.block else 1
        yield Row(f"{cell.block}.{line}", cell.first, cell.second, cell.why)


def _source(lines: Sequence[tuple[int, int, str]]) -> str:
    """A file in the line format. A heading keeps its mark where the other language has nothing."""
    shown = ""
    for at, (block, level, text) in enumerate(lines):
        gap = "\n" if at and lines[at - 1][0] != block else ""
        mark = f"{'#' * level} " if level and text else ""
        shown += f"{gap}{mark}{escaped(text, is_heading=bool(level))}\n"
    return shown


def escaped(text: str, *, is_heading: bool = False) -> str:
    """Text as a line that says just this: what would be a mark has a backslash; `~` for nothing."""
    line = _MARKS.sub(lambda mark: f"\\{mark[0]}", text)
    if not is_heading and _STARTS.match(line):
        line = f"\\{line}"
    return line or _NOTHING
