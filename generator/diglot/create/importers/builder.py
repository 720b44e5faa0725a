"""Collects what a walk through a file meets: runs until a block ends, then blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from diglot.align.by_length import weight
from diglot.create.document import (
    Block,
    Document,
    Footnote,
    Kind,
    LeftOut,
    Line,
    Run,
    Runs,
    tidy,
)
from diglot.model.problem import CONTROL, Place

_BLANK = " \t\u00a0\u2002\u2003\u3000"
_STEP = 2
"""Spaces by which a line of verse is further in; a wide one counts as a step."""
_WIDE = "\u2003\u3000"
_LINES_OF_VERSE = 3
_LONGEST_LINE = 75
"""Letters, of which a Han character counts for more than two."""
_CELLS = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")
"""Control characters that are white space, and no loss."""


class Builder:
    """Takes runs, and makes a block of them when its kind is known."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Footnote] = []
        self.left_out: list[LeftOut] = []
        self.runs: list[Run] = []
        self._pending: list[Run] = []

    def add(self, run: Run, place: Place) -> None:
        """A run of the block that is open."""
        strange = [char for char in CONTROL.findall(run.text) if char not in _CELLS]
        for char in strange:
            self.leave(place, f"the control character U+{ord(char):04X}", char)
        if run.ruby and not run.text.strip():  # a reading of nothing is words
            run = replace(run, text=run.ruby, ruby="")
        self.runs.append(run)

    def leave(self, place: Place, what: str, text: str = "") -> None:
        """Something that stays outside."""
        self.left_out.append(LeftOut(place, what, " ".join(text.split()) or text.strip()))

    def flush(self, like: Block) -> None:
        """Ends the block: what was collected becomes one that is otherwise as `like`.

        A point without words, such as a page’s number between paragraphs, waits for the next one.
        """
        runs = self.take()
        if like.kind is Kind.VERSE or (like.kind is Kind.PROSE and _looks_like_verse(runs)):
            like = replace(like, kind=Kind.VERSE)
            lines = verse_lines(runs)
        else:
            lines = (Line(tidy(runs)),)
        if not any(line.text.strip() for line in lines):
            self._pending = [run for run in runs if run.is_point and not run.is_line]
            return
        self.blocks.append(replace(like, lines=lines))

    def take(self) -> list[Run]:
        """What was collected since the last block."""
        runs = [*self._pending, *self.runs]
        self.runs, self._pending = [], []
        return runs

    def keep(self, block: Block) -> None:
        """A block that is made already, unless it says nothing."""
        if any(line.text.strip() for line in block.lines):
            self.blocks.append(block)

    def end_line(self, lines: list[Line], begin: int, rend: str = "") -> None:
        """What was collected as a line of verse; the group that it stands in begins at `begin`."""
        line = verse_line(self.take())
        if not line.text.strip():
            self.runs += [run for run in line.runs if run.is_point]
            return
        if "indent" in rend:
            line = replace(line, indent=max(line.indent, 1))
        stanza = len(lines) == begin and bool(lines)
        lines.append(replace(line, stanza=stanza))

    def document(self, title: str = "") -> Document:
        """All of it. A point that no block came after is put behind the last one."""
        if self._pending and self.blocks:
            last = self.blocks[-1]
            line = last.lines[-1]
            lines = (*last.lines[:-1], replace(line, runs=(*line.runs, *self._pending)))
            self.blocks[-1] = replace(last, lines=lines)
            self._pending = []
        return Document(
            blocks=tuple(self.blocks),
            notes=tuple(self.notes),
            title=title,
            left_out=tuple(self.left_out),
        )


def lines_of(made: Document) -> tuple[Line, ...]:
    """The lines of all blocks."""
    return tuple(line for block in made.blocks for line in block.lines)


def as_line(made: Document, more: Iterable[Run] = ()) -> Runs:
    """All of a document drawn into one line, and `more` behind it."""
    runs = (run for line in lines_of(made) for run in (*line.runs, Run(is_line=True)))
    return tidy([*runs, *more])


def _looks_like_verse(runs: Sequence[Run]) -> bool:
    """Whether a paragraph is set in three short lines or more."""
    lines = "".join("\n" if run.is_line else " ".join(run.text.split("\n")) for run in runs)
    lengths = [weight(line) for line in lines.strip().split("\n")]
    return len(lengths) >= _LINES_OF_VERSE and max(lengths) <= _LONGEST_LINE


def verse_lines(runs: Iterable[Run]) -> tuple[Line, ...]:
    """Lines of verse between line ends; an empty one ends a stanza, spaces before one indent it."""
    lines: list[Line] = []
    stanza = False
    group: list[Run] = []
    for run in (*runs, Run(is_line=True)):
        if not run.is_line:
            group.append(run)
            continue
        made = verse_line(group)
        if made.text.strip():
            lines.append(replace(made, stanza=stanza and bool(lines)))
            stanza = False
        else:
            points = [one for one in group if one.is_point]
            stanza = stanza or not points
        group = [one for one in group if one.is_point] if not made.text.strip() else []
    if group and lines:
        lines[-1] = replace(lines[-1], runs=(*lines[-1].runs, *group))
    return tuple(lines)


def verse_line(runs: Iterable[Run]) -> Line:
    """A line of verse, with the spaces at its start as steps."""
    made = tidy(runs)
    first = next((run for run in made if run.text), None)
    if first is None:
        return Line(made)
    words = first.text.lstrip(_BLANK)
    blanks = first.text[: len(first.text) - len(words)]
    steps = sum(_STEP if char in _WIDE else 1 for char in blanks) // _STEP
    at = made.index(first)
    cut: Runs = (*made[:at], replace(first, text=words), *made[at + 1 :]) if words else made
    return Line(cut, min(steps, 6))
