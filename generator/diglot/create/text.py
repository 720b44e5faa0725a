"""Two documents as the sources of a text: lines opposite each other, and what to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from diglot.align.by_length import Bead, align
from diglot.create.importers import Part
from diglot.language.script import joined
from diglot.language.sentences import sentences

_SURE = 3.0
"""Cost: a row that costs more is looked at, though it is one sentence opposite one."""
_NEAR = 2
"""Rows before and after: a slip shows beside the place where it began."""
_MARKS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|\*|\[(?=\^|\[|[^\[\]]+\]\{lang=)|\{(?=~~|\+\+|--|>>|==|/\}|page|[^{}|]+\|)|==\}|~~\}|\+\+\}|--\}|~>"
)
_STARTS = re.compile(r"#{2,3} |\|(?: |$)|: |@|~$")
_NOTHING = "~"


class Row(Struct, frozen=True):
    """A line of each language, without any mark; "" where nothing stands. `why` it is unsure."""

    address: str
    first: str
    second: str
    why: str = ""


class _Cell(Struct, frozen=True):
    """A row before its neighbours are known."""

    block: int
    level: int
    first: str
    second: str
    cost: float
    is_plain: bool
    """One sentence opposite one, in one paragraph opposite one."""


class Imported(Struct, frozen=True, kw_only=True):
    """The lines of both languages, block by block, and every row with its address."""

    first: str
    second: str
    rows: tuple[Row, ...]

    @property
    def unsure(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.why)


def facing(first: Sequence[Part], second: Sequence[Part]) -> Imported:
    """Both documents, opposite each other: paragraphs first, then the sentences inside."""
    kinds = tuple(
        [f"h{part.level}" if part.level else "p" for part in side] for side in (first, second)
    )
    beads = align([p.text for p in first], [p.text for p in second], (kinds[0], kinds[1]))
    cells = [
        cell
        for number, bead in enumerate(beads, start=1)
        for cell in _block(number, first[bead.a : bead.b], second[bead.c : bead.d], bead)
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


def _block(number: int, one: Sequence[Part], two: Sequence[Part], block: Bead) -> Iterator[_Cell]:
    level = next((part.level for part in (*one, *two)), 0)
    # A heading is one line; where several meet, each stays a sentence of its own.
    sides = [
        [s for part in side for s in ([part.text] if level else sentences(part.text))]
        for side in (one, two)
    ]
    if level:
        firsts, seconds = " ".join(sides[0]), " ".join(sides[1])
        yield _Cell(number, level, firsts, seconds, block.cost, block.is_one_to_one)
        return
    for bead in align(sides[0], sides[1]):
        is_plain = block.is_one_to_one and bead.is_one_to_one
        said = joined(sides[0][bead.a : bead.b]), joined(sides[1][bead.c : bead.d])
        yield _Cell(number, level, *said, bead.cost, is_plain)


def _rows(cells: Sequence[_Cell]) -> Iterator[Row]:
    line = 0
    for at, cell in enumerate(cells):
        line = line + 1 if at and cells[at - 1].block == cell.block else 1
        around = cells[max(0, at - _NEAR) : at + _NEAR + 1]
        why = ""
        if not cell.first or not cell.second:
            why = "nothing stands opposite"
        elif not cell.is_plain:
            why = "several sentences or paragraphs stand opposite each other"
        elif cell.cost > _SURE:
            why = "the lengths differ"
        elif not all(other.is_plain and other.cost <= _SURE for other in around):
            why = "beside an unsure row"
        yield Row(f"{cell.block}.{line}", cell.first, cell.second, why)


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
