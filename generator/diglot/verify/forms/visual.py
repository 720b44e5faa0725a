"""From the order in which a line is drawn, left to right, to that in which it is read.

The steps of UAX #9 for one line, backwards: letters that run from the right are turned, and what
runs from the left within them, words and numbers, stays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_RIGHT = ("R", "AL")
_NUMBERS = ("EN", "AN")
_SEPARATORS = ("CS", "ES")


def logical(glyphs: Sequence[str]) -> str:
    """The words of a line, whose glyphs are given as they stand, each with what it means."""
    kinds = [_kind(glyph) for glyph in glyphs]
    if not any(kind in _RIGHT for kind in kinds):
        return "".join(glyphs)
    first = next((k for k in kinds if k in (*_RIGHT, "L")), "L")
    last = next((k for k in reversed(kinds) if k in (*_RIGHT, "L")), "L")
    if last in _RIGHT or first in _RIGHT:
        return "".join(_from_right(list(glyphs)))
    start = min(at for at, kind in enumerate(kinds) if kind in _RIGHT)
    end = max(at for at, kind in enumerate(kinds) if kind in _RIGHT) + 1
    inside = _from_right(list(glyphs[start:end]))
    return "".join([*glyphs[:start], *inside, *glyphs[end:]])


def _kind(glyph: str) -> str:
    return unicodedata.bidirectional(glyph[0]) if glyph else "ON"


def _from_right(glyphs: list[str]) -> list[str]:
    """A stretch whose direction is from the right."""
    glyphs.reverse()
    kinds = [_kind(glyph) for glyph in glyphs]
    at = 0
    while at < len(glyphs):
        end = _run(kinds, at)
        glyphs[at:end] = reversed(glyphs[at:end])
        at = max(end, at + 1)
    return glyphs


def _run(kinds: Sequence[str], start: int) -> int:
    """Where the words or the number end that begin at `start`; `start` where none do."""
    if kinds[start] == "L":
        end = at = start + 1
        while at < len(kinds) and kinds[at] not in _RIGHT:
            at += 1
            if kinds[at - 1] in ("L", *_NUMBERS):
                end = at
        return end
    if kinds[start] not in _NUMBERS:
        return start
    end = start + 1
    while end < len(kinds):
        if kinds[end] in _NUMBERS:
            end += 1
        elif kinds[end] in _SEPARATORS and kinds[end + 1 : end + 2] == [kinds[end - 1]]:
            end += 2
        else:
            break
    return end
