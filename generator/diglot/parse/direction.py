"""Marks that turn the order of characters (UAX #9), where they turn more than a passage.

An isolate that is closed on its line sets a passage in another direction, and no more. All else
makes a text look like what it is not: an override, an embedding, an isolate without its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.model.problem import Place, Problem

_TURN = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_OPENS, _CLOSES = "\u2066\u2067\u2068", "\u2069"


def turns(text: str) -> Iterator[tuple[int, int, str]]:
    """(line, column, mark), from 0, of each mark that turns more than a passage: one a line."""
    if text.isascii() or not _TURN.search(text):
        return
    for number, line in enumerate(text.split("\n")):
        if (column := _first(line)) is not None:
            yield number, column, line[column]


def _first(line: str) -> int | None:
    """Where the first such mark of a line stands."""
    open_at: list[int] = []
    for mark in _TURN.finditer(line):
        if mark[0] in _OPENS:
            open_at.append(mark.start())
        elif mark[0] == _CLOSES and open_at:
            open_at.pop()
        else:
            return mark.start()
    return open_at[0] if open_at else None


def turned(char: str, place: Place) -> Problem:
    """That `char` turns what follows it."""
    return Problem(
        code="F006",
        place=place,
        message=f"found U+{ord(char):04X}, which turns the order of what follows on its line",
        hint="delete it; what is to stand in another direction is set between U+2068 and U+2069",
    )
