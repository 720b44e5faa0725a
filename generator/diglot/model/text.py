"""Text as frozen values: blocks of segments, in edited reading, with marks as ranges over it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from diglot.model.changes import Changes
from diglot.model.declared import Speaker, TextInfo
from diglot.model.lock import Addresses, survivors
from diglot.model.problem import Place


class Emendation(Struct, frozen=True, kw_only=True):
    """One change: the edited reading is `text[start:end]` of its segment; `old` was received."""

    start: int
    end: int
    old: str


VARIANT = "variant"
"""The kind of an entry in which nothing is changed, and witnesses differ."""


class Variant(Struct, frozen=True):
    """What a witness other than the received text has in the place of an entry's lemma."""

    siglum: str
    reading: str


class ApparatusEntry(Struct, frozen=True, kw_only=True):
    """One or more changes in a segment that share a reason, and what other witnesses read there.

    Without changes it records a matter of structure (an intertitle run on as speech), or a place
    where witnesses differ from a received text that stands.
    """

    kind: str
    reason: str
    emendations: tuple[Emendation, ...]
    place: Place
    variants: tuple[Variant, ...] = ()
    lemma: tuple[int, int] = (0, 0)
    """Of an entry of the kind VARIANT: the words to which the witnesses have others."""

    @property
    def is_change(self) -> bool:
        return self.kind != VARIANT


class NoteMark(Struct, frozen=True, kw_only=True):
    """A note placed by hand: after `text[:end]`, anchored to `text[start:end]` if start < end."""

    id: str
    start: int
    end: int
    place: Place


class InlineKind(StrEnum):
    """What words of a line, or a point in it, can be beside emended, noted or stressed."""

    RUBY = "ruby"
    """Words with their reading above them."""
    FOREIGN = "foreign"
    """Words in another language, by its tag."""
    LINK = "link"
    """A way to a segment or block: `4.1`, `chapter-2#4.1`."""
    LINE = "line"
    """A point: a line ends here."""
    PAGE = "page"
    """A point: here begins a page of a printed edition, by its number."""


class InlineMark(Struct, frozen=True, kw_only=True):
    """`text[start:end]` of its segment is of this kind; of a point, start equals end."""

    kind: InlineKind
    value: str
    """Reading, tag, address or number; "" of a line's end."""
    start: int
    end: int
    place: Place
    is_added: bool = False
    """Whether the words are the edition's: those of a link without words of its own."""


class Segment(Struct, frozen=True, kw_only=True):
    """A line: usually a sentence. All offsets count characters of `text`, the edited reading."""

    text: str
    place: Place
    """Of the first character of `text` in the file."""
    entries: tuple[ApparatusEntry, ...] = ()
    notes: tuple[NoteMark, ...] = ()
    emphases: tuple[tuple[int, int], ...] = ()
    marks: tuple[InlineMark, ...] = ()
    columns: tuple[tuple[int, int], ...] = ((0, 0),)
    """(offset, shift) pairs: from `offset` on, the file has the character `shift` columns later."""
    indent: int = 0
    """Of a line of verse: how many steps it is further in than the edge."""
    stanza: bool = False
    """Of a line of verse: whether a stanza begins with it, other than the block's first."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands here in this language (`~`, or all of it was removed)."""
        return not self.text

    @property
    def emendations(self) -> Iterator[Emendation]:
        for entry in self.entries:
            yield from entry.emendations

    @property
    def departures(self) -> list[Emendation]:
        """What parts it from the received text, in order: emendations, and words that we add."""
        added = (Emendation(start=m.start, end=m.end, old="") for m in self.marks if m.is_added)
        return sorted([*self.emendations, *added], key=lambda change: (change.start, change.end))

    @property
    def received(self) -> str:
        """The reading with every emendation rejected."""
        pieces, at = [], 0
        for change in self.departures:
            pieces += [self.text[at : change.start], change.old]
            at = change.end
        return "".join([*pieces, self.text[at:]])

    def place_of(self, offset: int) -> Place:
        """Where the character at `offset` of the edited reading stands in the file."""
        index = bisect_right(self.columns, offset, key=lambda pair: pair[0]) - 1
        return self.place.shifted(offset + self.columns[index][1])


class BlockKind(StrEnum):
    HEADING = "heading"
    SPEECH = "speech"
    VERSE = "verse"
    PROSE = "prose"
    NOTHING = "nothing"
    """Every line is `~`: stands opposite a block of any kind."""


class Role(StrEnum):
    """What a block of prose or verse is in the book."""

    NONE = ""
    ASIDE = "aside"
    """Narration beside what is said, a stage direction: small and grey."""
    EPIGRAPH = "epigraph"
    DEDICATION = "dedication"
    LETTER = "letter"


class Block(Struct, frozen=True, kw_only=True):
    """What stands between two blank lines, in one language."""

    number: str
    """`12` or `12a`; the block's address."""
    labelled: bool
    """Whether the file fixes the number with an `@` line."""
    kind: BlockKind
    level: int
    """Of a heading: 2 or 3; else 0."""
    speaker: Speaker | None
    continued: bool
    """Whether the previous speaker goes on (no label stands here)."""
    label: str
    """The label as it stands in the file, without its colon; "" where there is none."""
    colon: str
    """The colon after the label, as it stands in the file."""
    segments: tuple[Segment, ...]
    place: Place
    role: Role = Role.NONE


class Row(Struct, frozen=True, kw_only=True):
    """One segment in both languages, opposite each other."""

    address: str
    """`4.1`."""
    base: Segment
    translation: Segment


class BlockPair(Struct, frozen=True, kw_only=True):
    """One block in both languages."""

    number: str
    kind: BlockKind
    level: int
    base: Block
    translation: Block
    rows: tuple[Row, ...]
    role: Role = Role.NONE


class Text(Struct, frozen=True, kw_only=True):
    """An aligned text."""

    info: TextInfo
    witness: str | None
    pairs: tuple[BlockPair, ...]
    addresses: Addresses | None = None
    """What its lock says of its rows; None where it has none."""
    changes: Changes | None = None
    """What reads otherwise than in an earlier version; None where nothing is said of it."""

    @property
    def survivors(self) -> Mapping[str, str]:
        """Each address that no row bears any more, with the row’s to which it leads."""
        return survivors(self.addresses.retired) if self.addresses else {}

    @property
    def led_here(self) -> Mapping[str, list[str]]:
        """Row’s address → those that no row bears any more and that lead to it."""
        found: dict[str, list[str]] = {}
        for old, to in self.survivors.items():
            found.setdefault(to, []).append(old)
        return found

    def sides(self, row: Row) -> tuple[tuple[str, Segment], tuple[str, Segment]]:
        """The row's segments with their language codes, base first."""
        return (self.info.base, row.base), (self.info.translation, row.translation)


class Occurrence(Struct, frozen=True, kw_only=True):
    """A place where a term stands: `text[start:end]` of a segment."""

    term: str
    lang: str
    address: str
    start: int
    end: int
    marked: bool
    """Whether the page marks it with the term's note (the first in its section)."""
