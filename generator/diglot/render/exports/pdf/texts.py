"""The texts: rows of two passages with what stands above them, and the notes that they have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from diglot.derive.outline import Section, notes_at, outline
from diglot.language.locale import language_name, render_date
from diglot.model.edition import AnnotatedText
from diglot.model.text import BlockKind, Occurrence, Row
from diglot.render.exports.pdf.desk import Desk
from diglot.render.exports.pdf.passage import Writer, Written, inlines
from diglot.render.exports.pdf.typst import array, boolean, call, joined, label, named, string


class TextSource:
    """One text, written into Typst."""

    def __init__(self, desk: Desk, annotated: AnnotatedText) -> None:
        self.desk = desk
        self.text = annotated.text
        self.info = annotated.text.info
        self.langs = tuple(desk.language(code) for code in self.info.languages)
        placed = {note.id for note in self.info.notes}
        ordered = (id_ for id_ in notes_at(self.text) if id_ in placed)
        self.numbers = {id_: at for at, id_ in enumerate(ordered, 1)}
        self.writers = [Writer(self.info.id, lang, self.numbers, desk.ways) for lang in self.langs]
        self.found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        for one in annotated.occurrences:
            self.found[one.address, one.lang].append(one)
        self.level = 1
        """Of the heading before: none may be passed over."""

    def lines(self) -> Iterator[str]:
        """The calls that set it, in order."""
        yield self._opening()
        yield "#let rows = ("
        for section in outline(self.text):
            yield from (f"  {row}," for row in self._section(section))
        yield ")"
        yield "#let notes = ("
        yield from (f"  {note}," for note in self._notes())
        yield ")"
        langs = array(f"l.at({string(lang.code)})" for lang in self.langs)
        yield f"#{call('body', 's', string(self.info.id), langs, 'rows', 'notes')}"

    def _opening(self) -> str:
        lead = self.desk.lead if self.desk.lead in self.langs else self.langs[0]
        titles = [lead, *(lang for lang in self.langs if lang != lead)]
        names = [self.desk.said(self.info.title[lang.code], lang) for lang in titles]
        told = []
        if self.info.date:
            said = render_date(self.info.date, self.desk.lead.tag, self.desk.words)
            told.append(self.desk.said(said))
        told += self._translation()
        return f"#{call('opening', 's', label(f'text-{self.info.id}'), array(names), array(told))}"

    def _translation(self) -> Iterator[str]:
        """What text.yml says of the translation, or else who made it."""
        if self.info.translation_note:
            for lang in self.desk.languages:
                if said := self.info.translation_note.exact(lang.code):
                    yield self.desk.said(said, lang)
        elif self.info.translators:
            names = self.desk.words.plain("enumeration").join(p.name for p in self.info.translators)
            lang = self.desk.language(self.info.translation)
            language = language_name(lang.tag, self.desk.lead.tag, lang.name)
            yield self.desk.w("translation-label", language=language, names=names)

    def _section(self, section: Section) -> Iterator[str]:
        pair = section.pair
        for at, row in enumerate(section.rows):
            segments = (row.base, row.translation)
            sides = [
                writer.write(segment, self.found[row.address, writer.lang.code])
                for writer, segment in zip(self.writers, segments, strict=True)
            ]
            items = {
                "at": string(row.address),
                "block": string(pair.number) if at == 0 else "none",
                "gap": string(self._gap(section, row, at)),
                "sides": array(f"f => {side.body}" for side in sides),
                "marks": array(array(map(str, side.notes)) for side in sides),
                **self._above(section, at),
                **self._kind(section, row, sides),
            }
            yield named(**items)

    def _gap(self, section: Section, row: Row, at: int) -> str:
        if at == 0:
            return "block"
        if row.base.stanza or row.translation.stanza:
            return "stanza"
        return "line" if section.pair.kind is BlockKind.VERSE else "row"

    def _above(self, section: Section, at: int) -> dict[str, str]:
        """A heading that the editor set, and the name of who speaks."""
        found: dict[str, str] = {}
        if at:
            return found
        codes = self.info.languages
        if any(map(section.supplied, codes)):
            found["heading"] = array(
                string(t) if (t := section.supplied(code)) else "none" for code in codes
            )
            self.level = 2
        if any(section.name(code) for code in codes):
            found["speaker"] = array(string(section.name(code)) for code in codes)
        return found

    def _kind(self, section: Section, row: Row, sides: list[Written]) -> dict[str, str]:
        found = {}
        if section.is_heading:
            self.level = min(section.pair.level, self.level + 1)
            found["level"] = str(self.level)
        if section.pair.kind is BlockKind.VERSE:
            found["indents"] = array((str(row.base.indent), str(row.translation.indent)))
        if section.pair.role:
            found["role"] = string(str(section.pair.role))
        if any(side.has_ruby for side in sides):
            found["ruby"] = boolean(True)
        return found

    def _notes(self) -> Iterator[str]:
        """By number: the bodies of a note in the languages in which its mark stands."""
        placed: dict[str, set[str]] = defaultdict(set)
        for pair in self.text.pairs:
            for row in pair.rows:
                for code, segment in self.text.sides(row):
                    for mark in segment.notes:
                        placed[mark.id].add(code)
        known = {note.id: note for note in self.info.notes}
        for id_, number in self.numbers.items():
            note = known[id_]
            bodies = []
            for lang in self.langs:
                body = inlines(note.note[lang.code].parts, lang.code, self.desk.ways, self.info.id)
                cites = self.desk.cites(note.sources)
                bodies.append(joined([body, cites]) if lang.code in placed[id_] else "none")
            yield f"{string(str(number))}: {array(bodies)}"
