"""Two documents as the sources of a text: lines opposite each other, and what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from diglot.align.bead import Bead
from diglot.align.by_length import align
from diglot.align.cues import Entries, no_entries
from diglot.align.passages import Passage, face
from diglot.create.blocks import Cell, Made, sources
from diglot.create.document import Bilingual, Block, Document, Kind, LeftOut, Line, Runs
from diglot.create.footnotes import Paired, Pairing
from diglot.create.segments import NOTHING, in_one_form, together, units
from diglot.create.speakers import Voice, cast
from diglot.model.text import Role

_SURE = 0.95
"""Probability: a row of less is looked at, though it is one sentence opposite one."""
_NOT_OPPOSITE = "nothing stands opposite"
Beads = tuple[Bead, ...]


class Known(Struct, frozen=True):
    """What is known of the two languages: their tags, and the entries of the edition's glossary."""

    tags: tuple[str, str] = ("", "")
    entries: tuple[Entries, Entries] = (no_entries, no_entries)


class Row(Struct, frozen=True):
    """A line of each language, without any mark; "" where nothing stands. `why` it is unsure."""

    address: str
    first: str
    second: str
    why: str = ""


class Imported(Struct, frozen=True, kw_only=True):
    """The lines of both languages, block by block, and every row with its address."""

    first: str
    second: str
    rows: tuple[Row, ...]
    notes: tuple[Paired, ...] = ()
    voices: tuple[Voice, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def unsure(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.why)


class _Opposite(Struct, frozen=True):
    """Blocks opposite each other, and the segments inside them, counted from their first."""

    blocks: Bead
    rows: Beads | None
    """None where they are still to be found."""


def facing(first: Document, second: Document, known: Known | None = None) -> Imported:
    """Both documents, opposite each other: paragraphs first, then the sentences inside."""
    known = known or Known()
    sides = first.blocks, second.blocks
    has_levels = len({frozenset(_levels(side)) for side in sides}) == 1
    one, two = (
        [
            Passage(tuple(u.text for u in units([b], tag)), _kind(b, has_levels=has_levels))
            for b in side
        ]
        for side, tag in zip(sides, known.tags, strict=True)
    )
    found: list[_Opposite] = []
    at = [0, 0]
    for each in face(one, two, known.tags, known.entries):
        rows = tuple(
            Bead(r.a - at[0], r.b - at[0], r.c - at[1], r.d - at[1], r.cost, r.probability)
            for r in each.sentences
        )
        bead = each.passages
        at[0] += sum(len(p.sentences) for p in one[bead.a : bead.b])
        at[1] += sum(len(p.sentences) for p in two[bead.c : bead.d])
        alone = list(_apart(bead, first, second))
        found += [_Opposite(one_bead, rows if len(alone) == 1 else None) for one_bead in alone]
    return _imported(first, second, found, known)


def already_facing(both: Bilingual, known: Known | None = None) -> Imported:
    """A file in which each block stands opposite its translation already."""
    pairs = zip(both.first.blocks, both.second.blocks, strict=True)
    alike = [_alike(one, two) for one, two in pairs]
    first, second = (
        replace(side, blocks=tuple(pair[at] for pair in alike))
        for at, side in enumerate((both.first, both.second))
    )
    found = [_Opposite(Bead(n, n + 1, n, n + 1, 0.0), None) for n in range(len(alike))]
    return _imported(first, second, found, known or Known())


def _alike(one: Block, two: Block) -> tuple[Block, Block]:
    """Blocks of one kind; prose where they are of two."""
    if not one.lines or not two.lines or _kind(one) == _kind(two):
        return one, two
    if one.kind is two.kind:
        return one, replace(two, level=one.level, who=one.who, is_continued=one.is_continued)
    is_cut = one.is_cut and two.is_cut
    plain = [replace(b, kind=Kind.PROSE, role=Role.NONE, is_cut=is_cut) for b in (one, two)]
    return plain[0], plain[1]


def _imported(
    first: Document, second: Document, found: Iterable[_Opposite], known: Known
) -> Imported:
    found = list(found)
    voices = cast(first.blocks, second.blocks, [each.blocks for each in found])
    pairing = Pairing(first, second)
    made: list[Made] = []
    for each in found:
        bead = each.blocks
        blocks = first.blocks[bead.a : bead.b], second.blocks[bead.c : bead.d]
        formed = in_one_form(*blocks)
        rows = each.rows if formed == blocks else None
        made.append(Made(formed, tuple(_cells(formed, bead, rows, known.tags))))
    made = [_noted(one, pairing) for one in made if one.cells]
    texts, otherwise = sources(made, voices)
    lost = [*first.left_out, *second.left_out, *otherwise, *pairing.left_out, *pairing.unused()]
    return Imported(
        first=texts[0],
        second=texts[1],
        rows=tuple(_rows(made)),
        notes=pairing.notes,
        voices=tuple(dict.fromkeys(voices.values())),
        left_out=tuple(lost),
    )


def _kind(block: Block, *, has_levels: bool = True) -> str:
    """Blocks of different kinds never stand opposite each other.

    What is verse in one file may be prose in the other. Headings are told apart by their levels
    where both files have the same.
    """
    if block.kind is Kind.HEADING:
        return f"h{block.level if has_levels else ''}"
    if block.kind is Kind.SPEECH:
        return f"{block.kind} {block.who} {block.is_continued}"
    return f"{Kind.PROSE} {block.role}"


def _apart(bead: Bead, first: Document, second: Document) -> Iterator[Bead]:
    """A bead, but one for each heading: those that are too many on one side stand alone above."""
    both = (*first.blocks[bead.a : bead.b], *second.blocks[bead.c : bead.d])
    if bead.is_one_to_one or not any(block.kind is Kind.HEADING for block in both):
        yield bead
        return
    pairs = min(bead.b - bead.a, bead.d - bead.c)
    for at in range(bead.a, bead.b - pairs):
        yield Bead(at, at + 1, bead.c, bead.c, bead.cost)
    for at in range(bead.c, bead.d - pairs):
        yield Bead(bead.b - pairs, bead.b - pairs, at, at + 1, bead.cost)
    for at in range(pairs, 0, -1):
        yield Bead(bead.b - at, bead.b - at + 1, bead.d - at, bead.d - at + 1, bead.cost)


def _levels(blocks: Sequence[Block]) -> Iterator[int]:
    return (block.level for block in blocks if block.kind is Kind.HEADING)


def _cells(
    blocks: tuple[tuple[Block, ...], tuple[Block, ...]],
    bead: Bead,
    rows: Beads | None,
    tags: tuple[str, str],
) -> Iterator[Cell]:
    """The rows of a block: sentence opposite sentence. `rows`, where they are found already."""
    sides = units(blocks[0], tags[0]), units(blocks[1], tags[1])
    every = [block for side in blocks for block in side]
    is_cut = all(block.is_cut for block in every) and len(sides[0]) == len(sides[1])
    if is_cut or any(block.kind is Kind.HEADING for block in every):
        for at in range(max(map(len, sides))):
            said = [side[at] if at < len(side) else NOTHING for side in sides]
            if said[0].runs or said[1].runs:
                why = "" if said[0].text and said[1].text else _NOT_OPPOSITE
                yield Cell((said[0], said[1]), why)
        return
    rows = rows or align([u.text for u in sides[0]], [u.text for u in sides[1]])
    for row in rows:
        pair = together(sides[0][row.a : row.b]), together(sides[1][row.c : row.d])
        yield Cell(pair, _why(pair, row, bead.probability))


def _why(pair: tuple[Line, Line], row: Bead, probability: float) -> str:
    if not pair[0].text or not pair[1].text:
        return _NOT_OPPOSITE
    if not row.is_one_to_one:
        return "several sentences stand opposite each other"
    return "the two may not belong together" if probability * row.probability < _SURE else ""


def _noted(made: Made, pairing: Pairing) -> Made:
    """With the notes’ ids of the text in place of those of the documents."""
    cells: list[Cell] = []
    for cell in made.cells:
        runs: tuple[Runs, Runs] = pairing.row((cell.sides[0].runs, cell.sides[1].runs))
        cells.append(cell.with_runs(runs))
    return Made(made.blocks, tuple(cells))


def _rows(made: Sequence[Made]) -> Iterator[Row]:
    for block, one in enumerate(made, start=1):
        for line, cell in enumerate(one.cells, start=1):
            first, second = (unit.text for unit in cell.sides)
            yield Row(f"{block}.{line}", first, second, cell.why)
