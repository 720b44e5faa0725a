"""A text as Markdown (CommonMark): a paragraph a block, the two languages in turn."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from diglot.derive.lines import one_line
from diglot.derive.names import plain_note
from diglot.derive.outline import Section, notes_at, outline
from diglot.model.declared import TextInfo
from diglot.model.text import BlockKind, Segment
from diglot.render.exports.format import Wanted

_MARKS = re.compile(r"[\\`*_\[\]<>&#~|^]")
_AT_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")


def escape(words: str) -> str:
    """Words that mean nothing in Markdown, wherever they stand."""
    words = _MARKS.sub(r"\\\g<0>", words)
    return _AT_START.sub(
        lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", words
    )


def as_markdown(wanted: Wanted) -> Iterator[str]:
    """The edited reading with its emphasis and the marks of its notes, which stand at the end.

    In one language each block is a paragraph, a segment a line; in both, each row is a paragraph of
    two lines, behind its address.
    """
    text = wanted.the_text.text
    codes = (wanted.lang.code,) if wanted.lang else text.info.languages
    for number, code in enumerate(codes):
        title = escape(one_line(text.info.title[code]))
        yield f"# {title}\n" if number == 0 else f"\n*{title}*\n"
    for section in outline(text):
        for paragraph in _block(section, text.info, codes):
            yield f"\n{paragraph}\n"
    yield from _notes(wanted, text.info, codes)


def _block(section: Section, text: TextInfo, codes: tuple[str, ...]) -> Iterator[str]:
    if section.heading:
        said = [escape(title) for c in codes if (title := section.supplied(c))]
        yield f"## {' / '.join(said)}"
    if names := [escape(name) for code in codes if (name := section.name(code))]:
        yield f"**{' / '.join(names)}**"
    rows = []
    for row in section.rows:
        sides = {text.base: row.base, text.translation: row.translation}
        own = {note.id for note in text.notes}
        lines = [_line(sides[code], own) for code in codes if sides[code].text]
        if len(codes) > 1:
            lines = [f"`{row.address}`", *lines]
        rows.append(lines)
    if section.is_heading:
        for lines in filter(None, rows):
            yield f"{'#' * section.pair.level} {'<br>'.join(lines)}"
    elif len(codes) > 1:
        yield from ("  \n".join(lines) for lines in rows)
    elif said := [line for lines in rows for line in lines]:
        yield ("  \n" if section.pair.kind is BlockKind.VERSE else "\n").join(said)


def _line(segment: Segment, own: Container[str]) -> str:
    """A segment with its emphasis, and a mark behind what each note is about, of those in `own`.

    Emphasis is HTML, which Markdown takes: stars mean nothing between Han characters and brackets.
    """
    marks = [(note.end, 1, f"[^{note.id}]") for note in segment.notes if note.id in own]
    marks += [(start, 2, "<em>") for start, _ in segment.emphases]
    marks += [(end, 0, "</em>") for _, end in segment.emphases]
    pieces, at = [], 0
    for place, _, mark in sorted(marks):
        pieces += [_words(segment.text[at:place], at), mark]
        at = place
    return "".join([*pieces, _words(segment.text[at:], at)])


def _words(words: str, at: int) -> str:
    """A colon behind a note’s mark is escaped: the two would begin the note itself."""
    if at == 0:
        return escape(words)
    words = _MARKS.sub(r"\\\g<0>", words)
    return f"\\{words}" if words.startswith(":") else words


def _notes(wanted: Wanted, text: TextInfo, codes: tuple[str, ...]) -> Iterator[str]:
    terms = {term.id: term for term in wanted.edition.info.terms}
    places = notes_at(wanted.the_text.text)
    for note in text.notes:
        if note.id in places:
            said = [escape(one_line(plain_note(note.note[c], c, terms))) for c in codes]
            yield f"\n[^{note.id}]: " + "\n\n    ".join(said) + "\n"
