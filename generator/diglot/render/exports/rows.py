"""The rows of a text as a table (CSV, RFC 4180) and as JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from diglot.derive.apparatus import extent
from diglot.derive.outline import Section, notes_at, outline
from diglot.model.edition import AnnotatedText
from diglot.model.text import Occurrence, Row, Segment
from diglot.render.exports.csv import Lines, listed, safe_cell
from diglot.render.exports.format import Wanted
from diglot.render.exports.json import one_a_line

COLUMNS = ("address", "kind", "speaker")
"""Those before the two languages."""


def as_table(wanted: Wanted) -> Iterator[str]:
    """A row a segment: address, kind, speaker; then each language, edited and received; the notes.

    With a byte-order mark, by which spreadsheets know UTF-8.
    """
    text = wanted.the_text.text
    write = csv.writer(Lines()).writerow
    edited = [wanted.edition.info.language(code).tag for code in text.info.languages]
    yield "\ufeff" + str(
        write([*COLUMNS, *edited, *(f"{tag} (received)" for tag in edited), "notes"])
    )
    for section in outline(text):
        speaker = section.speaker.id if section.speaker else ""
        for row in section.rows:
            sides = (row.base, row.translation)
            notes = dict.fromkeys(mark.id for side in sides for mark in side.notes)
            said = [side.text for side in sides] + [side.received for side in sides]
            cells = [row.address, section.pair.kind.value, speaker, *said, listed(notes)]
            yield str(write([safe_cell(cell) for cell in cells]))


class ChangeData(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An emendation: the edited reading is `edited[start:end]`, in code points."""

    start: int
    end: int
    received: str
    kind: str
    reason: str


class VariantData(Struct, frozen=True, kw_only=True):
    """What a witness reads in the place of `edited[start:end]`, in code points."""

    start: int
    end: int
    witness: str
    reading: str


class MarkData(Struct, frozen=True, kw_only=True):
    """A note, or an entry of the glossary, on `edited[start:end]`, in code points."""

    id: str
    start: int
    end: int


class SideData(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A segment in one language. The received reading is there where it is another."""

    edited: str
    received: str | None = None
    changes: tuple[ChangeData, ...] = ()
    variants: tuple[VariantData, ...] = ()
    notes: tuple[MarkData, ...] = ()
    terms: tuple[MarkData, ...] = ()
    emphases: tuple[tuple[int, int], ...] = ()


class RowData(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row: the text in both languages, by language code."""

    address: str
    kind: str
    sides: dict[str, SideData]
    speaker: str = ""
    level: int = 0


class TextData(Struct, frozen=True, kw_only=True):
    """The whole file: a text with its notes."""

    id: str
    title: dict[str, str]
    base: str
    translation: str
    languages: dict[str, str]
    """Code → BCP 47 tag."""
    speakers: dict[str, dict[str, str]]
    notes: dict[str, dict[str, str]]
    """Id → language → inline Markdown, as it was written."""
    places: dict[str, list[str]]
    """Where each note stands."""
    rows: list[RowData]


def schema() -> dict[str, Any]:  # JSON
    """What a file of `as_data` looks like, as JSON Schema."""
    return msgspec.json.schema(TextData)


def as_data(wanted: Wanted) -> Iterator[str]:
    """The text as JSON, a row a line; in pieces."""
    text, info = wanted.the_text.text, wanted.edition.info
    head = {
        "id": text.info.id,
        "title": dict(text.info.title),
        "base": text.info.base,
        "translation": text.info.translation,
        "languages": {code: info.language(code).tag for code in text.info.languages},
        "speakers": {speaker.id: dict(speaker.name) for speaker in text.info.speakers},
        "notes": {n.id: {code: body.written for code, body in n.note} for n in text.info.notes},
        "places": notes_at(text),
    }
    return one_a_line(head, "rows", map(msgspec.to_builtins, _rows(wanted.the_text)))


def _rows(annotated: AnnotatedText) -> Iterator[RowData]:
    found: dict[tuple[str, str], list[Occurrence]] = {}
    for one in annotated.occurrences:
        found.setdefault((one.address, one.lang), []).append(one)
    for section in outline(annotated.text):
        for row in section.rows:
            yield _row(annotated, section, row, found)


def _row(
    annotated: AnnotatedText,
    section: Section,
    row: Row,
    found: dict[tuple[str, str], list[Occurrence]],
) -> RowData:
    return RowData(
        address=row.address,
        kind=section.pair.kind.value,
        level=section.pair.level,
        speaker=section.speaker.id if section.speaker else "",
        sides={
            code: _side(segment, found.get((row.address, code), ()))
            for code, segment in annotated.text.sides(row)
        },
    )


def _side(segment: Segment, terms: list[Occurrence] | tuple[()]) -> SideData:
    received = segment.received if segment.entries else segment.text
    return SideData(
        edited=segment.text,
        received=None if received == segment.text else received,
        changes=tuple(
            ChangeData(
                start=change.start,
                end=change.end,
                received=change.old,
                kind=entry.kind,
                reason=entry.reason,
            )
            for entry in segment.entries
            for change in entry.emendations
        ),
        variants=tuple(
            VariantData(start=start, end=end, witness=one.siglum, reading=one.reading)
            for entry in segment.entries
            for start, end in [extent(entry)]
            for one in entry.variants
        ),
        notes=tuple(MarkData(id=m.id, start=m.start, end=m.end) for m in segment.notes),
        terms=tuple(MarkData(id=m.term, start=m.start, end=m.end) for m in terms),
        emphases=segment.emphases,
    )
