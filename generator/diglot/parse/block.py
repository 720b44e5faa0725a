"""One block of a text: its kind, told from its lines, and what the marks of that kind leave."""

from __future__ import annotations

import re

from msgspec.structs import replace

from diglot.model.declared import Speaker
from diglot.model.problem import Place, Problem
from diglot.model.text import ApparatusEntry, Block, BlockKind, Role, Segment
from diglot.parse.line import parse_line

_HEADING = re.compile(r"(#{2,3}) +")
_VERSE = re.compile(r"\|(?: |$)")
_CONTINUED = re.compile(r": +|：")
_COLON = re.compile("[ \u00a0\u202f]?[:：]")  # French sets a no-break space before it
_STRUCTURE = re.compile(r"\{>>structure:.*?<<\}[ \t]*")
_STEP = 2
"""Spaces by which a line of verse is further in than the one above."""
_STEPS = 6
BLANKS = " \t"

Line = tuple[str, Place]


class BlockParser:
    """Tells a block's kind from its lines and takes the marks of that kind away."""

    def __init__(
        self,
        lines: list[Line],
        labels: list[tuple[str, Speaker]],
        previous: Speaker | None,
        kinds: tuple[str, ...],
        sigla: tuple[str, ...] = (),
    ) -> None:
        self.lines = lines
        self.labels = labels
        self.previous = previous
        self.kinds = kinds
        self.sigla = sigla
        self.entry: ApparatusEntry | None = None
        self.indents: dict[int, int] = {}
        self.stanzas: set[int] = set()
        self.colon = ""
        self.problems: list[Problem] = []

    def block(self, number: str, labelled: bool, place: Place, role: Role) -> Block:
        """The block, with its number and what a line above it says it is; `place` is its first."""
        self._take_structure()
        kind, level, speaker, label = self._kind()
        segments = [self._segment(index, line) for index, line in enumerate(self.lines)]
        if self.entry is not None and segments:
            first = segments[0]
            segments[0] = replace(first, entries=(self.entry, *first.entries))
        if role is not Role.NONE and kind not in (BlockKind.PROSE, BlockKind.VERSE):
            self._no_role(role, kind, place)
        return Block(
            number=number,
            labelled=labelled,
            kind=kind,
            level=level,
            speaker=speaker,
            continued=kind is BlockKind.SPEECH and not label,
            label=label,
            colon=self.colon,
            segments=tuple(segments),
            place=place,
            role=role,
        )

    def _no_role(self, role: Role, kind: BlockKind, place: Place) -> None:
        if kind is BlockKind.NOTHING:  # it stands opposite one that has it
            return
        message = f"expected prose or verse below @{role}, found {kind}"
        hint = f"take @{role} out, or the marks of the {kind}"
        self.problems.append(Problem(code="L006", place=place, message=message, hint=hint))

    def _take_structure(self) -> None:
        """An apparatus entry without change of text, before everything else in the block."""
        line, place = self.lines[0]
        if mark := _STRUCTURE.match(line):
            segment, problems = parse_line(mark[0], place, self.kinds, starts_block=True)
            self.problems += problems
            self.entry = segment.entries[0] if segment.entries else None
            self._cut(0, mark.end())

    def _kind(self) -> tuple[BlockKind, int, Speaker | None, str]:
        """Kind, level, speaker and label, with their marks cut from the lines."""
        texts = [line for line, _ in self.lines]
        if all(text == "~" for text in texts):
            return BlockKind.NOTHING, 0, None, ""
        headings = [_HEADING.match(text) for text in texts]
        verses = [bool(_VERSE.match(text)) for text in texts]
        if heading := headings[0] if len(texts) == 1 else None:
            self._cut(0, heading.end())
            return BlockKind.HEADING, len(heading[1]), None, ""
        mixed = [i for i, heading in enumerate(headings) if heading]
        if any(verses):
            mixed += [i for i, verse in enumerate(verses) if not verse and texts[i] != "~"]
            self._take_verse(verses)
        if mixed:
            message = f"expected a block of one kind, found “{texts[mixed[0]][:40]}” among others"
            hint = "put a blank line around a heading, and `| ` on every line of verse"
            place = self.lines[mixed[0]][1]
            self.problems.append(Problem(code="L006", place=place, message=message, hint=hint))
        if any(verses):
            return BlockKind.VERSE, 0, None, ""
        return self._speech(texts[0])

    def _take_verse(self, verses: list[bool]) -> None:
        """Cuts the marks of verse, keeps how far in each line is, and takes out the lines `|`."""
        kept: list[Line] = []
        for verse, (line, place) in zip(verses, self.lines, strict=True):
            if verse and len(line) == 1:
                self.stanzas.add(len(kept))
                continue
            if verse:
                words = line[1:].lstrip(BLANKS)
                further = (len(line) - len(words) - 2) // _STEP
                self.indents[len(kept)] = min(further, _STEPS)
                line, place = words, place.shifted(len(line) - len(words))
            kept.append((line, place))
        if not kept:
            message = "expected lines of verse around the end of a stanza, found none"
            hint = "write `| ` and the line, or \\| for the character itself"
            place = self.lines[0][1]
            self.problems.append(Problem(code="L006", place=place, message=message, hint=hint))
            return
        self.lines = kept
        self.stanzas &= {*range(1, len(kept))}  # one begins at the start of a block anyway

    def _speech(self, first: str) -> tuple[BlockKind, int, Speaker | None, str]:
        for label, speaker in self.labels:
            if not label or not first.startswith(label):
                continue
            if colon := _COLON.match(first, len(label)):
                self.colon = colon[0].strip(" \u00a0\u202f")
                self._cut(0, colon.end())
                return BlockKind.SPEECH, 0, speaker, label
        if mark := _CONTINUED.match(first):
            if self.previous is None:
                message = "expected somebody to be speaking before a line that starts with a colon"
                hint = "write the speaker’s label before the colon, or "
                hint += f"\\{mark[0][0]} for the character"
                place = self.lines[0][1]
                self.problems.append(Problem(code="L010", place=place, message=message, hint=hint))
                return BlockKind.PROSE, 0, None, ""
            self._cut(0, mark.end())
            return BlockKind.SPEECH, 0, self.previous, ""
        return BlockKind.PROSE, 0, None, ""

    def _cut(self, index: int, end: int) -> None:
        line, place = self.lines[index]
        rest = line[end:].lstrip(BLANKS)
        self.lines[index] = rest, place.shifted(len(line) - len(rest))

    def _segment(self, index: int, line: Line) -> Segment:
        text, place = line
        if text == "~":
            return Segment(text="", place=place, stanza=index in self.stanzas)
        segment, problems = parse_line(
            text, place, self.kinds, sigla=self.sigla, starts_block=index == 0
        )
        self.problems += problems
        indent, stanza = self.indents.get(index, 0), index in self.stanzas
        return replace(segment, indent=indent, stanza=stanza) if indent or stanza else segment
