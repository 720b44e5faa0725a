"""A book, unpacked and read in the order of its spine: rows, notes, entries; and every link."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping

from diglot.derive.lines import one_line
from diglot.model.edition import AnnotatedText
from diglot.render.exports.format import Wanted
from diglot.verify.forms.taken import (
    Key,
    Reader,
    Taken,
    UnreadableError,
    expected_rows,
    plain_words,
    sides_of_notes,
    whole,
)
from diglot.verify.forms.xml import Element, parsed, without

_X = "{http://www.w3.org/1999/xhtml}"
_OPF = "{http://www.idpf.org/2007/opf}"
_PASSAGES = {f"{_X}{name}" for name in ("p", "h2", "h3")}


def read_epub(content: bytes, wanted: Wanted) -> Taken:
    """What a reading system shows, file by file."""
    pages = _spine(content)
    if lost := next(_dangling(pages), ""):
        raise UnreadableError(f"a link leads nowhere: {lost}")
    codes = {lang.tag: lang.code for lang in wanted.edition.info.languages}
    rows, notes, terms = list[Key](), list[Key](), list[Key]()
    for page in pages.values():
        for element in page.iter():
            kind = element.get("class", "") if isinstance(element.tag, str) else ""
            own = element.get("id", "")
            if kind.startswith("row") and own.startswith("s"):
                rows += _row(element, own.removeprefix("s"), codes)
            elif kind == "note":
                id_, _, code = own.removeprefix("note-").rpartition("-")
                notes.append((id_, code, _said(element)))
            elif kind == "entry":
                terms += _entry(element, own.removeprefix("term-"), codes)
    shown = tuple(row for row in rows if _is_shown(row, wanted))
    return Taken(rows=shown, notes=tuple(notes), terms=tuple(terms))


def _spine(content: bytes) -> Mapping[str, Element]:
    """Name → root of each file, in the order in which the book is read."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        container = parsed(archive.read("META-INF/container.xml"))
        path = next(e.get("full-path", "") for e in container.iter() if e.get("full-path"))
        package = parsed(archive.read(path))
        items = {e.get("id"): e.get("href", "") for e in package.iter(f"{_OPF}item")}
        folder = posixpath.dirname(path)
        names = [items[e.get("idref")] for e in package.iter(f"{_OPF}itemref")]
        return {name: parsed(archive.read(posixpath.join(folder, name))) for name in names}
    except (zipfile.BadZipFile, KeyError, StopIteration) as error:
        raise UnreadableError(f"no book: {error}") from None


def _row(row: Element, address: str, codes: Mapping[str, str]) -> Iterator[Key]:
    for cell in row:
        if cell.tag in _PASSAGES:
            yield address, codes.get(cell.get("lang", ""), ""), without(cell, f"{_X}sup", f"{_X}rt")


def _said(note: Element) -> str:
    """The words of a note; what leads out of the book with where to."""
    for link in note.iter(f"{_X}a"):
        href = link.get("href", "")
        if "://" in href or href.startswith("mailto:"):
            link.text = f"{link.text or ''} ({href})"
    words = next(span for span in note.iter(f"{_X}span") if span.get("class") == "said")
    return one_line(without(words))


def _entry(entry: Element, id_: str, codes: Mapping[str, str]) -> Iterator[Key]:
    for part in entry.iter(f"{_X}p"):
        if part.get("class") == "gloss":
            yield id_, codes.get(part.get("lang", ""), ""), without(part)


def _dangling(pages: Mapping[str, Element]) -> Iterator[str]:
    """The links within the book that lead nowhere."""
    ids = {
        name: {e.get("id") for e in page.iter() if isinstance(e.tag, str) and e.get("id")}
        for name, page in pages.items()
    }
    for name, page in pages.items():
        for link in page.iter(f"{_X}a"):
            href = link.get("href", "")
            file, mark, place = href.partition("#")
            if "://" in href or href.startswith("mailto:"):
                continue
            if (file or name) not in pages or (mark and place not in ids[file or name]):
                yield href


def _expect(wanted: Wanted) -> Taken:
    info = wanted.edition.info
    first = wanted.lang or wanted.site.languages[0]
    codes = [wanted.lang.code] if wanted.lang else [one.code for one in info.languages]
    codes.sort(key=lambda code: code != first.code)
    rows, notes = list[Key](), list[Key]()
    for annotated in wanted.edition.texts:
        rows += [
            row for row in expected_rows(annotated) if row[1] in codes and _is_shown(row, wanted)
        ]
        notes += _notes(annotated, codes, wanted)
    terms = [
        (term.id, code, term.gloss[code])
        for term in info.terms
        for code in codes
        if term.gloss[code]
    ]
    return Taken(rows=tuple(rows), notes=tuple(notes), terms=tuple(terms))


def _is_shown(row: Key, wanted: Wanted) -> bool:
    """In a book of one language, nothing stands where that has nothing."""
    return bool(row[2]) or wanted.lang is None


def _notes(annotated: AnnotatedText, codes: list[str], wanted: Wanted) -> Iterator[Key]:
    """Each in the languages in which its mark stands, by number."""
    text = annotated.text
    placed = sides_of_notes(text)
    known = {note.id: note for note in text.info.notes}
    shown = [code for code in text.info.languages if code in codes]
    for id_, sides in placed.items():
        for code in shown if id_ in known else ():
            if code in sides:
                yield id_, code, plain_words(known[id_].note[code], code, wanted.edition.info)


EPUB = Reader(whole(read_epub), _expect)
