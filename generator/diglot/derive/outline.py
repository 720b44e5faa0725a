"""A text as rows, each with what stands above it: for formats that go through it once."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from diglot.model.declared import Speaker
from diglot.model.edition import AnnotatedText
from diglot.model.localized import Localized
from diglot.model.text import BlockKind, BlockPair, Row, Text


class Section(Struct, frozen=True, kw_only=True):
    """A block with what stands before it."""

    pair: BlockPair
    heading: Localized | None
    """What the editor has set above it, in the languages that have it."""
    speaker: Speaker | None
    """Who begins or goes on to speak."""
    goes_on: bool
    """Whether no name stands here, since the speaker before goes on."""

    @property
    def is_heading(self) -> bool:
        return self.pair.kind is BlockKind.HEADING

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.pair.rows

    def name(self, lang: str) -> str:
        """The speaker’s name as it stands above the words in `lang`, or ""."""
        return self.speaker.name[lang] if self.speaker and not self.goes_on else ""

    def supplied(self, lang: str) -> str:
        """The editor's heading in `lang` as every form shows it, in square brackets; or ""."""
        title = self.heading.exact(lang) if self.heading else ""
        return f"[{title}]" if title else ""


def outline(text: Text) -> Iterator[Section]:
    """The blocks, in order."""
    headings = {heading.before: heading.title for heading in text.info.headings}
    for pair in text.pairs:
        leading = pair.base if pair.base.kind is BlockKind.SPEECH else pair.translation
        speech = pair.kind is BlockKind.SPEECH
        yield Section(
            pair=pair,
            heading=headings.get(pair.number),
            speaker=leading.speaker if speech else None,
            goes_on=speech and leading.continued,
        )


def notes_at(text: Text) -> dict[str, list[str]]:
    """Where each note placed by hand stands: id → addresses, in order, each once."""
    found: dict[str, dict[str, None]] = {}
    for pair in text.pairs:
        for row in pair.rows:
            for segment in (row.base, row.translation):
                for mark in segment.notes:
                    found.setdefault(mark.id, {})[row.address] = None
    return {note: list(places) for note, places in found.items()}


def entries_in(annotated: AnnotatedText, lang: str = "") -> frozenset[str]:
    """The entries that stand in a text, found or placed by hand; in one language, or in either."""
    text = annotated.text
    found = {one.term for one in annotated.occurrences if lang in ("", one.lang)}
    placed = {
        mark.id
        for pair in text.pairs
        for row in pair.rows
        for code, segment in text.sides(row)
        if lang in ("", code)
        for mark in segment.notes
    }
    return frozenset(found | placed)
