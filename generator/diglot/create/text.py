"""Two documents as the sources of a text: lines opposite each other, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from diglot.align.by_length import Bead, align
from diglot.create.blocks import Cell, Made, sources
from diglot.create.document import Bilingual, Block, Document, Kind, LeftOut, Runs
from diglot.create.footnotes import Paired, Pairing
from diglot.create.segments import NOTHING, in_one_form, together, units
from diglot.create.speakers import Voice, cast
from diglot.model.text import Role

_SURE = 3.0
"""Cost: a row that costs more is looked at, though it is one sentence opposite one."""
_NEAR = 2
"""Rows before and after: a slip shows beside the place where it began."""


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


def facing(first: Document, second: Document) -> Imported:
    """Both documents, opposite each other: paragraphs first, then the sentences inside."""
    sides = first.blocks, second.blocks
    has_levels = len({frozenset(_levels(side)) for side in sides}) == 1
    kinds = tuple([_kind(block, has_levels) for block in side] for side in sides)
    texts = tuple([block.text for block in side] for side in sides)
    beads = align(texts[0], texts[1], (kinds[0], kinds[1]))
    return _imported(first, second, [one for bead in beads for one in _apart(bead, first, second)])


def already_facing(both: Bilingual) -> Imported:
    """A file in which each block stands opposite its translation already."""
    beads = [Bead(n, n + 1, n, n + 1, 0.0) for n in range(len(both.first.blocks))]
    pairs = zip(both.first.blocks, both.second.blocks, strict=True)
    alike = [_alike(one, two) for one, two in pairs]
    first, second = (
        replace(side, blocks=tuple(pair[at] for pair in alike))
        for at, side in enumerate((both.first, both.second))
    )
    return _imported(first, second, beads)


def _alike(one: Block, two: Block) -> tuple[Block, Block]:
    """Blocks of one kind; prose where they are of two."""
    if not one.lines or not two.lines or _kind(one) == _kind(two):
        return one, two
    if one.kind is two.kind:
        return one, replace(two, level=one.level, who=one.who, is_continued=one.is_continued)
    is_cut = one.is_cut and two.is_cut
    plain = [replace(b, kind=Kind.PROSE, role=Role.NONE, is_cut=is_cut) for b in (one, two)]
    return plain[0], plain[1]


def review(rows: Sequence[Row]) -> str:
    """A table of rows, separated by tabs: the address, why to look at it, both readings."""
    lines = ["address\twhy\tfirst\tsecond"]
    lines += [f"{row.address}\t{row.why}\t{row.first}\t{row.second}" for row in rows]
    return "\n".join(lines) + "\n"


def left_out_table(left_out: Sequence[LeftOut]) -> str:
    """A table of what the sources do not hold, separated by tabs: place, what it is, its words."""
    lines = ["place\twhat\twords"]
    for one in left_out:
        words = " ".join(one.text.split())
        lines.append(f"{one.place}\t{one.what}\t{words}")
    return "\n".join(lines) + "\n"


def _imported(first: Document, second: Document, beads: Sequence[Bead]) -> Imported:
    voices = cast(first.blocks, second.blocks, beads)
    pairing = Pairing(first, second)
    made: list[Made] = []
    for bead in beads:
        blocks = in_one_form(first.blocks[bead.a : bead.b], second.blocks[bead.c : bead.d])
        made.append(Made(blocks, tuple(_cells(*blocks, bead))))
    made = [_noted(one, pairing) for one in made if one.cells]
    texts, found = sources(made, voices)
    lost = [*first.left_out, *second.left_out, *found, *pairing.left_out, *pairing.unused()]
    return Imported(
        first=texts[0],
        second=texts[1],
        rows=tuple(_rows([(n, cell) for n, one in enumerate(made, 1) for cell in one.cells])),
        notes=pairing.notes,
        voices=tuple(dict.fromkeys(voices.values())),
        left_out=tuple(lost),
    )


def _kind(block: Block, has_levels: bool = True) -> str:
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
    is_heading = any(b.kind is Kind.HEADING for b in first.blocks[bead.a : bead.b])
    is_heading |= any(b.kind is Kind.HEADING for b in second.blocks[bead.c : bead.d])
    if bead.is_one_to_one or not is_heading:
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


def _cells(one: Sequence[Block], two: Sequence[Block], block: Bead) -> Iterator[Cell]:
    """The rows of a block: sentence opposite sentence."""
    sides = units(one), units(two)
    is_cut = all(b.is_cut for b in (*one, *two)) and len(sides[0]) == len(sides[1])
    if is_cut or any(b.kind is Kind.HEADING for b in (*one, *two)):
        for at in range(max(map(len, sides))):
            said = [side[at] if at < len(side) else NOTHING for side in sides]
            if said[0].runs or said[1].runs:
                yield Cell((said[0], said[1]), block.cost, block.is_one_to_one)
        return
    texts = [[unit.text for unit in side] for side in sides]
    for bead in align(texts[0], texts[1]):
        is_plain = block.is_one_to_one and bead.is_one_to_one
        pair = together(sides[0][bead.a : bead.b]), together(sides[1][bead.c : bead.d])
        yield Cell(pair, bead.cost, is_plain)


def _noted(made: Made, pairing: Pairing) -> Made:
    """With the notes’ ids of the text in place of those of the documents."""
    cells: list[Cell] = []
    for cell in made.cells:
        runs: tuple[Runs, Runs] = pairing.row((cell.sides[0].runs, cell.sides[1].runs))
        cells.append(cell.with_runs(runs))
    return Made(made.blocks, tuple(cells))


def _rows(cells: Sequence[tuple[int, Cell]]) -> Iterator[Row]:
    line = 0
    for at, (block, cell) in enumerate(cells):
        line = line + 1 if at and cells[at - 1][0] == block else 1
        around = [other for _, other in cells[max(0, at - _NEAR) : at + _NEAR + 1]]
        first, second = cell.sides[0].text, cell.sides[1].text
        why = ""
        if not first or not second:
            why = "nothing stands opposite"
        elif not cell.is_plain:
            why = "several sentences or paragraphs stand opposite each other"
        elif cell.cost > _SURE:
            why = "the lengths differ"
        elif not all(other.is_plain and other.cost <= _SURE for other in around):
            why = "beside an unsure row"
        yield Row(f"{block}.{line}", first, second, why)
