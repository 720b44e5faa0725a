"""The witness rule: the base text with every emendation rejected is the witness, to the letter.

White space counts inside a segment (a run equals one space); at a line's end and after a label the
witness may have any or none. Nothing else is normalised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problem import Place, Problem
from generator.segment import Text

_SPACE = re.compile(r"[ \t\r\n]+")
_SPACES = (" ", "\u00a0", "\u202f")
_CONTEXT = 30
_REACH = 300
_SHORT = 8
"""Characters: where to look for the place to go on, and what is too short to be sure of it."""


def check_witness(text: Text) -> list[Problem]:
    """Where the received reading and the witness part; [] for a text without a witness."""
    if text.witness is None:
        return []
    witness = _SPACE.sub(" ", text.witness.removeprefix("\ufeff"))
    problems: list[Problem] = []
    at, lost = 0, False
    for piece, place, address in _pieces(text):
        if lost:  # behind a difference that hides where the witness goes on: look for this piece
            found = witness.find(piece, at) if len(piece) >= _SHORT else -1
            if found < 0:
                continue
            at = found
        at += witness[at : at + 1] in _SPACES
        if witness.startswith(piece, at):
            at += len(piece)
            lost = False
            continue
        problems.append(_differs(text, witness, at, piece, place, address))
        behind = _resumed(witness, piece, at)
        lost = behind is None
        at = at if behind is None else behind
    if lost:
        return problems
    if rest := witness[at:].strip(" "):
        message = f"expected the witness to end after the last block, found “{rest[:60]}”"
        hint = "add the missing text to the base file; what the edition leaves out is {--…--}"
        last = text.pairs[-1].rows[-1].base.place if text.pairs else text.info.place
        problems.append(Problem(code="W001", place=last, message=message, hint=hint))
    return problems


def _resumed(witness: str, piece: str, at: int) -> int | None:
    """The offset behind the longest end of `piece` that stands near `at`, or None."""
    window = at + len(piece) + _REACH
    for length in range(min(len(piece), _REACH), _SHORT - 1, -1):
        found = witness.find(piece[-length:], at, window)
        if found >= 0:
            return found + length
    return None


def _pieces(text: Text) -> Iterator[tuple[str, Place, str]]:
    """What must stand in the witness, in order: (reading, place, address)."""
    for pair in text.pairs:
        block = pair.base
        if block.label:
            yield f"{_SPACE.sub(' ', block.label)}", block.place, pair.number
            yield block.colon, block.place, pair.number
        for row in pair.rows:
            received = _SPACE.sub(" ", row.base.received).strip(" ")
            if received:
                yield received, row.base.place, row.address


def _differs(text: Text, witness: str, at: int, piece: str, place: Place, address: str) -> Problem:
    same = 0
    while same < len(piece) and at + same < len(witness) and piece[same] == witness[at + same]:
        same += 1
    begin = max(0, same - _CONTEXT)
    there = witness[at + begin : at + same + _CONTEXT] or "(its end)"
    here = piece[begin : same + _CONTEXT]
    return Problem(
        code="W001",
        place=place,
        message=f"the received reading of {address} is not the witness’s",
        details=(f"witness: …{there}…", f"source:  …{here}…"),
        hint="mark every change: {~~received~>edited~~}, {++added++}, {--removed--}",
    )
