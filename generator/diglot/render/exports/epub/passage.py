"""A passage of a book: the edited reading with emphasis, ways to entries, marks of notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diglot.derive.nesting import nest
from diglot.model.passage import Break, Change, Passage, Run, Span, Spanned
from diglot.model.text import Occurrence, Segment
from diglot.render.exports.epub.html import GLOSSARY, entry_id, link, way_to
from diglot.render.exports.xml import tag, words


class Marks:
    """Numbers the notes of a file as they come, and knows to where each leads back."""

    def __init__(self, notes: Mapping[str, int]) -> None:
        self.numbers = notes
        """Of the notes placed by hand, by id."""
        self.seen: dict[tuple[str, str], str] = {}
        """(note, language) → the id of its first mark."""

    def mark(self, note: str, code: str) -> str:
        """The number that leads to a note."""
        own = ""
        if (note, code) not in self.seen:
            own = f"mark-{note}-{code}"
            self.seen[note, code] = own
        number = str(self.numbers[note])
        to = f"#note-{note}-{code}"
        return link(number, to, id=own, role="doc-noteref", **{"epub:type": "noteref"})


class Writer:
    """Writes the segments of one language of a text."""

    def __init__(
        self, marks: Marks, text: str, code: str, lang: str, terms: frozenset[str]
    ) -> None:
        self.marks = marks
        self.text = text
        """Its id."""
        self.code = code
        self.lang = lang
        """The tag."""
        self.terms = terms
        """The entries that the book has."""

    def write(self, segment: Segment, found: Sequence[Occurrence]) -> str:
        marked = [one for one in found if one.marked]
        return self._joined(nest(segment, self.lang, marked))

    def _joined(self, passage: Passage) -> str:
        """Two numbers side by side would be read as one: a comma stands between them."""
        pieces, after_mark = [], False
        for part, is_mark in self._parts(passage):
            if is_mark and after_mark:
                pieces.append(tag("sup", ", "))
            # No line begins with a mark: U+2060 keeps it to the character before, which may be Han.
            pieces.append(tag("sup", "\u2060" + part) if is_mark else part)
            after_mark = is_mark
        return "".join(pieces)

    def _parts(self, passage: Passage) -> Iterator[tuple[str, bool]]:
        for part in passage:
            if isinstance(part, Run):
                yield words(part.words), False
            elif isinstance(part, Change):
                if part.edited:
                    yield words(part.edited), False
            elif isinstance(part, Span):
                yield self._span(part), False
            elif isinstance(part, Break):
                yield _break(part), False
            elif part.id in self.marks.numbers:
                yield self.marks.mark(part.id, self.code), True

    def _span(self, span: Span) -> str:
        inside = self._joined(span.parts)
        if span.kind is Spanned.EMPHASIS:
            return tag("em", inside)
        if span.kind is Spanned.FOREIGN:
            return tag("i", inside, lang=span.id, xml_lang=span.id)
        if span.kind is Spanned.RUBY:
            return tag("ruby", inside + tag("rt", words(span.id))) if span.id else inside
        if span.kind is Spanned.LINK:
            return link(inside, way_to(span.id, self.text))
        if span.kind is Spanned.TERM and span.id in self.terms:
            way = f"{GLOSSARY}#{entry_id(span.id)}"
            said = {"class": "term", "epub:type": "glossref", "role": "doc-glossref"}
            return link(inside, way, **said)
        return inside


def _break(part: Break) -> str:
    """The end of a line, or where a page of a printed edition begins (EPUB 3.3, page-list)."""
    if not part.page:
        return tag("br")
    said = {"epub:type": "pagebreak", "role": "doc-pagebreak", "aria-label": part.page}
    return tag("span", **said)
