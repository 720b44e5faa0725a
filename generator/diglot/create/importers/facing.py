"""What stands in a cell, or in a unit of a memory, as one block of one language."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.create.document import Block, Kind
from diglot.model.problem import Place


def side_of(blocks: Sequence[Block], place: Place) -> Block:
    """The blocks of a cell as one: what it is if it is one alone, else prose of several lines."""
    if len(blocks) == 1:
        return blocks[0]
    lines = tuple(line for block in blocks for line in block.lines)
    kinds = {block.kind for block in blocks}
    kind = Kind.VERSE if kinds == {Kind.VERSE} else Kind.PROSE
    return Block(kind=kind, lines=lines, place=place)
