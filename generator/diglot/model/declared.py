"""The edition as frozen values: what the YAML files say, typed, each with its place."""

from __future__ import annotations

from msgspec import Struct, structs

from diglot.model.contents import PartName, Placed, PlacedText
from diglot.model.date import Edtf
from diglot.model.font import Font
from diglot.model.glossary import Note, Source, Term
from diglot.model.localized import Language, Localized
from diglot.model.problem import Place

EMENDATION_KINDS = ("typo", "punctuation", "name", "grammar", "mistranslation", "structure")


class OwnKind(Struct, frozen=True):
    """A kind of emendation that the edition adds to the six."""

    id: str
    place: Place


class Person(Struct, frozen=True, kw_only=True):
    """Who wrote, edited or translated: a person or a group."""

    name: str
    family: str = ""
    """The part of the name that is the family's; "" where the sources do not say."""
    given: str = ""
    """What else there is of it, where the sources say both."""
    kind: str = ""
    """`person` or `organisation`; "" where the sources do not say."""
    orcid: str = ""
    """As it is written: `0000-0002-1825-0097`."""
    url: str = ""
    roles: tuple[str, ...] = ()
    """Of a contributor: codes of MARC relators."""
    names: tuple[tuple[str, str, str, str], ...] = ()
    """In each language that has its own: code, name, family, given."""

    def said_in(self, lang: str) -> Person:
        """As the person is called in a language, or else in the first."""
        for code, name, family, given in self.names:
            if code == lang:
                return structs.replace(self, name=name, family=family, given=given)
        return self


class Witness(Struct, frozen=True, kw_only=True):
    """A form in which a text has come down to us, or been seen."""

    siglum: str
    """By which the apparatus names it."""
    source: Source
    covers: Localized
    """How much of the text it has."""
    seen: Edtf | None
    place: Place


class NoteKind(Struct, frozen=True):
    """A kind of note that the edition declares."""

    id: str
    name: Localized


class Speaker(Struct, frozen=True, kw_only=True):
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


class SuppliedHeading(Struct, frozen=True, kw_only=True):
    """A heading that the editor adds before a block."""

    before: str
    title: Localized
    place: Place


class Allowance(Struct, frozen=True, kw_only=True):
    """A problem judged and accepted at one address, with the reason."""

    at: str
    """"" for all of the text, or of the edition."""
    code: str
    term: str
    reason: str
    place: Place


class TextInfo(Struct, frozen=True, kw_only=True):
    """What text.yml says of a text."""

    id: str
    title: Localized
    base: str
    translation: str
    date: Edtf | None
    translators: tuple[Person, ...]
    source: Source
    speakers: tuple[Speaker, ...]
    provenance: Localized
    rights: Localized
    translation_note: Localized
    headings: tuple[SuppliedHeading, ...]
    allow: tuple[Allowance, ...]
    notes: tuple[Note, ...]
    place: Place
    formerly: tuple[str, ...] = ()
    """The ids that it once had: their addresses lead on."""
    witnesses: tuple[Witness, ...] = ()
    """The first is the received text."""
    authors: tuple[Person, ...] = ()
    contributors: tuple[Person, ...] = ()
    """Those of this text; where it says none, they are the edition’s (see derive/credits.py)."""
    within: tuple[PartName, ...] = ()
    """The parts of the book that it stands in, the outermost first."""

    @property
    def sigla(self) -> tuple[str, ...]:
        """Of the witnesses beside the received text."""
        return tuple(witness.siglum for witness in self.witnesses[1:])

    @property
    def languages(self) -> tuple[str, str]:
        return self.base, self.translation

    def called(self, lang: str) -> str:
        """Its title behind those of its parts, which tell it from another “Chapter 1”."""
        return " · ".join([*(part.title[lang] for part in self.within), self.title[lang]])


class Book(Struct, frozen=True, kw_only=True):
    """What catalogues say of the edition; a part of which nothing is said is empty."""

    authors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    contributors: tuple[Person, ...] = ()
    subtitle: Localized = Localized()
    series: Localized = Localized()
    number: str = ""
    """Within the series."""
    isbn: str = ""
    doi: str = ""


class EditionInfo(Struct, frozen=True, kw_only=True):
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
    editors: tuple[Person, ...]
    licence: str
    licence_covers: Localized
    first_in_text: bool
    """Whether a term is marked once in a text, or (False) once in each of its sections."""
    own_kinds: tuple[OwnKind, ...]
    texts: tuple[TextInfo, ...]
    terms: tuple[Term, ...]
    allow: tuple[Allowance, ...]
    """What holds for every text."""
    unread: frozenset[str]
    """Files that are there but cannot be used: what they define is unknown, not missing."""
    note_kinds: tuple[NoteKind, ...] = ()
    exports: tuple[str, ...] = ()
    """The formats that the site offers as downloads: names, or `all`."""
    is_offline: bool = False
    """Whether a browser keeps the site, to be read without a network."""
    fonts: tuple[Font, ...] = ()
    """What the preview pictures are set in: the edition's before Diglot's own."""
    shows_stale: bool = False
    """Whether readers are told of a translation that its base has left behind."""
    book: Book = Book()
    contents: tuple[Placed, ...] = ()
    """The texts, and pages written by hand, in their order and in parts."""

    @property
    def has_contents(self) -> bool:
        """Whether there is more to be listed than one text."""
        return len(self.contents) > 1 or not all(isinstance(x, PlacedText) for x in self.contents)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind of emendation that a reason may name."""
        return (*EMENDATION_KINDS, *(kind.id for kind in self.own_kinds))

    def language(self, code: str) -> Language:
        return next(lang for lang in self.languages if lang.code == code)
