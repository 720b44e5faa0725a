"""Texts written for this, with what stands opposite what, and how well it is found again.

A line of `xx-yy.tsv` is a bead: what both sides say, a tab between them; ` | ` stands between the
sentences of a side. A blank line ends a paragraph on both sides.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from diglot.align.passages import Facing, Passage, face

FOLDER = Path(__file__).parent
PAIRS = sorted(path.stem for path in FOLDER.glob("*.tsv"))
Units = tuple[tuple[str, ...], tuple[str, ...]]
Key = tuple[tuple[int, ...], tuple[int, ...]]
"""The sentences of both sides that a bead holds, counted through the text."""


class Gold(Struct, frozen=True):
    """A text by paragraphs, in each of which stand beads of sentences."""

    tags: tuple[str, str]
    paragraphs: tuple[tuple[Units, ...], ...]

    def passages(self, side: int) -> list[Passage]:
        """The paragraphs of one side; one that it lacks is not there."""
        found = [
            Passage(tuple(s for bead in beads for s in bead[side])) for beads in self.paragraphs
        ]
        return [passage for passage in found if passage.sentences]

    def keys(self) -> list[Key]:
        at = [0, 0]
        found = []
        for beads in self.paragraphs:
            for bead in beads:
                key = tuple(tuple(range(at[k], at[k] + len(bead[k]))) for k in (0, 1))
                found.append((key[0], key[1]))
                at = [at[k] + len(bead[k]) for k in (0, 1)]
        return found


class Score(Struct, frozen=True):
    """How many beads with words on both sides were found, are right, and should have been; how many
    rows there are, are called sure, and are so rightly."""

    found: int
    right: int
    wanted: int
    rows: int
    sure: int
    surely_right: int

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.wanted

    def plus(self, other: Score) -> Score:
        mine = (getattr(self, name) + getattr(other, name) for name in self.__struct_fields__)
        return Score(*mine)


def read_gold(pair: str) -> Gold:
    paragraphs: list[list[Units]] = [[]]
    for line in (FOLDER / f"{pair}.tsv").read_text("utf-8").split("\n"):
        if not line:
            paragraphs.append([])
            continue
        first, second = (
            tuple(s.strip() for s in cell.split(" | ") if s.strip()) for cell in line.split("\t")
        )
        paragraphs[-1].append((first, second))
    tags = [{"zh": "zh-Hans"}.get(code, code) for code in pair.split("-")]
    return Gold((tags[0], tags[1]), tuple(tuple(beads) for beads in paragraphs if beads))


def dropped(gold: Gold, share: float, seed: int) -> Gold:
    """The same with a share of the beads left out on one side or the other."""
    chance = random.Random(seed)

    def kept(bead: Units) -> Iterator[Units]:
        lost = chance.random()
        side = chance.random() < 0.5
        if lost >= share:
            yield bead
        elif bead[1 - side]:
            yield ((), bead[1]) if side else (bead[0], ())

    paragraphs = [tuple(one for bead in beads for one in kept(bead)) for beads in gold.paragraphs]
    return Gold(gold.tags, tuple(beads for beads in paragraphs if beads))


def without_paragraphs(gold: Gold, number: int, seed: int) -> Gold:
    """The same with so many whole paragraphs left out on one side or the other."""
    chance = random.Random(seed)
    lost = set(chance.sample(range(1, len(gold.paragraphs) - 1), number))
    paragraphs = []
    for k, beads in enumerate(gold.paragraphs):
        side = chance.random() < 0.5
        if k in lost:
            beads = tuple(((), bead[1]) if side else (bead[0], ()) for bead in beads)
            beads = tuple(bead for bead in beads if bead[0] or bead[1])
        paragraphs.append(beads)
    return Gold(gold.tags, tuple(beads for beads in paragraphs if beads))


def joined(golds: Sequence[Gold]) -> Gold:
    return Gold(golds[0].tags, tuple(beads for gold in golds for beads in gold.paragraphs))


def faced(gold: Gold) -> tuple[Facing, ...]:
    return face(gold.passages(0), gold.passages(1), gold.tags)


def score(gold: Gold, found: Sequence[Facing], sure: float) -> Score:
    """`sure` is the probability from which a row of one sentence opposite one is called so."""
    wanted = set(gold.keys())
    counts = [0] * 6
    counts[2] = sum(bool(key[0] and key[1]) for key in wanted)
    for facing in found:
        for bead in facing.sentences:
            key = (tuple(range(bead.a, bead.b)), tuple(range(bead.c, bead.d)))
            counts[3] += 1
            if key[0] and key[1]:
                counts[0] += 1
                counts[1] += key in wanted
            if bead.is_one_to_one and facing.passages.probability * bead.probability >= sure:
                counts[4] += 1
                counts[5] += key in wanted
    return Score(*counts)
