"""What alignment finds in texts written for this. Floors lie a little under what was measured."""

from __future__ import annotations

import pytest

from tests.align.gold import (
    PAIRS,
    Gold,
    Score,
    dropped,
    faced,
    read_gold,
    score,
    without_paragraphs,
)

SURE = 0.95
"""As `create.text` calls a row sure."""
FLOORS = {"ar-en": 0.88, "de-en": 0.92, "en-zh": 0.86, "fr-zh": 0.92, "ja-en": 0.93}


def found(gold: Gold) -> Score:
    return score(gold, faced(gold), SURE)


def test_there_is_gold_for_each_pair() -> None:
    assert sorted(FLOORS) == PAIRS
    for pair in PAIRS:
        assert sum(len(bead[0]) for block in read_gold(pair).paragraphs for bead in block) >= 58


@pytest.mark.parametrize("pair", PAIRS)
def test_what_says_the_same_is_found(pair: str) -> None:
    one = found(read_gold(pair))
    assert one.precision >= FLOORS[pair]
    assert one.recall >= FLOORS[pair]


@pytest.mark.parametrize(
    ("share", "paragraphs", "floor"), [(0.05, 0, 0.86), (0.15, 0, 0.84), (0.0, 2, 0.86)]
)
def test_what_one_side_lacks_does_not_carry_the_rest_away(
    share: float, paragraphs: int, floor: float
) -> None:
    """“Missing paragraphs on one side must not carry the rest away”"""
    total = Score(0, 0, 0, 0, 0, 0)
    for pair in PAIRS:
        for seed in (1, 2, 3, 4):
            gold = read_gold(pair)
            gold = without_paragraphs(gold, paragraphs, seed) if paragraphs else gold
            total = total.plus(found(dropped(gold, share, seed) if share else gold))
    assert total.precision >= floor
    assert total.recall >= floor


def test_sure_rows_are_right() -> None:
    """“≥ 98.5 % of those called sure are right on the gold”"""
    total = Score(0, 0, 0, 0, 0, 0)
    for pair in PAIRS:
        gold = read_gold(pair)
        total = total.plus(found(gold))
        for seed in (1, 2, 3, 4):
            total = total.plus(found(dropped(gold, 0.05, seed)))
    assert total.surely_right >= 0.985 * total.sure
    assert total.sure >= 0.55 * total.rows
