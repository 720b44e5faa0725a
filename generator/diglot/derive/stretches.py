"""What stands on a reading page in one language, place by place, as its characters follow there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from diglot.model.edition import AnnotatedText
from diglot.model.text import BlockKind, BlockPair, Emendation, Occurrence, Segment, Text


class Stretch(Struct, frozen=True, kw_only=True):
    """A passage, a speaker's name or a supplied heading."""

    place: str
    """What it goes by on the page: its address; a speaker’s name, the number of the block."""
    edited: str
    received: str
    changes: tuple[Emendation, ...] = ()
    terms: tuple[Occurrence, ...] = ()
    """Where terms stand in the edited reading, marked or not."""

    def on_page(self, edited: Sequence[str], received: Sequence[str]) -> tuple[str, ...]:
        """What each character of the two readings comes to, as the page has the characters: those
        that were removed stand before those in their place."""
        found: list[str] = []
        at = shift = 0
        for change in sorted(self.changes, key=lambda change: (change.start, change.end)):
            before = change.start + shift
            found += edited[at : change.start]
            found += received[before : before + len(change.old)]
            at = change.start
            shift += len(change.old) - (change.end - change.start)
        return (*found, *edited[at:])


def stretches(annotated: AnnotatedText, lang: str) -> Iterator[Stretch]:
    """All that a text's reading page has in the language `lang`, in order, empty passages too."""
    text = annotated.text
    terms: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in annotated.occurrences:
        if occurrence.lang == lang:
            terms[occurrence.address].append(occurrence)
    supplied = {heading.before: heading.title for heading in text.info.headings}
    for pair in text.pairs:
        if title := supplied.get(pair.number):
            yield _plain(f"before-{pair.number}", title.exact(lang))
        yield _plain(pair.number, _speaker(pair, lang))
        for index, segment in enumerate(_segments(text, pair, lang), start=1):
            address = f"{pair.number}.{index}"
            yield Stretch(
                place=address,
                edited=segment.text,
                received=segment.received,
                changes=tuple(segment.emendations),
                terms=tuple(terms[address]),
            )


def _plain(place: str, words: str) -> Stretch:
    return Stretch(place=place, edited=words, received=words)


def _speaker(pair: BlockPair, lang: str) -> str:
    """The name above the block; "" where none stands there."""
    leading = pair.base if pair.base.kind is BlockKind.SPEECH else pair.translation
    return leading.speaker.name[lang] if leading.speaker and not leading.continued else ""


def _segments(text: Text, pair: BlockPair, lang: str) -> tuple[Segment, ...]:
    return (pair.base if lang == text.info.base else pair.translation).segments
