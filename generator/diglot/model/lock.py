"""addresses.lock as values: which words each address of a text was given to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

Sketch = tuple[int, ...]
"""The smallest hashes of a reading's n-grams, rising: readings that share words share hashes."""


class LockedRow(Struct, frozen=True, kw_only=True):
    """A row as it was when the addresses were last locked."""

    address: str
    block: str
    """The number of the block in which it stands, which its address need not begin with."""
    base: str
    """The digest of the base reading; "" where nothing stands."""
    translation: str
    """The same of the translation."""
    confirmed: str
    """The digest of the base reading for which the translation was last made or confirmed."""
    length: int
    """Characters of the reading that was sketched: the base, or else the translation."""
    sketch: Sketch

    @property
    def is_stale(self) -> bool:
        """Whether the base has changed since the translation was made or confirmed."""
        return self.confirmed != self.base


class Retired(Struct, frozen=True):
    """An address that is given to no row any more, and never will be again."""

    address: str
    to: str
    """Where it leads: the address of a row, or one that was itself retired later."""
    why: str
    """`merged`: its words stand there; `removed`: they stand nowhere."""
    version: str
    """Of the edition, since which it is so; "" where it states none."""


WHY = ("merged", "removed")


class Lock(Struct, frozen=True, kw_only=True):
    """What addresses.lock says."""

    version: str
    """Of the edition when it was written; "" where it stated none."""
    rows: tuple[LockedRow, ...]
    retired: tuple[Retired, ...] = ()


class Addresses(Struct, frozen=True, kw_only=True):
    """What the lock of a text says of its rows as they are now."""

    lock: Lock
    """As it stands in the file."""
    beads: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    """(rows of the lock, rows of the text) by index: which of them are the same words. One side is
    empty where a row was removed or is new."""
    retired: tuple[Retired, ...] = ()
    """Those of the lock, and those that the text as it is now retires."""
    stale: frozenset[str] = frozenset()
    """The addresses whose translation was made for another base reading."""
    taken: tuple[tuple[str, str], ...] = ()
    """(number that an `@` line asks for, number given) where the first belongs to other words."""

    @property
    def new(self) -> frozenset[int]:
        """The rows of the text, by index, that had no address in the lock."""
        first = (now[:1] if old else () for old, now in self.beads)
        kept = {index for one in first for index in one}
        return frozenset(index for _, now in self.beads for index in now) - kept

    @property
    def is_behind(self) -> bool:
        """Whether rows have come, gone, been split or joined since the lock was written."""
        return bool(self.new) or len(self.retired) > len(self.lock.retired)


def survivors(retired: tuple[Retired, ...]) -> Mapping[str, str]:
    """Each retired address with the one that holds its words, or their neighbour, now."""
    return _survivors(retired) if retired else {}


@cache
def _survivors(retired: tuple[Retired, ...]) -> Mapping[str, str]:
    led = {one.address: one.to for one in retired}
    found = {}
    for address in led:
        to, seen = address, set[str]()
        while to in led and to not in seen:
            seen.add(to)
            to = led[to]
        found[address] = to
    return found
