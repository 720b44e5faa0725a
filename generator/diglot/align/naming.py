"""Addresses for the rows of a text as it is now: those of its lock, and new ones beside them.

What is new beside a row that has an address is called after it, `4.1a`; at the end of a block it
takes the next number. An address that was ever used is given to nothing else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, product
from string import ascii_lowercase

from msgspec import Struct

from diglot.align.carry import Bead
from diglot.model.lock import Lock, Retired
from diglot.model.text import BlockPair


class Named(Struct, frozen=True, kw_only=True):
    """What the blocks and rows of a text are called."""

    numbers: tuple[str, ...]
    """Of the blocks, in order."""
    rows: tuple[str, ...]
    """The addresses of all rows, in order."""
    retired: tuple[Retired, ...]
    """Those of the lock, and those that have been retired since."""
    taken: tuple[tuple[str, str], ...]
    """(number that an `@` line asks for, number given) where the first belongs to other words."""


def name(pairs: Sequence[BlockPair], lock: Lock, beads: Sequence[Bead], version: str) -> Named:
    """The names; `beads` say which rows of the lock are which of the text."""
    kept = {news[0]: olds[0] for olds, news in beads if olds and news}
    numbers, taken = _Blocks(pairs, lock, kept).numbers()
    rows = _rows(pairs, numbers, lock, kept, beads)
    retired = (*lock.retired, *_retired(lock, beads, rows, numbers, version))
    return Named(numbers=numbers, rows=rows, retired=retired, taken=taken)


def _suffixes() -> Iterator[str]:
    """a, b, … z, aa, ab, …"""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _beside(stem: str, used: set[str]) -> str:
    """The first free name after the stem’s, which is used from now on."""
    found = next(f"{stem}{one}" for one in _suffixes() if f"{stem}{one}" not in used)
    used.add(found)
    return found


class _Blocks:
    """The numbers of the blocks: an `@` line decides, then which block holds most of the rows."""

    def __init__(self, pairs: Sequence[BlockPair], lock: Lock, kept: Mapping[int, int]) -> None:
        self.pairs = pairs
        self.known = {row.block for row in lock.rows}
        self.retired = {one.address for one in lock.retired}
        self.claims = self._claims(lock, kept)

    def numbers(self) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """In order; and the numbers that were asked for in vain, each with that given instead."""
        holders = self._holders()
        asked = {
            at: pair.number
            for at, pair in enumerate(self.pairs)
            if pair.base.labelled and self._is_free(pair.number, at, holders)
        }
        given = {number: at for number, at in holders.items() if asked.get(at, number) == number}
        of = {at: number for number, at in given.items()} | asked
        used = {*self.known, *self.retired, *of.values()}
        numbers: list[str] = []
        for at in range(len(self.pairs)):
            numbers.append(of.get(at) or self._new(at, numbers, of, used))
        taken = tuple(
            (pair.number, number)
            for pair, number in zip(self.pairs, numbers, strict=True)
            if pair.base.labelled and pair.number != number
        )
        return tuple(numbers), taken

    def _claims(self, lock: Lock, kept: Mapping[int, int]) -> list[Counter[str]]:
        """Of each block: how many of its rows stood in which block."""
        found, at = [], 0
        for pair in self.pairs:
            rows = range(at, at + len(pair.rows))
            found.append(Counter(lock.rows[kept[row]].block for row in rows if row in kept))
            at += len(pair.rows)
        return found

    def _holders(self) -> dict[str, int]:
        """Each number of the lock with the block that holds most of its rows, by index."""
        claims = sorted(
            (-many, at, number)
            for at, found in enumerate(self.claims)
            for number, many in found.items()
        )
        holders: dict[str, int] = {}
        for _, at, number in claims:
            if number not in holders and at not in holders.values():
                holders[number] = at
        return holders

    def _is_free(self, number: str, at: int, holders: Mapping[str, int]) -> bool:
        """Whether the block may have the number: it never was another’s."""
        if number in self.retired:
            return False
        return number not in self.known or holders.get(number, at) == at

    def _new(self, at: int, before: Sequence[str], of: Mapping[int, str], used: set[str]) -> str:
        if not any(later in of for later in range(at + 1, len(self.pairs))):
            numbers = [int(one.rstrip(ascii_lowercase)) for one in used if "." not in one]
            used.add(found := str(max(numbers, default=0) + 1))
            return found
        return _beside(before[-1].rstrip(ascii_lowercase) if before else "0", used)


def _rows(
    pairs: Sequence[BlockPair],
    numbers: Sequence[str],
    lock: Lock,
    kept: Mapping[int, int],
    beads: Sequence[Bead],
) -> tuple[str, ...]:
    used = {row.address for row in lock.rows} | {one.address for one in lock.retired}
    highest: dict[str, int] = defaultdict(int)
    for address in used:
        block, _, line = address.partition(".")
        if line:
            highest[block] = max(highest[block], int(line.rstrip(ascii_lowercase)))
    split = {index for olds, news in beads if olds for index in news[1:]}
    names: list[str] = []
    for pair, number in zip(pairs, numbers, strict=True):
        first, last = len(names), len(names) + len(pair.rows)
        ends = max((row + 1 for row in range(first, last) if row in kept), default=first)
        for row in range(first, last):
            if row in kept:
                names.append(lock.rows[kept[row]].address)
            elif row >= ends and row not in split:
                highest[number] += 1
                names.append(f"{number}.{highest[number]}")
                used.add(names[-1])
            else:
                stem = names[-1].rstrip(ascii_lowercase) if row > first else f"{number}.0"
                names.append(_beside(stem, used))
    return tuple(names)


def _retired(
    lock: Lock, beads: Sequence[Bead], rows: Sequence[str], numbers: Sequence[str], version: str
) -> Iterator[Retired]:
    """What the lock has and the text has not, in the order of the lock, with where it leads."""
    leads = {old: rows[news[0]] for olds, news in beads if news for old in olds}
    alive = {*rows}
    neighbours = _neighbours(lock, leads)
    for at, row in enumerate(lock.rows):
        to = leads.get(at) or neighbours.get(at, "")
        if row.address not in alive and to:
            yield Retired(row.address, to, "merged" if at in leads else "removed", version)
        if row.block not in numbers and (at == 0 or lock.rows[at - 1].block != row.block) and to:
            yield Retired(row.block, to, "merged" if at in leads else "removed", version)


def _neighbours(lock: Lock, leads: Mapping[int, str]) -> dict[int, str]:
    """For each row that is gone: what stood before it or behind it, in its own block if it can."""
    before: dict[int, int] = {}
    behind: dict[int, int] = {}
    for order, near in ((range(len(lock.rows)), before), (range(len(lock.rows))[::-1], behind)):
        last = -1
        for at in order:
            if at in leads:
                last = at
            elif last >= 0:
                near[at] = last
    found: dict[int, str] = {}
    for at in (at for at in range(len(lock.rows)) if at not in leads):
        near_by = [one[at] for one in (before, behind) if at in one]
        same = [one for one in near_by if lock.rows[one].block == lock.rows[at].block]
        if near_by:
            found[at] = leads[(same or near_by)[0]]
    return found
