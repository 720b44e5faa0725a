"""A PDF, read by its tags as a screen reader does: rows, notes, entries, each in its language.

A row is three cells: address, base, translation (on facing pages two, on each of two pages). A note
stands where its first mark does; an entry is a heading with the paragraphs behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from diglot.derive.lines import one_line
from diglot.derive.names import also_in, headword
from diglot.derive.nesting import nest
from diglot.derive.order import by_letter
from diglot.derive.outline import notes_at
from diglot.model.edition import AnnotatedText
from diglot.model.passage import Change, Passage, Run, Span, Spanned
from diglot.model.text import Segment
from diglot.render.exports.format import Wanted
from diglot.verify.forms.pdf_tags import Node, tags
from diglot.verify.forms.taken import (
    ADDRESS,
    Key,
    Reader,
    Taken,
    UnreadableError,
    plain_words,
    sides_of_notes,
    whole,
)

_NO_WORDS = "zxx"
"""The language of what is no word of the text."""
_PASSAGES = frozenset({"P", "H1", "H2", "H3"})
_MARKS = frozenset({"Note", "Lbl"})


class _Found(Struct):
    """What has been read so far; filled on the way."""

    rows: list[tuple[int, int, Key]] = []  # msgspec copies it for each value
    notes: list[tuple[int, int, Key]] = []  # the same
    terms: list[Key] = []  # the same
    text: int = -1
    """The number of the text at hand."""
    is_new: bool = True
    """Whether a text begins with the next row."""
    head: str = ""
    """The entry at hand."""


def read_pdf(content: bytes, wanted: Wanted) -> Taken:
    """What the tags say, page by page."""
    found = _Found()
    languages = wanted.edition.info.languages
    rtl = frozenset(_tag(lang.tag) for lang in languages if lang.dir == "rtl")
    for node in tags(content, rtl):
        _walk(node, found, _texts(wanted))
    rows = sorted(found.rows, key=lambda row: row[:2])
    notes = sorted(found.notes, key=lambda note: note[:2])
    return Taken(
        rows=tuple(row for *_, row in rows),
        notes=tuple(note for *_, note in notes),
        terms=tuple(found.terms),
    )


def _texts(wanted: Wanted) -> tuple[AnnotatedText, ...]:
    return (wanted.text,) if wanted.text else wanted.edition.texts


def _walk(node: Node, found: _Found, texts: tuple[AnnotatedText, ...]) -> None:
    if node.kind == "H1":
        found.is_new, found.head = True, ""
    elif node.kind == "H3":
        found.head = _said(node)
    elif node.kind == "P" and found.head:
        if said := _said(node):
            found.terms.append((found.head, node.lang, said))
        return
    cells = node.kids
    address = _said(cells[0], outside=True) if 2 <= len(cells) <= 3 else ""
    if ADDRESS.fullmatch(address) and all(cell.kind == "Div" for cell in cells):
        found.head = ""
        _row(cells, address, found, texts)
        return
    for kid in cells:
        _walk(kid, found, texts)


def _row(
    cells: tuple[Node, ...], address: str, found: _Found, texts: tuple[AnnotatedText, ...]
) -> None:
    if found.is_new:
        found.text, found.is_new = found.text + 1, False
    if found.text >= len(texts):
        raise UnreadableError(f"rows of a text that the edition does not have: {address}")
    codes = texts[found.text].text.info.languages
    sides = range(2) if len(cells) == 3 else [_side(cells[1], address, found)]
    for side, cell in zip(sides, cells[1:], strict=True):
        passage = next((one for one in cell.below() if one.kind in _PASSAGES), None)
        words = _said(passage) if passage else ""
        found.rows.append((found.text, side, (address, codes[side], words)))
        for note in (one for one in cell.below() if one.kind == "Note"):
            _note(note, side, found, codes)


def _side(cell: Node, address: str, found: _Found) -> int:
    """Of a row on facing pages: what stands a second time is the translation."""
    before = any(row[:2] == (found.text, 0) and row[2][0] == address for row in found.rows)
    return int(before)


def _note(note: Node, side: int, found: _Found, codes: tuple[str, str]) -> None:
    number = _said(note.kids[0].kids[0], outside=True)
    bodies = [one for one in note.below() if one.kind == "P"]
    sides = range(2) if len(bodies) == 2 else [side]
    for at, body in zip(sides, bodies, strict=True):
        found.notes.append((found.text, int(number), (number, codes[at], one_line(_said(body)))))


def _said(node: Node, *, outside: bool = False) -> str:
    """The words below a node, without marks of notes; those of no language only with `outside`."""
    return "".join(_pieces(node, outside)).strip(" ")


def _pieces(node: Node, outside: bool) -> Iterator[str]:
    for part in node.parts:
        if isinstance(part, str):
            if outside or node.lang != _NO_WORDS:
                yield part
        elif part.kind not in _MARKS:
            yield from _pieces(part, outside)


# -- what should be there --------------------------------------------------------------------------


def _expect(wanted: Wanted) -> Taken:
    rows, notes = list[Key](), list[Key]()
    for annotated in _texts(wanted):
        for side in range(2):
            rows += _rows(annotated, side, wanted)
        notes += _notes(annotated, wanted)
    return Taken(rows=tuple(rows), notes=tuple(notes), terms=tuple(_terms(wanted)))


def _rows(annotated: AnnotatedText, side: int, wanted: Wanted) -> Iterator[Key]:
    text = annotated.text
    for pair in text.pairs:
        for row in pair.rows:
            code, segment = text.sides(row)[side]
            tag = wanted.edition.info.language(code).tag
            yield row.address, code, _printed(segment, tag).strip(" ")


def _printed(segment: Segment, tag: str) -> str:
    """The edited reading, with the readings of words behind them as they are heard."""
    return "".join(_words(nest(segment, tag))) if segment.marks else segment.text


def _words(passage: Passage) -> Iterator[str]:
    for part in passage:
        if isinstance(part, Run):
            yield part.words
        elif isinstance(part, Change):
            yield part.edited
        elif isinstance(part, Span):
            yield from _words(part.parts)
            if part.kind is Spanned.RUBY:
                yield part.id


def _notes(annotated: AnnotatedText, wanted: Wanted) -> Iterator[Key]:
    """By number, each in the languages in which its mark stands."""
    text = annotated.text
    known = {note.id: note for note in text.info.notes}
    placed = sides_of_notes(text)
    for number, id_ in enumerate((one for one in notes_at(text) if one in known), 1):
        for code in text.info.languages:
            if code in placed[id_]:
                said = plain_words(known[id_].note[code], code, wanted.edition.info)
                yield str(number), code, said


def _terms(wanted: Wanted) -> Iterator[Key]:
    """Each entry with what is said of it, in the order of the book."""
    info = wanted.edition.info
    lead = wanted.lang or wanted.site.languages[0]
    languages = sorted(info.languages, key=lambda lang: lang.code != lead.code)
    articles = tuple(wanted.words[lead.code].plain("articles").split())
    for group in by_letter(info.terms, lead, articles):
        for term in group.terms:
            for lang in languages:
                leads = lang.code == lead.code
                name = "" if leads else term.term.exact(lang.code)
                forms = " · ".join([term.reading.exact(lang.code), *also_in(term, lang.code)])
                gloss = term.gloss[lang.code] if leads else term.gloss.exact(lang.code)
                note = term.note[lang.code] if leads else term.note.exact(lang.code)
                said = (name, forms.removeprefix(" · "), gloss, plain_words(note, lang.code, info))
                for words in filter(None, said):
                    yield headword(term, lead.code), _tag(lang.tag), words.strip(" ")


def _tag(tag: str) -> str:
    """A language as the tags of the pages say it."""
    code, *rest = tag.split("-")
    region = next((part.upper() for part in rest if len(part) == 2 and part.isalpha()), "")
    return "-".join(filter(None, (code.lower(), region)))


PDF = Reader(whole(read_pdf), _expect)
