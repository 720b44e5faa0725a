"""The notes as W3C Web Annotations (Recommendation of 2017), for programs that show them elsewhere.

A note is about stretches of the plain text of each language, by quotation and by position.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from diglot.derive.lines import iri
from diglot.derive.names import plain_note
from diglot.model.address import PageKind, address_of, local_address
from diglot.model.export import FOLDER
from diglot.model.text import NoteMark, Segment, Text
from diglot.render.exports.format import Wanted
from diglot.render.exports.json import one_a_line
from diglot.render.exports.plain import lines

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of the text before and after what is quoted."""


def as_annotations(wanted: Wanted) -> Iterator[str]:
    """A page of annotations, one a note and line; in pieces."""
    info, text = wanted.edition.info, wanted.the_text.text
    targets = _targets(wanted)
    terms = {term.id: term for term in info.terms}
    head = {"@context": CONTEXT, "type": "AnnotationPage", "id": _address(wanted, wanted.path)}
    items = (
        {
            "id": f"#note-{note.id}",
            "type": "Annotation",
            "motivation": "commenting",
            "body": [
                {
                    "type": "TextualBody",
                    "value": plain_note(body, code, terms),
                    "format": "text/plain",
                    "language": info.language(code).tag,
                }
                for code, body in note.note
            ],
            "target": targets[note.id],
        }
        for note in text.info.notes
        if note.id in targets
    )
    return one_a_line(head, "items", items)


def _address(wanted: Wanted, path: str) -> str:
    """Where a file of the exports is published, or its own name."""
    url = wanted.edition.info.url
    return iri(f"{url}{FOLDER}/{path}") if url else path.rpartition("/")[2]


def _targets(wanted: Wanted) -> dict[str, list[dict[str, Any]]]:  # JSON
    """What each note is about, in the order of the text; the base language first."""
    text = wanted.the_text.text
    found: dict[str, list[dict[str, Any]]] = {}  # JSON
    for code in text.info.languages:
        whole, starts = _places(text, code)
        at = 0
        for pair in text.pairs:
            for row in pair.rows:
                segment = dict(text.sides(row))[code]
                at = starts.get(row.address, at)  # what has no words stands behind those before it
                for mark in segment.notes:
                    target = _target(wanted, code, row.address, segment, mark, whole, at)
                    found.setdefault(mark.id, []).append(target)
    return found


def _places(text: Text, code: str) -> tuple[str, dict[str, int]]:
    """The plain text of a language, and where in it each segment begins."""
    starts: dict[str, int] = {}
    pieces, at = [], 0
    for line, address in lines(text, (code,)):
        if address:
            starts[address] = at
        pieces.append(f"{line}\n")
        at += len(line) + 1
    return "".join(pieces), starts


def _target(
    wanted: Wanted,
    code: str,
    address: str,
    segment: Segment,
    mark: NoteMark,
    whole: str,
    at: int,
) -> dict[str, Any]:  # JSON
    start, end = at + mark.start, at + mark.end
    text = wanted.the_text.text.info.id
    page = local_address(address_of(PageKind.TEXT, code, text))
    url = wanted.edition.info.url
    return {
        "type": "SpecificResource",
        "source": _address(wanted, f"texts/{text}.{code}.txt"),
        **({"scope": iri(f"{url}{page}#{address}")} if url else {}),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": segment.text[mark.start : mark.end],
                "prefix": whole[max(0, start - AROUND) : start],
                "suffix": whole[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
