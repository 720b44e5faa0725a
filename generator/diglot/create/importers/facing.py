"""What stands in a cell, or in a unit of a memory, as one block of one language."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from diglot.create.document import Bilingual, Block, Document, Kind
from diglot.model.problem import Place


def side_of(blocks: Sequence[Block], place: Place) -> Block:
    """The blocks of a cell as one: what it is if it is one alone, else prose of several lines."""
    if len(blocks) == 1:
        return blocks[0]
    lines = tuple(line for block in blocks for line in block.lines)
    kinds = {block.kind for block in blocks}
    kind = Kind.VERSE if kinds == {Kind.VERSE} else Kind.PROSE
    return Block(kind=kind, lines=lines, place=place)


def paired_by_key(first: Document, second: Document) -> Bilingual | None:
    """Both documents, blocks of one key opposite each other; None where they have none in common.

    Every block has a key of its own, and those in common come in the same order in both.
    """
    keys = [[block.key for block in side.blocks] for side in (first, second)]
    shared = [key for key in keys[0] if key in {*keys[1]}]
    is_whole = all(all(side) and len({*side}) == len(side) for side in keys)
    if not is_whole or not shared or shared != [key for key in keys[1] if key in {*keys[0]}]:
        return None
    order: list[str] = []
    rest = list(keys[1])
    for key in keys[0]:
        if key in shared:
            while rest[0] != key:
                order.append(rest.pop(0))
            rest.pop(0)
        order.append(key)
    order += rest
    sides = []
    for side in (first, second):
        known = {block.key: block for block in side.blocks}
        sides.append(replace(side, blocks=tuple(known.get(key, Block()) for key in order)))
    return Bilingual(sides[0], sides[1])
