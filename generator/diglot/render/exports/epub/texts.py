"""The texts of a book: a file for each, or several where it is long, with the notes at its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from diglot.derive.outline import Section, notes_at, outline
from diglot.model.edition import AnnotatedText
from diglot.model.glossary import Note
from diglot.model.text import BlockKind, Occurrence, Row
from diglot.render.exports.epub.html import file_of, inlines, link, said, sources, spoken
from diglot.render.exports.epub.passage import Marks, Writer
from diglot.render.exports.epub.values import Chapter, Desk, Entry
from diglot.render.exports.xml import tag, words

LONGEST = 400
"""Rows in a file: readers lay one out at a time."""


def text_chapters(desk: Desk, annotated: AnnotatedText) -> Iterator[Chapter]:
    """The files of a text, in order."""
    yield from _Text(desk, annotated).chapters()


class _Text:
    def __init__(self, desk: Desk, annotated: AnnotatedText) -> None:
        self.desk = desk
        self.text = annotated.text
        self.info = annotated.text.info
        self.codes = desk.shown(self.info.languages)
        self.lead = desk.lang.code if desk.lang.code in self.codes else self.codes[0]
        numbers = {id_: at for at, id_ in enumerate(notes_at(self.text), 1)}
        placed = {note.id for note in self.info.notes}
        self.numbers = {id_: at for id_, at in numbers.items() if id_ in placed}
        self.terms = frozenset(term.id for term in desk.info.terms)
        self.found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        for one in annotated.occurrences:
            self.found[one.address, one.lang].append(one)

    def chapters(self) -> Iterator[Chapter]:
        parts = list(_parts(list(outline(self.text))))
        titles = [self.info.title[code] for code in self.codes]
        title = self.info.called(self.lead)
        for at, part in enumerate(parts, 1):
            name = file_of(self.info.id, at)
            marks = Marks(self.numbers)
            body = self._title(titles) if at == 1 else ""
            body += "".join(self._section(section, marks) for section in part)
            below = tuple(self._headings(part, name))
            entry = Entry(
                title=title if at == 1 else f"{title} ({at})",
                href=name,
                lang=self.desk.info.language(self.lead).tag,
                below=below,
            )
            yield Chapter(
                name=name,
                title=title,
                body=tag("section", body + self._notes(marks), **_CHAPTER),
                kind="bodymatter",
                entry=entry,
            )

    def _title(self, titles: Sequence[str]) -> str:
        langs = [self.desk.info.language(code) for code in self.codes]
        first, *others = zip(titles, langs, strict=True)
        shown = said("h1", *first)
        return shown + "".join(said("p", *one, **{"class": "title"}) for one in others)

    def _headings(self, part: Sequence[Section], name: str) -> Iterator[Entry]:
        lang = self.desk.info.language(self.lead)
        for section in part:
            heading = section.heading.exact(self.lead) if section.heading else ""
            if section.is_heading and not heading:
                heading = " ".join(filter(None, (self._plain(row) for row in section.rows)))
            if heading:
                href = f"{name}#b{section.pair.number}"
                yield Entry(title=heading, href=href, lang=lang.tag)

    def _plain(self, row: Row) -> str:
        return dict(self.text.sides(row))[self.lead].text

    def _section(self, section: Section, marks: Marks) -> str:
        """A block, with what stands above it."""
        above = ""
        if section.heading:
            above += self._beside("h2", section.supplied, "row heading")
        above += self._beside("p", section.name, "row speaker")
        kind = "heading" if section.is_heading else str(section.pair.kind)
        rows = "".join(self._row(section, row, marks) for row in section.rows)
        return tag("div", above + rows, id=f"b{section.pair.number}", **{"class": f"block {kind}"})

    def _beside(self, name: str, words_in: Callable[[str], str], kind: str) -> str:
        """What stands above a block, in each language that has it."""
        cells = [
            said(name, title, self.desk.info.language(code), **{"class": self._side(code)})
            for code in self.codes
            if (title := words_in(code))
        ]
        return tag("div", "".join(cells), **{"class": kind}) if cells else ""

    def _side(self, code: str) -> str:
        """The column; "" where there is one."""
        return _SIDES[self.codes.index(code)] if len(self.codes) > 1 else ""

    def _row(self, section: Section, row: Row, marks: Marks) -> str:
        sides = dict(self.text.sides(row))
        element = "p"
        if section.is_heading:
            level = max(section.pair.level, 2)
            element = f"h{level}"
        cells = []
        for code in self.codes:
            lang = self.desk.info.language(code)
            writer = Writer(marks, self.info.id, code, lang.tag, self.terms)
            content = writer.write(sides[code], self.found[row.address, code])
            if content or len(self.codes) > 1:
                name = element if content else "p"
                kind = " ".join(filter(None, (self._side(code), "" if content else "nothing")))
                cells.append(spoken(name, content, lang, **{"class": kind}))
        address = tag("span", words(row.address), **{"class": "address"})
        kinds = {BlockKind.VERSE: "row verse", BlockKind.HEADING: "row heading"}
        kind = kinds.get(section.pair.kind, "row")
        return tag("div", address + "".join(cells), id=f"s{row.address}", **{"class": kind})

    def _notes(self, marks: Marks) -> str:
        """Those with a mark in this file, in each language in which they have one."""
        shown = [
            self._note(note, code, marks)
            for note in sorted(self.info.notes, key=lambda n: self.numbers.get(n.id, 0))
            for code in self.codes
            if (note.id, code) in marks.seen
        ]
        if not shown:
            return ""
        title = said("h2", self.desk.words.plain("notes"), self.desk.lang)
        kind = {"epub:type": "footnotes", "class": "notes"}
        return tag("section", title + "".join(shown), **kind)

    def _note(self, note: Note, code: str, marks: Marks) -> str:
        lang = self.desk.info.language(code)
        terms = {term.id: term for term in self.desk.info.terms}
        back = link(
            f"{self.numbers[note.id]}.",
            f"#{marks.seen[note.id, code]}",
            role="doc-backlink",
            title=self.desk.words.plain("text"),
        )
        body = tag(
            "span", inlines(note.note[code].parts, code, terms, self.info.id), **{"class": "said"}
        )
        content = tag("p", f"{back} {body}") + sources(
            note.sources, self.desk.info, self.desk.lang.code
        )
        kind = {"epub:type": "footnote", "role": "doc-footnote", "class": "note"}
        return spoken("div", content, lang, id=f"note-{note.id}-{code}", **kind)


_CHAPTER = {"epub:type": "chapter", "role": "doc-chapter"}
_SIDES = ("first", "second")


def _parts(sections: list[Section]) -> Iterator[list[Section]]:
    """As many blocks together as a file may hold; a new one begins with a heading where it can."""
    part: list[Section] = []
    rows = 0
    for section in sections:
        starts = section.is_heading or section.heading is not None
        full = rows + len(section.rows) > LONGEST
        if part and (full or (starts and rows > LONGEST // 2)):
            yield part
            part, rows = [], 0
        part.append(section)
        rows += len(section.rows)
    if part:
        yield part
