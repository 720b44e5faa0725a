"""YAML as editors write it: strings only, places that are true, and never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diglot.flow import make, understand
from diglot.parse.yaml import Mapping, Node, Scalar, Sequence, parse_yaml
from tests.examples import examples
from tests.helpers import BASE, lay_out

SOURCES = sorted(
    path.relative_to(BASE).as_posix() for path in BASE.rglob("*") if path.suffix in (".yml", ".txt")
)
Plain = str | list["Plain"] | dict[str, "Plain"]


def read(text: str) -> Node:
    node, problems = parse_yaml("x.yml", text)
    assert problems == []
    assert node is not None
    return node


def plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.pairs}


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [scalar for item in node.items for scalar in scalars(item)]
    assert isinstance(node, Mapping)
    return [scalar for key, value in node.pairs for scalar in (key, *scalars(value))]


# -- what is written is read ----------------------------------------------------------------------

letters = st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters="\ufeff")
latin = st.text(st.characters(codec="latin-1", exclude_categories=["C"]), max_size=60)
trees = st.recursive(
    latin, lambda inner: st.lists(inner) | st.dictionaries(latin, inner), max_leaves=8
)


@pytest.mark.parametrize(
    "word", "no yes on off y n true null 010 0x1F 1e3 1_000 .inf 12:30:45 2024-05-06 = <<".split()
)
def test_every_scalar_is_text(word: str) -> None:
    """As in YAML 1.2's failsafe schema: `no` is Norwegian."""
    assert plain(read(f"{word}: [{word}, {{{word}: {word}}}]")) == {word: [word, {word: word}]}


@given(st.text(letters))
@examples(120)
def test_quoted_text_is_read_as_written(text: str) -> None:
    assert plain(read(json.dumps(text, ensure_ascii=False))) == text


@given(trees)
@examples(120)
def test_what_is_dumped_is_read(tree: Plain) -> None:
    """Another program's YAML, with its folds and its choice of styles."""
    text = yaml.dump({"x": tree}, allow_unicode=True, width=30)
    assert plain(read(text)) == {"x": tree}


@given(st.lists(st.text("鲁班工坊，。：“”（）、", min_size=1, max_size=9), min_size=1))
@examples(120)
def test_a_fold_between_han_characters_adds_no_space(lines: list[str]) -> None:
    assert plain(read("zh: >-\n" + "".join(f"  {line}\n" for line in lines))) == {
        "zh": "".join(lines)
    }


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (">-\n  鲁\n  班 工\n  坊", "鲁班 工坊"),
        (">-\n  鲁班\n  Luban\n  工坊", "鲁班 Luban 工坊"),
        (">-\n  루반\n  공방", "루반 공방"),
        (">-\n  鲁班\n\n  工坊", "鲁班\n工坊"),
        ("|-\n  鲁班\n  工坊", "鲁班\n工坊"),
        ('"鲁班\n  工坊"', "鲁班工坊"),
        ("鲁班\n  工坊", "鲁班工坊"),
    ],
)
def test_only_a_fold_loses_its_space(written: str, value: str) -> None:
    assert plain(read(f"zh: {written}\n")) == {"zh": value}


@pytest.mark.parametrize("path", [path for path in SOURCES if path.endswith(".yml")])
def test_places_are_true(path: str) -> None:
    """At each value's place stands the value, or the mark that opens it."""
    text = (BASE / path).read_text("utf-8")
    lines = text.split("\n")
    for scalar in scalars(read(text)):
        there = lines[scalar.place.line - 1][scalar.place.column - 1 :]
        assert there.startswith((scalar.value, ">-", '"'))


# -- the cost of a file is its length -------------------------------------------------------------

BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("path", "text", "codes"),
    [
        pytest.param("glossary.yml", BOMB + "terms: *i\n", ["Y003"], id="alias-bomb"),
        pytest.param("glossary.yml", "terms: " + "[" * 10**6, ["Y004"], id="brackets"),
        pytest.param("glossary.yml", "terms: " + "{a: " * 10**6, ["Y004"], id="braces"),
        pytest.param("glossary.yml", "terms:\n" + "- " * 10**6, ["Y004"], id="hyphens"),
        pytest.param("source/words/en.yml", "about: " + "[" * 10**5, None, id="words"),
        pytest.param("source/gate/en.txt", "@" + "9" * 10**4 + "\nA line.\n", None, id="number"),
        pytest.param("source/gate/en.txt", "{==*{++" * 10**5, None, id="marks"),
    ],
)
def test_what_is_too_deep_is_a_problem(
    root: Path, path: str, text: str, codes: list[str] | None
) -> None:
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text(text, "utf-8")
    found = [problem.code for problem in understand(root).problems]
    assert found == codes or codes is None


def test_a_note_of_ten_megabytes_is_too_long(root: Path) -> None:
    """Written here, not committed: its lines are folded, and it ends in a term's link."""
    line = "        He lived in the state of Lu and built gates without a nail.\n"
    path = root / "glossary.yml"
    text = path.read_text("utf-8")
    long = text.replace("        He lived", line * (10**7 // len(line)) + "        He lived")
    path.write_text(long, "utf-8")
    problems = understand(root).problems
    assert [problem.code for problem in problems] == ["E008"]
    assert str(problems[0].place) == "glossary.yml:14:11"


# -- never a traceback ----------------------------------------------------------------------------

# What means something in YAML, in the line format or to a decoder, and what looks like it.
MARKS = r"""
: - # , [ ] { } " ' & * ! | > % @ ` ? ~ \ ： ， “ ” 《 」 <<: &a *a !!int %YAML --- ...
>- |+ null on {~~ ~> ~~} {++ ++} {-- --} {>> <<} {== ==} [^ [^lu-ban] [[ ]] [[lu-ban]]
{>>typo: {>>structure: x<<} @1 @12a ## ### Visitor: 游客： 鲁班 Luban none
javascript: <script> &amp; ${x} {{x}} {%x%}
""".split()
BLANKS = [
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\0",
    "\x1b",
    "\x85",
    "\xa0",
    "\u2028",
    "\ufeff",
]

snippets = st.one_of(
    st.sampled_from(MARKS), st.sampled_from(BLANKS), st.characters(exclude_categories=["Cs"])
)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A source file of the base edition with a few edits: (path, text)."""
    path = draw(st.sampled_from(SOURCES))
    text = (BASE / path).read_bytes().decode()
    for _ in range(draw(st.integers(1, 4))):
        edit = draw(st.sampled_from([edited_characters, edited_lines]))
        text = edit(draw, text)
    return path, text


def edited_characters(draw: st.DrawFn, text: str) -> str:
    """Up to eight characters replaced by a snippet or by nothing."""
    start = draw(st.integers(0, len(text)))
    end = start + draw(st.integers(0, 8))
    return text[:start] + draw(st.one_of(st.just(""), snippets)) + text[end:]


def edited_lines(draw: st.DrawFn, text: str) -> str:
    """A line taken out and put, once or more, somewhere else and at another depth, or nowhere."""
    lines = text.split("\n")
    line = lines.pop(draw(st.integers(0, len(lines) - 1)))
    indent = draw(st.sampled_from(["", " ", "  ", "      ", "\t", "- "]))
    for _ in range(draw(st.integers(0, 2))):
        lines.insert(draw(st.integers(0, len(lines))), indent + line)
    return "\n".join(lines)


@given(mutated())
@examples(120)
def test_no_edit_shows_a_traceback(root: Path, edit: tuple[str, str]) -> None:
    path, text = edit
    assert_is_judged(root, path, text.encode())


@given(st.sampled_from(SOURCES), st.binary(max_size=40), st.integers(0, 200))
@examples(120)
def test_no_bytes_show_a_traceback(root: Path, path: str, data: bytes, at: int) -> None:
    before = (BASE / path).read_bytes()
    assert_is_judged(root, path, before[:at] + data + before[at + len(data) :])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(None, tmp_path)


def assert_is_judged(root: Path, path: str, data: bytes) -> None:
    """The edition with `data` in `path` has problems, each at a place in a file, or is rendered."""
    (root / path).write_bytes(data)
    try:
        result = make(root)
    finally:
        (root / path).write_bytes((BASE / path).read_bytes())
    assert result.outputs or result.has_errors
    for problem in result.problems:
        assert problem.message
        assert problem.place.path
