"""The entries of the glossary: persons, places, organisations, events, and the others as notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.derive.names import also_in, forms_in
from diglot.model.declared import EditionInfo
from diglot.model.glossary import Term, TermKind
from diglot.render.exports.tei.header import bibl, localized
from diglot.render.exports.tei.notes import inlines
from diglot.render.exports.xml import tag, words

_LISTS = {
    TermKind.PERSON: ("listPerson", "person", "persName"),
    TermKind.PLACE: ("listPlace", "place", "placeName"),
    TermKind.ORGANISATION: ("listOrg", "org", "orgName"),
    TermKind.EVENT: ("listEvent", "event", "eventName"),
}
"""Kind → list, element, name."""
_OTHER = ("listAnnotation", "note", "term")


def entries(terms: Sequence[Term], info: EditionInfo) -> Iterator[str]:
    """A list for each kind of which there is one; a list without entries is none."""
    for kind in TermKind:
        outer, inner, name = _LISTS.get(kind, _OTHER)
        of_kind = [term for term in terms if term.kind is kind]
        if of_kind:
            here = {term.id for term in terms}
            said = [_entry(term, inner, name, info, here) for term in of_kind]
            yield tag(outer, "\n".join(["", *said, ""]), type=kind.value) + "\n"


def _entry(term: Term, element: str, name: str, info: EditionInfo, here: set[str]) -> str:
    parts = [*localized(name, term.term, info), *_others(term, name, info)]
    if term.position and element == "place":
        geo = tag("geo", f"{term.position.lat} {term.position.lon}")
        parts.append(tag("location", geo))
    parts += localized("note", term.gloss, info, type="gloss")
    parts += localized("note", term.reading, info, type="reading")
    if term.dates:
        parts.append(tag("note", words(str(term.dates)), type="dates"))
    if points := term.route or ((term.position,) if term.position and element != "place" else ()):
        said = "; ".join(f"{point.lat} {point.lon}" for point in points)
        parts.append(tag("note", said, type="position"))
    parts += _notes(term, info, here)
    kind = {"type": term.kind.value} if element == "note" else {}
    return tag(element, "".join(parts), xml_id=f"term-{term.id}", **kind)


def _others(term: Term, name: str, info: EditionInfo) -> Iterator[str]:
    """Other forms, and those that are to be avoided."""
    for lang in info.languages:
        for form in also_in(term, lang.code):
            yield tag(name, words(form), xml_lang=lang.tag, type="also")
        for form in forms_in(term.avoid, lang.code):
            yield tag(name, words(form), xml_lang=lang.tag, type="avoid")


def _notes(term: Term, info: EditionInfo, here: set[str]) -> Iterator[str]:
    terms = {one.id: one for one in info.terms}
    for code, body in term.note:
        said = inlines(body.parts, code, terms, here)
        yield tag("note", said, xml_lang=info.language(code).tag, type="note")
    see = [f"#term-{other}" for other in term.see if other in here]
    if see:
        yield tag("note", "".join(tag("ref", target=one) for one in see), type="see")
    if term.sources:
        yield tag("note", "".join(bibl(one, info) for one in term.sources), type="sources")
