"""Distributed Text Services 1.0 as files: Level 0, for any host (https://dtsapi.org/).

A text in a language is a resource, a block the unit that can be cited; each has a file. The
addresses of segments stand in the `n` of their `seg`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from diglot.derive.outline import Section, entries_in, outline
from diglot.model.edition import AnnotatedText
from diglot.model.output import Output
from diglot.render.exports.format import Wanted
from diglot.render.exports.tei import NAMESPACE
from diglot.render.exports.tei.body import Body
from diglot.render.exports.tei.entries import entries
from diglot.render.exports.tei.header import header
from diglot.render.exports.tei.notes import apparatus, notes
from diglot.render.exports.xml import HEAD, tag

CONTEXT = "https://dtsapi.org/context/v1.0.json"
WRAPPER = "https://w3id.org/api/dts#"
_VERSION = "1.0"
_UNITS = {
    "@type": "CitationTree",
    "citeStructure": [{"@type": "CiteStructure", "citeType": "block"}],
}


def as_dts(wanted: Wanted) -> Iterator[Output]:
    """The entry, the collections, and of each resource its units and documents."""
    yield Output(path=wanted.path, content=_entry)
    yield Output(path="dts/collection/edition.json", content=partial(_collection, wanted))
    for annotated in wanted.edition.texts:
        for code in annotated.text.info.languages:
            own = f"{annotated.text.info.id}.{code}"
            resource = partial(_resource_file, wanted, annotated, code)
            yield Output(path=f"dts/collection/{own}.json", content=resource)
            units = partial(_units, wanted, annotated, code)
            yield Output(path=f"dts/navigation/{own}.json", content=units)
            body = Body(annotated, wanted.edition.info)
            whole = partial(_document, wanted, annotated, body, code)
            yield Output(path=f"dts/document/{own}.xml", content=whole)
            for section in outline(annotated.text):
                path = f"dts/document/{own}/{section.pair.number}.xml"
                yield Output(path=path, content=partial(_unit, body, section, code))


def _templates(up: str) -> dict[str, str]:
    """How the other files are called, from a file that is `up` below the entry."""
    return {
        "collection": f"{up}collection/{{id}}.json",
        "navigation": f"{up}navigation/{{resource}}.json",
        "document": f"{up}document/{{resource}}{{/ref}}.xml",
    }


def _json(data: dict[str, Any]) -> str:  # JSON
    return json.dumps({"@context": CONTEXT, "dtsVersion": _VERSION, **data}, ensure_ascii=False)


def _entry() -> str:
    return _json({"@id": "index.json", "@type": "EntryPoint", **_templates("")})


def _resource(wanted: Wanted, annotated: AnnotatedText, code: str) -> dict[str, Any]:  # JSON
    text = annotated.text.info
    return {
        "@id": f"{text.id}.{code}",
        "@type": "Resource",
        "title": text.called(code),
        "totalParents": 1,
        "totalChildren": 0,
        **_templates("../"),
        "mediaTypes": ["application/tei+xml"],
        "dublinCore": {"language": wanted.edition.info.language(code).tag},
        "citationTrees": [_UNITS],
    }


def _collection(wanted: Wanted) -> str:
    info = wanted.edition.info
    members = [
        _resource(wanted, annotated, code)
        for annotated in wanted.edition.texts
        for code in annotated.text.info.languages
    ]
    return _json(
        {
            "@id": "edition",
            "@type": "Collection",
            "title": info.title[info.languages[0].code],
            "totalParents": 0,
            "totalChildren": len(members),
            "collection": _templates("../")["collection"],
            "member": members,
        }
    )


def _resource_file(wanted: Wanted, annotated: AnnotatedText, code: str) -> str:
    return _json(_resource(wanted, annotated, code))


def _units(wanted: Wanted, annotated: AnnotatedText, code: str) -> str:
    units = [
        {
            "@type": "CitableUnit",
            "identifier": pair.number,
            "level": 1,
            "parent": None,
            "citeType": "block",
        }
        for pair in annotated.text.pairs
    ]
    resource = _resource(wanted, annotated, code)
    own = f"{annotated.text.info.id}.{code}.json"
    return _json({"@id": own, "@type": "Navigation", "resource": resource, "member": units})


def _document(wanted: Wanted, annotated: AnnotatedText, body: Body, code: str) -> Iterator[str]:
    """The text in one language as TEI, with what its marks point to."""
    info, text = wanted.edition.info, annotated.text
    side = body.side(code)
    used = entries_in(annotated, code)
    around = [
        *entries([term for term in info.terms if term.id in used], info),
        *notes(text.info, info, body.anchors, used),
        *apparatus(body.reasons),
    ]
    yield f'{HEAD}<TEI xmlns="{NAMESPACE}">\n{header(info, text.info)}'
    if around:
        yield "".join(["<standOff>\n", *around, "</standOff>\n"])
    yield f"{side}</TEI>\n"


def _unit(body: Body, section: Section, code: str) -> str:
    """A block as the protocol wraps it; its pointers are those of the whole document."""
    wrapped = tag("dts:wrapper", body.block(section, code), ref=section.pair.number)
    return f'{HEAD}<TEI xmlns="{NAMESPACE}" xmlns:dts="{WRAPPER}">{wrapped}</TEI>\n'
