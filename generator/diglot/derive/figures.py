"""How much there is of what: the figures by which an edition's first page describes its parts."""

from __future__ import annotations

from msgspec import Struct

from diglot.model.edition import AnnotatedText, Edition
from diglot.model.text import BlockKind


class Figures(Struct, frozen=True, kw_only=True):
    segments: int
    """Rows in which a language says something; headings are none."""
    notes: int
    """Notes of the reading pages: each once a text, whether of an entry or of the text's own."""
    changes: int
    """Entries of the apparatus, in both languages; a speaker named otherwise is one."""
    entries: int
    dates: int
    """Entries and texts that have a date."""
    places: int
    """Entries that have a place or a route."""


def figures_of(edition: Edition) -> Figures:
    """Of all texts together."""
    info = edition.info
    dated = [*(term.dates for term in info.terms), *(text.date for text in info.texts)]
    return Figures(
        segments=sum(map(segments_of, edition.texts)),
        notes=sum(map(_notes, edition.texts)),
        changes=sum(map(changes_of, edition.texts)),
        entries=len(info.terms),
        dates=sum(date is not None for date in dated),
        places=sum(bool(term.position or term.route) for term in info.terms),
    )


def segments_of(annotated: AnnotatedText) -> int:
    """Rows of a text in which a language says something, without headings."""
    return sum(
        not (row.base.is_empty and row.translation.is_empty)
        for pair in annotated.text.pairs
        if pair.kind is not BlockKind.HEADING
        for row in pair.rows
    )


def _notes(annotated: AnnotatedText) -> int:
    ids = {found.term for found in annotated.occurrences if found.marked}
    for pair in annotated.text.pairs:
        for block in (pair.base, pair.translation):
            for segment in block.segments:
                ids |= {mark.id for mark in segment.notes}
    return len(ids)


def changes_of(annotated: AnnotatedText) -> int:
    """Entries of a text’s apparatus, in both languages; a speaker named otherwise is one."""
    renamed = sum(bool(speaker.reason) for speaker in annotated.text.info.speakers)
    return renamed + sum(
        sum(entry.is_change for entry in segment.entries)
        for pair in annotated.text.pairs
        for block in (pair.base, pair.translation)
        for segment in block.segments
    )
