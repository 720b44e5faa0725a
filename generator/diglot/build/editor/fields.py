"""The fields of a form, as the JSON Schema of a file has them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

import diglot.parse
from diglot.create.target import NOTE
from diglot.model.declared import EditionInfo

_SCHEMAS = Path(diglot.parse.__file__).parent / "schemas"
_WORDS = Path(__file__).parent / "words"
_CHOICE = re.compile(r"\^\(\?:([\w|-]+)\)\$")
LONG = 1_000
"""A text that may be longer than this is prose, and has a field of several lines."""
_LEFT_OUT = frozenset({"formerly"})
"""What commands write."""


class Field(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One value of a form, or several that belong together."""

    name: str
    label: str
    help: str = ""
    shape: str = "text"
    """`text`, `list` (of texts), `group` (of fields) or `groups` (a list of those)."""
    by_language: bool = False
    required: bool = False
    longest: int = 0
    pattern: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """Each value with its name."""
    fields: tuple[Field, ...] = ()
    fixed: bool = False
    """Whether it is shown and not changed."""
    least: int = 0
    """How many a list must hold, where it holds any."""


def words_of(lang: str) -> dict[str, str]:
    """The words of the editor in the language of a page; English where it has none."""
    english = _said("en")
    return {**english, **_said(lang)}


@cache
def _said(lang: str) -> dict[str, str]:
    path = _WORDS / f"{lang}.json"
    known = re.fullmatch("[a-z]{2,8}", lang) and path.is_file()
    return dict(json.loads(path.read_text("utf-8"))) if known else {}


@cache
def schema_of(kind: str) -> Any:  # JSON
    """The schema of the file in which entries or notes stand."""
    name = "notes" if kind == NOTE else "glossary"
    return json.loads((_SCHEMAS / f"{name}.json").read_text("utf-8"))


def order_of(kind: str) -> Sequence[str]:
    """The keys of an entry or note in the order of its file."""
    return list(_model(kind)["properties"])


def fields_of(
    kind: str, info: EditionInfo, lang: str, words: Mapping[str, str]
) -> tuple[Field, ...]:
    """The fields of an entry or a note."""
    schema = schema_of(kind)
    fields = tuple(_fields(schema, _model(kind), words))
    if kind != NOTE:
        return fields
    kinds = tuple((one.id, one.name[lang]) for one in info.note_kinds)
    return tuple(_with_choices(one, kinds) if one.name == "kind" else one for one in fields)


def _model(kind: str) -> Any:  # JSON
    return schema_of(kind)["$defs"]["NoteModel" if kind == NOTE else "TermModel"]


def _with_choices(field: Field, choices: tuple[tuple[str, str], ...]) -> Field:
    return replace(field, choices=choices)


def _fields(schema: Any, model: Any, words: Mapping[str, str]) -> Iterator[Field]:  # JSON
    needed = model.get("required", ())
    for name, said in model["properties"].items():
        if name not in _LEFT_OUT:
            yield _field(schema, name, said, words, name in needed)


def _field(
    schema: Any,  # JSON, as `said`
    name: str,
    said: Any,  # JSON
    words: Mapping[str, str],
    needed: bool,
) -> Field:
    said = _resolved(schema, said)
    by_language = "patternProperties" in said
    if by_language:
        said = _resolved(schema, next(iter(said["patternProperties"].values())))
    fields: tuple[Field, ...] = ()
    shape, least = "text", said.get("minItems", 0)
    if said.get("type") == "array":
        shape, said = "list", _resolved(schema, said["items"])
    if "properties" in said:
        fields = tuple(_fields(schema, said, words))
        shape = "groups" if shape == "list" else "group"
    choice = _CHOICE.fullmatch(said.get("pattern", ""))
    known = choice[1].split("|") if choice else ()
    return Field(
        name=name,
        label=words.get(f"field-{name}", name),
        help=words.get(f"help-{name}", ""),
        shape=shape,
        by_language=by_language,
        required=needed,
        longest=said.get("maxLength", 0),
        pattern="" if choice else said.get("pattern", ""),
        choices=tuple((one, words.get(f"choice-{one}", one)) for one in known),
        fields=fields,
        fixed=name == "id",
        least=least,
    )


def _resolved(schema: Any, said: Any) -> Any:  # JSON
    """What a schema says of a value that is there; references are followed."""
    if "anyOf" in said:
        said = next(one for one in said["anyOf"] if one.get("type") != "null")
    if "$ref" in said:
        said = schema["$defs"][said["$ref"].rpartition("/")[2]]
    return said
