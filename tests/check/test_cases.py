"""Every folder in tests/cases is an edition with one thing wrong, and the report it must have."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from diglot.flow import understand
from diglot.model.codes import CODES
from diglot.report import as_text
from tests.doors import unprivileged
from tests.helpers import BASE, CASES, INSTRUCTIONS, assert_sound, lay_out, listed, report

MANUAL = Path(__file__).parents[2] / "docs" / "manual" / "problems.md"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())
SILENT = "silent"
# Writing and the built site have tests of their own: no source file alone can make these.
ELSEWHERE = {code for code, kind in CODES.items() if not kind.is_of_sources}


def code_of(case: Path) -> str:
    return case.name.partition("-")[0]


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path) -> None:
    root = lay_out(case, tmp_path)
    for path in listed(case, "UNREADABLE"):
        (root / path).chmod(0)
    with unprivileged():
        sources = understand(root)
    for problem in sources.problems:
        if problem.place.line:
            assert_sound(problem, sources.files.texts.get(problem.place.path))
    found = as_text(sources.problems)
    expected = case / "expected.txt"
    if os.environ.get("DIGLOT_UPDATE"):
        expected.write_bytes(found.encode())
    assert found == expected.read_bytes().decode()


def test_base_is_silent() -> None:
    assert report(BASE) == ""


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_case_is_what_its_name_says(case: Path) -> None:
    codes = re.findall(
        r": (?:error|warning) ([A-Z]\d{3}): ", (case / "expected.txt").read_text("utf-8")
    )
    assert code_of(case) in codes if code_of(case) != SILENT else codes == []


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_case_holds_only_what_differs(case: Path) -> None:
    """So that a reader of the case sees at once what is wrong."""
    for path in case.rglob("*"):
        same = BASE / path.relative_to(case)
        if path.is_file() and path.name not in INSTRUCTIONS and same.is_file():
            assert path.read_bytes() != same.read_bytes(), f"{path} is the base’s: leave it out"


def test_every_code_has_a_case() -> None:
    assert {code_of(case) for case in FOLDERS} == set(CODES) - ELSEWHERE | {SILENT}


def test_manual_lists_every_code() -> None:
    """One table, with the codes, severities and meanings of the program and no others."""
    text = MANUAL.read_text("utf-8")
    rows = re.findall(r"^\| ([A-Z]\d{3}) \| (\w+) \| (.+?) \| .+ \|$", text, re.MULTILINE)
    assert sorted(rows) == [(code.code, code.severity, code.meaning) for code in CODES.values()]
