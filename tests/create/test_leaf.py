"""One value of a YAML file is changed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.create.held import LeafError, held, value_at, with_value
from diglot.create.leaf import put
from diglot.create.lines import restored, unified
from diglot.create.written import Value
from diglot.parse.spans import Steps
from tests.examples import examples
from tests.sites import EDITIONS

FILES = sorted(
    path
    for pattern in ("*/glossary.yml", "*/source/*/notes.yml", "*/source/*/text.yml")
    for path in EDITIONS.glob(pattern)
)
COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
WRITTEN = [
    "Plain words.",
    "With: a colon, and a hash #",
    "a, b [c] {d}",
    "- a dash",
    "no",
    "1996",
    'a "quoted" \\ thing',
    "it’s *so*, see [[lin-hai|Lin Hai]]",
    "“引号”与——破折号，以及很长的一句话，" * 5,
    "Long words that are to be folded since they are longer than a line of the file may be, surely.",
    "中 文 空格",
    "Two paragraphs.\n\nOf which this is one.",
]


def leaves(value: Value | None, steps: Steps = ()) -> Iterator[Steps]:
    """The ways to all texts."""
    if isinstance(value, str):
        yield steps
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, (*steps, key))
    elif value is not None:
        for number, one in enumerate(value):
            yield from leaves(one, (*steps, number))


@cache
def places() -> list[tuple[str, Steps]]:
    """Each text of each file."""
    texts = [path.read_text("utf-8") for path in FILES]
    return [(text, steps) for text in texts for steps in leaves(held(text))]


def changed(before: str, after: str) -> int:
    """Lines of a diff: between those that stay at the start and at the end."""
    old, new = before.split("\n"), after.split("\n")
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return len(old) + len(new)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, Steps, str]:
    """A file, the way to one of its texts, and what is to stand there."""
    text, steps = places()[draw(st.integers(0, len(places()) - 1))]
    old = value_at(text, steps)
    assert isinstance(old, str)
    at = draw(st.integers(0, len(old)))
    new = draw(
        st.sampled_from([*WRITTEN, old[:at] + "新词" + old[at:], old[:at], old + " And more."])
    )
    return text, steps, new.strip() or "x"


LINES: list[int] = []
"""Of the diffs that the property below has made."""


@given(edits())
@examples(25)
def test_one_leaf_is_changed_and_read_back(edit: tuple[str, Steps, str]) -> None:
    """“File otherwise identical, comments and folds kept, value read back equal.”"""
    text, steps, new = edit
    made = put(text, steps, new)
    assert value_at(made, steps) == new
    assert held(made) == with_value(held(text), steps, new)
    assert COMMENT.findall(made) == COMMENT.findall(text)
    value = value_at(text, steps)
    assert isinstance(value, str)
    LINES.append(changed(text, made))
    # Of a long text, no more is written anew than lies between what stays at its start and its end.
    assert LINES[-1] <= 2 + new.count("\n") * 2 + (len(value) + len(new)) // 20


def test_most_diffs_are_of_two_lines() -> None:
    """“Median diff ≤ 2 lines.”"""
    assert LINES
    assert median(LINES) <= 2


@given(st.text("ab\n", max_size=20), st.text("ab\n", max_size=20), st.data())
@examples(60)
def test_line_ends_stay_where_lines_stay(before: str, after: str, data: st.DataObject) -> None:
    """“Line ends kept”, of whatever kind each is; and a byte-order mark."""
    ends = data.draw(st.lists(st.sampled_from(["\n", "\r\n"]), min_size=21, max_size=21))
    mark = data.draw(st.sampled_from(["", "\ufeff"]))
    lines = before.split("\n")
    raw = mark + "".join(a + b for a, b in zip(lines, [*ends[: len(lines) - 1], ""], strict=True))
    assert restored(raw, unified(raw)) == raw
    made = restored(raw, after)
    assert unified(made) == after
    assert made.startswith(mark)


FILE = """\
# Terms.
terms:
  - id: a  # the first
    kind: person
    term: {en: A, zh: 甲}
    # Forms.
    also:
      en: [B, "C, D"]
    note:
      en: >-
        One line of words that is kept as it is.
        Another line.

  - id: b
    kind: place
    term: {en: E, zh: 乙}
    sources:
      # From here.
      - title: One
      - {title: Two, date: 1931}  # flow
"""


@pytest.mark.parametrize(
    ("steps", "value", "gone", "come"),
    [
        (("terms", 0, "also", "en"), ["B", "x"], '      en: [B, "C, D"]\n', "      en: [B, x]\n"),
        (("terms", 0, "also", "en"), None, '    also:\n      en: [B, "C, D"]\n', ""),
        (("terms", 0, "gloss", "en"), "G", "", "    gloss:\n      en: >-\n        G\n"),
        (("terms", 0, "note", "zh"), "注", "", "      zh: >-\n        注\n"),
        (("terms", 0, "note", "en"), "One line of words that is kept as it is. Another word.", "        Another line.\n", "        Another word.\n"),
        (("terms", 1, "term", "zh"), "丙, 丁", "{en: E, zh: 乙}", '{en: E, zh: "丙, 丁"}'),
        (("terms", 1, "sources", 1, "date"), None, "{title: Two, date: 1931}", "{title: Two}"),
        (("terms", 1, "sources", 0), None, "      - title: One\n", ""),
        (("terms", 1, "sources", 2), {"title": "T: 3"}, "", '      - title: "T: 3"\n'),
        (("terms", 2), {"id": "c"}, "", "\n  - id: c\n"),
    ],
)  # fmt: skip
def test_what_is_written(steps: Steps, value: Value | None, gone: str, come: str) -> None:
    """Lists, languages, whole entries: where the house would put them, and as it would write them."""
    order = ["id", "kind", "term", "also", "gloss", "note", "sources"]
    made = put(FILE, steps, value, order)
    rest = list(FILE.splitlines())
    for line in [one.strip() for one in come.splitlines()]:
        assert line in made
    for line in rest:
        assert line in made.splitlines() or line.strip() in gone or gone.strip() in line
    assert held(made) == with_value(held(FILE), steps, value)
    assert made.count("#") == FILE.count("#")


@pytest.mark.parametrize("steps", [("terms", 7, "id"), ("terms", "x"), ("terms", 0, "id", "en")])
def test_what_leads_nowhere_is_refused(steps: Steps) -> None:
    with pytest.raises(LeafError):
        put(FILE, steps, "x")
