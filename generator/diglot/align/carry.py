"""Which rows of a text are those of its lock: addresses carried over what an editor changed.

Equal readings anchor a diff; equal readings elsewhere are moves; what lies between anchors is
aligned on sketches, as sentences are with their translations: 1-1, 1-2, 2-1, 1-3, 3-1, 1-0, 0-1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from diglot.align.anchors import Pair, anchors
from diglot.align.resemble import beads_between
from diglot.align.sketch import digest, resemblance, sketch
from diglot.model.lock import LockedRow, Sketch
from diglot.model.text import Text

Bead = tuple[tuple[int, ...], tuple[int, ...]]
Item = TypeVar("Item", bound=Hashable)
_TELLING = 8
"""Characters of a reading that alone says which row it is, wherever it stands."""
_MOVED = 0.5
"""Resemblance of a row that was changed, and moved past others."""
_RARE = 6
"""Rows that share a hash: of one that more share nothing is learnt."""


class Said(Struct, frozen=True, kw_only=True):
    """A row as it is now, by what is compared."""

    base: str
    translation: str
    words: str
    """The base reading, or else the translation."""


def said(text: Text) -> tuple[Said, ...]:
    """The rows of a text, in order."""
    return tuple(
        Said(
            base=digest(row.base.text),
            translation=digest(row.translation.text),
            words=row.base.text or row.translation.text,
        )
        for pair in text.pairs
        for row in pair.rows
    )


def carry(old: Sequence[LockedRow], new: Sequence[Said]) -> tuple[Bead, ...]:
    """Each row of both sides in one bead, in the order of the text; removed ones come last."""
    sketches = _Sketches(new)
    pairs = dict(anchors([_both(row) for row in old], [_both(row) for row in new]))
    pairs |= _moved(old, new, pairs)
    for key in (_base, _translation):
        pairs |= _anchored_between(old, new, pairs, key)
    beads: list[Bead] = [((a,), (b,)) for a, b in pairs.items()]
    for olds, news in _gaps(len(old), len(new), pairs):
        beads += beads_between([(i, old[i].sketch) for i in olds], [(j, sketches[j]) for j in news])
    beads = _found_elsewhere(beads, old, sketches)
    return tuple(sorted(beads, key=lambda bead: (not bead[1], bead[1] or bead[0])))


class _Sketches:
    """Of the rows as they are now, each made when it is asked for: most have not changed."""

    def __init__(self, new: Sequence[Said]) -> None:
        self._new = new
        self._made: dict[int, Sketch] = {}

    def __getitem__(self, index: int) -> Sketch:
        if index not in self._made:
            self._made[index] = sketch(self._new[index].words)
        return self._made[index]


def _both(row: LockedRow | Said) -> Hashable:
    return row.base, row.translation


def _base(row: LockedRow | Said) -> Hashable:
    return row.base or None


def _translation(row: LockedRow | Said) -> Hashable:
    return (row.translation or None) if _length(row) >= _TELLING else None


def _length(row: LockedRow | Said) -> int:
    return row.length if isinstance(row, LockedRow) else len(row.words)


def _moved(
    old: Sequence[LockedRow], new: Sequence[Said], pairs: Mapping[int, int]
) -> dict[int, int]:
    """Rows that stand unchanged elsewhere, where nothing else reads as they do."""
    gone, come = set(range(len(old))) - {*pairs}, set(range(len(new))) - {*pairs.values()}
    here = _once([(_both(old[i]), i) for i in sorted(gone) if _length(old[i]) >= _TELLING])
    there = _once([(_both(new[j]), j) for j in sorted(come)])
    return {at: there[key] for key, at in here.items() if key in there}


def _once(items: Sequence[tuple[Item, int]]) -> dict[Item, int]:
    counted = Counter(item for item, _ in items)
    return {item: at for item, at in items if counted[item] == 1}


def _gaps(old: int, new: int, pairs: Mapping[int, int]) -> Iterator[tuple[list[int], list[int]]]:
    """The rows between those that are paired in order; moved rows part no gap."""
    moved = {*pairs.items()} - {*_rising(sorted(pairs.items()))}
    kept = [*sorted({*pairs.items()} - moved), (old, new)]
    away = {a for a, _ in moved}, {b for _, b in moved}
    after = (-1, -1)
    for pair in kept:
        olds = [i for i in range(after[0] + 1, pair[0]) if i not in away[0]]
        news = [j for j in range(after[1] + 1, pair[1]) if j not in away[1]]
        if olds or news:
            yield olds, news
        after = pair


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest part of them that is in order on both sides."""
    lower, upper = [a for a, _ in pairs], dict(pairs)
    order = sorted(lower, key=lambda a: upper[a])
    return [(lower[i], upper[lower[i]]) for i, _ in anchors(lower, order)]


def _anchored_between(
    old: Sequence[LockedRow],
    new: Sequence[Said],
    pairs: Mapping[int, int],
    key: Callable[[LockedRow | Said], Hashable],
) -> dict[int, int]:
    """Within each gap, the rows of which one language alone reads as it did."""
    found: dict[int, int] = {}
    for olds, news in _gaps(len(old), len(new), pairs):
        for a, b in anchors([key(old[i]) for i in olds], [key(new[j]) for j in news]):
            found[olds[a]] = news[b]
    return found


def _found_elsewhere(
    beads: list[Bead], old: Sequence[LockedRow], sketches: _Sketches
) -> list[Bead]:
    """The beads, with rows that were changed and moved joined to what is most like them."""
    gone = [olds[0] for olds, news in beads if not news]
    come = [news[0] for olds, news in beads if not olds]
    if not gone or not come:
        return beads
    postings: dict[int, list[int]] = {}
    for i in gone:
        for value in old[i].sketch:
            postings.setdefault(value, []).append(i)
    joined: dict[int, int] = {}
    for j in come:
        likely = Counter(
            i
            for value in sketches[j]
            if len(postings.get(value, ())) <= _RARE
            for i in postings.get(value, ())
        )
        alike = {i: resemblance(old[i].sketch, sketches[j]) for i in likely if i not in joined}
        best = max(sorted(alike), key=lambda i: alike[i], default=-1)
        if best >= 0 and alike[best] >= _MOVED:
            joined[best] = j
    taken = {*joined.values()}
    kept = [
        (olds, news)
        for olds, news in beads
        if not (not news and olds[0] in joined) and not (not olds and news[0] in taken)
    ]
    return [*kept, *(((i,), (j,)) for i, j in joined.items())]
