"""What must hold of the sources (DESIGN.md, “Line format”, “Problems”), whatever stands in them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diglot.check.witness import differences
from diglot.flow import generate
from diglot.model.address import PageKind
from diglot.model.declared import EMENDATION_KINDS
from diglot.model.problem import Place, Problem
from diglot.model.text import Segment
from diglot.parse.line import parse_line
from diglot.parse.text import parse_text
from tests.examples import examples
from tests.helpers import CASES, assert_sound, lay_out
from tests.line_writer import MEANT, escaped, joins, texts
from tests.strategies import Made, build, dump, editions

CLOSERS = {"{~~": "~~}", "{++": "++}", "{--": "--}", "{>>": "<<}", "{==": "==}"}


def parsed(source: str) -> tuple[Segment, list[Problem]]:
    return parse_line(source, Place("en.txt", 1, 1), EMENDATION_KINDS)


@given(texts(), st.sampled_from(sorted(CLOSERS)), texts())
@examples(150)
def test_an_opener_without_its_closer(before: str, opener: str, inside: str) -> None:
    """“An opener without its closer is an error with its cure (`\\{++`)”; “marks never cross a
    line”: the closer on the next line closes nothing."""
    before, inside = (escaped(text, False, closers=True) for text in (before, inside))
    below = f"x{CLOSERS[opener]}"
    source = f"x{before}{opener}{inside}"
    (block,), problems = parse_text("en.txt", f"{source}\n{below}", "en", (), EMENDATION_KINDS)
    assert [(problem.code, problem.place) for problem in problems] == [
        ("L001", Place("en.txt", 1, len(before) + 2))
    ]
    assert f"\\{opener}" in problems[0].hint
    assert block.segments[1].text == below
    cured, problems = parsed(f"x{before}\\{opener}{inside}")
    assert problems == []
    assert opener in cured.text


@given(texts(), texts(2), texts(2), st.sampled_from(["{~~", "{++", "{--"]))
@examples(100)
def test_an_emendation_without_a_reason(before: str, old: str, new: str, opener: str) -> None:
    """“An emendation without a reason is an error.” “`{>>kind: reason<<}`: why, for every emendation
    before it in its segment that has no reason yet; together they make one entry.”"""
    before, old, new = (escaped(text, False, closers=True) for text in (before, old, new))
    marks = {"{~~": f"{{~~{old}~>{new}~~}}", "{++": f"{{++{new}++}}", "{--": f"{{--{old}--}}"}
    source = f"x{before}{marks[opener]}"
    _, problems = parsed(source)
    assert [(problem.code, problem.place.column) for problem in problems] == [
        ("L003", len(before) + 2)
    ]
    segment, problems = parsed(f"{source} {marks[opener]}{{>>typo: a reason<<}}.")
    assert problems == []
    (entry,) = segment.entries
    assert (entry.kind, entry.reason, len(entry.emendations)) == ("typo", "a reason", 2)


BESIDE = st.sampled_from("aé1_м\u0301\u093f鲁かก .，(’“\u3000\u00a0")


@given(BESIDE, BESIDE, BESIDE, BESIDE)
@examples(300)
def test_emphasis(before: str, first: str, last: str, after: str) -> None:
    """“`*` opens only after a non-word character and before a non-space, and closes the mirror way
    (`2*3*4` is literal).”"""
    segment, problems = parsed(f"{before}*{first}x{last}*{after}")
    opens = not joins(before) and bool(first.strip())
    closes = bool(last.strip()) and not joins(after)
    if opens and closes:
        assert problems == []
        assert segment.text == f"{before}{first}x{last}{after}"
        assert segment.emphases == ((1, 4),)
    elif opens or (not joins(last) and after.strip()):  # what opened is not closed
        assert [problem.code for problem in problems] in (["L001"], ["L008"])
    else:
        assert problems == []
        assert segment.text == f"{before}*{first}x{last}*{after}"
        assert segment.emphases == ()


@given(texts(6))
@examples(200)
def test_any_text_can_be_written(text: str) -> None:
    """“`\\` before ASCII punctuation: that character, literally.” “`\\` before anything else is itself
    (`C:\\dir`).” “Single `{` `}` are literal.” “Everything else is literal text.”"""
    everywhere, _ = parsed(escaped(text, True, closers=True))
    assert everywhere.text == text
    plain = "".join(char for char in text if char not in MEANT)
    assert parsed(plain)[0].text == plain
    for char in "a1 é鲁\u3000":
        assert parsed(f"x\\{char}")[0].text == f"x\\{char}"
    for char in "{}":
        assert parsed(f"{plain} {char} {plain}")[0].text == f"{plain} {char} {plain}"


@given(editions(), st.data())
@examples(30)
def test_a_blank_line_too_many_is_one_problem(made: Made, data: st.DataObject) -> None:
    """“Line n of block m in one language stands opposite line n of block m in the other”: where a
    blank line divides a block, the report is one line, the one below the blank."""
    lang = data.draw(st.sampled_from([made.base, made.translation]))
    path = f"source/text/{lang}.txt"
    lines = made.files[path].split("\n")
    inside = [
        number
        for number in range(1, len(lines))
        if lines[number] and lines[number - 1] and not lines[number - 1].startswith("@")
    ]
    assume(inside)
    at = data.draw(st.sampled_from(inside))
    divided = "\n".join([*lines[:at], "", *lines[at:]])
    built = build({**made.files, path: divided})
    found = [p for p in built.problems if p.code[0] == "A" and p.is_error]
    assert [problem.code for problem in found] == ["A001"]
    assert found[0].place == Place(path, at + 2, 1)
    assert not [problem for problem in built.problems if problem.code == "L007"]


@pytest.mark.parametrize("sides", [[], ["en"], ["zh"], ["en", "zh"]], ids=str)
@pytest.mark.parametrize("marked", [[], ["en"], ["zh"], ["en", "zh"]], ids=str)
def test_sides(sides: list[str], marked: list[str]) -> None:
    """“`sides: [en]` where a note has its place in one language only”: without it a mark stands in
    both, with it nowhere else; and “note never referenced” is a problem of its own."""
    both = {"en": "T", "zh": "T"}
    note = {"id": "n1", "note": both, **({"sides": sides} if sides else {})}
    languages = {"en": {"tag": "en", "name": "English"}, "zh": {"tag": "zh", "name": "中文"}}
    files = {
        "source/edition.yml": dump({"title": both, "languages": languages, "texts": ["text"]}),
        "source/text/text.yml": dump({"title": both, "base": "en", "translation": "zh"}),
        "source/text/notes.yml": dump({"notes": [note]}),
        **{f"source/text/{code}.txt": f"x{'[^n1]' * (code in marked)}.\n" for code in ("en", "zh")},
    }
    found = [p for p in build(files, only=PageKind.TEXT).problems if p.code in ("R002", "R006")]
    wanted = [("R002", "source/text/notes.yml")] if not marked else []
    for code in marked:
        if code not in sides if sides else len(marked) == 1:
            wanted.append(("R006", f"source/text/{code}.txt"))
    assert [(problem.code, problem.place.path) for problem in found] == wanted


SOUP = """{~~ ~> ~~} {++ ++} {-- --} {>> <<} {== ==} [^n1] [^t1] [^x] * \\ typo: structure: @1 @2 @2a @x
    ## ### | ~ : ： A:  x 鲁班 . “""".split()
TANGLE = st.lists(
    st.sampled_from([*SOUP, " ", "\n", "\n", "\n\n", "\u3000", "@1\n", "A: ", "## "]), max_size=20
).map("".join)


@given(TANGLE, TANGLE, TANGLE)
@examples(120)
def test_no_text_shows_a_traceback(en: str, zh: str, witness: str) -> None:
    """“No input whatever shows a traceback.” “Each has a stable code with a severity, a place (line
    and column from 1), what was expected and found, and a hint.”"""
    both = {"en": "T", "zh": "T"}
    languages = {"en": {"tag": "en", "name": "English"}, "zh": {"tag": "zh", "name": "中文"}}
    speakers = [{"id": "a", "label": {"en": "A", "zh": "A"}}]
    term = {"id": "t1", "kind": "concept", "term": {"en": "x", "zh": "鲁班"}, "note": both}
    text = {"title": both, "base": "en", "translation": "zh", "speakers": speakers}
    files = {
        "source/edition.yml": dump({"title": both, "languages": languages, "texts": ["text"]}),
        "source/text/text.yml": dump(text),
        "source/text/notes.yml": dump({"notes": [{"id": "n1", "note": both}]}),
        "source/text/en.txt": en,
        "source/text/zh.txt": zh,
        "glossary.yml": dump({"terms": [term]}),
    }
    built = build(files, witness)
    for problem in built.problems:
        assert_sound(problem, files.get(problem.place.path))
    assert built.edition is not None
    for annotated in built.edition.texts:
        for problem in differences(annotated.text):
            assert_sound(problem, files[problem.place.path])


def test_an_error_writes_nothing(tmp_path: Path) -> None:
    """“If any problem is an error, nothing is written”, and “the last good pages stay”: for errors of
    each step."""
    assert not generate(lay_out(None, tmp_path)).has_errors
    good = contents(tmp_path)
    steps = {case.name[0]: case for case in sorted(CASES.glob("*/")) if is_error(case)}
    assert set(steps) >= set("AEGLY")
    for case in steps.values():
        shutil.rmtree(tmp_path / "source")
        assert generate(lay_out(case, tmp_path)).has_errors
        assert contents(tmp_path) == good, case.name
        for path in case_files(case):
            (tmp_path / path).unlink(missing_ok=True)


def is_error(case: Path) -> bool:
    said = case / "expected.txt"
    return said.is_file() and ": error " in said.read_text("utf-8")


def case_files(case: Path) -> Iterator[Path]:
    """The files of a case, by their paths in its edition."""
    return (path.relative_to(case) for path in case.rglob("*") if path.is_file())


def contents(root: Path) -> dict[str, bytes]:
    """The files that a run writes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (root / "docs").rglob("*")
        if path.is_file()
    }
