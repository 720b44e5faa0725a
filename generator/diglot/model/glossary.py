"""What glossary.yml and notes.yml say: entries and notes on passages, with their sources."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from diglot.model.date import Edtf
from diglot.model.localized import NOT_SAID, Localized
from diglot.model.note import LocalizedNote
from diglot.model.problem import Place


class CitedWork(Struct, frozen=True, kw_only=True):
    """A source as it is cited in one language."""

    title: str = ""
    container: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    lang: str = ""
    author: str = ""
    volume: str = ""
    pages: str = ""
    doi: str = ""


class Source(Struct, frozen=True, kw_only=True):
    """Where something comes from: a list entry of `sources:`, or a text's `source:`.

    What is said for all languages alike has no language: its pair's code is "".
    """

    title: Localized = NOT_SAID
    container: Localized = NOT_SAID
    publisher: Localized = NOT_SAID
    date: str = ""
    url: str = ""
    lang: str = ""
    author: Localized = NOT_SAID
    volume: str = ""
    pages: str = ""
    doi: str = ""

    def cited(self, lang: str) -> CitedWork:
        """As it is cited in `lang`; what is not said in it, as it is said first."""
        return CitedWork(
            title=self.title[lang],
            container=self.container[lang],
            publisher=self.publisher[lang],
            date=self.date,
            url=self.url,
            lang=self.lang,
            author=self.author[lang],
            volume=self.volume,
            pages=self.pages,
            doi=self.doi,
        )


class Link(Struct, frozen=True):
    """A way from an entry or note to an entry of the glossary, or to a segment of a text."""

    id: str
    """The entry’s; a segment’s address, `4.1` or `chapter-2#4.1`."""
    where: str
    """`see:` or `[[…]]`."""
    place: Place


class Note(Struct, frozen=True, kw_only=True):
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
    segments: tuple[Link, ...] = ()
    """Each way to a segment in its words."""
    kind: str = ""
    """One that the edition declares, or ""."""
    kind_place: Place = Place("")
    certainty: str = ""
    """How sure the editor is of it: `medium`, `low`; "" where nothing is said."""


class TermKind(StrEnum):
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    EVENT = "event"
    WORK = "work"
    CONCEPT = "concept"
    EXPRESSION = "expression"


class Position(Struct, frozen=True, kw_only=True):
    """A point on the earth, in degrees (WGS 84)."""

    lat: float
    lon: float


class Stop(Position, frozen=True, kw_only=True):
    """A point of a route."""

    name: Localized = field(default_factory=Localized)
    """Of the place, which the map shows where it is an end of the route."""


class Form(Struct, frozen=True, kw_only=True):
    """A string by which a term is found in the text of one language."""

    lang: str
    text: str
    place: Place


class Term(Struct, frozen=True, kw_only=True):
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
    route: tuple[Stop, ...]
    """A few points that a line on the map joins; () where there is none."""
    place: Place
    links: tuple[Link, ...] = ()
    """Its `see`, and each `[[…]]` in its note."""
    segments: tuple[Link, ...] = ()
    """Each way to a segment in its note."""
    sort: Localized = field(default_factory=Localized)
    """What the index files it under, where that is not its headword: `Tokayev, K.-J.`"""
    formerly: tuple[str, ...] = ()
    """The ids that it once had: their addresses lead on."""

    @property
    def is_person(self) -> bool:
        """Whether its dates are those of a life."""
        return self.kind is TermKind.PERSON
