"""What characters come to, as a table: mostly the same everywhere, otherwise place by place."""

from __future__ import annotations

from collections import Counter
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
    pairs: Counter[tuple[str, str]] = Counter()
    for line in lines:
        pairs.update(zip(line.chars, line.values, strict=True))
    usual: dict[str, str] = {}
    for (char, value), _ in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0])):
        usual.setdefault(char, value)
    otherwise = {line.place: own for line in lines if (own := _otherwise(line, usual))}
    return Table({char: usual[char] for char in sorted(usual) if usual[char]}, otherwise)


def _otherwise(line: Line, usual: dict[str, str]) -> dict[str, list[str]]:
    if [usual[char] for char in line.chars] == list(line.values):  # as mostly
        return {}
    pairs = list(zip(line.chars, line.values, strict=True))
    return _of(pairs, (char for char, value in pairs if value != usual[char]))


def in_full(chars: str, values: Sequence[str]) -> dict[str, list[str]]:
    """What stands in `otherwise` for a place whose other characters are none of the table's."""
    pairs = list(zip(chars, values, strict=True))
    return _of(pairs, (char for char, value in pairs if value))


def _of(pairs: list[tuple[str, str]], chars: Iterable[str]) -> dict[str, list[str]]:
    """What these characters come to, each time."""
    return {char: [value for one, value in pairs if one == char] for char in dict.fromkeys(chars)}
