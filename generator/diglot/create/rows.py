"""The two files of a text as rows that can be joined, cut and moved, with every mark in them.

A row is a line of each file. What stands before its words (a speaker's label, `## `, `| `) stays
where it is; the words move as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from diglot.language.script import joined
from diglot.language.sentences import sentences
from diglot.model.declared import Speaker
from diglot.model.problem import Problem
from diglot.model.text import Block
from diglot.parse.text import parse_text

NOTHING = "~"
_MARK = re.compile(r"\s*(?:#{2,3} |\| ?|[:：] ?)?\s*")


class Source(Struct, frozen=True):
    """One file of a text, and what is needed to read it."""

    path: str
    text: str
    lang: str
    tag: str
    speakers: tuple[Speaker, ...] = ()
    kinds: tuple[str, ...] = ()

    def blocks(self) -> tuple[tuple[Block, ...], list[Problem]]:
        return parse_text(self.path, self.text, self.lang, self.speakers, self.kinds)

    def cell(self, line: int) -> tuple[str, str]:
        """What stands before the words of a line (from 1), and the words; "" for none."""
        return _cell(self.text.split("\n")[line - 1], self)

    def words(self) -> str:
        """Its edited reading without spaces: what no move of words between lines changes."""
        found, _ = self.blocks()
        return re.sub(r"\s", "", "".join(s.text for block in found for s in block.segments))


class Place(Struct, frozen=True):
    """A row: its block, its number in it, and where it stands in each file (from 0)."""

    block: str
    number: int
    lines: tuple[int, int]

    @property
    def address(self) -> str:
        return f"{self.block}.{self.number}"


class Rows(Struct, frozen=True):
    """Both files, line by line, and the rows that lie in them."""

    sources: tuple[Source, Source]
    lines: tuple[tuple[str, ...], tuple[str, ...]]
    places: tuple[Place, ...]

    def at(self, address: str) -> int | None:
        """The index of a row by its address."""
        return next((k for k, row in enumerate(self.places) if row.address == address), None)

    def cell(self, row: int, side: int) -> str:
        """The words of a row in one language; "" where nothing stands."""
        line = self.lines[side][self.places[row].lines[side]]
        return _cell(line, self.sources[side])[1]

    def in_one_block(self, row: int, other: int) -> bool:
        return (
            min(row, other) >= 0
            and max(row, other) < len(self.places)
            and self.places[row].block == self.places[other].block
        )


def rows_of(one: Source, two: Source) -> Rows | None:
    """The rows of two files that stand opposite each other; None where they do not."""
    places: list[Place] = []
    blocks = one.blocks()[0], two.blocks()[0]
    if len(blocks[0]) != len(blocks[1]):
        return None
    for left, right in zip(*blocks, strict=True):
        if len(left.segments) != len(right.segments) or left.number != right.number:
            return None
        for number, pair in enumerate(zip(left.segments, right.segments, strict=True), start=1):
            at = pair[0].place.line - 1, pair[1].place.line - 1
            places.append(Place(left.number, number, at))
    lines = tuple(one.text.split("\n")), tuple(two.text.split("\n"))
    return Rows((one, two), lines, tuple(places))


def join(rows: Rows, row: int) -> Rows | None:
    """The row with the one below it, in the same block; None where there is none."""
    if not rows.in_one_block(row, row + 1):
        return None
    cells = [
        joined([cell for cell in (rows.cell(row, side), rows.cell(row + 1, side)) if cell])
        for side in (0, 1)
    ]
    return _made(rows, row, (cells[0], cells[1]), gone=row + 1)


def cut(rows: Rows, row: int) -> Rows | None:
    """The last sentence of both sides in a row of its own below; None where each has but one.

    A side with a single sentence keeps it.
    """
    above, below = [], []
    for side in (0, 1):
        stays, goes = _last_apart(rows, row, side)
        above.append(stays or goes)
        below.append(goes if stays else "")
    if not any(below):
        return None
    return _made(rows, row, (above[0], above[1]), added=(below[0], below[1]))


def move(rows: Rows, row: int, side: int, by: int) -> Rows | None:
    """The last sentence of one side to the row below (`by` 1), or the first to that above (-1).

    None where no such row is in the block or nothing stands here. A row that is left with nothing
    in either language goes.
    """
    other = row + by
    if not rows.in_one_block(row, other) or not rows.cell(row, side):
        return None
    stays, goes = _last_apart(rows, row, side) if by > 0 else _first_apart(rows, row, side)
    there = rows.cell(other, side)
    pieces = [goes, there] if by > 0 else [there, goes]
    lines = [list(side_) for side_ in rows.lines]
    lines[side] = _with(rows, lines[side], row, side, stays)
    lines[side] = _with(rows, lines[side], other, side, joined([p for p in pieces if p]))
    made = _read(rows, lines)
    if made and not stays and not rows.cell(row, 1 - side):
        return _without(made, row)
    return made


def _made(
    rows: Rows,
    row: int,
    cells: tuple[str, str],
    *,
    gone: int | None = None,
    added: tuple[str, str] | None = None,
) -> Rows | None:
    lines = [_with(rows, list(rows.lines[side]), row, side, cells[side]) for side in (0, 1)]
    for side in (0, 1):
        if gone is not None:
            del lines[side][rows.places[gone].lines[side]]
        if added is not None:
            at = rows.places[row].lines[side]
            verse = "| " if lines[side][at].lstrip().startswith("| ") else ""
            lines[side].insert(at + 1, verse + (added[side] or NOTHING))
    return _read(rows, lines)


def _without(rows: Rows, row: int) -> Rows | None:
    lines = [list(side) for side in rows.lines]
    for side in (0, 1):
        del lines[side][rows.places[row].lines[side]]
    return _read(rows, lines)


def _with(rows: Rows, lines: list[str], row: int, side: int, words: str) -> list[str]:
    at = rows.places[row].lines[side]
    lines[at] = _prefix(lines[at], rows.sources[side]) + (words or NOTHING)
    return lines


def _read(rows: Rows, lines: Sequence[Sequence[str]]) -> Rows | None:
    """What the lines make; None where they no longer say the same words, or cut through a mark."""
    sources = [
        replace(source, text="\n".join(side))
        for source, side in zip(rows.sources, lines, strict=True)
    ]
    for source, before in zip(sources, rows.sources, strict=True):
        wrong = sum(problem.is_error for problem in source.blocks()[1])
        known = sum(problem.is_error for problem in before.blocks()[1])
        if wrong > known or source.words() != before.words():
            return None
    return rows_of(sources[0], sources[1])


def _last_apart(rows: Rows, row: int, side: int) -> tuple[str, str]:
    """What a side says without its last sentence, and that sentence."""
    found = sentences(rows.cell(row, side), rows.sources[side].tag)
    return joined(found[:-1]), found[-1] if found else ""


def _first_apart(rows: Rows, row: int, side: int) -> tuple[str, str]:
    found = sentences(rows.cell(row, side), rows.sources[side].tag)
    return joined(found[1:]), found[0] if found else ""


def _cell(line: str, source: Source) -> tuple[str, str]:
    prefix = _prefix(line, source)
    words = line[len(prefix) :].strip()
    return prefix, "" if words == NOTHING else words


def _prefix(line: str, source: Source) -> str:
    """What stands before the words of a line: the mark of its kind, or who speaks."""
    for speaker in source.speakers:
        label = speaker.label.exact(source.lang)
        said = re.match(rf"\s*{re.escape(label)}[ \u00a0]*[:：]\s*", line) if label else None
        if said:
            return said[0]
    mark = _MARK.match(line)
    return mark[0] if mark else ""
