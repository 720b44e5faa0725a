"""A range of blocks of a text set opposite each other anew, by what they say.

Lines are taken as they are written, with their marks; they are joined where one side has more of
them, and `~` stands where the other has nothing. The numbers of the base's blocks stay: a block
that only the translation has gets a number like `12a`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from msgspec import Struct
from msgspec.structs import replace

from diglot.align.cues import Entries, no_entries
from diglot.align.passages import Facing, Passage, face
from diglot.create.rows import NOTHING, Source
from diglot.language.script import joined
from diglot.model.text import Block, BlockKind

Number = tuple[int, str]


class Range(Struct, frozen=True):
    """Blocks from one number to another, or to the end."""

    first: Number
    last: Number | None = None
    is_open: bool = False
    """Whether paragraphs alone are looked at, and lines in equal numbers stay."""

    def holds(self, block: Block) -> bool:
        number = number_of(block.number)
        return self.first <= number and (self.last is None or number <= self.last)


class _Raw(Struct, frozen=True):
    """A block as the file has it: its `@` lines, and its other lines."""

    head: tuple[str, ...]
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((*self.head, *self.lines))


_Cell = tuple[str, str]
"""What stands before the words of a line, and the words; "" where nothing stands."""


def number_of(words: str) -> Number:
    """`12a` as what can be compared."""
    digits = words.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits), words[len(digits) :]


def repair(
    sources: tuple[Source, Source],
    where: Range,
    entries: tuple[Entries, Entries] = (no_entries, no_entries),
) -> tuple[Source, Source]:
    """Both files with the range realigned; what lies outside is as it was, to the letter."""
    sides = [[b for b in source.blocks()[0] if where.holds(b)] for source in sources]
    if not sides[0] or not sides[1]:
        return sources
    said = [[b for b in side if b.kind is not BlockKind.NOTHING] for side in sides]
    one, two = ([_passage(block) for block in side] for side in said)
    found = face(one, two, (sources[0].tag, sources[1].tag), entries)
    made = list(_blocks(sources, said, found, where))
    texts = [
        _spliced(source.text, side, [pair[k] for pair in made])
        for k, (source, side) in enumerate(zip(sources, sides, strict=True))
    ]
    return replace(sources[0], text=texts[0]), replace(sources[1], text=texts[1])


def patch(before: Sequence[Source], after: Sequence[Source]) -> str:
    """The difference, as `diff -u` shows it."""
    lines = [
        line
        for one, two in zip(before, after, strict=True)
        for line in unified_diff(
            one.text.splitlines(keepends=True),
            two.text.splitlines(keepends=True),
            f"a/{one.path}",
            f"b/{two.path}",
            n=1,
        )
    ]
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _passage(block: Block) -> Passage:
    speaker = block.speaker.id if block.speaker else ""
    kind = f"{block.kind} {block.level} {speaker} {block.role}"
    return Passage(tuple(s.text for s in block.segments if s.text), kind)


def _blocks(
    sources: tuple[Source, Source],
    said: Sequence[Sequence[Block]],
    found: Sequence[Facing],
    where: Range,
) -> Iterator[tuple[_Raw, _Raw]]:
    """The blocks of the result in both languages."""
    last, extra = where.first[0] - 1, 0
    for facing in found:
        bead = facing.passages
        base, other = said[0][bead.a : bead.b], said[1][bead.c : bead.d]
        raw = [[_raw(sources[k], block) for block in side] for k, side in enumerate((base, other))]
        is_kept = bead.is_one_to_one and (where.is_open or base[0].kind is BlockKind.VERSE)
        if is_kept and len(base[0].segments) == len(other[0].segments):
            yield raw[0][0], raw[1][0]
            last, extra = number_of(base[0].number)[0], 0
            continue
        rows = list(_rows(sources, (base, other), facing))
        if base:
            last, extra = number_of(base[-1].number)[0], 0
            yield from _by_base(raw[0], rows)
            continue
        extra += 1
        role = tuple(line for line in raw[1][0].head if not line[1:2].isdigit())
        head = (f"@{last}{chr(ord('a') + min(extra, 26) - 1)}", *role)
        yield _block(head, [row[:2] for row in rows])


def _rows(
    sources: tuple[Source, Source], sides: tuple[Sequence[Block], Sequence[Block]], facing: Facing
) -> Iterator[tuple[_Cell, _Cell, int]]:
    """Rows of both sides, and how many lines of the first are in each."""
    cells = [
        [source.cell(segment.place.line) for block in side for segment in block.segments]
        for source, side in zip(sources, sides, strict=True)
    ]
    cells = [[cell for cell in side if cell[1]] for side in cells]
    at = [0, 0]
    for bead in facing.sentences:
        row: list[_Cell] = []
        for k, size in enumerate((bead.b - bead.a, bead.d - bead.c)):
            taken = cells[k][at[k] : at[k] + size]
            at[k] += size
            row.append((taken[0][0] if taken else "", joined([words for _, words in taken])))
        yield row[0], row[1], bead.b - bead.a


def _by_base(
    base: Sequence[_Raw], rows: Sequence[tuple[_Cell, _Cell, int]]
) -> Iterator[tuple[_Raw, _Raw]]:
    """Rows cut into blocks where a block of the base begins with one of them."""
    starts, count = {}, 0
    for block in base:
        starts[count] = block.head
        count += sum(_says(line) for line in block.lines)
    behind, head = 0, base[0].head
    open_: list[tuple[_Cell, _Cell]] = []
    for first, second, size in rows:
        if open_ and size and behind in starts:
            yield _block(head, open_)
            head, open_ = starts[behind], []
        open_.append((first, second))
        behind += size
    yield _block(head, open_)


def _says(line: str) -> bool:
    return line.strip() not in (NOTHING, "|", "") and not line.rstrip().endswith((": ~", "：~"))


def _block(head: tuple[str, ...], rows: Sequence[tuple[_Cell, _Cell]]) -> tuple[_Raw, _Raw]:
    return _side(head, [row[0] for row in rows]), _side(head, [row[1] for row in rows])


def _side(head: tuple[str, ...], cells: Sequence[_Cell]) -> _Raw:
    """Who speaks, or a heading’s mark, stands before the first line; that of verse before each."""
    prefix = next((mark for mark, words in cells if mark), "")
    lines = []
    for number, (_, words) in enumerate(cells):
        mark = prefix if not number or prefix.lstrip().startswith("|") else ""
        lines.append(f"{mark}{words or NOTHING}")
    return _Raw(head, tuple(lines))


def _raw(source: Source, block: Block) -> _Raw:
    begin, end = _extent(source.text.split("\n"), block)
    lines = source.text.split("\n")[begin:end]
    first = block.segments[0].place.line - 1 - begin
    head = next(
        (k for k, line in enumerate(lines[:first]) if not line.lstrip().startswith("@")), first
    )
    return _Raw(tuple(lines[:head]), tuple(lines[head:]))


def _extent(lines: Sequence[str], block: Block) -> tuple[int, int]:
    """From which line to before which a block stands."""
    begin = end = block.place.line - 1
    while end < len(lines) and lines[end].strip():
        end += 1
    return begin, end


def _spliced(text: str, old: Sequence[Block], new: Sequence[_Raw]) -> str:
    """The text with the new blocks in place of the old ones, which follow each other."""
    lines = text.split("\n")
    begin, end = _extent(lines, old[0])[0], _extent(lines, old[-1])[1]
    made = "\n\n".join(map(str, new)).split("\n")
    return "\n".join([*lines[:begin], *made, *lines[end:]])
