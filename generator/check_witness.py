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
_CONTEXT = 30


def check_witness(text: Text) -> list[Problem]:
    """Where the received reading and the witness part; [] for a text without a witness."""
    if text.witness is None:
        return []
    witness = _SPACE.sub(" ", text.witness)
    problems: list[Problem] = []
    at = 0
    for piece, place, address in _pieces(text):
        at += witness.startswith(" ", at)
        if witness.startswith(piece, at):
            at += len(piece)
            continue
        problems.append(_differs(text, witness, at, piece, place, address))
        # Go on behind the difference where the witness has this piece, or what follows it.
        found = witness.find(piece, at)
        if found < 0:
            found = witness.find(piece[-_CONTEXT:], at)
            piece = piece[-_CONTEXT:]
        if found < 0:
            return problems
        at = found + len(piece)
    if rest := witness[at:].strip(" "):
        message = f"expected the witness to end after the last block, found “{rest[:60]}”"
        hint = "add the missing text to the base file; what the edition leaves out is {--…--}"
        last = text.pairs[-1].base.place if text.pairs else text.info.place
        problems.append(Problem(code="W001", place=last, message=message, hint=hint))
    return problems


def _pieces(text: Text) -> Iterator[tuple[str, Place, str]]:
    """What must stand in the witness, in order: (reading, place, address)."""
    for pair in text.pairs:
        block = pair.base
        if block.label:
            yield f"{_SPACE.sub(' ', block.label)}", block.place, pair.number
            yield ":", block.place, pair.number
        for row in pair.rows:
            received = _SPACE.sub(" ", row.base.received).strip(" ")
            if received:
                yield received, row.base.place, row.address


def _differs(text: Text, witness: str, at: int, piece: str, place: Place, address: str) -> Problem:
    same = 0
    while same < len(piece) and at + same < len(witness) and piece[same] == witness[at + same]:
        same += 1
    begin = max(0, same - _CONTEXT)
    there = witness[at + begin : at + same + _CONTEXT]
    here = piece[begin : same + _CONTEXT]
    return Problem(
        code="W001",
        place=place,
        message=f"the received reading of {address} is not the witness’s",
        details=(f"witness: …{there}…", f"source:  …{here}…"),
        hint="mark every change: {~~received~>edited~~}, {++added++}, {--removed--}",
    )
