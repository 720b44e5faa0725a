"""A few lines of the edition for its first pages: one passage, with the mark of one note."""

from __future__ import annotations

from msgspec import Struct

from diglot.derive.names import headword
from diglot.derive.nesting import quote
from diglot.derive.sides import sides_of
from diglot.model.address import PageKind
from diglot.model.edition import AnnotatedText
from diglot.model.localized import Language
from diglot.model.passage import Spanned
from diglot.model.text import BlockKind, BlockPair, Occurrence, Row
from diglot.render.site.blocks import fence, with_speaker
from diglot.render.site.escape import Md, escape_title
from diglot.render.site.passage import render_passage
from diglot.render.site.views.context import Desk

_ROWS = 2
"""Segments that are shown at most."""


class Specimen(Struct, frozen=True):
    block: Md
    """A `/// bitext` block without addresses."""
    note: Md
    """The id of its note."""
    words: Md
    """What the note says."""


def specimen(desk: Desk) -> tuple[Specimen, ...]:
    """The first passage of the edition that has the note of an entry in both languages, if any."""
    for annotated in desk.context.site.edition.texts:
        for pair in sorted(
            annotated.text.pairs, key=lambda pair: pair.kind is not BlockKind.SPEECH
        ):
            marks = _marks(annotated, pair)
            if marks:
                return (_shown(desk, annotated, pair, marks),)
    return ()


def _marks(annotated: AnnotatedText, pair: BlockPair) -> list[Occurrence]:
    """One marked occurrence a language, of one term in one of the first segments."""
    if pair.kind is BlockKind.HEADING:
        return []
    for row in pair.rows[:_ROWS]:
        here = [o for o in annotated.occurrences if o.address == row.address and o.marked]
        for first in here:
            of_term = {o.lang: o for o in here if o.term == first.term}
            if len(of_term) > 1:
                return list(of_term.values())
    return []


def _shown(
    desk: Desk, annotated: AnnotatedText, pair: BlockPair, marks: list[Occurrence]
) -> Specimen:
    sides = sides_of(desk.info, annotated, desk.page.lang)
    base = annotated.text.info.base
    columns = []
    for side in sides:
        block = pair.base if side.code == base else pair.translation
        lines: list[str] = [_line(row, side, base, marks) for row in pair.rows[:_ROWS]]
        columns.append(with_speaker(pair, block, side, lines))
    return Specimen(fence("-", sides, columns), Md(marks[0].term), _gloss(desk, marks[0].term))


def _gloss(desk: Desk, id_: str) -> Md:
    """What the entry is in a line, and the way to it."""
    term = desk.context.terms[id_]
    name = headword(term, desk.code)
    words = desk.first(term.gloss[desk.code] or name)
    way = desk.to(PageKind.ENTRY, id_)
    return Md(f'{words} [{desk.w("more")}]({way} "{escape_title(name)}")')


def _line(row: Row, side: Language, base: str, marks: list[Occurrence]) -> Md:
    segment = row.base if side.code == base else row.translation
    here = [mark for mark in marks if (mark.address, mark.lang) == (row.address, side.code)]
    return render_passage(quote(segment, here, Spanned.TERM, side.tag))
