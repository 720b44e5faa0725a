"""The files of the views, for each Chinese side of a text; where one stands, for its page."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from functools import cache

from msgspec import Struct

from diglot.derive.names import plain_note
from diglot.derive.stretches import Stretch, stretches
from diglot.language.reading import Reader, reader
from diglot.language.table import facts_of
from diglot.language.traditional import traditional
from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText
from diglot.model.glossary import Note, Term
from diglot.model.localized import Language
from diglot.model.output import Output
from diglot.model.site import Site
from diglot.render.han.table import Line, Table, in_full, table_of

PINYIN, TRADITIONAL = "pinyin", "traditional"
"""The views, by the names of the reader's choices."""


class _Side(Struct, frozen=True):
    """A text in one language that is read in pinyin."""

    text: AnnotatedText
    lang: Language
    stretches: tuple[Stretch, ...]


def views_of(lang: Language) -> tuple[str, ...]:
    """The views that there are of a text in this language."""
    facts = facts_of(lang.tag)
    if not facts.is_read_by_pinyin:
        return ()
    return (PINYIN, TRADITIONAL) if facts.is_simplified else (PINYIN,)


def view_path(text: str, lang: str, view: str) -> str:
    """Where the file of a view stands, below docs/ and the site alike."""
    return f"assets/made/han/{text}.{lang}.{view}.json"


def render_views(site: Site, words: object) -> Iterator[Output]:
    """Every view of every text. What is known of phrases is looked up once for all of them."""
    info, sides = site.edition.info, list(_sides(site))
    for are_simplified in True, False:
        alike = [one for one in sides if facts_of(one.lang.tag).is_simplified is are_simplified]
        if not alike:
            continue
        said = {words for side in alike for each in side.stretches for words in _readings(each)}
        terms = _terms(info, {side.lang.code for side in alike})
        knows = reader(sorted(said), terms, are_simplified=are_simplified)
        for side in alike:
            yield _output(side, PINYIN, table_of(_pinyin(side, info, knows)))
            if are_simplified:
                yield _output(side, TRADITIONAL, _traditional(side, info))


def _terms(info: EditionInfo, langs: Collection[str]) -> Iterator[tuple[str, str]]:
    """The forms of the entries that have a reading, with it."""
    for term in reversed(info.terms):  # of two that share a form, the first is heard last
        for form in term.forms:
            if form.lang in langs and (reading := term.reading.exact(form.lang)):
                yield form.text, reading


def _sides(site: Site) -> Iterator[_Side]:
    for annotated in site.edition.texts:
        for code in annotated.text.info.languages:
            lang = site.edition.info.language(code)
            if views_of(lang):
                yield _Side(annotated, lang, tuple(stretches(annotated, code)))


def _readings(stretch: Stretch) -> tuple[str, str]:
    return stretch.edited, stretch.received


def _pinyin(side: _Side, info: EditionInfo, knows: Reader) -> Iterator[Line]:
    """The syllable of every character. Where a term stands, it is read as the glossary says."""
    code = side.lang.code
    said = {term.id: term.reading.exact(code) for term in info.terms}
    divided = cache(knows.divided)  # of a name that stands everywhere, once
    for stretch in side.stretches:
        given = {}
        for one in stretch.terms:
            word = stretch.edited[one.start : one.end]
            if said[one.term] and (syllables := divided(said[one.term], word)):
                given[one.start] = syllables
        edited = knows.read(stretch.edited, given)
        received = knows.read(stretch.received, {}) if stretch.changes else edited
        yield _line(stretch, edited, received)


def _traditional(side: _Side, info: EditionInfo) -> Table:
    """Every character in its traditional form; "" where that is the same.

    Of a note, its own words: the titles of sources behind them are left as they are.
    """
    lines = []
    for stretch in side.stretches:
        edited, received = (_changed(words) for words in _readings(stretch))
        lines.append(_line(stretch, edited, received))
    table = table_of(lines)
    notes = {f"fn:{id_}": in_full(words, _changed(words)) for id_, words in _notes(side, info)}
    return Table(table.usual, table.otherwise | {id_: own for id_, own in notes.items() if own})


def _notes(side: _Side, info: EditionInfo) -> Iterator[tuple[str, str]]:
    """The notes at the foot of the reading page in the side's language, each as plain words."""
    code, text = side.lang.code, side.text.text
    terms = {term.id: term for term in info.terms}
    rows = [row for pair in text.pairs for row in pair.rows]
    placed = {mark.id for row in rows for _, one in text.sides(row) for mark in one.notes}
    shown = placed | {one.term for one in side.text.occurrences if one.marked}
    items: list[Note | Term] = [*text.info.notes, *info.terms]
    for item in items:
        if item.id in shown and item.note:
            yield item.id, plain_note(item.note[code], code, terms)
        elif item.id in shown and isinstance(item, Term):
            yield item.id, item.gloss[code]


def _changed(words: str) -> list[str]:
    """The characters that are others in traditional form; "" for those that are not."""
    return [
        other if other != one else "" for one, other in zip(words, traditional(words), strict=True)
    ]


def _line(stretch: Stretch, edited: list[str], received: list[str]) -> Line:
    chars = stretch.on_page(stretch.edited, stretch.received)
    return Line(stretch.place, "".join(chars), stretch.on_page(edited, received))


def _output(side: _Side, view: str, table: Table) -> Output:
    data = {"usual": table.usual, "otherwise": table.otherwise}
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
    path = view_path(side.text.text.info.id, side.lang.code, view)
    return Output(path=f"docs/{path}", content=content)
