"""A passage in Typst: the edited reading with its marks, as the lines of a code block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from diglot.derive.names import headword
from diglot.derive.nesting import nest
from diglot.model.glossary import Term
from diglot.model.localized import Language
from diglot.model.note import Emphasis, EntryLink, Inline, Plain, SegmentLink
from diglot.model.passage import Break, Change, Passage, Point, Run, Span, Spanned
from diglot.model.reference import target_of
from diglot.model.text import Occurrence, Segment
from diglot.render.exports.pdf.typst import call, joined, label, string


class Ways(Struct, frozen=True, kw_only=True):
    """Where links may lead: what the book holds."""

    terms: Mapping[str, Term]
    segments: frozenset[str]
    """`text#address`, of rows and blocks."""

    def to_segment(self, link: str, text: str, content: str) -> str:
        """`content` as a way to a segment; without one where the book does not hold it."""
        target = target_of(link, text)
        name = f"{target.text}#{target.address}"
        return call("way", label(f"s-{name}"), content) if name in self.segments else content


class Written(Struct, frozen=True, kw_only=True):
    """A segment in Typst."""

    body: str
    """A code block; `none` of nothing. `f` in it is what the marks of notes depend on."""
    notes: tuple[int, ...]
    """The numbers of the notes that are marked in it, in order, each once."""
    has_ruby: bool


class Writer:
    """Writes the segments of one language of a text."""

    def __init__(self, text: str, lang: Language, numbers: Mapping[str, int], ways: Ways) -> None:
        self.text = text
        self.lang = lang
        self.numbers = numbers
        """Of the notes placed by hand, by id."""
        self.ways = ways

    def write(self, segment: Segment, found: Iterable[Occurrence]) -> Written:
        passage = nest(segment, self.lang.tag, [one for one in found if one.marked])
        seen: dict[int, None] = {}
        body = joined(self._parts(passage, seen))
        has_ruby = any(mark.kind.value == "ruby" for mark in segment.marks)
        return Written(body=body, notes=tuple(seen), has_ruby=has_ruby)

    def _parts(self, passage: Passage, seen: dict[int, None]) -> Iterator[str]:
        after_mark = False
        for part in passage:
            is_mark = isinstance(part, Point) and part.id in self.numbers
            if is_mark and after_mark:  # two numbers side by side would be read as one
                yield "comma"
            after_mark = is_mark
            yield self._part(part, seen)

    def _part(self, part: Run | Change | Span | Point | Break, seen: dict[int, None]) -> str:
        if isinstance(part, Run):
            return string(part.words)
        if isinstance(part, Change):
            return string(part.edited) if part.edited else ""
        if isinstance(part, Span):
            return self._span(part, seen)
        if isinstance(part, Break):
            return call("folio", string(part.page)) if part.page else "linebreak()"
        if part.id not in self.numbers:
            return ""
        number = self.numbers[part.id]
        again = number in seen
        seen[number] = None
        return call("again" if again else "mark", "f", str(number))

    def _span(self, span: Span, seen: dict[int, None]) -> str:
        inside = joined(self._parts(span.parts, seen))
        if span.kind is Spanned.EMPHASIS:
            return call("emph", inside)
        if span.kind is Spanned.FOREIGN:
            return call("foreign", string(span.id), inside)
        if span.kind is Spanned.RUBY and span.id:
            return call("ruby", string(span.id), inside)
        if span.kind is Spanned.LINK:
            return self.ways.to_segment(span.id, self.text, inside)
        if span.kind is Spanned.TERM and span.id in self.ways.terms:
            return call("way", label(f"term-{span.id}"), inside)
        return inside


def inlines(parts: Iterable[Inline], lang: str, ways: Ways, text: str = "") -> str:
    """The words of a note with their marks. `text` is the id of that on which it is a note."""
    return joined(_inline(part, lang, ways, text) for part in parts)


def _inline(part: Inline, lang: str, ways: Ways, text: str) -> str:
    if isinstance(part, Plain):
        return string(part.words)
    if isinstance(part, Emphasis):
        return call("strong" if part.strong else "emph", inlines(part.parts, lang, ways, text))
    if isinstance(part, EntryLink):
        name = string(part.words or headword(ways.terms[part.id], lang))
        return call("way", label(f"term-{part.id}"), name)
    if isinstance(part, SegmentLink):
        link = f"{part.text}#{part.address}" if part.text else part.address
        return ways.to_segment(link, text, string(part.shown))
    return f"{call('link', string(part.url), string(part.words))}; {string(f' ({part.url})')}"
