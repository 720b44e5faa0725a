"""What glossary.yml and notes.yml say: entries and notes on passages, with their sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from diglot.model.date import Edtf
from diglot.model.localized import Localized
from diglot.model.note import LocalizedNote
from diglot.model.problem import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something comes from: a list entry of `sources:`, or a text's `source:`."""

    title: str = ""
    container: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way from an entry or note to an entry of the glossary."""

    id: str
    where: str
    """`see:` or `[[…]]`."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note on a passage (notes.yml)."""

    id: str
    note: LocalizedNote
    sources: tuple[Source, ...]
    see: tuple[str, ...]
    sides: tuple[str, ...]
    """The languages in which its mark stands; () for both."""
    place: Place
    links: tuple[Link, ...] = ()
    """Its `see`, and each `[[…]]` in its words."""


class TermKind(StrEnum):
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    EVENT = "event"
    WORK = "work"
    CONCEPT = "concept"
    EXPRESSION = "expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A point on the earth, in degrees (WGS 84)."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A string by which a term is found in the text of one language."""

    lang: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of glossary.yml."""

    id: str
    kind: TermKind
    term: Localized
    forms: tuple[Form, ...]
    """`term` and `also`, in every language."""
    avoid: tuple[Form, ...]
    reading: Localized
    gloss: Localized
    note: LocalizedNote
    sources: tuple[Source, ...]
    see: tuple[str, ...]
    dates: Edtf | None
    position: Position | None
    route: tuple[Position, ...]
    """A few points that a line on the map joins; () where there is none."""
    place: Place
    links: tuple[Link, ...] = ()
    """Its `see`, and each `[[…]]` in its note."""
    sort: Localized = field(default_factory=Localized)
    """What the index files it under, where that is not its headword: `Tokayev, K.-J.`"""
