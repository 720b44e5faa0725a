"""The shape of the YAML files: one model, by which files are read and of which schemas are made.

The models hold what is written, typed; the steps beside this one make the edition's values of them,
with their places. Their types are looked at while Diglot runs: this module has no `annotations` of
`__future__`, which would make strings of them.
"""

from dataclasses import field
from typing import Annotated, Any

from diglot.parse.book_schema import (
    ContributorModel,
    PartModel,
    PersonModel,
    SeriesModel,
    SourceModel,
    model,
)
from diglot.parse.forms import (
    Address,
    BlockNumber,
    Certainty,
    CodeName,
    Date,
    Dates,
    Dir,
    Doi,
    EntryId,
    ExportName,
    Id,
    Isbn,
    Kind,
    Lang,
    Latitude,
    Line,
    Lines,
    Longitude,
    Marks,
    Name,
    Notes,
    Proses,
    Report,
    Siglum,
    SiteUrl,
    SomeLines,
    Stale,
    Switch,
    Tag,
)
from diglot.parse.shape import AtLeast


def no_forms() -> Any:  # typed where it stands
    """An empty mapping, which the JSON Schema names as the default."""
    return field(default_factory=dict, metadata={"json_schema_extra": {"default": {}}})


@model
class LanguageModel:
    tag: Tag
    name: Line
    dir: Dir = "ltr"


@model
class LicenceModel:
    id: Line
    covers: Proses | None = None


@model
class WideAllowModel:
    code: CodeName
    term: EntryId | None = None
    reason: Line


@model
class NoteKindModel:
    id: Id
    name: Lines


@model
class EditionModel:
    """source/edition.yml: what holds for the whole edition."""

    title: Lines
    languages: Annotated[dict[Lang, LanguageModel], AtLeast(1)]
    texts: tuple[Name, ...] = ()
    contents: tuple[PartModel, ...] = ()
    subtitle: Lines | None = None
    series: SeriesModel | None = None
    isbn: Isbn | None = None
    doi: Doi | None = None
    description: Proses | None = None
    version: Line | None = None
    url: SiteUrl | None = None
    report: Report | None = None
    publisher: Lines | None = None
    published: Dates | None = None
    authors: tuple[PersonModel, ...] = ()
    translators: tuple[PersonModel, ...] = ()
    editors: tuple[PersonModel, ...] = ()
    contributors: tuple[ContributorModel, ...] = ()
    licence: LicenceModel | None = None
    marks: Marks = "first-in-section"
    kinds: tuple[Id, ...] = ()
    note_kinds: tuple[NoteKindModel, ...] = ()
    exports: tuple[ExportName, ...] = ()
    offline: Switch = "false"
    allow: tuple[WideAllowModel, ...] = ()
    stale: Stale = "hide"


@model
class SpeakerModel:
    id: Id
    label: Lines
    name: Lines | None = None
    role: Lines | None = None
    reason: Line | None = None


@model
class WitnessModel:
    siglum: Siglum
    source: SourceModel
    covers: Proses | None = None
    seen: Date | None = None


@model
class SectionModel:
    before: BlockNumber
    title: SomeLines


@model
class AllowModel:
    code: CodeName
    reason: Line
    at: Address | None = None
    term: EntryId | None = None


@model
class TextModel:
    """source/TEXT/text.yml: what holds for one text."""

    title: Lines
    base: Lang
    translation: Lang
    date: Date | None = None
    authors: tuple[PersonModel, ...] = ()
    translators: tuple[PersonModel, ...] = ()
    contributors: tuple[ContributorModel, ...] = ()
    source: SourceModel | None = None
    witnesses: tuple[WitnessModel, ...] = ()
    speakers: tuple[SpeakerModel, ...] = ()
    provenance: Proses | None = None
    rights: Proses | None = None
    translation_note: Proses | None = None
    sections: tuple[SectionModel, ...] = ()
    allow: tuple[AllowModel, ...] = ()
    formerly: tuple[Id, ...] = ()


@model
class NoteModel:
    id: Id
    note: Notes
    sources: tuple[SourceModel, ...] = ()
    see: tuple[EntryId, ...] = ()
    sides: tuple[Lang, ...] = ()
    kind: Id | None = None
    certainty: Certainty | None = None


@model
class NotesModel:
    """source/TEXT/notes.yml: notes on passages."""

    notes: tuple[NoteModel, ...] = ()


@model
class PlaceModel:
    lat: Latitude
    lon: Longitude


@model
class StopModel:
    lat: Latitude
    lon: Longitude
    name: Lines | None = None


@model
class TermModel:
    id: Id
    kind: Kind
    term: Lines
    also: dict[Lang, tuple[Line, ...]] = no_forms()
    avoid: dict[Lang, tuple[Line, ...]] = no_forms()
    reading: Lines | None = None
    sort: Lines | None = None
    gloss: Lines | None = None
    note: Notes | None = None
    sources: tuple[SourceModel, ...] = ()
    see: tuple[EntryId, ...] = ()
    dates: Dates | None = None
    place: PlaceModel | None = None
    route: Annotated[tuple[StopModel, ...], AtLeast(2)] | None = None
    formerly: tuple[Id, ...] = ()


@model
class GlossaryModel:
    """glossary.yml: the terms, with notes in each language."""

    terms: tuple[TermModel, ...] = ()


SCHEMAS: dict[str, type] = {
    "edition": EditionModel,
    "text": TextModel,
    "notes": NotesModel,
    "glossary": GlossaryModel,
}
"""File name in schemas/ → model. A test compares the files with the models."""
