"""The report: of many problems of one kind in a file it says a few, and counts the rest."""

from __future__ import annotations

import json
import re

import pytest

from diglot.model.codes import CODES
from diglot.model.problem import Place, Problem
from diglot.report import as_github, as_json, as_text


def many(count: int, code: str = "A008", path: str = "fr.txt") -> list[Problem]:
    return [
        Problem(code=code, place=Place(path, n, 1), message=f"message {n}", details=("d", "e"))
        for n in range(1, count + 1)
    ]


def test_problems_past_a_few_are_counted_with_their_lines() -> None:
    text = as_text(many(3_360))
    assert text.count("message") == 5
    assert len(text.splitlines()) < 30
    assert "fr.txt: warning A008: 3355 more of this kind, in lines 6, 7, 8" in text
    assert CODES["A008"].meaning in text
    assert "--format json" in text


@pytest.mark.parametrize("count", [1, 5, 8])
def test_a_few_are_all_said(count: int) -> None:
    assert as_text(many(count)).count("message") == count


def test_each_kind_and_each_file_has_its_own_few() -> None:
    problems = [*many(100), *many(100, "A007"), *many(100, path="de.txt"), *many(3, "G006")]
    text = as_text(problems)
    assert text.count("message") == 5 * 3 + 3
    assert text.count("95 more of this kind") == 3


def test_json_has_all_of_them() -> None:
    assert len(json.loads(as_json(many(3_360)))) == 3_360


def test_github_is_given_as_many_as_it_shows_and_errors_first() -> None:
    lines = as_github([*many(500), *many(20, "A003")]).splitlines()
    kinds = [re.match(r"::(\w+)", line)[1] for line in lines]  # type: ignore[index]  # all match
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert "500 more problems" in lines[-1]
    assert "notice" not in as_github(many(3))
