"""What reads otherwise than in an earlier version of a text, by address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.align.carry import Bead, carry, said
from diglot.align.locks import lock_of
from diglot.align.sketch import digest
from diglot.language.script import is_east_asian
from diglot.model.changes import Change
from diglot.model.text import Row, Text


def changes(old: Text, new: Text) -> tuple[Change, ...]:
    """In the order of the new text, by its addresses; what was removed stands at its neighbour's.

    A row that was only split or joined reads as it did.
    """
    lock = lock_of(old, "")
    before, now = _rows(old), _rows(new)
    beads = carry(lock.rows, said(new))
    order = {row.address: at for at, row in enumerate(now)}
    found = [change for bead in beads for change in _of(bead, old, new, before, now)]
    last = len(order)
    return tuple(sorted(found, key=lambda change: order.get(change.address, last)))


def _rows(text: Text) -> list[Row]:
    return [row for pair in text.pairs for row in pair.rows]


def _of(
    bead: Bead, old: Text, new: Text, before: Sequence[Row], now: Sequence[Row]
) -> Iterator[Change]:
    olds, news = bead
    address = now[news[0]].address if news else before[olds[0]].address
    address = new.survivors.get(address, address)
    for lang in new.info.languages:
        was = _joined(_side(before[at], old, lang) for at in olds)
        reads = _joined(_side(now[at], new, lang) for at in news)
        if digest(was) != digest(reads):
            yield Change(address=address, lang=lang, before=was, now=reads)


def _side(row: Row, text: Text, lang: str) -> str:
    return next((segment.text for code, segment in text.sides(row) if code == lang), "")


def _joined(readings: Iterator[str]) -> str:
    whole = ""
    for reading in readings:
        between = "" if not whole or not reading or is_east_asian(whole[-1]) else " "
        whole += between + reading
    return whole
