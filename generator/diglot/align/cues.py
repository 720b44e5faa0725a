"""What both languages write so that it can be compared without knowing either: anchors.

Numbers by their value, whether in figures or in words; the entries of the glossary whose forms
occur; questions, exclamations and speech by their marks; names that are spelt alike.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from diglot.align.bead import Span
from diglot.language.numbers import find_numbers

Entries = Callable[[str], frozenset[str]]
"""The ids of the entries whose forms stand in a unit."""

_NAME = re.compile(r"[A-Z][a-zà-ÿ]{3,}")
_FIGURE = re.compile(r"\d")
_ASKS = re.compile(r"[?？؟;՞](?!\w)")
_CALLS = re.compile("[!！]")
_SPEECH = re.compile('[“"«»„「『]|^[—–-] ')
_SMALL = 2
"""Numbers up to this are written as words for much else."""
_BONUS = {"#": 1.2, "§": 1.2, "?": 1.15, "!": 0.5, "“": 0.8, "=": 1.0}
_MALUS = {"#": 1.0, "§": 0.6, "?": 1.2, "!": 0.3, "“": 1.0, "=": 0.0}
_ALONE = 0.3
_MOST = 6.0
_RAREST = 4.0


class Anchors(Struct, frozen=True):
    """The anchors of each unit of both sides, and what each is worth."""

    first: tuple[frozenset[str], ...]
    second: tuple[frozenset[str], ...]
    worth: dict[str, tuple[float, float]]
    """By anchor: what is gained where both have it, what is lost where one has."""

    def of_pair(self, first: int, second: int) -> float:
        """What it costs that one unit stands opposite one."""
        here, there = self.first[first], self.second[second]
        return self._cost(here, there) if here or there else 0.0

    def of(self, span: Span) -> float:
        """What it costs that two runs stand opposite each other: less than nothing where they share
        anchors, more where one has its own."""
        a, b, c, d = span
        here = frozenset[str]().union(*self.first[a:b])
        there = frozenset[str]().union(*self.second[c:d])
        return self._cost(here, there) if here or there else 0.0

    def _cost(self, here: frozenset[str], there: frozenset[str]) -> float:
        gain = loss = 0.0
        for anchor in here:
            if anchor in there:
                gain += self.worth[anchor][0]
            else:
                loss += self.worth[anchor][1]
        for anchor in there:
            if anchor not in here:
                loss += self.worth[anchor][1]
        return min(loss, _MOST) - min(gain, _MOST)


def no_entries(unit: str) -> frozenset[str]:
    """Of an edition without a glossary."""
    return frozenset()


def anchors(
    first: Sequence[str],
    second: Sequence[str],
    tags: tuple[str, str] = ("", ""),
    entries: tuple[Entries, Entries] = (no_entries, no_entries),
) -> Anchors:
    """The anchors of two sides; `tags` are their languages (BCP 47), "" where it is unknown."""
    one = tuple(_of(unit, tags[0], entries[0]) for unit in first)
    two = tuple(_of(unit, tags[1], entries[1]) for unit in second)
    frequency = [Counter(anchor for unit in side for anchor in unit) for side in (one, two)]
    # What only one side ever has tells nothing: it does not mark speech, or spells names otherwise.
    known = frequency[0].keys() & frequency[1].keys()
    total = len(one) + len(two)
    worth = {}
    for anchor in frequency[0].keys() | frequency[1].keys():
        often = frequency[0][anchor] + frequency[1][anchor]
        rarity = min(_RAREST, math.log(1 + total / often)) / 2
        sort = anchor[0]
        if anchor in known:
            worth[anchor] = _BONUS[sort] * rarity, _MALUS[sort] * rarity
        else:
            worth[anchor] = 0.0, _ALONE * _MALUS[sort] * rarity * (sort in "#§")
    return Anchors(one, two, worth)


def _of(unit: str, tag: str, entries: Entries) -> frozenset[str]:
    found = {f"§{id_}" for id_ in entries(unit)}
    found |= {f"={name}" for name in _NAME.findall(unit)}
    marks = (("?", _ASKS), ("!", _CALLS), ("“", _SPEECH))
    found |= {mark for mark, pattern in marks if pattern.search(unit)}
    for number in find_numbers(unit, tag):
        is_figure = _FIGURE.match(unit, number.start)
        for value in number.values:
            if is_figure or value > _SMALL:
                found.add(f"#{value}")
                break
    return frozenset(found)
