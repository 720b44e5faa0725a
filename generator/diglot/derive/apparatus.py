"""The apparatus: each emendation with its lemma, what was received, and why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from diglot.language.script import is_spaced_word
from diglot.model.text import VARIANT, ApparatusEntry, Emendation, Text, Variant

_LONG = 90


class Reading(Struct, frozen=True, kw_only=True):
    """An entry of the apparatus, ready to be shown. Both readings are plain text."""

    address: str
    lang: str
    received: str
    edited: str
    kind: str
    reason: str
    variants: tuple[Variant, ...] = ()
    """What other witnesses read."""


def readings(text: Text, lang: str) -> Iterator[Reading]:
    """The entries of one language's side, in the order of the text."""
    for pair in text.pairs:
        for row in pair.rows:
            segment = row.base if lang == text.info.base else row.translation
            changes = sorted(segment.emendations, key=_span) if segment.entries else []
            for entry in sorted(segment.entries, key=_position):
                received, edited = _both(segment.text, changes, entry)
                yield Reading(
                    address=row.address,
                    lang=lang,
                    received=_shortened(received.strip()),
                    edited=_shortened(edited.strip()),
                    kind=entry.kind,
                    reason=entry.reason,
                    variants=entry.variants,
                )


def extent(entry: ApparatusEntry) -> tuple[int, int]:
    """From the first change of an entry to the last; its lemma where it has none."""
    if not entry.emendations:
        return entry.lemma
    changes = entry.emendations
    return min(change.start for change in changes), max(change.end for change in changes)


def _span(change: Emendation) -> tuple[int, int]:
    return change.start, change.end


def _position(entry: ApparatusEntry) -> tuple[int, int]:
    if entry.kind == VARIANT:
        return entry.lemma
    return _span(entry.emendations[0]) if entry.emendations else (-1, -1)


def _both(text: str, changes: Sequence[Emendation], entry: ApparatusEntry) -> tuple[str, str]:
    """What was received and what is edited. `changes` are all of the segment, in its order."""
    if entry.kind == VARIANT:
        lemma = text[slice(*entry.lemma)]
        return lemma, lemma
    if not entry.emendations:
        return "", text
    start, end = _lemma(text, changes, entry)
    pieces, at = [], start
    for change in _within(changes, start, end):
        if start <= change.start and change.end <= end:
            pieces += [text[at : change.start], change.old]
            at = change.end
    return "".join([*pieces, text[at:end]]), text[start:end]


def _lemma(text: str, changes: Sequence[Emendation], entry: ApparatusEntry) -> tuple[int, int]:
    """From the first change to the last, widened to whole words.

    Where a change only adds or removes, a neighbouring word on each side says where.
    """
    start = min(change.start for change in entry.emendations)
    end = max(change.end for change in entry.emendations)
    if any(not change.old or change.start == change.end for change in entry.emendations):
        start, end = _word_before(text, start), _word_after(text, end)
    while 0 < start < len(text) and is_spaced_word(text[start - 1]) and is_spaced_word(text[start]):
        start -= 1
    while 0 < end < len(text) and is_spaced_word(text[end - 1]) and is_spaced_word(text[end]):
        end += 1
    # A change that the widening reached belongs to the lemma whole.
    for change in _within(changes, start, end):
        if change.start < end and start < change.end:
            start, end = min(start, change.start), max(end, change.end)
    return start, end


def _within(changes: Sequence[Emendation], start: int, end: int) -> Sequence[Emendation]:
    """Those of `changes` that touch a stretch: they stand in order and do not overlap."""
    first = bisect_left(changes, start, key=lambda change: change.end)
    return changes[first : bisect_right(changes, end, key=lambda change: change.start)]


def _word_before(text: str, at: int) -> int:
    start = at
    while start and not text[start - 1].isalnum():
        start -= 1
    if start and not is_spaced_word(text[start - 1]):
        return start - min(2, start)
    while start and is_spaced_word(text[start - 1]):
        start -= 1
    return start


def _word_after(text: str, at: int) -> int:
    end = at
    while end < len(text) and not text[end].isalnum():
        end += 1
    if end < len(text) and not is_spaced_word(text[end]):
        return min(len(text), end + 2)
    while end < len(text) and is_spaced_word(text[end]):
        end += 1
    return end


def _shortened(reading: str) -> str:
    if len(reading) <= _LONG:
        return reading
    half = _LONG // 2
    return f"{reading[:half].rstrip()} … {reading[-half:].lstrip()}"
