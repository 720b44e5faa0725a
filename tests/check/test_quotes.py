"""Quotation marks: all styles count, titles may answer, and a text's own habit is learnt from it."""

from __future__ import annotations

import pytest
import regex

from diglot.check import quotes
from tests.check.two_sides import problems

PAIRS = (
    "“” „“ «» »« 「」 『』 ｢｣ ﹁﹂ ﹃﹄ 〝〞 〝〟 \"\" ＂＂ ‘’ ‚‘ ‹› ›‹ '' ＇＇ ❝❞ ❛❜ ‟” ‛’".split()
)


def found(english: str, other: str, tag: str = "zh") -> list[str]:
    return [one.code for one in problems(("en", english), (tag, other)) if one.code == "A008"]


@pytest.mark.parametrize("pair", PAIRS)
def test_every_style_of_quotation_marks_counts(pair: str) -> None:
    quoted = f"他说 {pair[0]}和平{pair[1]} 。"
    assert found("He said “peace”.", quoted) == []
    assert found("He said peace.", quoted) == ["A008"]
    assert found(f"He said {pair[0]}peace{pair[1]}.", "他说和平。") == ["A008"]


def test_what_unicode_calls_a_quotation_mark_is_one() -> None:
    """UAX #44, Quotation_Mark."""
    marks = [chr(code) for code in range(0x20000) if regex.match(r"\p{Quotation_Mark}", chr(code))]
    assert all(quotes._QUOTE.match(mark) for mark in marks)


@pytest.mark.parametrize("title", ["《书》", "〈书〉"])
def test_marks_of_a_title_may_answer_and_ask_nothing(title: str) -> None:
    assert found("He read “Book” twice.", f"他读了{title}。") == []
    assert found("He read *Book* twice.", f"他读了{title}。") == []


ENGLISH = [f"“Number {word},” he said." for word in "one two three four five six seven".split()]
DASHES = [f"— Numéro {word}, dit-il." for word in "un deux trois quatre cinq six sept".split()]
BARE = [line.strip("— ") for line in DASHES]
QUOTED = [f"« Numéro {line[2:]} »" for line in BARE]


@pytest.mark.parametrize("lines", [DASHES, BARE, [*DASHES[:4], *QUOTED[4:]]])
def test_a_text_that_has_no_quotation_marks_by_habit_needs_none(lines: list[str]) -> None:
    """Dialogue by dashes, or a language without quotation marks: learnt from the text."""
    assert found("\n".join(ENGLISH), "\n".join(lines), "fr") == []
    assert found("\n".join(lines), "\n".join(ENGLISH), "fr") == []


def test_what_is_no_habit_is_reported() -> None:
    assert len(found("\n".join(ENGLISH), "\n".join([*BARE[:3], *QUOTED[3:]]), "fr")) == 3
    assert len(found("\n".join(ENGLISH[:2]), "\n".join(DASHES[:2]), "fr")) == 2, "too few to tell"


def test_a_mark_too_many_is_reported_whatever_the_habit() -> None:
    english, french = [*ENGLISH, "He left."], [*DASHES, "Il partit « vite »."]
    assert len(found("\n".join(english), "\n".join(french), "fr")) == 1
