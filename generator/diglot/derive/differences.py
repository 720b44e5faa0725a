"""What of two readings differs: stretches of each, in order."""

from __future__ import annotations

from difflib import SequenceMatcher

import regex
from msgspec import Struct

_LONGEST = 2_000
"""Words of a reading that are compared; comparing is quadratic where all differ."""
_WORDS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{L}\p{M}\p{N}]+|\s+|.", regex.DOTALL)


class Piece(Struct, frozen=True):
    """Words of a reading that stand in the other as well, or not."""

    words: str
    is_changed: bool


def differences(before: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both readings in pieces, which together are all of them."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    if not (old and new) or max(len(old), len(new)) > _LONGEST:
        return _whole(before), _whole(now)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (
        tuple(
            Piece("".join(old[start:end]), step != "equal")
            for step, start, end, _, _ in steps
            if start < end
        ),
        tuple(
            Piece("".join(new[start:end]), step != "equal")
            for step, _, _, start, end in steps
            if start < end
        ),
    )


def _whole(words: str) -> tuple[Piece, ...]:
    return (Piece(words, is_changed=False),) if words else ()
