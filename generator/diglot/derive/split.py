"""A long text as pages of sections: at its headings where they fit, else at blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from diglot.model.edition import AnnotatedText
from diglot.model.localized import Localized
from diglot.model.text import BlockKind, BlockPair

ROWS = 500
"""Rows on a page, where there are blocks to part it at: more make a page slow to open."""

Blocks = Sequence[BlockPair]


class TextPage(Struct, frozen=True, kw_only=True):
    """A page of a text: some of its blocks, one after another."""

    text: AnnotatedText
    """With these blocks alone."""
    headings: tuple[tuple[str, Localized], ...]
    """Those of these blocks, each with the number of its block."""
    notes: tuple[str, ...]
    """The notes that are first referred to here."""

    @property
    def first(self) -> str:
        """The number of its first block, which is its address."""
        return self.text.text.pairs[0].number

    @property
    def places(self) -> Iterator[str]:
        """Every address on it: those of its blocks and rows, and those that once led to these."""
        rows = {row.address for pair in self.text.text.pairs for row in pair.rows}
        yield from (pair.number for pair in self.text.text.pairs)
        yield from (row.address for pair in self.text.text.pairs for row in pair.rows)
        yield from (old for old, to in self.text.text.survivors.items() if to in rows)

    @property
    def last(self) -> str:
        return self.text.text.pairs[-1].number

    @property
    def heading(self) -> Localized | None:
        """What it begins with, if that is a heading."""
        begins = self.headings and self.headings[0][0] == self.first
        return self.headings[0][1] if begins else None


def split(annotated: AnnotatedText, rows: int = ROWS) -> tuple[TextPage, ...]:
    """The pages of a text; () of one that fits on one."""
    pairs = annotated.text.pairs
    if _rows(pairs) <= rows:
        return ()
    headings = _headings(annotated)
    parts = list(_packed(list(_sections(pairs, headings)), rows))
    if len(parts) < 2:
        return ()
    return tuple(_pages(annotated, parts, headings))


def _rows(pairs: Blocks) -> int:
    return sum(len(pair.rows) for pair in pairs)


def _headings(annotated: AnnotatedText) -> dict[str, tuple[int, Localized]]:
    """By the number of the block at which it stands: its level and words."""
    text = annotated.text
    found = {heading.before: (2, heading.title) for heading in text.info.headings}
    for pair in text.pairs:
        if pair.kind is BlockKind.HEADING:
            row = pair.rows[0]
            words = {code: segment.text for code, segment in text.sides(row) if segment.text}
            found.setdefault(pair.number, (pair.level, Localized.of(words)))
    return found


def _sections(pairs: Blocks, headings: dict[str, tuple[int, Localized]]) -> Iterator[Blocks]:
    """The blocks from one top heading to the next."""
    top = min((level for level, _ in headings.values()), default=0)
    section: list[BlockPair] = []
    for pair in pairs:
        begins = pair.number in headings and headings[pair.number][0] == top
        if begins and section and not _is_lonely(section[-1], headings):
            yield section
            section = []
        section.append(pair)
    yield section


def _is_lonely(pair: BlockPair, headings: dict[str, tuple[int, Localized]]) -> bool:
    """Whether nothing but headings would end a page."""
    return pair.kind is BlockKind.HEADING and pair.number in headings


def _packed(sections: list[Blocks], rows: int) -> Iterator[Blocks]:
    """As many sections together as a page may hold; one that is longer in even pieces."""
    page: list[BlockPair] = []
    for section in sections:
        if page and _rows(page) + _rows(section) > rows:
            yield page
            page = []
        if _rows(section) > rows:
            *pieces, last = _pieces(section, rows)
            yield from pieces
            page = [*last]
        else:
            page += section
    if page:
        yield page


def _pieces(section: Blocks, rows: int) -> Iterator[Blocks]:
    """Of about one length; no page begins within a speech or ends with a heading."""
    number = -(-_rows(section) // rows)
    size = _rows(section) / number
    piece: list[BlockPair] = []
    for pair in section:
        if piece and _rows(piece) >= size and _may_end(piece[-1], pair):
            yield piece
            piece = []
        piece.append(pair)
    yield piece


def _may_end(before: BlockPair, after: BlockPair) -> bool:
    goes_on = after.base.continued or after.translation.continued
    return before.kind is not BlockKind.HEADING and not goes_on


def _pages(
    annotated: AnnotatedText, parts: list[Blocks], headings: dict[str, tuple[int, Localized]]
) -> Iterator[TextPage]:
    seen: set[str] = set()
    marks: dict[str, list[str]] = {}
    for one in annotated.occurrences:
        if one.marked:
            marks.setdefault(one.address, []).append(one.term)
    by_address: dict[str, list[int]] = {}
    for at, one in enumerate(annotated.occurrences):
        by_address.setdefault(one.address, []).append(at)
    for pairs in parts:
        rows = [row for pair in pairs for row in pair.rows]
        here = [at for row in rows for at in by_address.get(row.address, ())]
        notes = dict.fromkeys(
            id_
            for row in rows
            for id_ in (
                *marks.get(row.address, ()),
                *(mark.id for segment in (row.base, row.translation) for mark in segment.notes),
            )
            if id_ not in seen
        )
        seen |= notes.keys()
        yield TextPage(
            text=replace(
                annotated,
                text=replace(annotated.text, pairs=tuple(pairs)),
                occurrences=tuple(annotated.occurrences[at] for at in sorted(here)),
            ),
            headings=tuple(
                (pair.number, headings[pair.number][1]) for pair in pairs if pair.number in headings
            ),
            notes=tuple(notes),
        )
