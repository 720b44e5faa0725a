"""Whether lines are sentences, or one paragraph that a program has wrapped."""

from __future__ import annotations

import unicodedata

from diglot.model.text import Block, BlockKind

_MOSTLY = 0.5
_CLOSING = ("Pe", "Pf", "Pi")
_INSIDE = ",،、，"
_SHORTEST = 20
"""Characters: nobody wraps to fewer."""


def is_wrapped(block: Block) -> bool:
    """Whether most of its lines but the last break off in the middle of a sentence, when full."""
    if block.kind in (BlockKind.VERSE, BlockKind.HEADING):
        return False
    lines = [segment.text for segment in block.segments if segment.text]
    longest = max(map(len, lines), default=0)
    broken = [line for line in lines[:-1] if not _ends_sentence(line)]
    full = sum(len(line) >= longest / 2 and len(line) >= _SHORTEST for line in broken)
    return bool(full) and full >= _MOSTLY * (len(lines) - 1)


def _ends_sentence(line: str) -> bool:
    """Whether a mark stands at its end that is no comma, perhaps with closing marks behind it."""
    end = line.rstrip(" \u00a0\"'")
    while end and unicodedata.category(end[-1]) in _CLOSING:
        end = end[:-1].rstrip()
    return bool(end) and unicodedata.category(end[-1])[0] == "P" and end[-1] not in _INSIDE
