"""What sources say that an import made: read by the parser of texts, not by the importer."""

from __future__ import annotations

import re
from collections import Counter

import yaml

from diglot.create.document import Bilingual, Document
from diglot.create.importing import Piece, files_of, pieces
from diglot.model.declared import Speaker
from diglot.model.localized import Localized
from diglot.model.problem import CONTROL, Place
from diglot.parse.text import parse_text

CODES = ("en", "zh")
OTHER = Document()


def bare(text: str) -> str:
    """A text without white space, and without what Python strips as such."""
    return re.sub(r"\s", "", text)


def imported(read: Bilingual | tuple[Document, Document]) -> Piece:
    (piece,) = pieces(read, "t", is_by_chapter=False, tell=lambda done, whole: None)
    return piece


def body(piece: Piece, side: int) -> str:
    """All that one file of the text says, in order: labels, words, readings, numbers of pages."""
    files = files_of(piece, CODES, CODES)
    speakers = [
        Speaker(
            id=voice.id,
            label=Localized.of(dict(zip(CODES, voice.labels, strict=True))),
            name=Localized.of(None),
            role=Localized.of(None),
            kind="",
            reason="",
            place=Place(""),
        )
        for voice in piece.made.voices
    ]
    path = f"source/t/{CODES[side]}.txt"
    blocks, problems = parse_text(path, files[path], CODES[side], speakers, ())
    assert [p for p in problems if p.is_error] == []
    said = ""
    for block in blocks:
        said += block.label
        for segment in block.segments:
            said += segment.text + "".join(mark.value for mark in segment.marks)
    return said


def notes(piece: Piece) -> str:
    """The words of all notes, without their marks."""
    file = files_of(piece, CODES, CODES).get("source/t/notes.yml", "notes: []")
    every = yaml.safe_load(file)["notes"]
    return "".join(words for note in every for words in note["note"].values()).replace("\u2060", "")


def lost(characters: str, piece: Piece) -> Counter[str]:
    """The characters that are neither in the first file, nor in the notes, nor in the report."""
    left_out = "".join(one.text + one.what for one in piece.made.left_out)
    there = Counter(bare(body(piece, 0) + notes(piece) + left_out))
    return Counter(bare(CONTROL.sub("", characters))) - there
