"""A text file in the line format: blocks between blank lines, one segment a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase, digits

from diglot.model.declared import Speaker
from diglot.model.problem import Place, Problem
from diglot.model.text import ApparatusEntry, Block, BlockKind, Segment
from diglot.parse.direction import turned, turns
from diglot.parse.line import parse_line

_LABEL = re.compile(r"@([0-9]{1,9})([a-z]?)$")
_HEADING = re.compile(r"(#{2,3}) +")
_VERSE = re.compile(r"\|(?: |$)")
_CONTINUED = re.compile(r": +|：")
_COLON = re.compile("[ \u00a0\u202f]?[:：]")  # French sets a no-break space before it
_STRUCTURE = re.compile(r"\{>>structure:.*?<<\}[ \t]*")
_BLANKS = " \t"

Line = tuple[str, Place]
Number = tuple[int, str]
"""Of a block: `12` or `12a`."""


def parse_text(
    path: str, text: str, lang: str, speakers: Sequence[Speaker], kinds: tuple[str, ...]
) -> tuple[tuple[Block, ...], list[Problem]]:
    """The blocks of a file in language `lang`, and the problems."""
    labels = sorted(
        ((speaker.label.exact(lang), speaker) for speaker in speakers),
        key=lambda pair: -len(pair[0]),
    )
    blocks: list[Block] = []
    problems = [
        turned(char, Place(path, line + 1, column + 1)) for line, column, char in turns(text)
    ]
    number, suffix = 0, ""
    fixed = (0, "")
    speaker: Speaker | None = None
    for lines in _groups(path, text):
        place = lines[0][1]
        lines, label, found = _labelled(lines, fixed)
        problems += found
        if not lines:
            continue
        fixed = label or fixed
        number, suffix = label or (number + 1, "")
        builder = _BlockParser(lines, labels, speaker, kinds)
        block = builder.block(f"{number}{suffix}", label is not None, place)
        problems += builder.problems
        blocks.append(block)
        speaker = block.speaker or speaker
    return tuple(blocks), problems


def _groups(path: str, text: str) -> list[list[Line]]:
    """The lines of each block, without the white space around them."""
    groups: list[list[Line]] = [[]]
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip(_BLANKS)
        if stripped.strip():  # a no-break or ideographic space alone is a blank line too
            indent = len(line) - len(line.lstrip(_BLANKS))
            groups[-1].append((stripped, Place(path, number, indent + 1)))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _labelled(lines: list[Line], fixed: Number) -> tuple[list[Line], Number | None, list[Problem]]:
    """The lines without an `@` line; the number it fixes, or None; what is wrong with it.

    `fixed` is the number of the last `@` line above.
    """
    first, place = lines[0]
    if not re.match(r"@[0-9]", first):
        return lines, None, []
    label = _LABEL.match(first)
    problem, rest = "", lines[1:]
    if label is None:
        problem = f"expected a number like @12 or @12a alone on its line, found “{first[:40]}”"
    elif (int(label[1]), label[2]) <= fixed:
        problem = f"expected a number after {fixed[0]}{fixed[1]}, found {first[1:]}"
    elif not rest:
        problem = f"expected a block below {first}, found a blank line"
    if label is None or problem:
        hint = "numbers rise through the file; write \\@ for the character itself"
        if label is None:
            words = re.sub(r"@\S+[ \t]*", "", first)
            rest = [(words, place.shifted(len(first) - len(words))), *rest] if words else rest
            hint = "put the words on the next line; write \\@ for the character itself"
        elif not rest:
            hint = "delete the blank line"
        found = [Problem(code="L007", place=place, message=problem, hint=hint)]
        return rest, None, found
    return rest, (int(label[1]), label[2]), []


def check_numbers(blocks: Sequence[Block]) -> Iterator[Problem]:
    """Where blocks without numbers were counted on past the number of an `@` line below them."""
    before, loose = (0, ""), list[Block]()
    for block in blocks:
        number = int(block.number.rstrip(ascii_lowercase)), block.number.lstrip(digits)
        if block.labelled and number <= before:
            place = block.place
            message = f"expected a number after {before[0]}{before[1]}, found {block.number}"
            hint = "look for a blank line too many above, or give this block a higher number"
            if len(loose) == 1:
                place = loose[0].place
                message = f"expected a number above this block, since @{block.number} follows"
                hint = "delete the blank line above it, or give it a number"
            yield Problem(code="L007", place=place, message=message, hint=hint)
        before = number
        if block.labelled:
            loose = []
        else:
            loose.append(block)


class _BlockParser:
    """Tells a block's kind from its lines and takes the marks of that kind away."""

    def __init__(
        self,
        lines: list[Line],
        labels: list[tuple[str, Speaker]],
        previous: Speaker | None,
        kinds: tuple[str, ...],
    ) -> None:
        self.lines = lines
        self.labels = labels
        self.previous = previous
        self.kinds = kinds
        self.entry: ApparatusEntry | None = None
        self.colon = ""
        self.problems: list[Problem] = []

    def block(self, number: str, labelled: bool, place: Place) -> Block:
        self._take_structure()
        kind, level, speaker, label = self._kind()
        segments = [self._segment(index, line) for index, line in enumerate(self.lines)]
        if self.entry is not None and segments:
            first = segments[0]
            segments[0] = Segment(
                text=first.text,
                place=first.place,
                entries=(self.entry, *first.entries),
                notes=first.notes,
                emphases=first.emphases,
                columns=first.columns,
            )
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
        )

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
            for index, verse in enumerate(verses):
                if verse:
                    self._cut(index, min(2, len(texts[index])))
        if mixed:
            message = f"expected a block of one kind, found “{texts[mixed[0]][:40]}” among others"
            hint = "put a blank line around a heading, and `| ` on every line of verse"
            place = self.lines[mixed[0]][1]
            self.problems.append(Problem(code="L006", place=place, message=message, hint=hint))
        if any(verses):
            return BlockKind.VERSE, 0, None, ""
        return self._speech(texts[0])

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
                hint = "write the speaker’s label before the colon, or \\: for the character"
                place = self.lines[0][1]
                self.problems.append(Problem(code="L010", place=place, message=message, hint=hint))
                return BlockKind.PROSE, 0, None, ""
            self._cut(0, mark.end())
            return BlockKind.SPEECH, 0, self.previous, ""
        return BlockKind.PROSE, 0, None, ""

    def _cut(self, index: int, end: int) -> None:
        line, place = self.lines[index]
        rest = line[end:].lstrip(_BLANKS)
        self.lines[index] = rest, place.shifted(len(line) - len(rest))

    def _segment(self, index: int, line: Line) -> Segment:
        text, place = line
        if text == "~":
            return Segment(text="", place=place)
        segment, problems = parse_line(text, place, self.kinds, starts_block=index == 0)
        self.problems += problems
        return segment
