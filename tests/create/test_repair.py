"""`diglot repair`: a shift is found by what the paragraphs say, and nothing else changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from diglot.create.repair import Range, number_of, patch, repair
from diglot.create.rows import Source
from tests.align.gold import read_gold
from tests.commands import diglot
from tests.create.pair import lay_out_pair


def sources(pair: str, gone: Sequence[int] = (), side: int = 1) -> tuple[Source, Source]:
    """A gold text, row by row, without some paragraphs of one side."""
    gold = read_gold(pair)
    made = []
    for k in (0, 1):
        blocks = [
            "\n".join(" ".join(bead[k]) or "~" for bead in beads)
            for n, beads in enumerate(gold.paragraphs)
            if k != side or n not in gone
        ]
        made.append(Source(f"source/t/{k}.txt", "\n\n".join(blocks) + "\n", str(k), gold.tags[k]))
    return made[0], made[1]


def test_a_text_that_is_right_stays() -> None:
    before = sources("en-zh")
    assert patch(before, repair(before, Range((1, ""), None, is_open=True))) == ""


@pytest.mark.parametrize("pair", ["ar-en", "de-en", "en-zh", "fr-zh"])
@pytest.mark.parametrize("gone", [(3,), (2, 5)])
def test_a_paragraph_that_is_missing_gets_its_place(pair: str, gone: tuple[int, ...]) -> None:
    """“Misalignment placed by content, not by count”"""
    whole = sources(pair)
    after = repair(sources(pair, gone), Range((1, ""), None, is_open=True))
    base, kept = (side.text.rstrip("\n").split("\n\n") for side in whole)
    for n in gone:
        base[n] = "\n".join(line for line in base[n].split("\n") if line != "~")
        kept[n] = "\n".join("~" for line in base[n].split("\n"))
    assert after[0].text.rstrip("\n").split("\n\n") == base
    assert after[1].text.rstrip("\n").split("\n\n") == kept


def test_what_only_the_translation_has_gets_a_number_of_its_own() -> None:
    """“The numbers of the base's blocks stay”"""
    before = sources("en-zh", (3,), side=0)
    after = repair(before, Range((1, ""), None, is_open=True))
    assert "@3a\n~\n" in after[0].text
    assert "@3a\n她" in after[1].text
    bare = after[0].text.replace("@3a\n", "")
    assert [line for line in bare.split("\n") if line not in ("~", "")] == [
        line for line in before[0].text.split("\n") if line not in ("~", "")
    ]


def test_outside_the_range_nothing_changes() -> None:
    one, two = sources("en-zh")
    shifted = two.text.replace("\n\n", "\n\n~\n", 4).split("\n\n")
    two = Source(two.path, "\n\n".join(shifted), two.lang, two.tag)
    after = repair((one, two), Range((3, ""), (3, "")))
    for before, made in zip((one, two), after, strict=True):
        mine, theirs = before.text.split("\n\n"), made.text.split("\n\n")
        assert mine[:2] == theirs[:2]
        assert mine[3:] == theirs[3:]


def test_numbers_are_compared_as_they_count() -> None:
    assert [number_of(words) for words in ("2", "12", "12a")] == [(2, ""), (12, ""), (12, "a")]


def test_the_patch_is_shown_before_anything_is_written(tmp_path: Path) -> None:
    one, two = sources("en-zh", (3,))
    source = lay_out_pair(tmp_path, one.text, two.text)
    shown = diglot("repair", "t", "--from", "1", cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert "+~\n" in shown.stdout
    assert (source / "zh.txt").read_text("utf-8") == two.text
    assert diglot("repair", "t", "--from", "1", "--write", cwd=tmp_path).returncode == 0
    assert (source / "zh.txt").read_text("utf-8").count("\n\n") == one.text.count("\n\n")
    assert "error" not in diglot("check", cwd=tmp_path).stderr.replace("0 errors", "")
    for wrong in (["12-"], ["x"], [], ["1", "--from", "2"], ["99"]):
        assert diglot("repair", "t", *wrong, cwd=tmp_path).returncode == 1
