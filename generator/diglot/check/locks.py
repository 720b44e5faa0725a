"""Locked addresses: what has moved since, and translations that were left behind."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.scope import TextScope
from diglot.model.files import lock_path
from diglot.model.lock import Addresses
from diglot.model.problem import Place, Problem
from diglot.model.text import Row, Text

_MOST = 8
"""Rows that a report names."""
_SHOWN = 50
"""Characters of a reading in it."""


def check_locks(scope: TextScope) -> Iterator[Problem]:
    """A020, A022, A023; nothing of a text whose addresses are not locked."""
    text = scope.text
    if text.addresses is None:
        return
    yield from _behind(text, text.addresses)
    yield from _stale(text, text.addresses)
    yield from _taken(text, text.addresses)


def _behind(text: Text, addresses: Addresses) -> Iterator[Problem]:
    if not addresses.is_behind:
        return
    rows = [row for pair in text.pairs for row in pair.rows]
    of = {row.address: row for row in rows}
    moved = [f"{rows[at].address} is new: {_said(rows[at])}" for at in sorted(addresses.new)]
    for one in addresses.retired[len(addresses.lock.retired) :]:
        leads = f"{one.address} leads to {one.to}"
        moved.append(f"{leads} ({one.why}): {_said(of[one.to])}" if one.to in of else leads)
    more = len(moved) - _MOST
    details = [*moved[:_MOST], *([f"and {more} more"] if more > 0 else [])]
    yield Problem(
        code="A020",
        place=Place(lock_path(text.info.id)),
        message=f"expected the rows of the text, found {len(moved)} that came or went since",
        details=tuple(details),
        hint=f"if this is meant, run `diglot lock {text.info.id}`, and commit the file",
        about=(text.info.id,),
    )


def _stale(text: Text, addresses: Addresses) -> Iterator[Problem]:
    for row in (row for pair in text.pairs for row in pair.rows):
        if row.address in addresses.stale:
            yield Problem(
                code="A022",
                place=row.translation.place,
                message=f"expected the translation of {row.address} as it reads now,"
                " found one made for another wording",
                details=tuple(f"{code}: {_cut(one.text)}" for code, one in text.sides(row)),
                hint=f"mend it, or run `diglot confirm {text.info.id}/{row.address}` if it holds",
                about=(text.info.id,),
            )


def _taken(text: Text, addresses: Addresses) -> Iterator[Problem]:
    given = dict(addresses.taken)
    for pair in text.pairs:
        if pair.base.labelled and given.get(pair.base.number) == pair.number:
            yield Problem(
                code="A023",
                place=pair.base.place,
                message=f"expected a number that is free, found @{pair.base.number},"
                " which was published as that of other words",
                hint=f"write @{pair.number} in both files",
                about=(text.info.id,),
            )


def _said(row: Row) -> str:
    return f"{_cut(row.base.text)} | {_cut(row.translation.text)}"


def _cut(said: str) -> str:
    return (said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1].rstrip()}…") or "~"
