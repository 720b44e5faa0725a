"""Web Annotations, read back: each note, and whether it stands where its selectors say."""

from __future__ import annotations

import json
from typing import Any

from diglot.derive.names import plain_note
from diglot.render.exports.format import Wanted
from diglot.render.exports.plain import lines
from diglot.verify.forms.taken import Key, Reader, Taken, UnreadableError, expected_notes, whole


def read_annotations(content: bytes, wanted: Wanted) -> Taken:
    """The notes, and (as terms) what each is about in each language."""
    try:
        items = json.loads(content)["items"]
        notes, quoted = list[Key](), list[Key]()
        codes = {lang.tag: lang.code for lang in wanted.edition.info.languages}
        texts = {c: _plain(wanted, c) for c in wanted.the_text.text.info.languages}
        for item in items:
            own = item["id"].removeprefix("#note-")
            notes += [(own, codes[body["language"]], body["value"]) for body in item["body"]]
            quoted += [_quoted(own, target, texts) for target in item["target"]]
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableError(f"expected annotations, found none: {error}") from None
    return Taken(notes=tuple(notes), terms=tuple(sorted(quoted)))


def _quoted(note: str, target: dict[str, Any], texts: dict[str, str]) -> Key:  # JSON
    """What the position leads to; the quotation and what is around it must be the same."""
    code = target["source"].split(".")[-2]
    quote, position = target["selector"]
    start, end, text = position["start"], position["end"], texts[code]
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    first = start - len(quote["prefix"])
    if text[start:end] != quote["exact"] or text[first : first + len(around)] != around:
        raise ValueError(f"the selectors of {note} lead to different words")
    return note, code, text[start:end]


def _plain(wanted: Wanted, code: str) -> str:
    return "".join(f"{line}\n" for line, _ in lines(wanted.the_text.text, (code,)))


def _expect(wanted: Wanted) -> Taken:
    text = wanted.the_text.text
    terms = {term.id: term for term in wanted.edition.info.terms}
    own = {note.id for note in text.info.notes}
    quoted = [
        (mark.id, code, segment.text[mark.start : mark.end])
        for pair in text.pairs
        for row in pair.rows
        for code, segment in text.sides(row)
        for mark in segment.notes
        if mark.id in own
    ]
    notes = expected_notes(wanted, said=lambda note, lang, _: plain_note(note, lang, terms))
    return Taken(notes=notes, terms=tuple(sorted(quoted)))


ANNOTATIONS = Reader(whole(read_annotations), _expect)
