"""One leaf of a YAML file changes, and every other byte stays."""

from __future__ import annotations

from difflib import unified_diff
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from diglot.amend.document import Document, read_document
from diglot.amend.merge import merge_files
from diglot.amend.tree import append, drop, put
from diglot.amend.values import Items, Steps, nodes_in, same, value_of
from diglot.parse.yaml import Scalar
from tests.helpers import BASE

EDITIONS = Path(__file__).parents[1] / "editions"
PATHS = (
    BASE / "glossary.yml",
    EDITIONS / "he-en/glossary.yml",
    EDITIONS / "ar-zh/source/orchard/text.yml",
)
BITS = [
    "a: b",
    "# no",
    "it’s",
    "“quoted”",
    "汉字一二三，好。",
    "x, y",
    "[z]",
    "{q}",
    "- d",
    "'s",
    '"d',
    "\\n",
    "~",
    "*e*",
]


@cache
def document(path: Path) -> Document:
    found = read_document(
        "glossary.yml" if "glossary" in path.name else "source/x/text.yml", path.read_text("utf-8")
    )
    assert found
    return found


@st.composite
def edits(draw: st.DrawFn) -> tuple[Document, list[tuple[Steps, str]]]:
    """A file, and one or two of its leaves with other words in them."""
    held = document(draw(st.sampled_from(PATHS)))
    assert held.root
    leaves = [
        (steps, x)
        for steps, x in nodes_in(held.root)
        if isinstance(x, Scalar) and steps[-1] != "id"
    ]
    changed = []
    for steps, node in draw(
        st.lists(st.sampled_from(leaves), min_size=1, max_size=2, unique_by=str)
    ):
        at = draw(st.integers(0, len(node.value)))
        rest = node.value[at + draw(st.integers(0, 9)) :]
        said = f"{node.value[:at]}{draw(st.sampled_from(['', ' ', *BITS]))}{rest}".strip()
        changed.append((steps, said or "x"))
    return held, changed


@given(edits())
def test_a_leaf_is_edited_where_it_stands(made: tuple[Document, list[tuple[Steps, str]]]) -> None:
    """“patches one leaf”: read back equal, comments and folds kept, few lines in the patch."""
    held, [(steps, said), *_] = made
    after = put(held, steps, said)
    node = after.at(*steps)
    assert isinstance(node, Scalar)
    assert node.value == said
    changed = [
        line
        for line in unified_diff(held.lines, after.lines, n=0, lineterm="")
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert len(changed) <= 6
    assert [x for x in held.lines if x.lstrip().startswith("#")] == [
        x for x in after.lines if x.lstrip().startswith("#")
    ]


@given(edits())
def test_two_hands_on_two_leaves_do_not_collide(
    made: tuple[Document, list[tuple[Steps, str]]],
) -> None:
    """What both did is there, as though one had done it."""
    held, changed = made
    versions = [put(held, *one) for one in changed]
    both = held
    for one in changed:
        both = put(both, *one)
    merged = merge_files(held.path, held.text, versions[0].text, versions[-1].text)
    assert not merged.conflicts
    found = read_document(held.path, merged.text)
    assert found
    assert found.root
    assert both.root
    assert same(value_of(found.root), value_of(both.root))


def test_lists_and_keys_come_and_go() -> None:
    """In either style, at either end, down to the last and up from nothing."""
    held = read_document("x.yml", "a:  # why\n  - b\n\n  - c\nd: [e, f]\ng: {h: i}\n")
    assert held
    assert drop(held, ("a", 0)).text == "a:  # why\n  - c\nd: [e, f]\ng: {h: i}\n"
    assert drop(held, ("a", 1)).text == "a:  # why\n  - b\nd: [e, f]\ng: {h: i}\n"
    assert drop(held, ("d", 0)).text.endswith("d: [f]\ng: {h: i}\n")
    assert drop(held, ("d", 1)).text.endswith("d: [e]\ng: {h: i}\n")
    assert drop(held, ("g", "h")).text.endswith("g: {}\n")
    assert (
        append(held, ("a",), "z").text
        == "a:  # why\n  - b\n\n  - c\n\n  - z\nd: [e, f]\ng: {h: i}\n"
    )
    assert append(held, ("d",), "x: y").text.endswith('d: [e, f, "x: y"]\ng: {h: i}\n')
    assert put(held, ("g", "j"), "k").text.endswith("g: {h: i, j: k}\n")
    assert put(held, ("l", "m"), Items(("n",))).text.endswith("g: {h: i}\nl:\n  m: [n]\n")
