"""The pieces of a line of a PDF, put into the order in which they are read.

Runs of one direction follow one another as they are read; a run that is in several fonts is in
several pieces, which follow one another from the left, whatever its direction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct


class Piece(Struct):
    """A stretch of text in one font and one direction."""

    glyphs: list[str]
    """What each stands for, from the left."""
    x: float
    y: float
    lang: str
    """Its own; "" where it is that of its element."""
    is_reversed: bool = False
    """Whether it says that it is drawn against the order of reading."""

    @property
    def is_from_right(self) -> bool:
        """Whether it is, by its letters or as it says."""
        kinds = (unicodedata.bidirectional(char) for glyph in self.glyphs for char in glyph)
        return self.is_reversed or any(kind in ("R", "AL") for kind in kinds)


def reading_order(pieces: Sequence[Piece], *, is_rtl: bool) -> Iterator[str]:
    """The words of a line, in its pieces; `is_rtl` says how its paragraph runs."""
    if not any(piece.is_from_right for piece in pieces):
        yield from (glyph for piece in pieces for glyph in piece.glyphs)
        return
    for chain in _chains(_without_doubles(pieces)):
        for run in [chain] if is_rtl else _runs(chain):
            glyphs = [glyph for piece in run for glyph in piece.glyphs]
            turned = any(piece.is_from_right for piece in run)
            yield from reversed(glyphs) if turned else glyphs


def _without_doubles(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A mark above a letter is a piece of its own at the same place: both say the letter."""
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        if after is None or after.x != piece.x or after.y == piece.y:
            yield piece


def _chains(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """What follows one another from the left."""
    chain: list[Piece] = []
    for piece in pieces:
        if chain and piece.x < chain[-1].x:
            yield chain
            chain = []
        chain.append(piece)
    if chain:
        yield chain


def _runs(chain: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """In a line from the left: what is from the right, with what stands within it, and the rest."""
    at = 0
    while at < len(chain):
        end = at + 1
        if chain[at].is_from_right:
            found = [n for n in range(at, len(chain)) if chain[n].is_from_right]
            for n in found[1:]:
                if all(not _is_latin(piece) for piece in chain[end:n]):
                    end = n + 1
        yield chain[at:end]
        at = end


def _is_latin(piece: Piece) -> bool:
    return any(unicodedata.bidirectional(char) == "L" for glyph in piece.glyphs for char in glyph)
