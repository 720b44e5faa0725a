"""The shape of the YAML files: one model that validates them and makes their JSON Schema.

The models hold strings as written; `parse_edition` turns them into the values of `edition`.
"""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from diglot.language.dates import impossible

NOTE_LENGTH = 20_000
"""Characters: a note is read in the margin, and a page must stay a page."""

SHAPES: dict[str, tuple[str, str]] = {}
"""Pattern → what it expects, and a hint: the words of the messages."""


def _shape(pattern: str, expected: str, hint: str = "", *, longest: int = 200) -> StringConstraints:
    SHAPES[pattern] = (expected, hint)
    return StringConstraints(pattern=pattern, max_length=longest)


def _of_the_calendar(dates: str) -> str:
    """`dates`, whose months and days must exist. The error holds a message and a hint."""
    if wrong := impossible(dates):
        raise ValueError(*wrong)
    return dates


# EDTF (ISO 8601-2:2019), levels 0 and 1 as far as timelines need them: a date or an interval, each
# with a qualifier, unspecified digits, and open or unknown ends.
_MOMENT = r"(?:Y-?[0-9]{5,9}|-?[0-9]{4}|-?[0-9]{2,3}X{1,2})(?:-(?:[0-9]{2}|XX)){0,2}[?~%]?"
KINDS = "person place organisation event work concept expression".split()

Id = Annotated[
    str,
    _shape(
        r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
        "an id",
        "lower-case ASCII letters and digits, joined by single hyphens: lu-ban",
        longest=80,
    ),
]
Lang = Annotated[str, _shape(r"^[a-z]{2,8}$", "a language code", "two letters or more: en, zh")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=1_000, strip_whitespace=True)]
Prose = Annotated[
    str, StringConstraints(min_length=1, max_length=NOTE_LENGTH, strip_whitespace=True)
]
Lines = dict[Lang, Line]
Proses = dict[Lang, Prose]
Url = Annotated[
    str,
    _shape(
        r"^https?://[^\s<>\"`\\\[\]]+$",
        "an address that starts with http:// or https://",
        "no spaces, quotation marks or angle brackets; other schemes are refused",
        longest=2_000,
    ),
]
Report = Annotated[
    str,
    _shape(
        r"^(?:https?://[^\s<>\"`\\\[\]]+|mailto:[^\s<>\"`\\:/]+@[^\s<>\"`\\:/]+)$",
        "an address that starts with https:// or mailto:",
        "where readers report mistakes: mailto:editor@example.org, or a page for new issues",
        longest=2_000,
    ),
]
Date = Annotated[
    str,
    _shape(r"^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$", "a date", "2023, 2023-05 or 2023-05-12"),
    AfterValidator(_of_the_calendar),
]
Edtf = Annotated[
    str,
    _shape(
        rf"^(?:{_MOMENT}|\.\.)?(?:/(?:{_MOMENT}|\.\.)?)?$",
        "an EDTF date",
        "2023-05-12, 2023-05-18/2023-05-19, -0506~/-0443~ (uncertain), 2001-06-15/..",
    ),
    AfterValidator(_of_the_calendar),
]
Latitude = Annotated[
    str,
    _shape(
        r"^-?(?:[0-8]?[0-9](?:\.[0-9]+)?|90(?:\.0+)?)$",
        "a latitude, in degrees from -90 to 90",
        "51.13, -33.87: a decimal number, south of the equator with a minus",
    ),
]
Longitude = Annotated[
    str,
    _shape(
        r"^-?(?:(?:1[0-7]|0?[0-9])?[0-9](?:\.[0-9]+)?|180(?:\.0+)?)$",
        "a longitude, in degrees from -180 to 180",
        "71.43, -0.12: a decimal number, west of Greenwich with a minus",
    ),
]
Address = Annotated[
    str, _shape(r"^[0-9]+[a-z]?(?:\.[0-9]+)?$", "the address of a block or segment", "12 or 12.3")
]
BlockNumber = Annotated[str, _shape(r"^[0-9]+[a-z]?$", "the number of a block", "12 or 12a")]
CodeName = Annotated[str, _shape(r"^[A-Z][0-9]{3}$", "the code of a problem", "A003")]
Tag = Annotated[
    str, _shape(r"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$", "a BCP 47 tag", "en, zh-Hans, pt-BR")
]
Dir = Annotated[str, _shape(r"^(?:ltr|rtl)$", "ltr or rtl", "in small letters")]
Marks = Annotated[
    str,
    _shape(
        r"^first-in-(?:section|text)$",
        "first-in-section or first-in-text",
        "where a term’s note is marked: once in each section, or once in the text",
    ),
]
Kind = Annotated[str, _shape(rf"^(?:{'|'.join(KINDS)})$", "a kind", f"one of {', '.join(KINDS)}")]


class _Model(BaseModel):
    # A model within another is checked by the outer one: building its own check takes time.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class SourceModel(_Model):
    title: Line | None = None
    container: Line | None = None
    publisher: Line | None = None
    date: Date | None = None
    url: Url | None = None
    lang: Line | None = None


class PersonModel(_Model):
    name: Line


class LanguageModel(_Model):
    tag: Tag
    name: Line
    dir: Dir = "ltr"


class LicenceModel(_Model):
    id: Line
    covers: Proses | None = None


class EditionModel(_Model):
    """source/edition.yml: what holds for the whole edition."""

    title: Lines
    languages: Annotated[dict[Lang, LanguageModel], Field(min_length=1)]
    texts: Annotated[list[str], Field(min_length=1)]
    description: Proses | None = None
    version: Line = "0.1.0"
    url: Url | None = None
    report: Report | None = None
    publisher: Lines | None = None
    published: Date | None = None
    editors: list[PersonModel] = []
    licence: LicenceModel | None = None
    marks: Marks = "first-in-section"
    kinds: list[Id] = []


class SpeakerModel(_Model):
    id: Id
    label: Lines
    name: Lines | None = None
    role: Lines | None = None
    reason: Line | None = None


class SectionModel(_Model):
    before: BlockNumber
    title: Lines


class AllowModel(_Model):
    at: Address
    code: CodeName
    term: Id | None = None
    reason: Line


class TextModel(_Model):
    """source/TEXT/text.yml: what holds for one text."""

    title: Lines
    base: Lang
    translation: Lang
    date: Date | None = None
    translators: list[PersonModel] = []
    source: SourceModel | None = None
    speakers: list[SpeakerModel] = []
    provenance: Proses | None = None
    rights: Proses | None = None
    translation_note: Proses | None = None
    sections: list[SectionModel] = []
    allow: list[AllowModel] = []


class NoteModel(_Model):
    id: Id
    note: Proses
    sources: list[SourceModel] = []
    see: list[Id] = []
    sides: list[Lang] = []


class NotesModel(_Model):
    """source/TEXT/notes.yml: notes on passages."""

    notes: list[NoteModel] = []


class PlaceModel(_Model):
    lat: Latitude
    lon: Longitude


class TermModel(_Model):
    id: Id
    kind: Kind
    term: Lines
    also: dict[Lang, list[Line]] = {}
    avoid: dict[Lang, list[Line]] = {}
    reading: Lines | None = None
    sort: Lines | None = None
    gloss: Lines | None = None
    note: Proses | None = None
    sources: list[SourceModel] = []
    see: list[Id] = []
    dates: Edtf | None = None
    place: PlaceModel | None = None
    route: Annotated[list[PlaceModel], Field(min_length=2)] | None = None


class GlossaryModel(_Model):
    """glossary.yml: the terms, with notes in each language."""

    terms: list[TermModel] = []


def json_schema(model: type[BaseModel]) -> dict[str, Any]:  # JSON
    """The JSON Schema (draft 2020-12) of a file, for editors that complete and explain."""
    return {**_any_scalar(model.model_json_schema())}


def _any_scalar(schema: Any) -> Any:  # any JSON value: a schema is data here
    """The schema with numbers and booleans where the model takes strings.

    We read every scalar as a string; an editor’s YAML reads `2011` as a number and `no` as false.
    """
    if isinstance(schema, list):
        return [_any_scalar(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {key: _any_scalar(value) for key, value in schema.items()}
    if changed.get("type") == "string":
        changed["type"] = ["string", "number", "boolean"]
    return changed


SCHEMAS: dict[str, type[BaseModel]] = {
    "edition": EditionModel,
    "text": TextModel,
    "notes": NotesModel,
    "glossary": GlossaryModel,
}
"""File name in schemas/ → model. A test compares the files with the models."""


def schema_file(name: str) -> str:
    """The content of schemas/NAME.json."""
    return json.dumps(json_schema(SCHEMAS[name]), indent=2, ensure_ascii=False) + "\n"
