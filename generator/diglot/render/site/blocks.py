"""A text as `/// bitext` blocks, and the notes that its page needs, in order of first reference."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import zip_longest

from msgspec import Struct

from diglot.derive.nesting import nest
from diglot.language.table import facts_of
from diglot.model.declared import SuppliedHeading
from diglot.model.edition import AnnotatedText
from diglot.model.localized import Language
from diglot.model.text import Block, BlockKind, BlockPair, Occurrence, Segment, Text
from diglot.render.site.escape import Md, escape
from diglot.render.site.passage import Way, render_passage

_NOTE = re.compile(r"\[\^([^\]]+)\]")

Marks = dict[tuple[str, str], list[Occurrence]]


class _Addressed:
    """The addresses of rows that are not as they would be counted, or to which others lead."""

    def __init__(self, text: Text) -> None:
        self._leading: dict[str, list[str]] = defaultdict(list)
        for address, to in text.survivors.items():
            self._leading[to].append(address)

    def of(self, pair: BlockPair) -> list[str]:
        """`4.1`, or `4.1+4.3` where 4.3 leads there; [] where the extension counts as well."""
        counted = [f"{pair.number}.{index}" for index in range(1, len(pair.rows) + 1)]
        rows = ["+".join([row.address, *self._leading.get(row.address, ())]) for row in pair.rows]
        return [] if rows == counted else rows


class TextBody(Struct, frozen=True, kw_only=True):
    blocks: tuple[Md, ...]
    notes: tuple[str, ...]
    """Ids in order of first reference on the page."""


def render_text(
    annotated: AnnotatedText,
    sides: Sequence[Language],
    alone: Callable[[Language], Md],
    way: Callable[[str, str], tuple[str, str]],
    stale: Callable[[Sequence[str]], Md] | None = None,
) -> TextBody:
    """The body of a reading page; `sides` are its two languages, the page's own first.

    `alone` says that what follows stands in this language alone: once, where that begins; `way`
    leads to the segment that a link in a language names; `stale` says of addresses that their
    translation was made for another wording.
    """
    marks: Marks = defaultdict(list)
    for occurrence in annotated.occurrences:
        if occurrence.marked:
            marks[occurrence.address, occurrence.lang].append(occurrence)
    text = annotated.text
    headings = {heading.before: heading for heading in text.info.headings}
    blocks = []
    notes: dict[str, None] = {}
    only: Language | None = None
    rows = _Addressed(text)
    for pair in text.pairs:
        before, only = only, _only(pair, sides, text.info.base)
        if only and only != before:
            blocks.append(Md(f"{alone(only)} {{.alone}}"))
        if heading := headings.get(pair.number):
            blocks.append(_supplied(heading, sides))
        columns = _columns(pair, sides, text.info.base, marks, way)
        blocks.append(fence(pair.number, sides, columns, pair.role, rows.of(pair)))
        if stale and (left := _left_behind(text, pair)):
            blocks.append(Md(f"{stale(left)} {{.alone}}"))
        notes |= dict.fromkeys(_references(columns))
    return TextBody(blocks=tuple(blocks), notes=tuple(notes))


def _left_behind(text: Text, pair: BlockPair) -> list[str]:
    stale = text.addresses.stale if text.addresses else frozenset[str]()
    return [row.address for row in pair.rows if row.address in stale]


def fence(
    address: str,
    sides: Sequence[Language],
    columns: Sequence[Sequence[str]],
    role: str = "",
    rows: Sequence[str] = (),
) -> Md:
    """A `/// bitext` block: one column a language, one line a segment.

    `rows` are their addresses, each with those that lead to it, where they are not as counted.
    """
    tags = " ".join(f"{s.tag}:rtl" if s.dir == "rtl" else s.tag for s in sides)
    tags += f" {role}" if role else ""
    tags += f" at {' '.join(rows)}" if rows else ""
    body = "\n\n".join("\n".join(column) for column in columns)
    return Md(f"/// bitext | {address} {tags}\n{body}\n///")


def _only(pair: BlockPair, sides: Sequence[Language], base: str) -> Language | None:
    """The one language in which the block stands, if it does not in both."""
    for side, other in (sides, reversed(sides)):
        block = pair.base if side.code == base else pair.translation
        if block.kind is BlockKind.NOTHING and pair.kind is not BlockKind.HEADING:
            return other
    return None


def _supplied(heading: SuppliedHeading, sides: Sequence[Language]) -> Md:
    titles = [heading.title.exact(side.code) for side in sides]
    columns = [[f"## \\[{escape(title)}\\]" if title else "~"] for title in titles]
    return fence(f"before-{heading.before}", sides, columns)


def _columns(
    pair: BlockPair,
    sides: Sequence[Language],
    base: str,
    marks: Marks,
    way: Callable[[str, str], tuple[str, str]],
) -> list[list[str]]:
    """The lines of a block, one column a language; the speaker's name, if any, is the first."""
    columns = []
    for side in sides:
        block = pair.base if side.code == base else pair.translation
        lines = []
        for segment, row in zip(block.segments, pair.rows, strict=True):
            lines += ["|"] if row.base.stanza or row.translation.stanza else []
            leads = partial(way, side.code)
            lines.append(_line(pair, row.address, side, segment, marks, leads))
        columns.append(with_speaker(pair, block, side, lines))
    return columns


def _line(
    pair: BlockPair, address: str, side: Language, segment: Segment, marks: Marks, way: Way
) -> str:
    if pair.kind is BlockKind.HEADING:
        line = render_passage(nest(segment, side.tag), way)
        return line if line == "~" else f"{'#' * pair.level} {line}"
    found = marks.get((address, side.code), ())
    line = render_passage(nest(segment, side.tag, found), way)
    return f"| {'  ' * segment.indent}{line}" if pair.kind is BlockKind.VERSE else line


def with_speaker(pair: BlockPair, block: Block, side: Language, lines: list[str]) -> list[str]:
    """The lines below the speaker's name, or, where a speech goes on, behind a colon."""
    if pair.kind is not BlockKind.SPEECH:
        return lines
    leading = pair.base if pair.base.kind is BlockKind.SPEECH else pair.translation
    if leading.continued:
        return [f": {lines[0]}", *lines[1:]]
    if leading.speaker is None or block.kind is BlockKind.NOTHING:
        return lines
    name = escape(leading.speaker.name[side.code])
    return [f"**{name}{'：' if facts_of(side.tag).is_in_han else ':'}**", *lines]


def _references(columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """The note ids of a block as they meet the eye: row by row, the page's language first.

    They are read from the lines themselves, whose marks nest otherwise than those of the source;
    a literal `[^` never stands there.
    """
    # From the end: a speaker's name may stand above one of the columns only.
    rows = zip_longest(*(reversed(column) for column in columns), fillvalue="")
    for row in reversed(list(rows)):
        for line in row:
            yield from _NOTE.findall(line)
