"""Allowances go by what a problem says of itself, never by the words of its message."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from diglot.check.allow import allow
from diglot.flow import understand
from diglot.model.codes import CODES, Allowed
from diglot.model.declared import Allowance
from diglot.model.edition import Edition
from diglot.model.problem import Place, Problem
from diglot.report import as_json
from tests.check.two_sides import problems
from tests.helpers import BASE, CASES, lay_out

PLACE = Place("source/gate/text.yml", 20, 5)
LINE = Place("source/gate/en.txt", 7, 1)
"""Of segment 3.2."""
OF_AN_ID = {"R001", "R002", "R006", *(code for code in CODES if code.startswith("G"))}


def allowing(code: str, term: str = "", at: str = "3.2") -> Edition:
    """The base edition with one allowance."""
    edition = understand(BASE).edition
    assert edition is not None
    (annotated,) = edition.texts
    one = Allowance(at=at, code=code, term=term, reason="so", place=PLACE)
    info = replace(annotated.text.info, allow=(one,))
    return replace(edition, texts=(replace(annotated, text=replace(annotated.text, info=info)),))


def problem(code: str = "G006", *about: str, message: str = "") -> Problem:
    return Problem(code=code, place=LINE, message=message, about=about)


def left(edition: Edition, *problems: Problem) -> list[str]:
    return [found.code for found in allow(edition, problems)]


@pytest.mark.parametrize("word", ["lantern", "“lantern”", "the “lantern” and", "lamp “lantern”"])
def test_no_word_of_a_message_is_taken_for_an_id(word: str) -> None:
    """M7: `allow: {code: G006, term: lantern}` is of the entry `lantern` alone."""
    other = problem("G006", "lamp", message=word)
    assert left(allowing("G006", "lantern"), other) == ["G006", "R004"]
    assert left(allowing("G006", "lantern"), problem("G006", "lantern"), other) == ["G006"]
    assert left(allowing("G006", "lamp"), other) == []


def test_every_id_that_a_problem_is_about_will_do() -> None:
    edition = allowing("G005", "b", at="3")
    assert left(edition, problem("G005", "a", "b")) == ["G005", "R007"], "no judgement"
    both = problem("G003", "a", "b")
    assert left(allowing("G003", "a"), both) == left(allowing("G003", "b", at="3"), both) == []
    assert left(allowing("G003"), both, problem("G003", "c")) == [], "without term: all of the code"


@pytest.mark.parametrize("code", [code for code, kind in CODES.items() if kind.is_of_sources])
def test_only_what_an_editor_can_judge_may_be_allowed(code: str) -> None:
    lies = CODES[code].allowed is Allowed.WHERE_IT_LIES
    found = left(allowing(code), problem(code, "lu-ban"))
    if CODES[code].allowed is Allowed.NEVER:
        assert sorted(found) == sorted([code, "R007"])
    else:
        assert sorted(found) == ([] if lies else sorted([code, "R004"])), (
            "an entry’s: not on a line"
        )


def test_an_error_that_may_not_be_allowed_stays_an_error(tmp_path: Path) -> None:
    root = lay_out(CASES / "R007-the-witness-rule", tmp_path)
    assert understand(root).has_errors


def test_the_manual_names_the_codes_that_may_be_accepted() -> None:
    manual = (Path(__file__).parents[2] / "docs/manual/problems.md").read_text("utf-8")
    (named,) = re.findall(r"These may\s+be accepted[^:]*: (.*?)\.", manual, re.DOTALL)
    may_be = {code for code, kind in CODES.items() if kind.allowed is not Allowed.NEVER}
    assert set(re.findall(r"[A-Z]\d{3}", named)) == may_be


@pytest.mark.parametrize("case", sorted(CASES.glob("[RG]0*")), ids=lambda case: case.name)
def test_a_problem_says_what_it_is_about(case: Path, tmp_path: Path) -> None:
    """In the cases: each problem of an entry, a note or a mark names it, as data."""
    for found in understand(lay_out(case, tmp_path)).problems:
        if found.code in OF_AN_ID:
            assert found.about, found
            assert all(name in found.message for name in found.about), found


def test_json_says_what_a_problem_is_about(tmp_path: Path) -> None:
    problems = understand(lay_out(CASES / "G009-with-a-see", tmp_path)).problems
    (found,) = [one for one in json.loads(as_json(problems)) if one["code"] == "G009"]
    assert found["about"] == list(problems[0].about)
    assert len(found["about"]) == 2


QUOTED = ("en", "“One.”\nTwo.\n\n“Three.”"), ("zh", "一。\n二。\n\n三。")
"""Two lines with quotation marks in one language only."""


def said(**allow: list[dict[str, str]]) -> list[str]:
    """The report where text.yml and edition.yml have these allowances."""
    kept = {where: {"allow": allowances} for where, allowances in allow.items()}
    found = problems(*QUOTED, text=kept.get("text"), edition=kept.get("edition"))
    return [f"{one.code} {one.place.path}" for one in found]


def test_a_problem_is_accepted_in_all_of_a_text_or_of_an_edition() -> None:
    """Without `at`, with a reason; in edition.yml, in every text."""
    everywhere = {"code": "A008", "reason": "verse has none"}
    assert said() == ["A008 source/text/one.txt"] * 2
    assert said(text=[everywhere]) == said(edition=[everywhere]) == []
    assert said(text=[{**everywhere, "at": "1.1"}]) == ["A008 source/text/one.txt"]
    assert said(text=[everywhere, {**everywhere, "at": "1.1"}]) == [], "the narrow one comes first"


def test_an_allowance_for_everything_that_nothing_needs_is_reported() -> None:
    other = {"code": "A007", "reason": "so"}
    assert "R004 source/text/text.yml" in said(text=[other])
    assert "R004 source/edition.yml" in said(edition=[other])
    assert "R007 source/edition.yml" in said(edition=[{"code": "A003", "reason": "so"}])
    both = {"code": "A008", "reason": "so"}
    assert said(text=[both], edition=[both]) == ["R004 source/edition.yml"]
