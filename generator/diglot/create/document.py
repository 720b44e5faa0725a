"""What a file that somebody else wrote holds, whatever its format: blocks of lines of runs.

An importer turns bytes into a `Document`, or a file that holds both languages into a `Bilingual`;
the writer of sources knows nothing else. What an importer cannot bring along stands in `left_out`,
with its place and its words, so that nothing is lost without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from diglot.language.script import is_east_asian
from diglot.model.problem import CONTROL, Place, Problem
from diglot.model.text import Role

_SPACES = re.compile(r"[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")


class Run(Struct, frozen=True):
    """Words of one kind; or a point between words, which has no text.

    Points are a note's mark, a line's end, and the beginning of a printed page.
    """

    text: str = ""
    emphasis: bool = False
    strong: bool = False
    lang: str = ""
    """The BCP 47 tag of words in another language than the document's."""
    ruby: str = ""
    """The reading above the words."""
    note: str = ""
    """The id of a footnote of the same document."""
    is_line: bool = False
    page: str = ""

    @property
    def is_point(self) -> bool:
        return bool(self.note or self.is_line or self.page)


Runs = tuple[Run, ...]


class Line(Struct, frozen=True):
    """A paragraph, a heading, a line of verse or a cell of a table."""

    runs: Runs
    indent: int = 0
    """Of verse: how many steps it stands further in."""
    stanza: bool = False
    """Of verse: whether a stanza begins here, other than the block's first."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Kind(StrEnum):
    """What a block is. `QUOTATION` and `ROW` (of a table) become prose."""

    PROSE = "prose"
    HEADING = "heading"
    VERSE = "verse"
    SPEECH = "speech"
    QUOTATION = "quotation"
    ROW = "row"


class Block(Struct, frozen=True, kw_only=True):
    """A block. In a file of both languages, one without lines: nothing stands there in this one."""

    kind: Kind = Kind.PROSE
    lines: tuple[Line, ...] = ()
    level: int = 0
    """Of a heading, as the file counts: from 1, or 0 for the title above all."""
    speaker: str = ""
    """The name before a speech, as it is written."""
    who: str = ""
    """What tells speakers apart in both languages, where the file has it."""
    is_continued: bool = False
    """Whether the speaker of the speech before goes on."""
    role: Role = Role.NONE
    key: str = ""
    """What blocks that stand opposite each other have in common, where the file says it."""
    is_cut: bool = False
    """Whether each line is a segment already."""
    place: Place = Place("")

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


class Footnote(Struct, frozen=True):
    """A footnote or endnote, its paragraphs drawn into one line."""

    id: str
    runs: Runs
    place: Place

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class LeftOut(Struct, frozen=True, order=True):
    """Something that the sources do not hold, or hold otherwise: `what`, and its words."""

    place: Place
    what: str
    text: str = ""


class Document(Struct, frozen=True, kw_only=True):
    """A file in one language. `title` is what its metadata call it, or ""."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[Footnote, ...] = ()
    title: str = ""
    left_out: tuple[LeftOut, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not any(block.text for block in self.blocks)


class Bilingual(Struct, frozen=True):
    """A file in two languages: block n of one side stands opposite block n of the other."""

    first: Document
    second: Document


class UnreadableError(Exception):
    """Ends the reading of a file with the code of its problem; `line` is where it lies, or 0."""

    def __init__(self, code: str, message: str, hint: str, line: int = 0) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.line = code, message, hint, line

    def problem(self, path: str) -> Problem:
        """What is to be said of the file at `path`."""
        place = Place(path, self.line)
        return Problem(code=self.code, place=place, message=self.message, hint=self.hint)


def tidy(runs: Iterable[Run]) -> Runs:
    """Runs with each stretch of white space as one space, and none at the edges or line ends.

    Control characters are gone, runs of one kind drawn together. A line's end between words that
    have spaces is a space too, so that the words stay two.
    """
    made: list[Run] = []
    for run in runs:
        text = CONTROL.sub("", _SPACES.sub(" ", run.text))
        if text.startswith(" ") and _ends_with_space(made):
            text = text[1:]
        if run.is_point:
            made.append(replace(run, text="", ruby=""))
        elif text and made and replace(made[-1], text="") == replace(run, text="") and not run.ruby:
            made[-1] = replace(made[-1], text=made[-1].text + text)
        elif text:
            made.append(replace(run, text=text))
    return tuple(_spaced(_trimmed(made)))


def _ends_with_space(runs: Sequence[Run]) -> bool:
    """Whether a space would be the second one: at the start, after a space, after a line's end."""
    last = next((run for run in reversed(runs) if run.is_line or run.text), None)
    return last is None or last.is_line or last.text.endswith(" ")


def _trimmed(runs: list[Run]) -> list[Run]:
    """Without white space before a line's end or the end, and without line ends at the edges."""
    made: list[Run] = []
    open_ = True  # what comes before it is white space, up to a line's end or the end of all
    for run in reversed(runs):
        if run.is_line:
            open_ = True
        elif open_ and run.text:
            run = replace(run, text=run.text.rstrip(" "))
            open_ = not run.text
        if run.text or run.is_point:
            made.append(run)
    made.reverse()
    while made and made[-1].is_line:
        made.pop()
    while made and made[0].is_line:
        made.pop(0)
    return made


def _spaced(runs: list[Run]) -> list[Run]:
    """With a space before a line's end between words that have spaces."""
    made, before, end = list[Run](), "", -1
    for run in runs:
        if run.text:
            if before and end >= 0 and not (is_east_asian(before) and is_east_asian(run.text[0])):
                made.insert(end, Run(" "))
            before, end = run.text[-1], -1
        elif run.is_line and end < 0:
            end = len(made)
        made.append(run)
    return made


def cut(runs: Sequence[Run], start: int, end: int, *, is_last: bool, is_first: bool) -> Runs:
    """The runs of `text[start:end]`. A point at its end belongs to it, one at its start does not.

    The first piece has what stands before it too, the last what stands behind.
    """
    made: list[Run] = []
    at = 0
    for run in runs:
        if run.is_point:
            if (start < at or (is_first and at <= start)) and (at <= end or is_last):
                made.append(run)
            continue
        piece = run.text[max(0, start - at) : max(0, end - at)]
        if piece:
            made.append(replace(run, text=piece))
        at += len(run.text)
    return tuple(made)


def paragraph(text: str, place: Place, *, kind: Kind = Kind.PROSE, level: int = 0) -> Block | None:
    """A block of plain words, or None where there are none."""
    runs = tidy([Run(text)])
    if not "".join(run.text for run in runs).strip():
        return None
    return Block(kind=kind, lines=(Line(runs),), level=level, place=place)


def as_prose(block: Block) -> Block:
    """Verse as one paragraph that keeps its line ends; anything else as it is."""
    if block.kind is not Kind.VERSE:
        return block
    runs: list[Run] = []
    for at, line in enumerate(block.lines):
        runs += [Run(is_line=True)] * (at > 0) + [Run(is_line=True)] * line.stanza
        runs += line.runs
    return replace(block, kind=Kind.PROSE, lines=(Line(tidy(runs)),))
