"""Texts in four scripts, and years of editing in a moment: what a carried address is tried on.

Each row knows which rows it is made of, so that what becomes of every address can be judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from msgspec import Struct

from diglot.align.carry import Bead, Said, carry
from diglot.align.sketch import digest, sketch
from diglot.model.lock import LockedRow

SCRIPTS = {
    "Latin": ("abcdefghiklmnoprstuvwy", " ", "."),
    "Han": ("".join(map(chr, range(0x4E00, 0x4E00 + 900))), "", "。"),
    "Arabic": ("ابتجحخدرزسشصطعفقكلمنهوي", " ", "."),
    "Tibetan": ("ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལཤསཧ", "་", "།"),
}
"""Letters, what stands between words, and what ends a sentence."""
_COMMON = ("yes", "no", "thank you")


class Now(Struct, frozen=True):
    """A row after the edits: its words in both languages, and the rows they come from."""

    base: str
    translation: str
    of: frozenset[int]


class Judged(Struct, frozen=True, kw_only=True):
    """What became of the addresses of a text."""

    kept: int
    """Addresses whose words still stand somewhere."""
    led: int
    """Those of them that lead to them."""
    wrong: int
    """Addresses that rows bear which have none of their words."""


def made(script: str, rows: int, chance: Random) -> list[tuple[str, str]]:
    """A text of sentences as long as in prose, of a vocabulary in which some words are frequent."""
    letters, between, stop = SCRIPTS[script]
    longest = 2 if not between else 7
    words = ["".join(chance.choices(letters, k=chance.randint(1, longest))) for _ in range(3_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]

    def sentence() -> str:
        if chance.random() < 0.02:
            return words[chance.randrange(3)] + stop
        length = max(2, int(chance.lognormvariate(2.6, 0.6)))
        return between.join(chance.choices(words, weights, k=length)) + stop

    return [(sentence(), sentence()) for _ in range(rows)]


def edited(rows: Sequence[tuple[str, str]], rate: float, chance: Random) -> list[Now]:
    """The text with that share of its rows changed: reworded, split, joined, removed, added, moved."""
    now: list[Now] = []
    aside: list[Now] = []
    at = 0
    while at < len(rows):
        base, translation = rows[at]
        own = frozenset({at})
        drawn = chance.random() / rate
        if drawn < 0.45:
            now.append(
                Now(_reworded(base, rows, chance), _reworded(translation, rows, chance), own)
            )
        elif drawn < 0.58 and min(len(base), len(translation)) > 12:
            cuts = [int(len(side) * chance.uniform(0.3, 0.7)) for side in (base, translation)]
            now.append(Now(base[: cuts[0]], translation[: cuts[1]], own))
            now.append(Now(base[cuts[0] :], translation[cuts[1] :], own))
        elif drawn < 0.71 and at + 1 < len(rows):
            other = rows[at + 1]
            now.append(Now(f"{base} {other[0]}", f"{translation} {other[1]}", own | {at + 1}))
            at += 1
        elif drawn < 0.81:
            pass
        elif drawn < 0.95:
            now.append(Now(_strange(rows, chance), _strange(rows, chance), frozenset()))
            now.append(Now(base, translation, own))
        elif drawn < 1:
            aside.append(Now(base, translation, own))
        else:
            now.append(Now(base, translation, own))
        at += 1
    for row in aside:
        now.insert(chance.randrange(len(now) + 1), row)
    return now


def _words(said: str) -> list[str]:
    between = next((char for char in " ་" if char in said), "")
    return [word + between for word in said.split(between)] if between else list(said)


def _reworded(said: str, rows: Sequence[tuple[str, str]], chance: Random) -> str:
    """A fifth of the words are others, which stand elsewhere in the text."""
    words = _words(said)
    for _ in range(max(1, len(words) // 5)):
        words[chance.randrange(len(words))] = chance.choice(_words(chance.choice(rows)[0]))
    return "".join(words)


def _strange(rows: Sequence[tuple[str, str]], chance: Random) -> str:
    """A sentence of the same words that stands nowhere."""
    words = [*_words(chance.choice(rows)[0]), *_words(chance.choice(rows)[0])]
    chance.shuffle(words)
    return "".join(words[: max(4, len(words) // 2)])


def locked(rows: Sequence[tuple[str, str]]) -> list[LockedRow]:
    """As a lock would hold them."""
    return [
        LockedRow(
            address=f"1.{at + 1}",
            block="1",
            base=digest(base),
            translation=digest(translation),
            confirmed=digest(base),
            length=len(base),
            sketch=sketch(base),
        )
        for at, (base, translation) in enumerate(rows)
    ]


def carried(rows: Sequence[LockedRow], now: Sequence[Now]) -> tuple[Bead, ...]:
    """What the carrier makes of it."""
    return carry(
        rows,
        [
            Said(base=digest(row.base), translation=digest(row.translation), words=row.base)
            for row in now
        ],
    )


def judge(count: int, beads: Sequence[Bead], now: Sequence[Now]) -> Judged:
    """Where each address leads, against what was done."""
    stand = {index for row in now for index in row.of}
    led = wrong = 0
    for olds, news in beads:
        for index in olds:
            led += any(index in now[j].of for j in news[:1])
        wrong += bool(olds and news) and olds[0] not in now[news[0]].of
    return Judged(kept=len(stand), led=led, wrong=wrong)


def trials(rate: float, texts: Callable[[], Iterator[list[tuple[str, str]]]], seeds: int) -> Judged:
    """All texts, edited in several ways."""
    found = []
    for seed in range(seeds):
        for rows in texts():
            now = edited(rows, rate, Random(seed))
            found.append(judge(len(rows), carried(locked(rows), now), now))
    return Judged(
        kept=sum(one.kept for one in found),
        led=sum(one.led for one in found),
        wrong=sum(one.wrong for one in found),
    )
