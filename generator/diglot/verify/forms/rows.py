"""The table and the JSON of a text, read back."""

from __future__ import annotations

import csv
import io
import re

import msgspec

from diglot.model.declared import EditionInfo
from diglot.model.note import NoteBody
from diglot.render.exports.format import Wanted
from diglot.render.exports.rows import COLUMNS, TextData
from diglot.verify.forms.taken import (
    Key,
    Reader,
    Taken,
    UnreadableError,
    expected_notes,
    expected_received,
    expected_rows,
    expected_terms,
    whole,
)

_MADE_SAFE = re.compile(r"^'(?='*[=+\-@\t\r\n＝＋－＠])")


def read_table(content: bytes, wanted: Wanted) -> Taken:
    """The table. An apostrophe before what is no formula is the text’s."""
    codes = wanted.the_text.text.info.languages
    source = io.StringIO(content.decode("utf-8-sig"), newline="")
    _, *lines = list(csv.reader(source)) or [[]]
    first = len(COLUMNS)
    if any(len(line) != first + 5 for line in lines):
        raise UnreadableError("expected as many cells in each row as in the first")
    rows, received, notes = list[Key](), list[Key](), list[Key]()
    for line in lines:
        cells = [_MADE_SAFE.sub("", cell, count=1) for cell in line]
        for at, code in enumerate(codes, start=first):
            rows.append((cells[0], code, cells[at]))
            received.append((cells[0], code, cells[at + 2]))
        notes += [(one, "", cells[0]) for one in cells[-1].split(" | ") if one]
    return Taken(rows=tuple(rows), received=tuple(received), notes=tuple(notes))


def _expect_table(wanted: Wanted) -> Taken:
    text = wanted.the_text
    notes = [
        (note, "", row.address)
        for pair in text.text.pairs
        for row in pair.rows
        for note in dict.fromkeys(m.id for side in (row.base, row.translation) for m in side.notes)
    ]
    rows, received = expected_rows(text), expected_received(text)
    return Taken(rows=rows, received=received, notes=tuple(notes))


def read_data(content: bytes, wanted: Wanted) -> Taken:
    """The JSON, by its schema."""
    try:
        data = msgspec.json.decode(content, type=TextData)
    except ValueError as error:
        raise UnreadableError(str(error)) from None
    rows, received, terms = list[Key](), list[Key](), list[Key]()
    for row in data.rows:
        for code, side in row.sides.items():
            rows.append((row.address, code, side.edited))
            was = side.edited if side.received is None else side.received
            received.append((row.address, code, was))
            terms += [(term.id, code, row.address) for term in side.terms]
    notes = [
        (id_, code, written)
        for id_, said in data.notes.items()
        if id_ in data.places
        for code, written in said.items()
    ]
    return Taken(rows=tuple(rows), received=tuple(received), notes=tuple(notes), terms=tuple(terms))


def _written(note: NoteBody, lang: str, info: EditionInfo) -> str:
    return note.written


def _expect_data(wanted: Wanted) -> Taken:
    text = wanted.the_text
    return Taken(
        rows=expected_rows(text),
        received=expected_received(text),
        notes=expected_notes(wanted, said=_written),
        terms=expected_terms(text),
    )


TABLE = Reader(whole(read_table), _expect_table)
DATA = Reader(whole(read_data), _expect_data)
