"""Changes brought back into a file as it stands: its line ends, its byte-order mark, all else."""

from __future__ import annotations

import re

_ENDS = re.compile(r"(\r\n|\r|\n)")


def unified(raw: str) -> str:
    """The text as the steps read it: line ends are LF, a byte-order mark is gone."""
    return raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def restored(raw: str, after: str) -> str:
    """`raw` with the lines of `after`: a line that stays is as it was, a new one ends as those do
    where it stands."""
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    parts = _ENDS.split(raw.removeprefix("\ufeff"))
    lines, ends = parts[::2], [*parts[1::2], ""]
    new = after.split("\n")
    first = _alike(lines, new)
    last = _alike(lines[first:][::-1], new[first:][::-1])
    usual = next((end for end in (*ends[max(0, first - 1) :], *ends) if end), "\n")
    kept = [*ends[:first], *[usual] * (len(new) - first - last), *ends[len(ends) - last :]]
    made = [line + (end or usual) for line, end in zip(new, kept[:-1], strict=False)]
    return mark + "".join([*made, new[-1]])


def with_line(text: str, number: int, line: str) -> str:
    """The text (line ends LF) with another line in the place of the one that has this number."""
    lines = text.split("\n")
    lines[number - 1] = line
    return "\n".join(lines)


def _alike(one: list[str], other: list[str]) -> int:
    count = 0
    for before, after in zip(one, other, strict=False):
        if before != after:
            break
        count += 1
    return count
