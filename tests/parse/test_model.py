"""One model: what is read from a file is what the JSON Schema, made of the same model, lets pass."""

from __future__ import annotations

import copy
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from diglot.parse.schema import SCHEMAS
from diglot.parse.validate import load
from tests.examples import examples
from tests.guide import MANUAL
from tests.helpers import BASE

FILES = {
    "edition": BASE / "source/edition.yml",
    "text": BASE / "source/gate/text.yml",
    "notes": BASE / "source/gate/notes.yml",
    "glossary": BASE / "glossary.yml",
}
SAMPLES = {
    name: yaml.load(sample, Loader=yaml.BaseLoader)
    for name in SCHEMAS
    for sample in re.findall(
        rf"\{{#{name}}}\n.*?^```yaml\n(.*?)^```$",
        (MANUAL / "glossary.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )[:1]
}
CALENDAR = re.compile("expected a (?:date, or an interval|month from|day from)")
"""No schema knows the calendar."""
VALUES: list[Any] = [
    *("", "  ", "x", "Lu Ban", "lu-ban", "en", "zh", "none", "a" * 81, "a" * 201, "a" * 1_001),
    *("a" * 20_001, "ltr", "12.3", "12a", "A003", "place", "first-in-text", "1e5", "90.0", "-181"),
    *("https://a.example/", "http://[x", "mailto:a@b.example", "2023-05-12", "20230512", "199X/.."),
    *("https://a.example/\n", "lu-ban\n", "é", "鲁班", "１２", "lu ban", " en ", "en-"),
    *([], {}, ["x"], ["lu-ban", ""], {"en": "x"}, {"en": ""}, {"EN": "x"}, {"en": ["x", []]}),
    *([{"lat": "1", "lon": "2"}], [{"lat": "1", "lon": "2"}] * 2, {"lat": "91", "lon": "2"}, [[]]),
]


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value within a value."""
    yield way
    pairs: list[tuple[Any, Any]] = list(value.items()) if isinstance(value, dict) else []
    for key, inner in pairs or (enumerate(value) if isinstance(value, list) else ()):
        yield from places(inner, (*way, key))


def changed(data: st.DataObject, whole: Any) -> Any:
    """`whole` with one value replaced, one left out, or one key more."""
    whole = copy.deepcopy(whole)
    way = data.draw(st.sampled_from(list(places(whole))))
    if not way:
        return data.draw(st.sampled_from(VALUES))
    parent = whole
    for step in way[:-1]:
        parent = parent[step]
    what = data.draw(st.sampled_from(["value", "value", "value", "gone", "key"]))
    if what == "gone":
        del parent[way[-1]]
    elif what == "key" and isinstance(parent, dict):
        name = data.draw(st.sampled_from(["x", "En", "titel", "lat", "notes", "e" * 9]))
        parent[name] = data.draw(st.sampled_from(VALUES))
    else:
        parent[way[-1]] = data.draw(st.sampled_from(VALUES))
    return whole


def accepted_by_pydantic(kind: type, whole: Any) -> bool:
    try:
        TypeAdapter(kind).validate_python(whole)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("name", SCHEMAS)
@given(data=st.data())
@examples(60)
def test_the_reader_takes_what_the_schema_takes(name: str, data: st.DataObject) -> None:
    """Pydantic, which makes the schema, and the reader hold a file to the same model."""
    whole = SAMPLES[name]
    for _ in range(data.draw(st.integers(1, 2))):
        whole = changed(data, whole)
    # Quoted, so that no value is a comment, a null or a number.
    text = yaml.dump(whole, default_style='"', allow_unicode=True, width=10**9)
    value, _, problems = load(SCHEMAS[name], "file.yml", text)
    assert (value is not None) == (not problems)
    formal = [problem for problem in problems if not CALENDAR.match(problem.message)]
    assert (not formal) == accepted_by_pydantic(SCHEMAS[name], whole), problems


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_sample_is_taken(name: str) -> None:
    assert accepted_by_pydantic(SCHEMAS[name], SAMPLES[name])
    text = FILES[name].read_text("utf-8")
    value, _, problems = load(SCHEMAS[name], "file.yml", text)
    assert isinstance(value, SCHEMAS[name])
    assert problems == []


@pytest.mark.parametrize(
    "code",
    [
        f"from pathlib import Path; from diglot.flow import make; make(Path({str(BASE)!r}))",
        "import diglot.cli",
    ],
)
def test_nobody_waits_for_pydantic(code: str) -> None:
    """It takes a tenth of a second to load, and only who wants a schema needs it."""
    asserted = "import sys; assert not {'pydantic', 'pydantic_core'} & {*sys.modules}"
    subprocess.run([sys.executable, "-c", f"{code}; {asserted}"], check=True)
