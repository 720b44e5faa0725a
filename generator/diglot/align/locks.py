"""The step that gives the rows of a text the addresses of its lock, and the lock of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from diglot.align.carry import Bead, Said, carry, said
from diglot.align.naming import Named, name
from diglot.align.sketch import sketch
from diglot.model.declared import TextInfo
from diglot.model.lock import Addresses, Lock, LockedRow, Retired, survivors
from diglot.model.text import BlockPair, Text


def keep(text: Text, lock: Lock, version: str) -> Text:
    """The text with the addresses of its lock, and what has become of those that no row bears.

    `version` is the edition’s: what is retired now is so since then.
    """
    rows = said(text)
    beads = carry(lock.rows, rows)
    named = name(text.pairs, lock, beads, version)
    stale = {
        address
        for address, row, confirmed in zip(
            named.rows, rows, _confirmed(lock, beads, rows), strict=True
        )
        if confirmed != row.base
    }
    addresses = Addresses(
        lock=lock,
        beads=beads,
        retired=named.retired,
        stale=frozenset(stale),
        taken=named.taken,
    )
    pairs = _named(text.pairs, named)
    info = _following(text.info, survivors(named.retired), pairs)
    return replace(text, info=info, pairs=pairs, addresses=addresses)


def lock_of(text: Text, version: str, confirmed: frozenset[str] = frozenset()) -> Lock:
    """What is to be written for the text, all of whose addresses hold from then on.

    The translation at the addresses `confirmed` holds for the base as it reads now.
    """
    rows = said(text)
    old: Lock = Lock(version="", rows=())
    made_for = [row.base for row in rows]
    retired: tuple[Retired, ...] = ()
    kept: dict[int, int] = {}
    if addresses := text.addresses:
        old, retired = addresses.lock, addresses.retired
        made_for = _confirmed(old, addresses.beads, rows)
        kept = {b[0]: a[0] for a, b in addresses.beads if a and b}
    found = []
    places = ((pair.number, row.address) for pair in text.pairs for row in pair.rows)
    for at, (block, address) in enumerate(places):
        before = old.rows[kept[at]] if at in kept else None
        same = before is not None and before.base == rows[at].base and rows[at].base
        found.append(
            LockedRow(
                address=address,
                block=block,
                base=rows[at].base,
                translation=rows[at].translation,
                confirmed=rows[at].base if address in confirmed else made_for[at],
                length=len(rows[at].words),
                sketch=before.sketch if before and same else sketch(rows[at].words),
            )
        )
    lock = Lock(version=version, rows=tuple(found), retired=retired)
    return old if (lock.rows, lock.retired) == (old.rows, old.retired) else lock


def _confirmed(lock: Lock, beads: Sequence[Bead], rows: Sequence[Said]) -> list[str]:
    """Of each row the digest of the base reading for which its translation was made or confirmed.

    A translation that was changed was changed for the base as it reads now.
    """
    made_for = [row.base for row in rows]
    for olds, news in beads:
        before = [lock.rows[at] for at in olds]
        whole = len(olds) == len(news) == 1
        for at in news:
            row = rows[at]
            if not row.base or not row.translation:
                continue
            same = whole and before[0].base and before[0].translation == row.translation
            parts = not whole and any(one.is_stale for one in before)
            if same or parts:
                made_for[at] = next(one.confirmed for one in before if same or one.is_stale)
    return made_for


def _named(pairs: Sequence[BlockPair], named: Named) -> tuple[BlockPair, ...]:
    found, at = [], 0
    for pair, number in zip(pairs, named.numbers, strict=True):
        addresses = named.rows[at : at + len(pair.rows)]
        at += len(pair.rows)
        rows = tuple(
            replace(row, address=address) for row, address in zip(pair.rows, addresses, strict=True)
        )
        found.append(replace(pair, number=number, rows=rows))
    return tuple(found)


def _following(info: TextInfo, led: Mapping[str, str], pairs: Sequence[BlockPair]) -> TextInfo:
    """What text.yml says of places, where these have gone."""
    if not led:
        return info
    block_of = {row.address: pair.number for pair in pairs for row in pair.rows}
    return replace(
        info,
        headings=tuple(
            replace(one, before=block_of.get(led[one.before], one.before))
            if one.before in led
            else one
            for one in info.headings
        ),
        allow=tuple(replace(one, at=led.get(one.at, one.at)) for one in info.allow),
    )
