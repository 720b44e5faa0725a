"""addresses.lock of three versions merged address by address, and within one part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from diglot.amend.merge.lines import Merged, marked
from diglot.model.lock import Lock, LockedRow, Retired
from diglot.parse.lock import parse_lock, write_lock

_T = TypeVar("_T")
_Three = tuple[_T | None, _T | None, _T | None]


def merge_locks(path: str, base: str, ours: str, theirs: str) -> Merged | None:
    """The merged lock; None where one of the three cannot be read."""
    empty = Lock(version="", rows=())
    locks = [parse_lock(path, text)[0] if text else empty for text in (base, ours, theirs)]
    before, mine, yours = locks
    if before is None or mine is None or yours is None:
        return None
    clashes: dict[str, tuple[str, str]] = {}
    rows = list(_rows(before, mine, yours, clashes))
    retired = list(_retired(before, mine, yours, clashes))
    gone = {one.address for one in retired}
    version = _pick(before.version, mine.version, yours.version)
    lock = Lock(
        version=version if version is not None else max(mine.version, yours.version),
        rows=tuple(row for row in rows if row.address not in gone),
        retired=tuple(retired),
    )
    text = write_lock(lock)
    for address, (one, two) in clashes.items():
        line = next((x for x in text.split("\n") if address in x.split(" ")[:2]), "")
        if not line:
            return None
        sides = marked([one] if one else [], [two] if two else [])
        text = text.replace(f"{line}\n", "\n".join([*sides, ""]), 1)
    if not clashes and parse_lock(path, text)[0] is None:
        return None
    return Merged(text, len(clashes))


def _pick(before: _T, ours: _T, theirs: _T) -> _T | None:
    """What one side changed, or both alike; None where they differ."""
    if ours == theirs or theirs == before:
        return ours
    return theirs if ours == before else None


def _rows(
    before: Lock, ours: Lock, theirs: Lock, clashes: dict[str, tuple[str, str]]
) -> Iterator[LockedRow]:
    known, mine, yours = (
        {row.address: row for row in lock.rows} for lock in (before, ours, theirs)
    )
    for address in _order([row.address for row in ours.rows], [r.address for r in theirs.rows]):
        three = known.get(address), mine.get(address), yours.get(address)
        row = _row(three)
        if row is None and three[1] and three[2]:
            clashes[address] = _line(three[1]), _line(three[2])
            row = three[1]
        elif row is None and (three[1] or three[2]) and known.get(address) in three[1:]:
            continue  # the other side has taken it out
        kept = row or three[1] or three[2]
        if kept is not None:
            yield kept


def _row(three: _Three[LockedRow]) -> LockedRow | None:
    """The row that three make, by its parts; None where it is gone or they differ."""
    before, ours, theirs = three
    whole = _pick(before, ours, theirs)
    if whole is not None or before is None or ours is None or theirs is None:
        return whole
    words = _pick(*((one.base, one.length, one.sketch) for one in (before, ours, theirs)))
    translation = _pick(before.translation, ours.translation, theirs.translation)
    confirmed = _pick(before.confirmed, ours.confirmed, theirs.confirmed)
    block = _pick(before.block, ours.block, theirs.block)
    if words is None or translation is None or confirmed is None or block is None:
        return None
    return replace(
        ours,
        block=block,
        base=words[0],
        length=words[1],
        sketch=words[2],
        translation=translation,
        confirmed=confirmed,
    )


def _retired(
    before: Lock, ours: Lock, theirs: Lock, clashes: dict[str, tuple[str, str]]
) -> Iterator[Retired]:
    """Those of both; what is retired stays so."""
    mine, yours = ({one.address: one for one in lock.retired} for lock in (ours, theirs))
    for address in _order(list(mine), list(yours)):
        one, two = mine.get(address), yours.get(address)
        if one and two and one.to != two.to:
            clashes[address] = _retired_line(one), _retired_line(two)
        yield one or two or before.retired[0]


def _order(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The addresses of both: ours in their order, each of theirs behind the one before it."""
    made = list(ours)
    known, last = {*ours}, ""
    for address in theirs:
        if address not in known:
            made.insert(made.index(last) + 1 if last in made else 0, address)
        last = address
    return made


def _line(row: LockedRow) -> str:
    return write_lock(Lock(version="", rows=(row,))).strip().split("\n")[-1]


def _retired_line(one: Retired) -> str:
    return write_lock(Lock(version="", rows=(), retired=(one,))).strip().split("\n")[-1]
