"""What characters come to, as a table: mostly the same everywhere, otherwise place by place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct


class Line(Struct, frozen=True):
    """A place of the page: its characters in order, and what each comes to; "" for nothing."""

    place: str
    chars: str
    values: Sequence[str]


class Table(Struct, frozen=True):
    usual: dict[str, str]
    """Character → what it mostly comes to."""
    otherwise: dict[str, dict[str, list[str]]]
    """Place → character → what it comes to there, time after time, where not always the usual."""


def table_of(lines: Iterable[Line]) -> Table:
    """The shortest table that gives back every line."""
    lines = list(lines)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for char, value in zip(line.chars, line.values, strict=True):
            counts[char][value] += 1
    usual = {char: max(sorted(found), key=found.__getitem__) for char, found in counts.items()}
    otherwise = {line.place: own for line in lines if (own := _otherwise(line, usual))}
    kept = {char: usual[char] for char in sorted(usual) if usual[char]}
    return Table(kept, otherwise)


def _otherwise(line: Line, usual: dict[str, str]) -> dict[str, list[str]]:
    pairs = list(zip(line.chars, line.values, strict=True))
    differing = dict.fromkeys(char for char, value in pairs if value != usual[char])
    return {char: [value for one, value in pairs if one == char] for char in differing}


def in_full(chars: str, values: Sequence[str]) -> dict[str, list[str]]:
    """What stands in `otherwise` for a place whose other characters are none of the table's."""
    pairs = list(zip(chars, values, strict=True))
    changed = dict.fromkeys(char for char, value in pairs if value)
    return {char: [value for one, value in pairs if one == char] for char in changed}
