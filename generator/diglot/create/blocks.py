"""Blocks of rows as the two files of a text, in the line format."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from diglot.create.document import Block, Kind, LeftOut, Line, Run, Runs
from diglot.create.line import NOTHING, written
from diglot.create.speakers import Cast, Voice, label_of
from diglot.model.problem import Place

_ALONE = {Kind.QUOTATION: "a quotation, written as prose", Kind.ROW: "a row of a table, as prose"}


class Cell(Struct, frozen=True):
    """A row before it has its address."""

    sides: tuple[Line, Line]
    why: str = ""
    """Why it is to be looked at."""

    def with_runs(self, runs: tuple[Runs, Runs]) -> Cell:
        one, two = (replace(unit, runs=own) for unit, own in zip(self.sides, runs, strict=True))
        return replace(self, sides=(one, two))


class Made(Struct, frozen=True):
    """What stands in one block of the sources: the documents’ blocks, and the rows of them."""

    blocks: tuple[tuple[Block, ...], tuple[Block, ...]]
    cells: tuple[Cell, ...]

    @property
    def leading(self) -> Block:
        return next(block for side in self.blocks for block in side if block.lines)

    @property
    def place(self) -> Place:
        return self.leading.place


def sources(made: Sequence[Made], voices: Cast) -> tuple[tuple[str, str], list[LeftOut]]:
    """Both files, and what they hold otherwise than the documents."""
    writer = _Writer(voices)
    groups = [writer.block(one) for one in made]
    one, two = ("\n".join(group[side] for group in groups) for side in (0, 1))
    return (one, two), writer.left_out


class _Writer:
    """Writes block after block, and knows who spoke last in each language."""

    def __init__(self, voices: Cast) -> None:
        self.voices = voices
        self.labels = [
            sorted({v.labels[side] for v in voices.values()}, key=len, reverse=True)
            for side in (0, 1)
        ]
        self.before: list[Voice | None] = [None, None]
        self.left_out: list[LeftOut] = []

    def block(self, made: Made) -> tuple[str, str]:
        leading = made.leading
        voice = self._voice(made)
        if leading.kind in _ALONE:
            self.left_out.append(LeftOut(made.place, _ALONE[leading.kind]))
        is_said = any(b.kind is Kind.SPEECH for side in made.blocks for b in side)
        if is_said and voice is None:
            self.left_out.append(LeftOut(made.place, "a speech, written as prose"))
            made = _named(made)
        goes_on = voice is not None and self._goes_on(made, voice)
        one, two = (self._side(made, side, voice, goes_on) for side in (0, 1))
        return one, two

    def _voice(self, made: Made) -> Voice | None:
        """Who speaks in the block, if it is one alone who is named at its start or not at all."""
        found: set[Voice | None] = set()
        for side, blocks in enumerate(made.blocks):
            for at, block in enumerate(blocks):
                if block.lines:
                    found.add(self.voices.get((side, label_of(block.speaker))))
                    if block.kind is not Kind.SPEECH or (at and not block.is_continued):
                        return None
        return found.pop() if len(found) == 1 else None

    def _goes_on(self, made: Made, voice: Voice) -> bool:
        """Whether the speaker need not be named again, in either language."""
        firsts = [blocks[0] for blocks in made.blocks if blocks and blocks[0].lines]
        sides = [side for side in (0, 1) if any(cell.sides[side].runs for cell in made.cells)]
        is_known = all(self.before[side] == voice for side in sides)
        return is_known and all(block.is_continued for block in firsts)

    def _side(self, made: Made, side: int, voice: Voice | None, goes_on: bool) -> str:
        lines = [self._line(made, cell.sides[side].runs) for cell in made.cells]
        if all(line == NOTHING for line in lines):
            return "".join(f"{line}\n" for line in lines)
        leading = made.leading
        if leading.kind is Kind.HEADING:
            lines = [f"{'#' * leading.level} {line}" for line in lines]
        elif leading.kind is Kind.VERSE:
            lines = _verse(made.cells, side, lines)
        elif voice is not None:
            mark = ": " if goes_on else f"{voice.labels[side]}: "
            lines[0] = f"{mark}{lines[0]}"
            self.before[side] = voice
        else:
            lines[0] = self._unlabelled(lines[0], side)
        if leading.role:
            lines.insert(0, f"@{leading.role}")
        return "".join(f"{line}\n" for line in lines)

    def _line(self, made: Made, runs: Runs) -> str:
        made_line = written(runs)
        words = "".join(run.text for run in runs)
        self.left_out += [LeftOut(made.place, what, words) for what in made_line.dropped]
        return made_line.line

    def _unlabelled(self, line: str, side: int) -> str:
        """Prose that begins like a speech, with a backslash before the colon."""
        for label in self.labels[side]:
            if found := re.match(rf"({re.escape(label)}[ \u00a0\u202f]?)([:：])", line):
                return f"{found[1]}\\{line[found.end(1) :]}"
        return line


def _verse(cells: Sequence[Cell], side: int, lines: list[str]) -> list[str]:
    shown: list[str] = []
    for at, (cell, line) in enumerate(zip(cells, lines, strict=True)):
        if at and any(unit.stanza for unit in cell.sides):  # in both files at the same row
            shown.append("|")
        indent = "" if line == NOTHING else "  " * cell.sides[side].indent
        shown.append(f"| {indent}{line}" if line != NOTHING else NOTHING)
    return shown


def _named(made: Made) -> Made:
    """With the speakers’ names as words before what they say."""
    cells = list(made.cells)
    for side, blocks in enumerate(made.blocks):
        names = [label_of(block.speaker) for block in blocks if not block.is_continued]
        said = "; ".join(dict.fromkeys(name for name in names if name))
        first = next((at for at, cell in enumerate(cells) if cell.sides[side].runs), None)
        if said and first is not None:
            both = [unit.runs for unit in cells[first].sides]
            both[side] = (Run(f"{said}: "), *both[side])
            cells[first] = cells[first].with_runs((both[0], both[1]))
    return Made(made.blocks, tuple(cells))
