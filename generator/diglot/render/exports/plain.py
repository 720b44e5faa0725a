"""A text as plain text: a sentence a line, for people and for programs that know nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.derive.lines import one_line
from diglot.derive.names import plain_note
from diglot.derive.outline import Section, notes_at, outline
from diglot.model.declared import TextInfo
from diglot.model.text import Text
from diglot.render.exports.format import Wanted


def as_plain(wanted: Wanted) -> Iterator[str]:
    """The edited reading, a segment a line and a blank line between blocks; then the notes.

    In both languages each row has its address on a line, then the two segments; where nothing
    stands in one, its line is empty.
    """
    text = wanted.the_text.text
    codes = (wanted.lang.code,) if wanted.lang else text.info.languages
    for line, _ in lines(text, codes):
        yield f"{line}\n"
    yield from _notes(wanted, text.info, codes)


def lines(text: Text, codes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The lines above the notes; each that is a segment with its address, the others with ""."""
    yield from ((one_line(text.info.title[code]), "") for code in codes)
    for section in outline(text):
        for number, line in enumerate(_block(section, text.info, codes)):
            if number == 0:
                yield "", ""
            yield line


def _block(section: Section, text: TextInfo, codes: Sequence[str]) -> Iterator[tuple[str, str]]:
    if section.heading:
        yield from ((said, "") for c in codes if (said := section.supplied(c)))
    if names := [name for code in codes if (name := section.name(code))]:
        yield f"{' / '.join(names)}:", ""
    for row in section.rows:
        sides = {text.base: row.base.text, text.translation: row.translation.text}
        if len(codes) > 1:
            yield f"#{row.address}", ""
        for code in codes:
            if len(codes) > 1 or sides[code]:
                yield sides[code], row.address


def _notes(wanted: Wanted, text: TextInfo, codes: Sequence[str]) -> Iterator[str]:
    terms = {term.id: term for term in wanted.edition.info.terms}
    places = notes_at(wanted.the_text.text)
    shown = [note for note in text.notes if note.id in places]
    if shown:
        yield "\n* * *\n"
    for note in shown:
        yield f"\n[{', '.join(places[note.id])}]\n"
        for code in codes:
            yield f"{one_line(plain_note(note.note[code], code, terms))}\n"
