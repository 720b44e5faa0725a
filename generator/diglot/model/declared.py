"""The edition as frozen values: what the YAML files say, typed, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from diglot.model.problem import Place

EMENDATION_KINDS = ("typo", "punctuation", "name", "grammar", "mistranslation", "structure")


@dataclass(frozen=True, slots=True)
class Localized:
    """One thing said in several languages: pairs of language code and words, as in the file."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, words: Mapping[str, str] | None) -> Localized:
        return cls(tuple((words or {}).items()))

    def __getitem__(self, lang: str) -> str:
        """The words in `lang`; where it has none, the first language's; "" where there are none."""
        return self.exact(lang) or next((words for _, words in self.pairs), "")

    def exact(self, lang: str) -> str:
        """The words in `lang` and no other, or ""."""
        return next((words for code, words in self.pairs if code == lang), "")

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.pairs)

    def __bool__(self) -> bool:
        return bool(self.pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    code: str
    """The short key of the source files and the addresses: `zh`."""
    tag: str
    """BCP 47: `zh-Hans`."""
    name: str
    """Its own name: `中文`."""
    dir: str
    """`ltr` or `rtl`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something comes from: a list entry of `sources:`, or a text's `source:`."""

    title: str = ""
    container: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    id: str
    label: Localized
    """As received, at the start of a speech; takes part in the witness rule."""
    name: Localized
    """As the edition shows it."""
    role: Localized
    kind: str
    reason: str
    """Why label and name differ; "" where they do not."""
    place: Place
    """Of the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppliedHeading:
    """A heading that the editor adds before a block."""

    before: str
    title: Localized
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A problem judged and accepted at one address, with the reason."""

    at: str
    code: str
    term: str
    reason: str
    place: Place


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
    note: Localized
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
    note: Localized
    sources: tuple[Source, ...]
    see: tuple[str, ...]
    dates: str
    """EDTF, or ""."""
    position: Position | None
    route: tuple[Position, ...]
    """A few points that a line on the map joins; () where there is none."""
    place: Place
    links: tuple[Link, ...] = ()
    """Its `see`, and each `[[…]]` in its note."""
    sort: Localized = Localized()
    """What the index files it under, where that is not its headword: `Tokayev, K.-J.`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextInfo:
    """What text.yml says of a text."""

    id: str
    title: Localized
    base: str
    translation: str
    date: str
    translators: tuple[str, ...]
    source: Source
    speakers: tuple[Speaker, ...]
    provenance: Localized
    rights: Localized
    translation_note: Localized
    headings: tuple[SuppliedHeading, ...]
    allow: tuple[Allowance, ...]
    notes: tuple[Note, ...]
    place: Place

    @property
    def languages(self) -> tuple[str, str]:
        return self.base, self.translation


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionInfo:
    """What edition.yml and glossary.yml say of the whole."""

    title: Localized
    description: Localized
    version: str
    url: str
    report: str
    """Where readers report mistakes: an http(s) or mailto address, or ""."""
    publisher: Localized
    published: str
    languages: tuple[Language, ...]
    editors: tuple[str, ...]
    licence: str
    licence_covers: Localized
    first_in_text: bool
    """Whether a term is marked once in a text, or (False) once in each of its sections."""
    kinds: tuple[str, ...]
    texts: tuple[TextInfo, ...]
    terms: tuple[Term, ...]
    unread: frozenset[str]
    """Files that are there but cannot be used: what they define is unknown, not missing."""

    def language(self, code: str) -> Language:
        return next(lang for lang in self.languages if lang.code == code)
