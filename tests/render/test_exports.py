"""The glossary as data: nothing is lost on the way into a table, JSON or linked data."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pyld import jsonld

from diglot.derive.names import also_in, forms_in, plain_note
from diglot.flow import Sources, plan, understand
from diglot.language.script import reading_tag
from diglot.model.glossary import Term
from diglot.model.site import Site
from diglot.parse.note import parse_note
from diglot.render.exports.csv import as_csv, listed, safe_cell
from diglot.render.exports.json import as_json
from diglot.render.exports.jsonld import as_jsonld
from tests.helpers import BASE
from tests.sites import EDITIONS, REPOSITORY

ADDRESS = "assets/made/glossary.jsonld"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
DCTERMS = "http://purl.org/dc/terms/"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"


@pytest.fixture(
    params=[REPOSITORY, EDITIONS / "en-zh", BASE], ids=["shipped", "ours", "base"], scope="module"
)
def site(request: pytest.FixtureRequest) -> Site:
    root: Path = request.param
    sources: Sources = understand(root)
    planned = plan(sources)
    assert planned is not None
    return planned


def rows(text: str) -> list[dict[str, str]]:
    """The table as a spreadsheet reads it: without the mark at its start and the apostrophes."""
    plain = text.removeprefix("\ufeff")
    read = list(csv.DictReader(io.StringIO(plain, newline="")))
    return [{key: cell.removeprefix("'") for key, cell in row.items()} for row in read]


def split(cell: str) -> list[str]:
    """The values of a cell of several."""
    parts = cell.split(" | ") if cell else []
    return [part.replace("\\|", "|").replace("\\\\", "\\") for part in parts]


# -- CSV ------------------------------------------------------------------------------------------


def test_the_table_parses_back(site: Site) -> None:
    info = site.edition.info
    terms = {term.id: term for term in info.terms}
    found = rows("".join(as_csv(info)))
    assert [row["id"] for row in found] == list(terms)
    for row, term in zip(found, info.terms, strict=True):
        for code in (lang.code for lang in info.languages):
            assert row[f"term ({code})"] == term.term.exact(code)
            assert split(row[f"also ({code})"]) == also_in(term, code)
            assert split(row[f"avoid ({code})"]) == forms_in(term.avoid, code)
            assert row[f"reading ({code})"] == term.reading.exact(code)
            assert row[f"gloss ({code})"] == term.gloss.exact(code)
            assert row[f"note ({code})"] == plain_note(term.note.exact(code), code, terms)
        assert (row["kind"], row["dates"]) == (term.kind, str(term.dates or ""))
        place = (term.position.lat, term.position.lon) if term.position else None
        assert (float(row["lat"]), float(row["lon"])) == place if place else not row["lat"]
        assert split(row["see"]) == list(term.see)
        assert len(split(row["sources"])) == len(term.sources)


def test_the_table_opens_in_a_spreadsheet(site: Site) -> None:
    """By the byte-order mark a spreadsheet knows UTF-8; RFC 4180 wants CRLF."""
    text = "".join(as_csv(site.edition.info))
    assert text.encode().startswith(b"\xef\xbb\xbfid,kind,")
    assert text.count("\n") == text.count("\r\n") == len(site.edition.info.terms) + 1


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-0506~/-0443~", "'-0506~/-0443~"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("-0.12", "-0.12"),
        ("Lu Ban", "Lu Ban"),
        ("", ""),
    ],
)
def test_a_cell_is_never_a_formula(cell: str, safe: str) -> None:
    assert safe_cell(cell) == safe


def test_several_values_in_one_cell_come_apart_again() -> None:
    values = ["a|b", "c\\", "d | e", "f"]
    assert listed(values) == "a\\|b | c\\\\ | d \\| e | f"


# -- JSON -----------------------------------------------------------------------------------------


def test_json_says_everything_in_stable_keys(site: Site) -> None:
    info = site.edition.info
    data = json.loads("".join(as_json(site.edition)))
    for entry, term in zip(data["terms"], info.terms, strict=True):
        assert (
            list(entry)
            == (
                "id kind term also avoid reading sort gloss note sources see dates place route places"
            ).split()
        )
        assert [(p["lat"], p["lon"]) for p in entry["route"]] == [
            (point.lat, point.lon) for point in term.route
        ]
        assert entry["term"] == dict(term.term)
        assert entry["note"] == {code: body.written for code, body in term.note}
        assert [source.get("url", "") for source in entry["sources"]] == [
            source.url for source in term.sources
        ]
        forms = [form for code, said in entry["term"].items() for form in (said,) if code]
        forms += [form for said in entry["also"].values() for form in said]
        assert sorted(forms) == sorted(form.text for form in term.forms)
        stands = {
            f"{annotated.text.info.id}/{found.address}"
            for annotated in site.edition.texts
            for found in annotated.occurrences
            if found.term == term.id
        }
        assert set(entry["places"]) == stands
        assert len(entry["places"]) == len(stands)


# -- JSON-LD --------------------------------------------------------------------------------------


def no_loader(url: str, options: object) -> None:
    raise AssertionError(f"asked for {url}")


def expanded(site: Site) -> dict[str, Any]:
    data = json.loads("".join(as_jsonld(site, ADDRESS)))
    base = f"https://else.example/{ADDRESS}"
    (found,) = jsonld.expand(data, {"documentLoader": no_loader, "base": base})
    assert isinstance(found, dict)
    return found


def literals(node: dict[str, Any], name: str) -> set[tuple[str, str]]:
    """(language, words) of a property; in tags of languages, case means nothing (BCP 47, 2.1.1)."""
    return {(value["@language"].lower(), value["@value"]) for value in node.get(name, [])}


def ids(node: dict[str, Any], name: str) -> list[str]:
    return [value["@id"] for value in node.get(name, [])]


def scalar(node: dict[str, Any], name: str) -> Any:  # any JSON scalar
    return node[name][0]["@value"] if name in node else None


def test_linked_data_expands_without_asking_another_host(site: Site) -> None:
    whole = expanded(site)
    assert whole["@type"] == [f"{SCHEMA}DefinedTermSet", f"{SKOS}ConceptScheme"]
    assert len(whole[f"{SCHEMA}hasDefinedTerm"]) == len(site.edition.info.terms)


def test_linked_data_expands_without_loss(site: Site) -> None:
    info = site.edition.info
    base = f"{info.url or 'https://else.example/'}{ADDRESS}"
    terms = {term.id: term for term in info.terms}
    tags = {lang.code: lang.tag.lower() for lang in info.languages}
    nodes = expanded(site)[f"{SCHEMA}hasDefinedTerm"]
    for node, term in zip(nodes, info.terms, strict=True):
        assert node["@id"] == f"{base}#{term.id}"
        assert node["@type"] == [f"{SCHEMA}DefinedTerm", f"{SKOS}Concept"]
        assert scalar(node, f"{SCHEMA}termCode") == term.id
        assert scalar(node, f"{DCTERMS}type") == term.kind
        names = {(tags[code], words) for code, words in term.term}
        assert literals(node, f"{SKOS}prefLabel") == literals(node, f"{SCHEMA}name") == names
        assert literals(node, f"{SKOS}altLabel") == set(alternatives(term, tags))
        assert literals(node, f"{SKOS}hiddenLabel") == {
            (tags[form.lang], form.text) for form in term.avoid
        }
        glosses = {(tags[code], words) for code, words in term.gloss}
        assert literals(node, f"{SKOS}definition") == glosses
        notes = {(tags[code], plain_note(words, code, terms)) for code, words in term.note}
        assert literals(node, f"{SKOS}note") == notes
        assert ids(node, f"{SKOS}related") == [f"{base}#{other}" for other in term.see]
        assert ids(node, f"{SKOS}inScheme") == [f"{base}#glossary"]
        assert len(ids(node, f"{SCHEMA}url")) == len(site.languages)
        assert (scalar(node, f"{DCTERMS}temporal") or "") == str(term.dates or "")
        place = (term.position.lat, term.position.lon) if term.position else (None, None)
        assert (scalar(node, f"{GEO}lat"), scalar(node, f"{GEO}long")) == place
        assert list(sources(node)) == [source.url for source in term.sources]


def alternatives(term: Term, tags: dict[str, str]) -> Iterator[tuple[str, str]]:
    for code, tag in tags.items():
        yield from ((tag, form) for form in also_in(term, code))
    for code, words in term.reading:
        yield reading_tag(words, tags[code]).lower(), words


def sources(node: dict[str, Any]) -> Iterator[str]:
    """The addresses of the sources, in order."""
    for value in node.get(f"{DCTERMS}source", []):
        for source in value["@list"]:
            yield source[f"{SCHEMA}url"][0]["@id"] if f"{SCHEMA}url" in source else ""


def test_without_an_address_names_are_relative(site: Site) -> None:
    nowhere = replace(site.edition, info=replace(site.edition.info, url=""))
    data = json.loads("".join(as_jsonld(replace(site, edition=nowhere), ADDRESS)))
    assert "@base" not in data["@context"]


def test_readings_say_their_script() -> None:
    assert reading_tag("Lǔ Bān", "zh-Hans") == "zh-Latn"
    assert reading_tag("Xī’ān", "zh-Hans") == "zh-Latn"
    assert reading_tag("ろはん", "ja") == "ja"


@pytest.mark.parametrize(
    ("note", "plain"),
    [
        ("See [[lu-ban]].", "See Lu Ban."),
        ("See [[lu-ban|the patron]].", "See the patron."),
        ("*One* and **two**, 2*3*4", "One and two, 2*3*4"),
        ("[here](https://a.example/b)", "here (https://a.example/b)"),
        ("*[[lu-ban|The patron]]*", "The patron"),
    ],
)
def test_a_note_in_plain_words(note: str, plain: str) -> None:
    edition = understand(BASE).edition
    assert edition is not None
    terms = {term.id: term for term in edition.info.terms}
    assert plain_note(parse_note(note), "en", terms) == plain
