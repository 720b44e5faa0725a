"""A segment or block for the eye: both languages, marks, notes, emendations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from diglot.derive.apparatus import Reading, readings
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.names import nearest
from diglot.model.problem import Place, Problem
from diglot.model.text import VARIANT, Occurrence, Row, Text

Terms = defaultdict[tuple[str, str], list[Occurrence]]
Changes = defaultdict[tuple[str, str], list[Reading]]
"""(address, language) → what stands there, in order."""


def show_segment(edition: Edition, address: str) -> tuple[str, list[Problem]]:
    """The text to print; or, for an address that is not there, "" and the problem."""
    text_id, _, local = address.rpartition("/")
    texts = [t for t in edition.texts if text_id in ("", t.text.info.id)]
    found = [
        (annotated, row)
        for annotated in texts
        for pair in annotated.text.pairs
        for row in pair.rows
        if local in (row.address, pair.number)
    ]
    if not found:
        known = {row.address for t in texts for pair in t.text.pairs for row in pair.rows}
        known |= {t.text.info.id for t in edition.texts} if text_id and not texts else set()
        return "", [
            Problem(
                code="R003",
                place=Place(address),
                message=f"expected the address of a segment or block, found “{address}”",
                hint=nearest(local if texts else text_id, known),
            )
        ]
    return "\n".join(_rows(found)), []


def _rows(found: Sequence[tuple[AnnotatedText, Row]]) -> Iterator[str]:
    """Each segment in words; what its text says of all segments is sorted by them once."""
    for _, group in groupby(found, key=lambda pair: pair[0].text.info.id):
        pairs = list(group)
        annotated = pairs[0][0]
        text = annotated.text
        terms: Terms = defaultdict(list)
        for occurrence in annotated.occurrences:
            terms[occurrence.address, occurrence.lang].append(occurrence)
        changes: Changes = defaultdict(list)
        for lang in text.info.languages:
            for reading in readings(text, lang):
                changes[reading.address, lang].append(reading)
        for _, row in pairs:
            yield _row(text, row, terms, changes)


def _row(text: Text, row: Row, terms: Terms, changes: Changes) -> str:
    lines = [f"{text.info.id}/{row.address}"]
    for lang, segment in text.sides(row):
        lines.append(f"  {lang}  {segment.text or '~'}")
        lines.append(f"      {segment.place}")
        for occurrence in terms[row.address, lang]:
            words = segment.text[occurrence.start : occurrence.end]
            mark = "marked" if occurrence.marked else "not marked"
            lines.append(f"      term  “{words}” → {occurrence.term} ({mark})")
        for note in segment.notes:
            words = segment.text[note.start : note.end]
            lines.append(f"      note  {f'“{words}” → ' if words else ''}{note.id}")
        lines += [
            f"      {reading.kind}  “{reading.received}” → “{reading.edited}”: {reading.reason}"
            for reading in changes[row.address, lang]
            if reading.kind != VARIANT
        ]
        lines += [
            f"      {one.siglum}  “{one.reading}” for “{reading.edited}”"
            for reading in changes[row.address, lang]
            for one in reading.variants
        ]
    return "\n".join(lines) + "\n"
