"""Blocks that belong together, where paragraphs are missing from one file."""

from __future__ import annotations

import pytest

from diglot.align.blocks import pair_blocks
from diglot.parse.text import parse_text
from tests.align.gold import PAIRS, joined, read_gold

WHOLE = joined([read_gold(pair) for pair in PAIRS if pair.endswith("-en")])


@pytest.mark.parametrize("side", [0, 1])
def test_a_missing_paragraph_is_named_where_it_is_missing(side: int) -> None:
    """“Misalignment placed by content, not by count”: each other block is opposite its own."""
    gone = {4, 13, 22}
    blocks = []
    for k in (0, 1):
        words = [
            " ".join(s for bead in beads for s in bead[k]).replace("*", "")
            for n, beads in enumerate(WHOLE.paragraphs)
            if k != side or n not in gone
        ]
        blocks.append(parse_text("x.txt", "\n\n".join(words) + "\n", "en", (), ())[0])
    alone = []
    for run in pair_blocks(blocks[0], blocks[1]):
        if len(run[0]) != len(run[1]):
            assert not run[side]
            alone += [int(block.number) - 1 for block in run[1 - side]]
    assert set(alone) == gone
