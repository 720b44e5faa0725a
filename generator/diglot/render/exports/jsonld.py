"""The glossary as linked data: schema.org’s `DefinedTermSet`, SKOS’s `ConceptScheme`, at once.

What a vocabulary has no word for keeps the nearest: a rendering that must not be used is a
`hiddenLabel`, which searches find and nobody is shown; a reading is an `altLabel` in its script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import asdict

from diglot.derive.citation import doi_url, licence_url
from diglot.derive.lines import iri
from diglot.derive.names import also_in, forms_in, plain_note
from diglot.language.script import reading_tag
from diglot.model.address import PageKind, address_of, local_address
from diglot.model.declared import EditionInfo
from diglot.model.glossary import Source, Term
from diglot.model.localized import Localized
from diglot.model.site import Site
from diglot.render.exports.json import one_a_line

# The vocabularies, spelled out: a program that reads the file need not ask another host.
_CONTEXT: dict[str, Any] = {  # JSON
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/EDTF",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "id": "@id",
    "type": "@type",
    "terms": {"@id": "schema:hasDefinedTerm", "@container": "@set"},
    "name": {"@id": "schema:name", "@container": "@language"},
    "description": {"@id": "schema:description", "@container": "@language"},
    "version": "schema:version",
    "license": {"@id": "schema:license"},
    "code": "schema:termCode",
    "kind": "dcterms:type",
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "inDefinedTermSet": {"@id": "schema:inDefinedTermSet", "@type": "@id"},
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@container": "@language"},
    "hiddenLabel": {"@id": "skos:hiddenLabel", "@container": "@language"},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "note": {"@id": "skos:note", "@container": "@language"},
    "related": {"@id": "skos:related", "@type": "@id", "@container": "@set"},
    "references": {"@id": "dcterms:references", "@type": "@id", "@container": "@set"},
    "page": {"@id": "schema:url", "@type": "@id", "@container": "@set"},
    "dates": {"@id": "dcterms:temporal", "@type": "edtf"},
    "lat": "geo:lat",
    "long": "geo:long",
    "sources": {"@id": "dcterms:source", "@container": "@list"},
    "title": "schema:name",
    "container": "schema:isPartOf",
    "publisher": "schema:publisher",
    "date": "schema:datePublished",
    "url": {"@id": "schema:url", "@type": "@id"},
    "lang": "schema:inLanguage",
    "author": "schema:author",
    "volume": "schema:volumeNumber",
    "pages": "schema:pagination",
    "doi": {"@id": "schema:sameAs", "@type": "@id"},
}


def as_jsonld(site: Site, path: str) -> Iterator[str]:
    """The glossary as a `DefinedTermSet` and `ConceptScheme`; an entry’s name is `#ID` in it.

    In pieces. `path` is where the file stands below docs/ and the site alike.
    """
    info = site.edition.info
    terms = {term.id: term for term in info.terms}
    base = {"@base": iri(f"{info.url}{path}")} if info.url else {}
    data = {
        "@context": {**base, **_CONTEXT},
        "id": "#glossary",
        "type": ["schema:DefinedTermSet", "skos:ConceptScheme"],
        "name": _tagged(info.title, info),
        "version": info.version,
        "license": licence_url(info.licence),
    }
    concepts = (_said(_concept(term, site, terms, path)) for term in info.terms)
    return one_a_line(_said(data), "terms", concepts)


def _concept(term: Term, site: Site, terms: Mapping[str, Term], path: str) -> dict[str, object]:
    info = site.edition.info
    languages = info.languages
    pages = [address_of(PageKind.ENTRY, lang.code, term.id) for lang in site.languages]
    up = "../" * path.count("/")
    alternatives: dict[str, list[str]] = {lang.tag: also_in(term, lang.code) for lang in languages}
    for code, reading in term.reading:
        alternatives.setdefault(reading_tag(reading, info.language(code).tag), []).append(reading)
    links = [link.id for _, note in term.note for link in note.entry_links]
    return {
        "id": f"#{term.id}",
        "type": ["schema:DefinedTerm", "skos:Concept"],
        "code": term.id,
        "kind": term.kind.value,
        "inScheme": "#glossary",
        "inDefinedTermSet": "#glossary",
        "name": _tagged(term.term, info),
        "prefLabel": _tagged(term.term, info),
        "altLabel": alternatives,
        "hiddenLabel": {lang.tag: forms_in(term.avoid, lang.code) for lang in languages},
        "description": _tagged(term.gloss, info),
        "definition": _tagged(term.gloss, info),
        "note": {
            info.language(code).tag: plain_note(note, code, terms) for code, note in term.note
        },
        "related": [f"#{other}" for other in term.see],
        "references": [f"#{other}" for other in dict.fromkeys(links)],
        "page": [f"{up}{local_address(page)}" for page in pages],
        "dates": str(term.dates or ""),
        "lat": term.position.lat if term.position else None,
        "long": term.position.lon if term.position else None,
        "sources": [_source(source, info) for source in term.sources],
    }


def _source(source: Source, info: EditionInfo) -> dict[str, object]:
    return {
        "type": "schema:CreativeWork",
        **{
            name: _in_words(said, info) if isinstance(said, Localized) else said
            for name, said in asdict(source).items()
        },
        "url": iri(source.url),
        "doi": doi_url(source.doi),
    }


def _in_words(said: Localized, info: EditionInfo) -> object:
    """A text, or one for each language."""
    tags = [(info.language(code).tag, text) for code, text in said if code]
    return [{"@language": tag, "@value": text} for tag, text in tags] or said[""]


def _tagged(words: Localized, info: EditionInfo) -> dict[str, str]:
    return {info.language(code).tag: said for code, said in words}


def _said(value: Any) -> Any:  # any JSON value
    """What is not known is not said; a zero is known."""
    if isinstance(value, dict):
        kept = {key: _said(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if part not in ("", None, [], {})}
    if isinstance(value, list):
        return [_said(part) for part in value]
    return value
