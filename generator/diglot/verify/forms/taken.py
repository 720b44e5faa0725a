"""What is taken back out of a form of the edition, what should have been, and how they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence

import regex
from msgspec import Struct

from diglot.derive.lines import one_line
from diglot.derive.names import plain_note
from diglot.derive.outline import notes_at, outline
from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText
from diglot.model.note import NoteBody
from diglot.model.text import Segment, Text
from diglot.render.exports.format import Wanted

Key = tuple[str, str, str]
"""Of rows: address, language, words. Of notes: the note, language, words. Of terms: entry,
language, what stands there."""


class Taken(Struct, frozen=True, kw_only=True):
    """What a form holds; None is what it has no place for."""

    rows: tuple[Key, ...] | None = None
    """The edited reading."""
    received: tuple[Key, ...] | None = None
    lines: tuple[str, ...] | None = None
    """Of a form that does not say what each line is: all, in order."""
    notes: tuple[Key, ...] | None = None
    terms: tuple[Key, ...] | None = None


class UnreadableError(ValueError):
    """The file does not have the form that its name says; in words."""


Fetch = Callable[[str], bytes]
"""What a file holds, by its path below the folder of exports. Raises UnreadableError, OSError."""


def whole(read: Callable[[bytes, Wanted], Taken]) -> Callable[[Fetch, Wanted], Taken]:
    """The `read` of a form that is one file."""
    return lambda fetch, wanted: read(fetch(wanted.path), wanted)


class Reader(Struct, frozen=True):
    """How a form is read, by its grammar alone, and what should be found."""

    read: Callable[[Fetch, Wanted], Taken]
    """Raises UnreadableError, OSError."""
    expect: Callable[[Wanted], Taken]


def codes_of(wanted: Wanted) -> tuple[str, ...]:
    """The languages that a file of a text holds."""
    return (wanted.lang.code,) if wanted.lang else wanted.the_text.text.info.languages


def expected_rows(annotated: AnnotatedText) -> tuple[Key, ...]:
    """Every segment in both languages, in the edited reading."""
    return tuple((address, code, one.text) for address, code, one in _segments(annotated))


def expected_received(annotated: AnnotatedText) -> tuple[Key, ...]:
    """The same as received."""
    return tuple((address, code, one.received) for address, code, one in _segments(annotated))


def _segments(annotated: AnnotatedText) -> Iterator[tuple[str, str, Segment]]:
    text = annotated.text
    for pair in text.pairs:
        for row in pair.rows:
            for code, segment in text.sides(row):
                yield row.address, code, segment


def expected_lines(wanted: Wanted, codes: Sequence[str]) -> tuple[str, ...]:
    """Title, headings, names and segments in one language; in both, each row behind its address."""
    text = wanted.the_text.text
    lines = [one_line(text.info.title[code]) for code in codes]
    for section in outline(text):
        if section.heading:
            titles = [title for code in codes if (title := section.heading.exact(code))]
            lines.append(" / ".join(f"[{title}]" for title in titles))
        lines.append(" / ".join(filter(None, map(section.name, codes))))
        for row in section.rows:
            if len(codes) > 1:
                lines.append(row.address)
            sides = dict(text.sides(row))
            lines += [sides[code].text for code in codes]
    return tuple(filter(None, lines))


def expected_notes(
    wanted: Wanted,
    codes: Sequence[str] | None = None,
    said: Callable[[NoteBody, str, EditionInfo], str] | None = None,
    by_place: bool = False,
) -> tuple[Key, ...]:
    """The notes placed by hand, in the languages `codes` or in all.

    `said` makes words of a note.
    """
    info, text = wanted.edition.info, wanted.the_text.text
    places = notes_at(text)
    words = said or plain_words
    return tuple(
        (", ".join(places[note.id]) if by_place else note.id, code, words(body, code, info))
        for note in text.info.notes
        if note.id in places
        for code, body in (note.note if codes is None else [(c, note.note[c]) for c in codes])
    )


def plain_words(note: NoteBody, lang: str, info: EditionInfo) -> str:
    """A note as one line of plain text."""
    return one_line(plain_note(note, lang, {term.id: term for term in info.terms}))


def expected_terms(annotated: AnnotatedText) -> tuple[Key, ...]:
    """Where each entry stands in the text."""
    return tuple((one.term, one.lang, one.address) for one in annotated.occurrences)


def differences(expected: Taken, found: Taken) -> list[str]:
    """A line for each kind of thing that is not as expected, with the number and the first."""
    said = []
    for name in Taken.__struct_fields__:
        want, have = getattr(expected, name), getattr(found, name)
        if want is not None and want != have:
            said.append(f"{name}: {_difference(want, have or ())}")
    return said


def _difference(want: Sequence[Hashable], have: Sequence[Hashable]) -> str:
    lost, added = Counter(want) - Counter(have), Counter(have) - Counter(want)
    number = lost.total() + added.total()
    moved = sum(one != other for one, other in zip(want, have, strict=False))
    first = next(
        (n for n, pair in enumerate(zip(want, have, strict=False)) if pair[0] != pair[1]), -1
    )
    if first < 0:
        first = min(len(want), len(have))
    expected = want[first] if first < len(want) else "the end"
    found = have[first] if first < len(have) else "the end"
    return f"{number or moved} differ; first: expected {_shown(expected)}, found {_shown(found)}"


def _shown(thing: object) -> str:
    said = " ".join(map(str, thing)) if isinstance(thing, tuple) else str(thing)
    return f"“{said[:120]}”"


ADDRESS = regex.compile(r"\d+[a-z]*\.\d+[a-z]*")
"""Of a segment; where it stands alone on a line, it is none of the text’s words."""
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{L}\p{N}\p{M}--[\p{Han}\p{Hiragana}\p{Katakana}]]+",
    regex.V1,
)


def word_count(taken: Taken) -> int:
    """The words of the edited reading; in scripts without spaces, the characters."""
    said = taken.lines if taken.rows is None else [row[2] for row in taken.rows]
    return sum(len(_WORD.findall(words)) for words in said or () if not ADDRESS.fullmatch(words))


def sides_of_notes(text: Text) -> dict[str, set[str]]:
    """Note → the languages in which its mark stands."""
    placed: dict[str, set[str]] = {}
    for pair in text.pairs:
        for row in pair.rows:
            for code, segment in text.sides(row):
                for mark in segment.notes:
                    placed.setdefault(mark.id, set()).add(code)
    return placed
