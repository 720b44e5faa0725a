"""What becomes a line of its own: sentences of prose, lines of verse, whole headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.create.document import Block, Kind, Line, Runs, as_prose, cut
from diglot.create.line import joined_runs
from diglot.language.sentences import sentences

Blocks = tuple[Block, ...]


NOTHING = Line(())
"""Where one language has nothing."""


def in_one_form(one: Sequence[Block], two: Sequence[Block]) -> tuple[Blocks, Blocks]:
    """Verse on both sides, or prose: the lines of what is verse on one alone are drawn together."""
    kinds = {block.kind for block in (*one, *two) if block.lines}
    if Kind.VERSE not in kinds or len(kinds) == 1:
        return tuple(one), tuple(two)
    first, second = (tuple(as_prose(block) for block in side) for side in (one, two))
    return first, second


def units(blocks: Sequence[Block], tag: str = "") -> list[Line]:
    """The segments of blocks that stand in one block of the sources, in order.

    `tag` is their language.
    """
    if blocks and blocks[0].kind is Kind.HEADING:  # one line, however many headings meet in it
        return [Line(joined_runs([line.runs for block in blocks for line in block.lines]))]
    made: list[Line] = []
    for block in blocks:
        for at, line in enumerate(block.lines):
            if block.kind is Kind.VERSE:
                stanza = line.stanza or (at == 0 and bool(made))
                made.append(Line(line.runs, line.indent, stanza))
            elif block.is_cut:
                made.append(Line(line.runs))
            else:
                made += map(Line, _sentences(line, tag))
    return made


def together(one: Sequence[Line]) -> Line:
    """Several segments as one."""
    if not one:
        return NOTHING
    return Line(joined_runs([unit.runs for unit in one]), one[0].indent, one[0].stanza)


def _sentences(line: Line, tag: str) -> Iterator[Runs]:
    text, at = line.text, 0
    found = sentences(text, tag)
    ends: list[tuple[int, int]] = []
    for sentence in found:
        start = text.index(sentence, at)
        at = start + len(sentence)
        ends.append((start, at))
    for number, (start, end) in enumerate(ends):
        is_last = number == len(ends) - 1
        # A point between two sentences, such as a note’s mark behind the space, is of the first.
        upto = end if is_last else ends[number + 1][0]
        runs = cut(line.runs, start, upto, is_first=number == 0, is_last=is_last)
        yield _stripped(runs, upto - end)


def _stripped(runs: Runs, spaces: int) -> Runs:
    """Without so many characters at the end of its text."""
    if not spaces:
        return runs
    length = sum(len(run.text) for run in runs) - spaces
    return cut(runs, 0, length, is_first=True, is_last=True)
