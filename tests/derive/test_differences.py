"""What differs in two readings of a passage is told apart, and nothing of either is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.derive.differences import Piece, differences
from tests.examples import examples

WORDS = st.text(alphabet="ab 中文，\n-", max_size=30)


def changed(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.words for piece in pieces if piece.is_changed]


@pytest.mark.parametrize(
    ("before", "now", "gone", "come"),
    [
        ("a small grey mill", "a small red mill", ["grey"], ["red"]),
        ("the mill", "the old mill", [], ["old "]),
        ("他已经来了。", "他来了。", ["已经"], []),
        ("same", "same", [], []),
        ("", "all of it", [], []),
    ],
)
def test_words_and_characters_are_told_apart(
    before: str, now: str, gone: list[str], come: list[str]
) -> None:
    old, new = differences(before, now)
    assert (changed(old), changed(new)) == (gone, come)


@examples(100)
@given(WORDS, WORDS)
def test_both_readings_are_whole(before: str, now: str) -> None:
    old, new = differences(before, now)
    assert "".join(piece.words for piece in old) == before
    assert "".join(piece.words for piece in new) == now
    same = ["".join(p.words for p in side if not p.is_changed) for side in (old, new)]
    assert same[0] == same[1] or not (before and now)


def test_a_long_passage_is_not_compared() -> None:
    """“No input of any length costs more than linear time.”"""
    old, new = differences("a b " * 5000, "b a " * 5000)
    assert len(old) == len(new) == 1
