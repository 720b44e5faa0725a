"""What an editor says in a note: its words with their few marks, parsed once for every output."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct


class Plain(Struct, frozen=True):
    """Words without a mark, as they are written."""

    words: str


class Emphasis(Struct, frozen=True):
    """`*words*`, or `**words**` where it is strong."""

    parts: tuple[Inline, ...]
    strong: bool = False


class WebLink(Struct, frozen=True):
    """`[words](https://…)`: a way to another site."""

    words: str
    url: str


class EntryLink(Struct, frozen=True):
    """`[[id]]` or `[[id|words]]`: a way to an entry of the glossary."""

    id: str
    words: str = ""
    """"" where the entry's own name stands."""


class SegmentLink(Struct, frozen=True):
    """`[[4.1]]`, `[[chapter-2#4.1]]`, `[[4.1|words]]`: a way to a segment or block of a text."""

    text: str
    """"" for the text of which this is a note."""
    address: str
    words: str = ""

    @property
    def shown(self) -> str:
        return self.words or self.address


Inline = Plain | Emphasis | WebLink | EntryLink | SegmentLink


class NoteBody(Struct, frozen=True):
    """A note in one language."""

    written: str
    """As it stands in the file."""
    parts: tuple[Inline, ...]

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def entry_links(self) -> Iterator[EntryLink]:
        """Its ways to entries, in order, also those within emphasis."""
        return (part for part in _flat(self.parts) if isinstance(part, EntryLink))

    @property
    def segment_links(self) -> Iterator[SegmentLink]:
        """Its ways to segments, in order, also those within emphasis."""
        return (part for part in _flat(self.parts) if isinstance(part, SegmentLink))

    @property
    def web_links(self) -> Iterator[WebLink]:
        """Its ways out, in order, also those within emphasis."""
        return (part for part in _flat(self.parts) if isinstance(part, WebLink))


def _flat(parts: tuple[Inline, ...]) -> Iterator[Inline]:
    for part in parts:
        if isinstance(part, Emphasis):
            yield from _flat(part.parts)
        else:
            yield part


NOTHING = NoteBody("", ())


class LocalizedNote(Struct, frozen=True):
    """A note in several languages: pairs of language code and body, as in the file."""

    pairs: tuple[tuple[str, NoteBody], ...] = ()

    def __getitem__(self, lang: str) -> NoteBody:
        """The note in `lang`; where it has none, the first language's; NOTHING without any."""
        return self.exact(lang) or next((body for _, body in self.pairs), NOTHING)

    def exact(self, lang: str) -> NoteBody:
        """The note in `lang` and no other, or NOTHING."""
        return next((body for code, body in self.pairs if code == lang), NOTHING)

    def __iter__(self) -> Iterator[tuple[str, NoteBody]]:
        return iter(self.pairs)

    def __bool__(self) -> bool:
        return bool(self.pairs)
