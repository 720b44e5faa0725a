"""Where the marks of notes stand: behind what closes the words that they are about."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from diglot.derive.nesting import nest
from diglot.model.problem import Place
from diglot.model.text import NoteMark, Occurrence, Segment
from diglot.render.site.passage import render_passage

PLACE = Place("en.txt", 1, 1)


def shown(text: str, tag: str, *words: str) -> str:
    """The line of a page on which `words` are terms, each named by itself."""
    marked = [
        Occurrence(term=word, lang="xx", address="1.1", start=at, end=at + len(word), marked=True)
        for word in words
        if (at := text.index(word)) >= 0
    ]
    return render_passage(nest(Segment(text=text, place=PLACE), tag, marked))


@pytest.mark.parametrize(
    ("text", "tag", "line"),
    [
        # Closing quotation marks and brackets, in every language.
        ("《X》节目", "zh-Hans", "《[X]{^X}》[^X]节目"),
        ("他说：“去X。”", "zh-Hans", "他说：“去[X][^X]。”"),
        ("「X」は", "ja", "「[X]{^X}」[^X]は"),
        ("„zu X“ und", "de", "„zu [X]{^X}“[^X] und"),
        ("« le X », dit", "fr", "« le [X][^X] », dit"),
        ("le «X», dit", "es", "le «[X]{^X}»[^X], dit"),
        ("a “so-called (X)” way", "he", "a “so-called ([X]{^X})”[^X] way"),
        # In English behind stops too, but not behind a dash (Chicago, 14.26).
        ("to X, he said", "en", "to [X]{^X},[^X] he said"),
        ("“to X.” He", "en-GB", "“to [X]{^X}.”[^X] He"),
        ("to X—and", "en", "to [X][^X]—and"),
        ("a X, dit-il", "fr", "a [X][^X], dit-il"),
        # What only looks as if it closed.
        ("X’s way", "en", "[X][^X]’s way"),
        ("the X’ way", "en", "the [X]{^X}’[^X] way"),
        ("X,000 men", "en", "[X][^X],000 men"),
        ("说X“好”", "zh-Hans", "说[X][^X]“好”"),
        ('说X"好"', "zh-Hans", '说[X][^X]"好"'),
    ],
)
def test_marks_stand_behind_closing_punctuation(text: str, tag: str, line: str) -> None:
    assert shown(text, tag, "X") == line


def test_a_mark_does_not_pass_other_words_that_have_one() -> None:
    assert shown("X”Y", "en", "X", "”Y") == "[X][^X][”Y][^”Y]"


def test_marks_of_passages_within_each_other_stand_in_order() -> None:
    """Of the inner words first; what was placed by hand between two characters stays there."""
    anchor = NoteMark(id="all", start=1, end=3, place=PLACE)
    placed = NoteMark(id="hand", start=3, end=3, place=PLACE)
    segment = Segment(text="《书X》吧", place=PLACE, notes=(anchor, placed))
    term = Occurrence(term="X", lang="zh", address="1.1", start=2, end=3, marked=True)
    line = render_passage(nest(segment, "zh", [term]))
    assert line == "《[书[X]{^X}]{^all}[^hand]》[^X][^all]吧"
    alone = replace(segment, notes=(anchor,), text="书书X吧")
    assert render_passage(nest(alone, "zh", [term])) == "书[书[X]{^X}]{^all}[^X][^all]吧"
