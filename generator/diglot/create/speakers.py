"""Who speaks, in both languages: names that stand opposite each other are one speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from diglot.align.bead import Bead
from diglot.create.document import Block, Kind

_LABEL = re.compile(r"\w[\w .,'’·‧・\-–()（）]{0,59}", re.UNICODE)
_RESERVED = re.compile(r"[\d~@#|]")


class Voice(Struct, frozen=True):
    """A speaker: id, and the label in each of the two languages."""

    id: str
    labels: tuple[str, str]


Cast = Mapping[tuple[int, str], Voice]
"""Side (0 or 1) and name, as the file has it → speaker."""


def label_of(name: str) -> str:
    """A name as a label: without the colon that follows it in the line format."""
    return name.strip().rstrip(":：").strip()


def can_be_label(name: str) -> bool:
    """Whether the line format could tell the label from text: no mark, no line’s end in it."""
    label = label_of(name)
    return bool(_LABEL.fullmatch(label)) and not _RESERVED.match(label)


def cast(first: Sequence[Block], second: Sequence[Block], beads: Sequence[Bead]) -> Cast:
    """Those who speak: names that stand opposite each other most often, each with one other.

    A name that has none opposite is its own label in the other language too.
    """
    met: Counter[tuple[str, str]] = Counter()
    for bead in beads:
        if bead.is_one_to_one:
            one, two = first[bead.a], second[bead.c]
            if one.kind is two.kind is Kind.SPEECH and one.speaker and two.speaker:
                met[label_of(one.speaker), label_of(two.speaker)] += 1
    pairs: dict[str, str] = {}
    for (one_name, two_name), _ in sorted(met.items(), key=lambda item: (-item[1], item[0])):
        if one_name not in pairs and two_name not in pairs.values():
            pairs[one_name] = two_name
    for name in _names(first):
        if name not in pairs and name not in pairs.values():
            pairs[name] = name
    opposite = {two: one for one, two in pairs.items()}
    for name in _names(second):
        if name not in opposite and name not in pairs:
            pairs[name] = opposite[name] = name
    return _voices(pairs)


def _names(blocks: Sequence[Block]) -> list[str]:
    names = (label_of(b.speaker) for b in blocks if b.kind is Kind.SPEECH and b.speaker)
    return list(dict.fromkeys(name for name in names if can_be_label(name)))


def _voices(pairs: Mapping[str, str]) -> Cast:
    found: dict[tuple[int, str], Voice] = {}
    ids: set[str] = set()
    for number, (one, two) in enumerate(pairs.items(), start=1):
        if not (can_be_label(one) and can_be_label(two)):
            continue
        id_ = next((made for made in (_id(one), _id(two)) if made), f"speaker-{number}")
        if id_ in ids:
            id_ = f"{id_}-{number}"
        ids.add(id_)
        voice = Voice(id_, (one, two))
        found[0, one] = found[1, two] = voice
    return found


def _id(name: str) -> str:
    made = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return made[:60].strip("-") if name.isascii() else ""
