"""Which blocks of a text's two files belong together, where one blank line too many or too few, or
a paragraph that is missing, has shifted all that follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from diglot.align.by_length import ANY, align
from diglot.align.cues import anchors
from diglot.model.text import Block, BlockKind

Run = tuple[Sequence[Block], Sequence[Block]]
"""Blocks of both files: one of each that stand opposite each other, or unequal numbers of them."""
_FEWEST = 6
_MANY = 2_000
"""Blocks of a file: what they say is compared where there are so many at least, and at most."""
_SLOW = 300
"""Blocks from which lengths, numbers and names must do, without the words that the text teaches."""
_LARGEST = 2_000_000
"""Pairs to compare: beyond, a run is left as it is."""


def pair_blocks(
    base: Sequence[Block], translation: Sequence[Block], tags: tuple[str, str] = ("", "")
) -> Iterator[Run]:
    """Both files from top to bottom, in runs. A number that both fix keeps its blocks together.

    `tags` are the languages (BCP 47), by which numbers in words are read.
    """
    both = _fixed(base) & _fixed(translation)
    yield from (
        run
        for one, other in zip(_stretches(base, both), _stretches(translation, both), strict=True)
        for run in _in_stretch(one, other, tags)
    )


def _fixed(blocks: Sequence[Block]) -> set[str]:
    return {block.number for block in blocks if block.labelled}


def _stretches(blocks: Sequence[Block], numbers: set[str]) -> list[list[Block]]:
    """The blocks, cut before each that fixes one of the `numbers`."""
    stretches: list[list[Block]] = [[]]
    for block in blocks:
        if block.labelled and block.number in numbers:
            stretches.append([])
        stretches[-1].append(block)
    return stretches


def _in_stretch(
    one: Sequence[Block], other: Sequence[Block], tags: tuple[str, str]
) -> Iterator[Run]:
    """What is alike at the start and at the end is paired; what is between is compared.

    Where one file has more blocks, and both have enough to tell, by what they say: paragraphs are
    alike in everything else.
    """
    if len(one) != len(other) and _FEWEST <= min(len(one), len(other)) <= _MANY:
        yield from _by_content(one, other, tags)
        return
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and _alike(one[start], other[start]):
        start += 1
    end = 0
    while end < shorter - start and _alike(one[-1 - end], other[-1 - end]):
        end += 1
    yield from _pairs(one[:start], other[:start])
    yield from _compared(one[start : len(one) - end], other[start : len(other) - end])
    yield from _pairs(one[len(one) - end :], other[len(other) - end :])


def _by_content(
    one: Sequence[Block], other: Sequence[Block], tags: tuple[str, str]
) -> Iterator[Run]:
    sides = [["\n".join(s.text for s in block.segments) for block in side] for side in (one, other)]
    kinds = [
        [
            ANY if block.kind is BlockKind.NOTHING else f"{_shape(block)[:4]}{block.role}"
            for block in side
        ]
        for side in (one, other)
    ]
    known = anchors(sides[0], sides[1], tags)
    passes = 1 if max(map(len, sides)) > _SLOW else 3
    # What is not one opposite one is reported together with what follows at once.
    a = c = 0
    for bead in align(sides[0], sides[1], (kinds[0], kinds[1]), known, passes):
        if not bead.is_one_to_one:
            continue
        if a < bead.a or c < bead.c:
            yield one[a : bead.a], other[c : bead.c]
        yield [one[bead.a]], [other[bead.c]]
        a, c = bead.b, bead.d
    if a < len(one) or c < len(other):
        yield one[a:], other[c:]


def _compared(one: Sequence[Block], other: Sequence[Block]) -> Iterator[Run]:
    if not one and not other:
        return
    if len(one) * len(other) > _LARGEST:
        yield one, other
        return
    shapes = [_shape(block) for block in one], [_shape(block) for block in other]
    matcher = SequenceMatcher(None, *shapes, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        if end - start == last - first:
            yield from _pairs(one[start:end], other[first:last])
        else:
            yield one[start:end], other[first:last]


def _pairs(one: Sequence[Block], other: Sequence[Block]) -> Iterator[Run]:
    yield from (([block], [opposite]) for block, opposite in zip(one, other, strict=True))


def _alike(one: Block, other: Block) -> bool:
    if BlockKind.NOTHING in (one.kind, other.kind):
        return len(one.segments) == len(other.segments)
    return _shape(one) == _shape(other)


def _shape(block: Block) -> tuple[str, int, str, bool, int]:
    """What two blocks that stand opposite each other have in common."""
    speaker = block.speaker.id if block.speaker else ""
    return block.kind, block.level, speaker, block.continued, len(block.segments)
