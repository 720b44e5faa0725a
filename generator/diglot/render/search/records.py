"""The step that gathers what is found: a record for each segment, entry, page, note, change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from diglot.derive.apparatus import readings
from diglot.derive.names import headword, plain_note
from diglot.language.script import reading_tag
from diglot.language.wording import Words
from diglot.model.address import PageKind, address_of
from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText
from diglot.model.glossary import Note, Term
from diglot.model.localized import Language
from diglot.model.record import Record, RecordKind
from diglot.model.site import Site
from diglot.model.text import InlineKind, Row, Text
from diglot.render.search.pages import below, page_records


def own_page(text: str, fragment: str) -> str:
    """Where a place is in an edition whose texts have a page each."""
    return text


def segment_records(text: Text, subject: Callable[[str, str], str] = own_page) -> Iterator[Record]:
    """Every segment, base and translation: the same for each language's pages.

    `subject` says on which page of a text a place is.
    """
    base, translation = text.info.languages
    supplied = {heading.before: heading for heading in text.info.headings}
    for pair in text.pairs:
        if heading := supplied.get(pair.number):
            yield Record(
                kind=RecordKind.SEGMENT,
                address=_at(subject, text, f"before-{pair.number}"),
                language=base,
                text=heading.title.exact(base),
                opposite=translation,
                counterpart=heading.title.exact(translation),
            )
        for row in pair.rows:
            if row.base.text or row.translation.text:
                yield Record(
                    kind=RecordKind.SEGMENT,
                    address=_at(subject, text, row.address),
                    language=base,
                    text=row.base.text,
                    opposite=translation,
                    counterpart=row.translation.text,
                    more=" ".join(_readings(row)),
                )


def _at(
    subject: Callable[[str, str], str], text: Text, fragment: str, query: str = "", note: str = ""
) -> str:
    """Where a place of a text is, or a note that is referred to there."""
    return f"{subject(text.info.id, fragment)}/{query}#{note or fragment}"


def _readings(row: Row) -> Iterator[str]:
    """What stands above words in either language: found, though it is not in the line."""
    for segment in (row.base, row.translation):
        yield from (mark.value for mark in segment.marks if mark.kind is InlineKind.RUBY)


def own_records(site: Site, lang: Language, words: Words) -> Iterator[Record]:
    """What is said in one language: entries, notes, changes, pages; like words beside like, since
    they are sent compressed."""
    info = site.edition.info
    terms = {term.id: term for term in info.terms}
    for term in info.terms:
        yield _entry(term, lang, info, terms)
    for annotated in site.edition.texts:
        yield from _notes(site, annotated, lang, terms)
    for annotated in site.edition.texts:
        yield from _changes(site, annotated.text, words)
    yield from page_records(site, lang, words)


def _entry(term: Term, lang: Language, info: EditionInfo, terms: Mapping[str, Term]) -> Record:
    code = lang.code
    other = next((c for c, _ in term.term if c != code and term.term.exact(code)), "")
    title = headword(term, code)
    shown = {title, term.term.exact(other)}
    readings_ = [(words, info.language(own).tag) for own, words in term.reading]
    reading, tag = readings_[0] if readings_ else ("", "")
    names = [form.text for form in term.forms if form.text not in shown]
    return Record(
        kind=RecordKind.ENTRY,
        address=below(address_of(PageKind.ENTRY, code, term.id), lang),
        language=code,
        text=term.gloss[code],
        title=title,
        opposite=other,
        counterpart=term.term.exact(other),
        reading=reading,
        reading_tag=reading_tag(reading, tag) if reading else "",
        names=tuple(dict.fromkeys([*names, *(words for words, _ in readings_[1:])])),
        more=plain_note(term.note[code], code, terms),
    )


def _notes(
    site: Site, annotated: AnnotatedText, lang: Language, terms: Mapping[str, Term]
) -> Iterator[Record]:
    """The notes on passages, in the order of the text, each titled by its passage."""
    text = annotated.text
    notes = {note.id: note for note in text.info.notes}
    passages: dict[str, str] = {}
    places: dict[str, str] = {}
    for pair in text.pairs:
        for row in pair.rows:
            for code, segment in text.sides(row):
                for mark in segment.notes:
                    words = segment.text[mark.start : mark.end]
                    places.setdefault(mark.id, row.address)
                    if mark.id in notes and not passages.get(mark.id):  # the first that has words
                        passages[mark.id] = words if code == lang.code else ""
    for id_, passage in passages.items():
        address = _at(site.subject, text, places[id_], note=f"fn:{id_}")
        yield _note(notes[id_], passage, address, lang, terms)


def _note(
    note: Note, passage: str, address: str, lang: Language, terms: Mapping[str, Term]
) -> Record:
    return Record(
        kind=RecordKind.NOTE,
        address=address,
        language=lang.code,
        text=plain_note(note.note[lang.code], lang.code, terms),
        title=passage,
    )


def _changes(site: Site, text: Text, words: Words) -> Iterator[Record]:
    """The apparatus: each leads to its segment with the changes shown."""
    for code in text.info.languages:
        for reading in readings(text, code):
            yield Record(
                kind=RecordKind.CHANGE,
                address=_at(site.subject, text, reading.address, "?changes=on"),
                language=code,
                text=f"{reading.received or '–'} → {reading.edited or '–'}",
                more=words.plain(f"emendation-{reading.kind}")
                + words.plain("colon")
                + " ".join(
                    [reading.reason, *(f"{one.siglum}: {one.reading}" for one in reading.variants)]
                ).strip(),
            )
