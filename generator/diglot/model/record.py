"""What the search finds: a segment, an entry, a note, a change or a page, as a frozen value."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class RecordKind(StrEnum):
    SEGMENT = "text"
    ENTRY = "entry"
    NOTE = "note"
    CHANGE = "change"
    PAGE = "page"


class Record(Struct, frozen=True, kw_only=True):
    """One result. Languages are codes; `text` is in `language`."""

    kind: RecordKind
    address: str
    """Where it leads, below the language's own folder: `leaders-talk-tokayev/#4.1`."""
    language: str
    text: str
    """A segment, a gloss, a note, the two readings of a change."""
    counterpart: str = ""
    """The segment opposite; of an entry, its headword in the other language."""
    opposite: str = ""
    """The language of the counterpart."""
    title: str = ""
    """A headword, a page's title, the words that a note is anchored to; "" for a segment."""
    reading: str = ""
    reading_tag: str = ""
    """Of its language and script: `zh-Latn`."""
    names: tuple[str, ...] = ()
    """Further forms by which an entry is known, in any language."""
    more: str = ""
    """Searched too, shown where it holds what was sought: an entry’s note, a change’s reason."""
