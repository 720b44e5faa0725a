"""A text in one language: its divisions, speeches, verses and passages, with their marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from diglot.derive.apparatus import extent
from diglot.derive.nesting import nest
from diglot.derive.outline import Section, outline
from diglot.language.table import facts_of
from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText
from diglot.model.glossary import TermKind
from diglot.model.passage import Break, Change, Passage, Point, Run, Span, Spanned
from diglot.model.text import ApparatusEntry, Block, BlockKind, Occurrence, Segment
from diglot.render.exports.xml import tag, words

NAMES = {
    TermKind.PERSON: "persName",
    TermKind.PLACE: "placeName",
    TermKind.ORGANISATION: "orgName",
}
"""The element of a name in the text; of the others it is `term`."""


class Reason(Struct, frozen=True):
    """Why something was emended, and the ids of what was."""

    entry: ApparatusEntry
    targets: list[str]
    lang: str
    """Its tag."""
    lemma: str = ""
    """The words that the edition has there."""


class Body:
    """Writes the sides of a text; what it has given an id to stands in `anchors` and `reasons`."""

    def __init__(self, annotated: AnnotatedText, info: EditionInfo) -> None:
        self.text = annotated.text
        self.info = info
        self.kinds = {term.id: term.kind for term in info.terms}
        self.anchors: dict[str, list[str]] = defaultdict(list)
        """Note → the ids of what it is about, in both languages."""
        self.reasons: list[Reason] = []
        self.led_here = self.text.led_here
        self._blocks: dict[tuple[str, str], str] = {}
        self._found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        for one in annotated.occurrences:
            self._found[one.address, one.lang].append(one)

    def side(self, code: str) -> str:
        """The text in one language, as `text`."""
        kind = "source" if code == self.text.info.base else "translation"
        pieces, begun = [], False
        for section in outline(self.text):
            if section.is_heading or section.heading or not begun:
                pieces.append("</div>\n<div>\n" if begun else "<div>\n")
                begun = True
            if section.heading and (title := section.heading.exact(code)):
                pieces.append(tag("head", tag("supplied", words(title))) + "\n")
            pieces.append(self.block(section, code) + "\n")
        body = f"<body>\n{''.join(pieces)}</div>\n</body>"
        tag_ = self.info.language(code).tag
        return tag("text", body, xml_id=code, xml_lang=tag_, type=kind) + "\n"

    def block(self, section: Section, code: str) -> str:
        """A block in one language; what points into it is known once, however often it is asked."""
        known = section.pair.number, code
        if known not in self._blocks:
            self._blocks[known] = self._made(section, code)
        return self._blocks[known]

    def _made(self, section: Section, code: str) -> str:
        pair = section.pair
        block = pair.base if code == self.text.info.base else pair.translation
        segs = [
            self._seg(f"{code}.{row.address}", row.address, segment, code)
            for row, segment in zip(section.rows, block.segments, strict=True)
        ]
        own = f"{code}.{pair.number}"
        joined = ("" if facts_of(self.info.language(code).tag).is_in_han else " ").join(segs)
        if section.is_heading:
            return tag("head", joined, xml_id=own)
        if pair.kind is BlockKind.VERSE:
            return tag("lg", "".join(tag("l", seg) for seg in segs), xml_id=own)
        if pair.kind is not BlockKind.SPEECH:
            return tag("p", joined, xml_id=own)
        who = f"#sp-{section.speaker.id}" if section.speaker else ""
        speaker = self._speaker(section, block, code)
        return tag("sp", speaker + tag("p", joined), xml_id=own, who=who)

    def _speaker(self, section: Section, block: Block, code: str) -> str:
        """The name above a speech; where another was received, both."""
        name = section.name(code)
        if not name or block.kind is BlockKind.NOTHING:
            return ""
        received = block.label or name
        if received == name:
            return tag("speaker", words(name))
        both = tag("sic", words(received)) + tag("corr", words(name))
        kind = section.speaker.kind if section.speaker else ""
        return tag("speaker", tag("choice", both, ana=f"#em-{kind}" if kind else ""))

    def _seg(self, own: str, address: str, segment: Segment, code: str) -> str:
        lang = self.info.language(code).tag
        writer = _Passage(self, own, segment)
        passage = nest(segment, lang, self._found.get((address, code), ()))
        content = writer.written(passage)
        for entry in segment.entries:
            targets = writer.changed.get(id(entry)) or [own]
            lemma = segment.text[slice(*extent(entry))]
            self.reasons.append(Reason(entry, targets, lang, lemma))
        led = "".join(
            tag("anchor", xml_id=f"{code}.{old}") for old in self.led_here.get(address, ())
        )
        return tag("seg", led + content, xml_id=own, n=address)


class _Passage:
    """Writes one segment."""

    def __init__(self, body: Body, own: str, segment: Segment) -> None:
        self.body = body
        self.own = own
        self.points = [note.id for note in segment.notes if note.start == note.end]
        self.changed: dict[int, list[str]] = defaultdict(list)
        self.number = 0
        self.anchored = 0

    def written(self, passage: Passage) -> str:
        return "".join(self._parts(passage))

    def _parts(self, passage: Passage) -> Iterator[str]:
        for part in passage:
            if isinstance(part, Run):
                yield words(part.words)
            elif isinstance(part, Change):
                yield self._change(part)
            elif isinstance(part, Span):
                yield self._span(part)
            elif isinstance(part, Break):
                yield tag("pb", n=part.page) if part.page else tag("lb")
            else:
                yield self._point(part)

    def _change(self, change: Change) -> str:
        self.number += 1
        own = f"{self.own}-c{self.number}"
        self.changed[id(change.entry)].append(own)
        both = tag("sic", words(change.received)) + tag("corr", words(change.edited))
        return tag("choice", both, xml_id=own, ana=f"#em-{change.entry.kind}")

    def _span(self, span: Span) -> str:
        inside = self.written(span.parts)
        if span.kind is Spanned.EMPHASIS:
            return tag("emph", inside)
        if span.kind is Spanned.ANCHOR:
            return tag("seg", inside, type="anchor", **self._anchor(span.id))
        if span.kind is Spanned.FOREIGN:
            return tag("foreign", inside, xml_lang=span.id)
        if span.kind is Spanned.RUBY:
            return _ruby(inside, span.id)
        if span.kind is Spanned.LINK:
            return tag("ref", inside, target=self._way(span.id))
        name = NAMES.get(self.body.kinds[span.id], "term")
        return tag(name, inside, ref=f"#term-{span.id}")

    def _way(self, address: str) -> str:
        """From here to a segment or block, of this text or of the file of another."""
        text, hash_, place = address.rpartition("#")
        file = f"{text}.tei.xml" if hash_ and text != self.body.text.info.id else ""
        code = self.own.partition(".")[0]
        return f"{file}#{code}.{place}"

    def _point(self, point: Point) -> str:
        """A note between two characters; the mark of what is about a span stands on it already."""
        if point.id not in self.points:
            return ""
        del self.points[self.points.index(point.id)]
        return tag("anchor", **self._anchor(point.id))

    def _anchor(self, note: str) -> dict[str, str]:
        """What a note that stands in `standOff` points at; or the way to an entry from here."""
        if note in self.body.kinds:
            return {"corresp": f"#term-{note}"}
        self.anchored += 1
        own = f"{self.own}-n{self.anchored}"
        self.body.anchors[note].append(own)
        return {"xml_id": own}


def _ruby(inside: str, reading: str) -> str:
    """Words with their reading; of the parts that a mark has cut, the first bears it."""
    return tag("ruby", tag("rb", inside) + tag("rt", words(reading))) if reading else inside
