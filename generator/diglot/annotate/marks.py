"""The step that finds every occurrence of every term and chooses those that the page marks."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.annotate.forms import FormFinder, Found
from diglot.language.script import word_from
from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.problem import Problem
from diglot.model.text import BlockKind, BlockPair, Occurrence, Row, Segment, Text


def annotate(info: EditionInfo, texts: tuple[Text, ...]) -> tuple[Edition, list[Problem]]:
    """The edition with its terms marked, and what the marking has to report."""
    langs = {lang for text in texts for lang in text.info.languages}
    finders = {lang: FormFinder(info.terms, lang, info.language(lang).tag) for lang in langs}
    problems: list[Problem] = []
    annotated = []
    for text in texts:
        marker = _Marker(text, finders, info.first_in_text)
        occurrences = tuple(marker.occurrences())
        problems += marker.problems
        annotated.append(AnnotatedText(text=text, occurrences=occurrences))
    return Edition(info=info, texts=tuple(annotated)), problems


def sections(text: Text) -> Iterator[list[BlockPair]]:
    """The text's blocks, section by section: a section begins at any heading."""
    supplied = {heading.before for heading in text.info.headings}
    section: list[BlockPair] = []
    for pair in text.pairs:
        if section and (pair.kind is BlockKind.HEADING or pair.number in supplied):
            yield section
            section = []
        section.append(pair)
    if section:
        yield section


class _Marker:
    def __init__(self, text: Text, finders: dict[str, FormFinder], first_in_text: bool) -> None:
        self.text = text
        self.finders = finders
        self.first_in_text = first_in_text
        self.problems: list[Problem] = []

    def occurrences(self) -> Iterator[Occurrence]:
        done: set[tuple[str, str]] = set()
        for section in sections(self.text):
            if not self.first_in_text:
                done = set()
            done |= self._placed_by_hand(section)
            for pair in section:
                for row in pair.rows:
                    yield from self._in_row(row, pair.kind is BlockKind.HEADING, done)

    def _placed_by_hand(self, section: list[BlockPair]) -> set[tuple[str, str]]:
        """(language, id) of the notes that an editor placed in this section."""
        return {
            (lang, note.id)
            for pair in section
            for row in pair.rows
            for lang, segment in self.text.sides(row)
            for note in segment.notes
        }

    def _in_row(
        self, row: Row, in_heading: bool, done: set[tuple[str, str]]
    ) -> Iterator[Occurrence]:
        for lang, segment in self.text.sides(row):
            for found in self.finders[lang].find(segment.text):
                if found.hides:
                    self.problems.append(_hidden(segment, found))
                    continue
                key = (lang, found.term)
                marked = key not in done and not in_heading and not _crosses_anchor(segment, found)
                if marked:
                    done.add(key)
                yield Occurrence(
                    term=found.term,
                    lang=lang,
                    address=row.address,
                    start=found.start,
                    end=found.end,
                    marked=marked,
                )


def _crosses_anchor(segment: Segment, found: Found) -> bool:
    """Whether the form overlaps an anchored passage without lying inside it.

    A note's passage is the editor's choice of words; a term's mark must not cut it.
    """
    return any(
        note.start < found.end
        and found.start < note.end
        and not (note.start <= found.start and found.end <= note.end)
        for note in segment.notes
        if note.start < note.end
    ) or any(found.start < note.end < found.end for note in segment.notes)


def _hidden(segment: Segment, found: Found) -> Problem:
    word = word_from(segment.text, found.start, found.end)
    return Problem(
        code="G003",
        place=segment.place_of(found.start),
        message=f"“{word}” is not marked: it is not among the forms of “{found.term}”",
        hint=f"add “{word}” to also: of “{found.term}”",
        about=(found.term,),
    )
