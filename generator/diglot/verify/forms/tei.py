"""TEI, read back: both readings, notes, entries; and whether each pointer leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.derive.lines import one_line
from diglot.render.exports.format import Wanted
from diglot.verify.forms.taken import (
    Key,
    Reader,
    Taken,
    UnreadableError,
    expected_notes,
    expected_received,
    expected_rows,
    expected_terms,
    whole,
)
from diglot.verify.forms.xml import XML, Element, parsed, without

_T = "{http://www.tei-c.org/ns/1.0}"
_NAMES = {f"{_T}{name}" for name in ("persName", "placeName", "orgName", "term")}
_POINTERS = ("target", "ref", "who", "ana", "corresp")


def read_tei(content: bytes, wanted: Wanted) -> Taken:
    """A text, or the edition's entries."""
    root = parsed(content)
    if lost := next(dangling(root), ""):
        raise UnreadableError(f"a pointer leads nowhere: {lost}")
    if wanted.text is None:
        return Taken(terms=tuple(sorted(_entries(root))))
    edited, received, terms = list[Key](), list[Key](), list[Key]()
    for side in root.iterfind(f"{_T}text/{_T}group/{_T}text"):
        code = side.get(f"{XML}id", "")
        for seg in side.iter(f"{_T}seg"):
            if seg.get("type") == "anchor":
                continue
            address = seg.get("n", "")
            edited.append((address, code, without(seg, f"{_T}sic", f"{_T}rt")))
            received.append((address, code, without(seg, f"{_T}corr", f"{_T}rt")))
            terms += _terms(seg, code, address)
    return Taken(
        rows=_paired(edited, wanted),
        received=_paired(received, wanted),
        notes=tuple(_notes(root)),
        terms=tuple(sorted(set(terms))),
    )


def _paired(rows: list[Key], wanted: Wanted) -> tuple[Key, ...]:
    """The rows of one language behind those of the other as pairs, by their order alone."""
    sides = [[row for row in rows if row[1] == c] for c in wanted.the_text.text.info.languages]
    if len(sides[0]) != len(sides[1]):
        return tuple(rows)
    return tuple(row for pair in zip(*sides, strict=True) for row in pair)


def _terms(seg: Element, code: str, address: str) -> Iterator[Key]:
    """The entries in a segment; one that another mark cuts has the same reference twice."""
    for found in seg.iter():
        if found.tag in _NAMES:
            yield found.get("ref", "").removeprefix("#term-"), code, address


def _notes(root: Element) -> Iterator[Key]:
    for note in root.iter(f"{_T}note"):
        if note.get("type") == "editorial":
            id_, _, code = note.get(f"{XML}id", "").removeprefix("note-").rpartition("-")
            for ref in note.iter(f"{_T}ref"):
                if not ref.get("target", "#").startswith("#") and ref.getparent() is not None:
                    parent = ref.getparent()
                    if parent is not None and parent.tag != f"{_T}bibl":
                        ref.text = f"{ref.text or ''} ({ref.get('target')})"
            yield id_, code, one_line(without(note, f"{_T}listBibl"))


def _entries(root: Element) -> Iterator[Key]:
    for entry in root.iter():
        own = entry.get(f"{XML}id", "") if isinstance(entry.tag, str) else ""
        if own.startswith("term-"):
            for name in entry:
                if isinstance(name.tag, str) and name.tag != f"{_T}note" and name.get(f"{XML}lang"):
                    yield own.removeprefix("term-"), name.get(f"{XML}lang", ""), name.text or ""


def dangling(root: Element) -> Iterator[str]:
    """The pointers into this file that lead nowhere."""
    ids = {element.get(f"{XML}id") for element in root.iter() if isinstance(element.tag, str)}
    for element in root.iter():
        for name in _POINTERS if isinstance(element.tag, str) else ():
            for pointer in element.get(name, "").split():
                if pointer.startswith("#") and pointer[1:] not in ids:
                    yield pointer


def _expect(wanted: Wanted) -> Taken:
    info = wanted.edition.info
    if wanted.text is None:
        names = [
            (term.id, lang.tag, form.text)
            for term in info.terms
            for lang in info.languages
            for form in (*term.forms, *term.avoid)
            if form.lang == lang.code
        ]
        return Taken(terms=tuple(sorted(names)))
    text = wanted.text
    return Taken(
        rows=expected_rows(text),
        received=expected_received(text),
        notes=expected_notes(wanted),
        terms=tuple(sorted(set(expected_terms(text)))),
    )


TEI = Reader(whole(read_tei), _expect)
