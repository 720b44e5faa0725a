"""A passage as a tree: its marks nested in one another, for every output that writes it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from diglot.model.text import ApparatusEntry


class Run(Struct, frozen=True):
    """Words without a mark: those from `start` on in the edited reading."""

    words: str
    start: int


class Change(Struct, frozen=True):
    """An emendation, or the part of one within a mark. Either reading may be "", never both.

    Where a mark cuts it, the received reading goes with its first part: rejecting all parts gives
    the received text.
    """

    received: str
    edited: str
    entry: ApparatusEntry
    """The one that says why."""


class Spanned(StrEnum):
    """What words can be marked as."""

    ANCHOR = "anchor"
    """The passage that a note placed by hand is about."""
    TERM = "term"
    HIGHLIGHT = "highlight"
    """A term where its place is quoted."""
    EMPHASIS = "emphasis"
    LINK = "link"
    """A way to a segment; `id` is its address."""
    FOREIGN = "foreign"
    """Words in another language; `id` is its tag."""
    RUBY = "ruby"
    """Words with a reading; `id` is the reading, "" where a mark cuts it, behind the first part."""


class Span(Struct, frozen=True):
    """Words with a mark around them; `id` is the note's or the entry's, "" of an emphasis.

    The mark of their note is a point further on.
    """

    kind: Spanned
    id: str
    parts: tuple[Part, ...]


class Point(Struct, frozen=True):
    """A note's mark: between two characters, as it was placed by hand, or behind the words that it
    is about and the punctuation that closes them."""

    id: str


class Break(Struct, frozen=True):
    """A point where a line ends or a page of a printed edition begins."""

    page: str = ""
    """Its number; "" where a line ends."""


Part = Run | Change | Span | Point | Break
Passage = tuple[Part, ...]
"""In order; nothing in it crosses."""
