"""Three versions merged line by line: where a line is a row, lines side by side do not collide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

Lines = tuple[str, ...]
_MANY = 8
"""From so many on, lines that are the same are known by others."""


class Merged(Struct, frozen=True):
    """A merged file, and in how many places marks stand for what could not be merged."""

    text: str
    conflicts: int


class _Change(Struct, frozen=True, order=True):
    """`base[start:end]` gives way to `new`; `side` is whose change it is."""

    start: int
    end: int
    side: int
    new: Lines


def merge_lines(base: str, ours: str, theirs: str) -> Merged:
    """The file with the changes of both. Marks stand where both changed the same line, or added
    lines at one place."""
    versions = [text.split("\n") for text in (base, ours, theirs)]
    changes = sorted(one for side in (1, 2) for one in _changes(versions[0], versions[side], side))
    made: list[str] = []
    at = conflicts = 0
    for group in _groups(changes):
        start, end = group[0].start, max(one.end for one in group)
        made += versions[0][at:start]
        sides = [_side(versions[0], group, side, start, end) for side in (1, 2)]
        touched = {one.side for one in group}
        if len(touched) == 1 or sides[0] == sides[1]:
            made += sides[min(touched) - 1]
        else:
            conflicts += 1
            made += marked(sides[0], sides[1])
        at = end
    return Merged("\n".join([*made, *versions[0][at:]]), conflicts)


def marked(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Lines of two sides with the marks that git sets."""
    return ["<<<<<<< ours", *ours, "=======", *theirs, ">>>>>>> theirs"]


def paired(base: Sequence[Hashable], other: Sequence[Hashable]) -> dict[int, int]:
    """The number of each item of the base in another list, where it stayed or another took its
    place."""
    pairs: dict[int, int] = {}
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        if b - a == d - c:
            pairs.update(zip(range(a, b), range(c, d), strict=True))
    return pairs


def _changes(base: Sequence[str], other: Sequence[str], side: int) -> Iterator[_Change]:
    matcher = SequenceMatcher(None, _known(base), _known(other), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        if b - a == d - c:  # line for line
            for k in (k for k in range(b - a) if base[a + k] != other[c + k]):
                yield _Change(a + k, a + k + 1, side, (other[c + k],))
        else:
            yield _Change(a, b, side, tuple(other[c:d]))


def _known(lines: Sequence[str]) -> list[tuple[str, int]]:
    """By what each line is known: an empty one, or another that there are many of, by the one that
    it follows. Else comparing would take the square of their number."""
    counts = Counter(lines)
    keys, last, behind = [], "", 0
    for line in lines:
        if counts[line] > _MANY:
            behind += 1
        else:
            last, behind = line, 0
        keys.append((last, behind))
    return keys


def _groups(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Changes that collide, together; each of the others by itself."""
    group: list[_Change] = []
    for one in changes:
        end = max((other.end for other in group), default=-1)
        begin = group[0].start if group else -1
        is_same_place = one.start == one.end and one.start == begin == end
        if group and not (one.start < end or is_same_place):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _side(
    base: Sequence[str], group: Sequence[_Change], side: int, start: int, end: int
) -> list[str]:
    """The lines that one side has in the place of `base[start:end]`."""
    made: list[str] = []
    at = start
    for one in group:
        if one.side == side:
            made += [*base[at : one.start], *one.new]
            at = one.end
    return [*made, *base[at:end]]
