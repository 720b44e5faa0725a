"""Prose in block style: which lines stay, and where new words are broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from diglot.language.script import is_east_asian
from diglot.parse.folds import sets_close

WIDTH = 88
"""Columns of a line, of which a Han character takes two."""
_NOT_FIRST = frozenset("。，、；：？！）》〉】〕」』”’…—·%％～")
_NOT_LAST = frozenset("（《〈【〔「『“‘")


def columns(text: str) -> int:
    """How wide a text is, where a Han character is as wide as two letters."""
    return len(text) + sum(not char.isascii() and is_east_asian(char) for char in text)


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """The lines of a folded text; an empty line stands for each line end that it holds."""
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            lines.append("")
        if paragraph:
            lines += _lines(paragraph, width)
    return lines


def _lines(text: str, width: int) -> Iterator[str]:
    begin, room, last = 0, width, None
    for at, char in enumerate(text):
        if at > begin and (gap := _gap(text, at)) is not None:
            last = at, gap
        room -= columns(char)
        if room < 0 and last:
            yield text[begin : last[0]]
            begin = last[0] + last[1]
            room = width - columns(text[begin : at + 1])
            last = None
    yield text[begin:]


def _gap(text: str, at: int) -> int | None:
    """Characters that a line's end takes the place of at `at`: one space, or none; or None."""
    before, here, after = text[at - 1], text[at], text[at + 1 : at + 2]
    if here == " ":
        is_free = before != " " and after.strip() and not sets_close(before, after)
        return 1 if is_free else None
    if sets_close(before, here) and here not in _NOT_FIRST and before not in _NOT_LAST:
        return 0
    return None


def refolded(old: list[str], before: str, after: str, width: int) -> Iterator[list[str]]:
    """Ways to write `after` where `old` are the lines of `before`: with most of them kept first.

    Whoever asks reads each way back, and takes the first that says `after`.
    """
    ends = _ends(old, before)
    if ends:
        first, last = _kept(ends, before, after), _kept_behind(old, ends, before, after)
        for less, more in product(range(3), repeat=2):
            up, down = first - less, last + more
            if up < 0 or down > len(old) or up > down:
                continue
            begin = ends[up - 1] if up else 0
            end = len(after) - (len(before) - (ends[down - 1] if down else 0))
            if begin <= end:
                yield [*old[:up], *wrapped(after[begin:end].strip(" "), width), *old[down:]]
    yield wrapped(after, width)


def _ends(old: list[str], before: str) -> list[int]:
    """Where each line and its fold end in the text; [] where it cannot be told."""
    at, ends = 0, []
    for line in old:
        said = line.strip()
        if not before.startswith(said, at):
            return []
        at += len(said)
        if fold := re.compile(r"[ \n]").match(before, at):
            at = fold.end()
        ends.append(at)
    return ends if at == len(before) else []


def _kept(ends: list[int], before: str, after: str) -> int:
    """How many lines from the top say the same."""
    return sum(after.startswith(before[:end]) for end in ends)


def _kept_behind(old: list[str], ends: list[int], before: str, after: str) -> int:
    """The line from which on all say the same."""
    begins = [0, *ends[:-1]]
    return next((k for k, at in enumerate(begins) if after.endswith(before[at:])), len(old))
