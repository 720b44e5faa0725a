"""What translators’ programs read (TMX, XLIFF, TBX), read back."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.derive.lines import one_line
from diglot.model.edition import AnnotatedText
from diglot.render.exports.format import Wanted
from diglot.render.exports.tbx import forms_of
from diglot.verify.forms.taken import Key, Reader, Taken, expected_rows, plain_words, whole
from diglot.verify.forms.xml import XML, Element, parsed

_X = "{urn:oasis:names:tc:xliff:document:2.0}"


def read_tmx(content: bytes, wanted: Wanted) -> Taken:
    """The units: those of all texts where no one text is wanted."""
    codes = {lang.tag: lang.code for lang in wanted.edition.info.languages}
    rows = []
    for unit in parsed(content).iter("tu"):
        for side in unit.iter("tuv"):
            code = codes.get(side.get(f"{XML}lang", ""), "")
            rows.append((unit.get("tuid", ""), code, side.findtext("seg", "")))
    return Taken(rows=tuple(rows))


def _expect_tmx(wanted: Wanted) -> Taken:
    texts = [wanted.text] if wanted.text else wanted.edition.texts
    return Taken(rows=tuple(row for text in texts for row in _units(text)))


def _units(annotated: AnnotatedText) -> Iterator[Key]:
    """Rows that stand in both languages."""
    rows = iter(expected_rows(annotated))
    for (address, one, said), (_, other, meant) in zip(rows, rows, strict=True):
        if said and meant:
            name = f"{annotated.text.info.id}/{address}"
            yield name, one, said
            yield name, other, meant


def read_xliff(content: bytes, wanted: Wanted) -> Taken:
    """The segments."""
    base, translation = wanted.the_text.text.info.languages
    rows = list[Key]()
    for segment in parsed(content).iter(f"{_X}segment"):
        address = segment.get("id", "").removeprefix("s")
        rows.append((address, base, segment.findtext(f"{_X}source", "")))
        rows.append((address, translation, segment.findtext(f"{_X}target", "")))
    return Taken(rows=tuple(rows))


def _expect_xliff(wanted: Wanted) -> Taken:
    return Taken(rows=expected_rows(wanted.the_text))


def read_tbx(content: bytes, wanted: Wanted) -> Taken:
    """The entries of either version: forms with their status, glosses, notes."""
    codes = {lang.tag: lang.code for lang in wanted.edition.info.languages}
    terms, notes = list[Key](), list[Key]()
    for entry in parsed(content).iter("{*}conceptEntry", "{*}termEntry"):
        own = entry.get("id", "").removeprefix("c-")
        for side in entry.iterchildren("{*}langSec", "{*}langSet"):
            _take(side, own, codes, terms, notes)
    return Taken(terms=tuple(terms), notes=tuple(notes))


def _take(
    side: Element, entry: str, codes: dict[str, str], terms: list[Key], notes: list[Key]
) -> None:
    code = codes.get(side.get(f"{XML}lang", ""), "")
    for said in side:
        if not isinstance(said.tag, str):
            continue
        name = said.tag.rpartition("}")[2]
        if name in ("descrip", "note"):
            notes.append((entry, code, said.text or ""))
        else:
            status = said.findtext("{*}termNote", "")
            terms.append((entry, code, f"{said.findtext('{*}term', '')} {status}"))


def _expect_tbx(wanted: Wanted) -> Taken:
    info = wanted.edition.info
    terms, notes = list[Key](), list[Key]()
    for term in info.terms:
        for lang in info.languages:
            forms = list(forms_of(term, lang.code))
            terms += [(term.id, lang.code, f"{form} {status}") for form, status in forms]
            if forms and (gloss := term.gloss.exact(lang.code)):
                notes.append((term.id, lang.code, one_line(gloss)))
            if forms and (note := term.note.exact(lang.code)):
                notes.append((term.id, lang.code, plain_words(note, lang.code, info)))
    return Taken(terms=tuple(terms), notes=tuple(notes))


TMX = Reader(whole(read_tmx), _expect_tmx)
XLIFF = Reader(whole(read_xliff), _expect_xliff)
TBX = Reader(whole(read_tbx), _expect_tbx)
