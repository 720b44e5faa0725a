"""Alignment by length: what one side lacks stands alone, what it joins stands together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diglot.align.by_length import align

LENGTHS = (31, 74, 52, 118, 23, 66, 95, 40, 81, 57, 29, 103, 47, 70, 36)
FIRST = ["x" * length for length in LENGTHS]
SECOND = ["y" * (length + length // 10) for length in LENGTHS]
SIDE = st.lists(st.text(max_size=40), max_size=12)


def pairs(first: list[str], second: list[str]) -> list[tuple[int, int, int, int]]:
    return [(bead.a, bead.b, bead.c, bead.d) for bead in align(first, second)]


def test_equal_texts_stand_one_to_one() -> None:
    assert pairs(FIRST, SECOND) == [(k, k + 1, k, k + 1) for k in range(len(LENGTHS))]


def test_what_one_side_lacks_stands_alone() -> None:
    assert (3, 4, 3, 3) in pairs(FIRST, SECOND[:3] + SECOND[4:])


def test_what_one_side_joins_stands_together() -> None:
    joined = [*SECOND[:6], SECOND[6] + SECOND[7], *SECOND[8:]]
    assert (6, 8, 6, 7) in pairs(FIRST, joined)


@given(SIDE, SIDE)
def test_every_unit_is_in_one_bead(first: list[str], second: list[str]) -> None:
    """“beads in order, which together hold every unit of both sides once”"""
    found = pairs(first, second)
    assert [k for a, b, _, _ in found for k in range(a, b)] == list(range(len(first)))
    assert [k for _, _, c, d in found for k in range(c, d)] == list(range(len(second)))


def test_a_heading_never_stands_opposite_a_paragraph() -> None:
    assert len(align(["x" * 30], ["y" * 30], (["h2"], ["p"]))) == 2


def test_words_learnt_from_the_text_find_what_is_lacking_where_lengths_cannot() -> None:
    """“further passes also ask which words stand for each other”"""
    ours = [f"{'abcdefgh'[k % 8] * 6} {'klmnopqrs'[k % 9] * 6}" for k in range(64)]
    theirs = [f"{'стуфхцчш'[k % 8] * 6} {'бвгджзклм'[k % 9] * 6}" for k in range(64)]
    found = pairs(ours, [*theirs[:30], *theirs[31:]])
    assert (30, 31, 30, 30) in found
    assert all(a == c + (a > 30) for a, b, c, d in found if b - a == d - c == 1)
