"""The manual says what is so: every key of the model is explained, and no command named that is none.

That the editor’s guide works as written is tried on the edition that it speaks of: tests/first_edition.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
import yaml

from diglot.parse.book_schema import SourceModel
from diglot.parse.schema import (
    SCHEMAS,
    EditionModel,
    NoteModel,
    TermModel,
    TextModel,
)
from diglot.parse.validate import load
from tests.commands import diglot
from tests.guide import GUIDES, MANUAL, TEXT

KEYS = (MANUAL / "glossary.md").read_text("utf-8")
FILES = {
    "glossary": "glossary.yml",
    "notes": f"{TEXT}/notes.yml",
    "text": f"{TEXT}/text.yml",
    "edition": "source/edition.yml",
}


def section(anchor: str) -> str:
    """The manual of the YAML files from one heading to the next, of any level."""
    return re.split(r"^#+ ", KEYS.partition(f"{{#{anchor}}}\n")[2], flags=re.MULTILINE)[0]


def models_in(annotation: Any) -> Iterator[type]:
    """The models in a type such as `tuple[TermModel, ...] | None`."""
    if isinstance(annotation, type) and hasattr(annotation, "__pydantic_config__"):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def keys_of_model(model: Any) -> set[tuple[str, ...]]:
    """Each key of the model as a path: `("terms", "place", "lat")`. Sources have a table alone."""
    found: set[tuple[str, ...]] = set()
    for field in dataclasses.fields(model):
        found.add((field.name,))
        for inner in {*models_in(field.type)} - {SourceModel}:
            found |= {(field.name, *path) for path in keys_of_model(inner)}
    return found


def keys_of_sample(value: Any, languages: set[str]) -> set[tuple[str, ...]]:
    """The same for YAML as it is read; language codes are no keys of the model."""
    if isinstance(value, list):
        return {path for item in value for path in keys_of_sample(item, languages)}
    found: set[tuple[str, ...]] = set()
    for name, inner in value.items() if isinstance(value, dict) else ():
        below = keys_of_sample(inner, languages)
        below = set() if name in ("source", "sources") else below
        found |= below if name in languages else {(name,), *((name, *path) for path in below)}
    return found


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_samples_hold_every_key(name: str) -> None:
    """And the model itself takes them."""
    (sample,) = re.findall(r"^```yaml\n(.*?)^```$", section(name), re.MULTILINE | re.DOTALL)
    data, _, problems = load(SCHEMAS[name], FILES[name], sample)
    assert not problems
    assert data is not None
    found = keys_of_sample(yaml.safe_load(sample), {"en", "zh"})
    # The sample is in two languages that are both written from left to right; of `texts:` and
    # `contents:` an edition has one.
    assert found == keys_of_model(SCHEMAS[name]) - {("languages", "dir"), ("texts",)}


@pytest.mark.parametrize(
    ("anchor", "model"),
    [
        ("glossary", TermModel),
        ("sources", SourceModel),
        ("notes", NoteModel),
        ("text", TextModel),
        ("edition", EditionModel),
    ],
)
def test_the_tables_explain_every_key(anchor: str, model: Any) -> None:
    cells = re.findall(r"^\| (`.*?) \|", section(anchor), re.MULTILINE)
    explained = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(explained) == sorted(field.name for field in dataclasses.fields(model))


def test_the_guides_are_the_same_guide() -> None:
    """The same headings, code, pictures and links, in two languages."""
    english, chinese = (path.read_text("utf-8") for path in GUIDES.values())
    for pattern in (
        r"^(#+) .*(\{#\w+\})$",
        r"^(```[\s\S]*?^```)$",
        r"(?<!!)\[[^\]\n]+\]\(([^)]+)\)",
    ):
        there = [re.findall(pattern, text, re.MULTILINE) for text in (english, chinese)]
        assert there[0] == there[1], pattern
        assert there[0], pattern
    pictures = [
        re.findall(r"!\[(.+?)\]\(images/(\w+)\.(\w+)\.png\)", t) for t in (english, chinese)
    ]
    assert [name for _, name, _ in pictures[0]] == [name for _, name, _ in pictures[1]]
    assert {lang for _, _, lang in pictures[0]} == {"en"}
    assert {lang for _, _, lang in pictures[1]} == {"zh"}


def test_the_guide_names_only_commands_that_there_are() -> None:
    for path in GUIDES.values():
        for command in set(re.findall(r"diglot ((?:term )?[a-z]+)", path.read_text("utf-8"))):
            done = diglot(*command.split(), "--help", cwd=MANUAL)
            assert done.returncode == 0, command
