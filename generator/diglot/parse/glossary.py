"""Entries of glossary.yml and notes.yml as values; what holds for words in several languages."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as Rows

from diglot.model.files import GLOSSARY, Files
from diglot.model.glossary import Form, Link, Note, Position, Stop, Term
from diglot.model.localized import Localized
from diglot.model.note import LocalizedNote
from diglot.model.problem import Place, Problem
from diglot.parse.complete import languages_complete, unknown_language
from diglot.parse.names import unusable
from diglot.parse.note import parse_note
from diglot.parse.schema import (
    GlossaryModel,
    NotesModel,
    PlaceModel,
    TermModel,
)
from diglot.parse.sources import source_languages, source_of
from diglot.parse.validate import load, node_at, place_at, standing
from diglot.parse.web import web_address
from diglot.parse.yaml import Mapping, Node, Scalar, Sequence


def parse_notes(
    files: Files, name: str, codes: Rows[str]
) -> tuple[tuple[Note, ...], list[Problem]]:
    """The notes of the text `name`. `codes` are the edition’s languages."""
    path = f"source/{name}/notes.yml"
    if path not in files.texts:
        return (), []
    data, root, problems = load(NotesModel, path, files.texts[path])
    if data is None:
        return (), problems
    notes = []
    lines = files.texts[path].split("\n")
    for index, note in enumerate(data.notes):
        place = place_at(root, "notes", index, "id")
        problems += languages_complete(
            root, note.note, codes, "notes", index, "note", about=note.id
        )
        for number, side in enumerate(note.sides):
            if side not in codes:
                at = place_at(root, "notes", index, "sides", number)
                problems.append(unknown_language(side, codes, at, note.id))
        steps = ("notes", index, "sources")
        problems += source_languages(note.sources, root, codes, *steps, about=note.id)
        words = _note(note.note)
        problems += _no_addresses(words, lines, root, "notes", index)
        notes.append(
            Note(
                id=note.id,
                note=words,
                sources=tuple(source_of(source) for source in note.sources),
                see=note.see,
                sides=note.sides,
                place=place,
                links=_links(note.see, words, lines, root, "notes", index),
                segments=_segments(words, lines, root, "notes", index),
                kind=note.kind or "",
                kind_place=place_at(root, "notes", index, "kind"),
                certainty=note.certainty or "",
            )
        )
    return tuple(notes), problems


def parse_terms(files: Files, codes: Rows[str]) -> tuple[tuple[Term, ...], list[Problem]]:
    """The entries of glossary.yml. `codes` are the edition’s languages, () where unknown."""
    if GLOSSARY not in files.texts:
        return (), []
    data, root, problems = load(GlossaryModel, GLOSSARY, files.texts[GLOSSARY])
    listed = root.get("terms") if isinstance(root, Mapping) else None
    if data is None or not isinstance(listed, Sequence):
        return (), problems
    terms = []
    lines = files.texts[GLOSSARY].split("\n")
    for model, node in zip(data.terms, listed.items, strict=True):
        terms.append(_term(model, node, lines))
        problems += _no_addresses(terms[-1].note, lines, node)
        problems += reserved(model.id, place_at(node, "id"))
        if codes:
            problems += _term_languages(model, node, codes)
            problems += source_languages(model.sources, node, codes, "sources", about=model.id)
    return tuple(terms), problems


def reserved(id_: str, place: Place) -> Iterator[Problem]:
    """What keeps an entry from having its id: `index` is the address of the glossary's own page."""
    why = "which has a meaning of its own" if id_ == "index" else unusable(id_)
    if why:
        message = f"expected an id that is free, found “{id_[:80]}”, {why}"
        yield Problem(
            code="E004", place=place, message=message, hint="choose another id", about=(id_,)
        )


def _term(model: TermModel, node: Node, lines: Rows[str]) -> Term:
    also = [
        Form(lang=code, text=form, place=place_at(node, "also", code, index))
        for code, forms in model.also.items()
        for index, form in enumerate(forms)
    ]
    main = [
        Form(lang=code, text=form, place=place_at(node, "term", code))
        for code, form in model.term.items()
        if form != "none"
    ]
    note = _note(model.note)
    return Term(
        id=model.id,
        kind=model.kind,
        term=Localized.of({form.lang: form.text for form in main}),
        forms=(*main, *also),
        avoid=tuple(
            Form(lang=code, text=form, place=place_at(node, "avoid", code, index))
            for code, forms in model.avoid.items()
            for index, form in enumerate(forms)
        ),
        reading=Localized.of(model.reading),
        sort=Localized.of(model.sort),
        formerly=tuple(dict.fromkeys(model.formerly)),
        gloss=Localized.of(model.gloss),
        note=note,
        sources=tuple(source_of(source) for source in model.sources),
        see=model.see,
        dates=model.dates,
        position=_position(model.place) if model.place else None,
        route=tuple(
            Stop(lat=point.lat, lon=point.lon, name=Localized.of(point.name))
            for point in model.route or ()
        ),
        place=place_at(node, "id"),
        links=_links(model.see, note, lines, node),
        segments=_segments(note, lines, node),
    )


def _note(words: dict[str, str] | None) -> LocalizedNote:
    return LocalizedNote(tuple((code, parse_note(said)) for code, said in (words or {}).items()))


def _links(
    see: Rows[str], note: LocalizedNote, lines: Rows[str], root: Node | None, *steps: str | int
) -> tuple[Link, ...]:
    """The links of the entry or note to which `steps` lead; `lines` are those of its file."""
    links = [
        Link(name, "see:", place_at(root, *steps, "see", index)) for index, name in enumerate(see)
    ]
    for code, body in note:
        place, last = _extent(node_at(root, *steps, "note", code))
        for link in body.entry_links:
            place = standing(f"[[{link.id}", lines, place, last)
            links.append(Link(link.id, "[[…]]", place))
            place = place.shifted(1)
    return tuple(links)


def _segments(
    note: LocalizedNote, lines: Rows[str], root: Node | None, *steps: str | int
) -> tuple[Link, ...]:
    """The ways to segments in the words of the entry or note to which `steps` lead."""
    links = []
    for code, body in note:
        place, last = _extent(node_at(root, *steps, "note", code))
        for link in body.segment_links:
            id_ = f"{link.text}#{link.address}" if link.text else link.address
            place = standing(f"[[{id_}", lines, place, last)
            links.append(Link(id_, "[[…]]", place))
            place = place.shifted(1)
    return tuple(links)


def _extent(node: Node | None) -> tuple[Place, int]:
    """Where a text begins, and its last line."""
    return (node.place if node else Place("")), (node.last if isinstance(node, Scalar) else 0)


def _no_addresses(
    note: LocalizedNote, lines: Rows[str], root: Node | None, *steps: str | int
) -> Iterator[Problem]:
    """The links of a note that lead to no address; `steps` lead to its entry."""
    for code, body in note:
        place, last = _extent(node_at(root, *steps, "note", code))
        for link in body.web_links:
            try:
                web_address(link.url)
            except ValueError as wrong:
                message, hint = wrong.args
                at = standing(f"({link.url}", lines, place, last)
                yield Problem(code="E004", place=at, message=message, hint=hint)


def _position(model: PlaceModel) -> Position:
    return Position(lat=model.lat, lon=model.lon)


def _term_languages(model: TermModel, node: Node, codes: Rows[str]) -> Iterator[Problem]:
    for key in ("gloss", "note"):
        yield from languages_complete(node, getattr(model, key), codes, key, about=model.id)
    otherwise = "where the language has no word for it, {code}: none"
    yield from languages_complete(
        node, model.term, codes, "term", about=model.id, otherwise=otherwise
    )
    for key in ("also", "avoid", "reading", "sort"):
        for code in getattr(model, key) or {}:
            if code not in codes:
                yield unknown_language(code, codes, place_at(node, key, code), model.id)
