"""The headings of a document: their levels, and the chapters that begin at them."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from diglot.create.document import Block, Document, Kind, LeftOut

_TOP, _LOWEST = 2, 3
"""The levels that the line format has."""


def levelled(document: Document) -> Document:
    """With the levels that the line format has. A title that stands alone at the top is of none.

    Lower ones than two are drawn into the lowest, and named.
    """
    levels = _levels(document)
    tops = levels[:2] if len(levels) > 1 and _has_title(document, levels[0]) else levels[:1]
    rank = {level: _TOP if level in tops else _LOWEST for level in levels}
    lost = levels[len(tops) + 1 :]
    blocks = tuple(
        replace(block, level=rank[block.level]) if block.kind is Kind.HEADING else block
        for block in document.blocks
    )
    left_out = tuple(
        LeftOut(block.place, f"a heading’s level, {block.level}", block.text)
        for block in document.blocks
        if block.kind is Kind.HEADING and block.level in lost
    )
    return replace(document, blocks=blocks, left_out=(*document.left_out, *left_out))


def chapters(document: Document) -> tuple[Document, ...]:
    """A document for each chapter: each heading of the highest level that stands there twice.

    What stands before the first is a chapter too, unless it is a title alone, which is the
    document’s. A footnote goes where its mark is, what was left out to the first.
    """
    counts = Counter(b.level for b in document.blocks if b.kind is Kind.HEADING)
    level = next((level for level in sorted(counts) if counts[level] > 1), None)
    groups: list[list[Block]] = [[]]
    for block in document.blocks:
        if block.kind is Kind.HEADING and block.level == level and groups[-1]:
            groups.append([])
        groups[-1].append(block)
    if len(groups) > 1 and all(b.kind is Kind.HEADING for b in groups[0]):
        is_title = not any(b.level == level for b in groups[0])
        if is_title:
            groups[:2] = [[*groups[0], *groups[1]]]
    made = [_chapter(document, group) for group in groups]
    marked = {note.id for one in made for note in one.notes}
    lost = [LeftOut(n.place, "a note without a mark", n.text) for n in document.notes]
    lost = [one for one, note in zip(lost, document.notes, strict=True) if note.id not in marked]
    made[0] = replace(made[0], left_out=(*document.left_out, *lost))
    return tuple(made)


def heading_of(document: Document) -> str:
    """What a document is called: its first heading, else its metadata."""
    headings = (block.text for block in document.blocks if block.kind is Kind.HEADING)
    return next(headings, document.title)


def _chapter(document: Document, blocks: list[Block]) -> Document:
    marks = {run.note for block in blocks for line in block.lines for run in line.runs}
    notes = tuple(note for note in document.notes if note.id in marks)
    return Document(blocks=tuple(blocks), notes=notes)


def _levels(document: Document) -> list[int]:
    return sorted({block.level for block in document.blocks if block.kind is Kind.HEADING})


def _has_title(document: Document, level: int) -> bool:
    headings = [block for block in document.blocks if block.kind is Kind.HEADING]
    alone = [block for block in headings if block.level == level]
    return len(alone) == 1 and headings[0] is alone[0]
