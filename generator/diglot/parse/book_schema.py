"""What several YAML files say alike: people and sources; and the parts of the book.

As in schema.py, types are looked at while Diglot runs.
"""

from dataclasses import dataclass, field
from typing import Annotated, TypeVar, dataclass_transform

from diglot.parse.forms import (
    Date,
    Doi,
    Id,
    Line,
    Lines,
    Name,
    Orcid,
    PersonKind,
    Role,
    Url,
)
from diglot.parse.shape import AtLeast

Model = TypeVar("Model")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def model(cls: type[Model]) -> type[Model]:
    """What stands in a file or in a part of one: its keys, each with its type, and no others."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    type.__setattr__(made, "__pydantic_config__", {"extra": "forbid"})  # for the JSON Schema
    return made


@model
class SourceModel:
    author: Line | Lines | None = None
    title: Line | Lines | None = None
    container: Line | Lines | None = None
    volume: Line | None = None
    pages: Line | None = None
    publisher: Line | Lines | None = None
    date: Date | None = None
    url: Url | None = None
    doi: Doi | None = None
    lang: Line | None = None


@model
class PersonModel:
    name: Line | Lines
    family: Line | Lines | None = None
    given: Line | Lines | None = None
    kind: PersonKind | None = None
    orcid: Orcid | None = None
    url: Url | None = None


@model
class ContributorModel(PersonModel):
    roles: Annotated[tuple[Role, ...], AtLeast(1)]


@model
class SeriesModel:
    title: Lines
    number: Line | None = None


@model
class InnerPartModel:
    """A part of a part."""

    title: Lines | None = None
    texts: tuple[Name, ...] = ()
    page: Id | None = None


@model
class PartModel:
    """A part of the book, with a title; or, without one, texts or a page at their place."""

    title: Lines | None = None
    texts: tuple[Name, ...] = ()
    page: Id | None = None
    contents: tuple[InnerPartModel, ...] = ()
