"""The witness rule: the base text with every emendation rejected is the witness, to the letter.

White space counts inside a segment (a run equals one space); at a line's end and after a label the
witness may have any or none. Nothing else is normalised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.check.scope import TextScope
from diglot.language.visible import look_alike, named
from diglot.model.problem import Place, Problem
from diglot.model.text import Segment, Text

_SPACE = re.compile(r"[ \t\r\n]+")
_BLANKS = " \t\r\n"
_COLONS = (":", "：")
_SPACES = (" ", "\u00a0", "\u202f")
_CONTEXT = 30
_REACH = 300
_SHORT = 8
"""Characters: where to look for the place to go on, and what is too short to be sure of it."""


def check_witness(scope: TextScope) -> Iterator[Problem]:
    """W001, but for lines that could not be read: of these it would only say so once more."""
    for problem in differences(scope.text):
        if (problem.place.path, problem.place.line) not in scope.whole.unread:
            yield problem


def differences(text: Text) -> list[Problem]:
    """Where the received reading and the witness part; [] for a text without a witness."""
    if text.witness is None:
        return []
    witness = _SPACE.sub(" ", text.witness.removeprefix("\ufeff"))
    problems: list[Problem] = []
    at, lost = 0, False
    for piece, where, address in _pieces(text):
        if lost:  # behind a difference that hides where the witness goes on: look for this piece
            found = witness.find(piece, at) if len(piece) >= _SHORT else -1
            if found < 0:
                continue
            at = found
        # Some languages set a no-break space before a colon; elsewhere it is a character.
        is_colon = isinstance(where, Place) and piece in _COLONS
        at += witness[at : at + 1] in (_SPACES if is_colon else (" ",))
        if witness.startswith(piece, at):
            at += len(piece)
            lost = False
            continue
        problems.append(_differs(witness, at, piece, where, address))
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


def _pieces(text: Text) -> Iterator[tuple[str, Place | Segment, str]]:
    """What must stand in the witness, in order: (reading, what it is read from, address)."""
    for pair in text.pairs:
        block = pair.base
        if block.label:
            yield f"{_SPACE.sub(' ', block.label)}", block.place, pair.number
            yield block.colon, block.place, pair.number
        for row in pair.rows:
            received = _SPACE.sub(" ", row.base.received).strip(" ")
            if received:
                yield received, row.base, row.address


def _differs(witness: str, at: int, piece: str, where: Place | Segment, address: str) -> Problem:
    same = 0
    while same < len(piece) and at + same < len(witness) and piece[same] == witness[at + same]:
        same += 1
    begin = max(0, same - _CONTEXT)
    there = witness[at + begin : at + same + _CONTEXT] or "(its end)"
    here = piece[begin : same + _CONTEXT]
    if look_alike(there, here):
        there, here = named(there), named(here)
    return Problem(
        code="W001",
        place=_place_in(where, same) if isinstance(where, Segment) else where,
        message=f"the received reading of {address} is not the witness’s",
        details=(f"witness: …{there}…", f"source:  …{here}…"),
        hint="mark every change: {~~received~>edited~~}, {++added++}, {--removed--}",
    )


def _place_in(segment: Segment, count: int) -> Place:
    """Where the received reading of `segment` goes on after `count` characters, runs of white space
    counted as one and those at its start not at all."""
    received = segment.received
    offset = len(received) - len(received.lstrip(_BLANKS))
    for _ in range(count):
        run = _SPACE.match(received, offset)
        offset = run.end() if run else offset + 1
    # From an offset of the received reading to one of the edited, in which places are known.
    behind = 0
    for change in segment.departures:
        if offset < change.start + behind:
            break
        if offset < change.start + behind + len(change.old):  # at the change’s mark
            before = change.start - 1
            return segment.place_of(before).shifted(1) if before >= 0 else segment.place
        behind += len(change.old) - (change.end - change.start)
    return segment.place_of(offset - behind)
