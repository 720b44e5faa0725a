"""Prose as YAML folds it: lines of a width, of which those that say the same stay as they are.

A fold stands for a space, but between two Han characters for nothing; a line is broken only where
what is read back is the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from diglot.parse.folds import sets_close

WIDTH = 90
"""Columns; a Han character has two."""
_NOT_FIRST = frozenset("，。、；：？！）》〉”’】」』〕…—·％")
_NOT_LAST = frozenset("（《〈“‘【「『〔—…")


def fold(value: str, indent: int, before: Sequence[str] = ()) -> list[str]:
    """The lines of a text in block form, with their indent; `before` are those it had, without."""
    paragraphs, old = value.split("\n"), _paragraphs(before)
    first = _alike(paragraphs, old)
    last = _alike(paragraphs[first:][::-1], old[first:][::-1])
    middle = old[first : len(old) - last]
    lines: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        lines += [""] if number else []
        if number < first:
            lines += old[number]
        elif number >= len(paragraphs) - last:
            lines += old[number - len(paragraphs)]
        else:
            at = number - first
            lines += _refold(paragraph, middle[at] if at < len(middle) else [], WIDTH - indent)
    return [f"{' ' * indent}{line}" if line else "" for line in lines]


def joined(lines: Sequence[str]) -> str:
    """What the lines of one paragraph say."""
    said = "".join(lines[:1])
    for before, after in pairwise(lines):
        said += after if sets_close(before[-1:], after[:1]) else f" {after}"
    return said


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    """Lines between empty ones; of two empty ones the second stands for a paragraph of no words."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        else:
            found.append([])
    return found if lines else []


def _alike(paragraphs: Sequence[str], old: Sequence[list[str]]) -> int:
    """How many paragraphs at the start are as they were."""
    count = 0
    for said, lines in zip(paragraphs, old, strict=False):
        if said != joined(lines):
            break
        count += 1
    return count


def _refold(said: str, old: Sequence[str], width: int) -> list[str]:
    """The lines of a paragraph; those at its start and its end that say the same stay."""
    first, rest = _kept(said, old)
    back, rest = _kept_behind(rest, old[first:])
    added = rest and first == len(old) > 0
    if added and _columns(old[first - 1]) + _columns(rest) < width:
        first, rest = first - 1, joined([old[first - 1], rest])  # it has room on the last line
    kept = list(old[len(old) - back :]) if back else []
    middle = _wrap(rest, width) if rest else []
    return [*old[:first], *middle, *kept]


def _kept(said: str, old: Sequence[str]) -> tuple[int, str]:
    for count in range(len(old), 0, -1):
        start = joined(old[:count])
        rest = said[len(start) :]
        if said.startswith(start):
            if not rest or sets_close(start[-1], rest[0]):
                return count, rest
            if rest[0] == " " and rest[1:2].strip() and not sets_close(start[-1], rest[1]):
                return count, rest[1:]
    return 0, said


def _kept_behind(said: str, old: Sequence[str]) -> tuple[int, str]:
    for count in range(len(old), 0, -1):
        end = joined(old[-count:])
        rest = said[: len(said) - len(end)]
        if said.endswith(end):
            if not rest or sets_close(rest[-1], end[0]):
                return count, rest
            if rest[-1] == " " and rest[-2:-1].strip() and not sets_close(rest[-2], end[0]):
                return count, rest[:-1]
    return 0, said


def _wrap(said: str, width: int) -> list[str]:
    lines: list[str] = []
    start, room, best = 0, width, 0
    for at, char in enumerate(said):
        room -= 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if at > start and _may_break(said, at):
            best = at
        if room < 0 and best > start:
            lines.append(said[start:best])
            start = best + (said[best] == " ")
            room = width - _columns(said[start : at + 1])
    return [*lines, said[start:]]


def _columns(said: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in said)


def _may_break(said: str, at: int) -> bool:
    """Whether a line may end before the character at `at`, which goes if it is a space."""
    before, char, after = said[at - 1], said[at], said[at + 1 : at + 2]
    if before == " ":
        return False
    if char == " ":
        return bool(after.strip()) and not sets_close(before, after)
    return sets_close(before, char) and char not in _NOT_FIRST and before not in _NOT_LAST
