"""The glossary as JSON: everything as it stands in glossary.yml, and where each entry stands."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import asdict

from diglot.derive.names import also_in, forms_in
from diglot.model.edition import Edition
from diglot.model.glossary import Form, Source, Stop, Term
from diglot.model.localized import Localized


def as_json(edition: Edition) -> Iterator[str]:
    """Everything, in the keys of glossary.yml, with the places where each entry stands; in pieces.

    Every key is always there, so that a program need not ask; notes keep their inline Markdown.
    """
    info = edition.info
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for annotated in edition.texts:
        for found in annotated.occurrences:
            places[found.term][f"{annotated.text.info.id}/{found.address}"] = None
    data = {
        "title": dict(info.title),
        "version": info.version,
        "licence": info.licence,
        "languages": {lang.code: {"tag": lang.tag, "name": lang.name} for lang in info.languages},
    }
    return one_a_line(data, "terms", (_entry(term, list(places[term.id])) for term in info.terms))


def _entry(term: Term, places: list[str]) -> dict[str, object]:
    return {
        "id": term.id,
        "kind": term.kind.value,
        "term": dict(term.term),
        "also": {code: also_in(term, code) for code in _codes(term.forms)},
        "avoid": {code: forms_in(term.avoid, code) for code in _codes(term.avoid)},
        "reading": dict(term.reading),
        "sort": dict(term.sort),
        "gloss": dict(term.gloss),
        "note": {code: body.written for code, body in term.note},
        "sources": [source_of(source) for source in term.sources],
        "see": list(term.see),
        "dates": str(term.dates) if term.dates else None,
        "place": asdict(term.position) if term.position else None,
        "route": [_stop(stop) for stop in term.route],
        "places": places,
    }


def _stop(stop: Stop) -> dict[str, object]:
    named = {"name": dict(stop.name)} if stop.name else {}
    return {"lat": stop.lat, "lon": stop.lon, **named}


def _codes(forms: tuple[Form, ...]) -> list[str]:
    return list(dict.fromkeys(form.lang for form in forms))


def one_a_line(
    data: Mapping[str, object], key: str, items: Iterable[Mapping[str, object]]
) -> Iterator[str]:
    """`data` as JSON with the list `items` as its last `key`, a line for each; in pieces.

    The standard library indents in Python and not in C: four times as slow.
    """
    yield f'{json.dumps(data, ensure_ascii=False)[:-1]}, "{key}": ['
    for number, item in enumerate(items):
        yield f"{',' if number else ''}\n{json.dumps(item, ensure_ascii=False)}"
    yield "\n]}\n"


def source_of(source: Source) -> dict[str, object]:
    """What is said of a source: a text, or one for each language."""
    return {
        name: _in_words(said) if isinstance(said, Localized) else said
        for name, said in asdict(source).items()
        if said
    }


def _in_words(said: Localized) -> str | dict[str, str]:
    return said.exact("") or dict(said)
