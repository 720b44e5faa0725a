"""The edition as frozen values: what the YAML files say, typed, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from diglot.model.date import Edtf
from diglot.model.glossary import Note, Source, Term
from diglot.model.localized import Language, Localized
from diglot.model.problem import Place

EMENDATION_KINDS = ("typo", "punctuation", "name", "grammar", "mistranslation", "structure")


@dataclass(frozen=True, slots=True)
class OwnKind:
    """A kind of emendation that the edition adds to the six."""

    id: str
    place: Place


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TextInfo:
    """What text.yml says of a text."""

    id: str
    title: Localized
    base: str
    translation: str
    date: Edtf | None
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
    published: Edtf | None
    languages: tuple[Language, ...]
    editors: tuple[str, ...]
    licence: str
    licence_covers: Localized
    first_in_text: bool
    """Whether a term is marked once in a text, or (False) once in each of its sections."""
    own_kinds: tuple[OwnKind, ...]
    texts: tuple[TextInfo, ...]
    terms: tuple[Term, ...]
    unread: frozenset[str]
    """Files that are there but cannot be used: what they define is unknown, not missing."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind of emendation that a reason may name."""
        return (*EMENDATION_KINDS, *(kind.id for kind in self.own_kinds))

    def language(self, code: str) -> Language:
        return next(lang for lang in self.languages if lang.code == code)
