"""The glossary as data is read back equal by real parsers, whatever an edition holds."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from urllib.parse import quote, unquote

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pyld import jsonld

from diglot.flow import plan, understand
from diglot.model.glossary import Source, Term
from diglot.model.localized import Localized
from diglot.model.note import LocalizedNote
from diglot.model.site import Site
from diglot.parse.note import parse_note
from diglot.render.exports.csv import as_csv
from diglot.render.exports.json import as_json
from diglot.render.exports.jsonld import as_jsonld
from tests import hostile
from tests.examples import examples
from tests.helpers import BASE
from tests.render.test_addresses import addresses

ADDRESS = "assets/made/glossary.jsonld"
STRINGS = [
    "=1+1", "\n=1+1", "\t@a", "'=a", "+1", "-1", "a,b", 'a"b', '"', '""', "a;b", "a|b", "a | b", "a\\|b", "\\",
    "a\nb", "a\r\nb", "a\rb", "a\tb", "a\0b", "a\x1bb", "a\u2028b", "a\ufeffb", "@id", "@type", "_:b", "#a",
    "http://a", "javascript:x", "</script>", "{}", "[]", "null", "é鲁𠮷", "\U0010ffff",
]  # fmt: skip
strings = st.one_of(
    st.sampled_from([*STRINGS, *hostile.STRINGS]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=15),
).filter(lambda text: bool(text.strip()))
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"


@cache
def base() -> Site:
    site = plan(understand(BASE))
    assert site is not None
    return site


def holding(words: str, gloss: str, title: str, url: str) -> tuple[Site, Term]:
    """The base edition, whose first entry says these strings; and that entry."""
    site = base()
    info = site.edition.info
    term = replace(
        info.terms[0],
        term=Localized((("en", words), ("zh", words))),
        gloss=Localized((("en", gloss),)),
        note=LocalizedNote((("en", parse_note("Plain.")),)),
        sources=(
            Source(title=Localized.of({"": title}), publisher=Localized.of({"en": title}), url=url),
        ),
        forms=(),
        see=(),
        links=(),
    )
    info = replace(info, terms=(term, *info.terms[1:]))
    return replace(site, edition=replace(site.edition, info=info)), term


@given(words=strings, gloss=strings, title=strings, url=addresses)
@examples(200)
def test_a_table_is_read_back_equal(words: str, gloss: str, title: str, url: str) -> None:
    """“Each exporter escapes by its own grammar”: of CSV, and of spreadsheets, to which no cell is a
    formula."""
    site, _ = holding(words, gloss, title, url)
    written = "".join(as_csv(site.edition.info)).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert [row["id"] for row in rows] == [term.id for term in site.edition.info.terms]
    for cell, said in ((rows[0]["term (en)"], words), (rows[0]["gloss (en)"], gloss)):
        assert cell in (said, f"'{said}")
        assert not cell.startswith(("=", "+", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@given(words=strings, gloss=strings, title=strings, url=addresses)
@examples(100)
def test_json_is_read_back_equal(words: str, gloss: str, title: str, url: str) -> None:
    site, term = holding(words, gloss, title, url)
    entry = json.loads("".join(as_json(site.edition)))["terms"][0]
    assert (entry["term"], entry["gloss"]) == ({"en": words, "zh": words}, {"en": gloss})
    assert entry["sources"] == [
        {"title": title, "publisher": {"en": title}, "url": term.sources[0].url}
    ]


@given(words=strings, gloss=strings, title=strings, url=addresses)
@examples(60)
def test_linked_data_is_read_back_equal(words: str, gloss: str, title: str, url: str) -> None:
    """Its addresses are such that every parser takes them: what an IRI may not hold is encoded."""
    site, _ = holding(words, gloss, title, url)
    data = json.loads("".join(as_jsonld(site, ADDRESS)))
    (whole,) = jsonld.expand(data)
    node = whole[f"{SCHEMA}hasDefinedTerm"][0]
    assert {value["@value"] for value in node[f"{SKOS}prefLabel"]} == {words}
    assert [value["@value"] for value in node[f"{SKOS}definition"]] == [gloss]
    (source,) = node["http://purl.org/dc/terms/source"][0]["@list"]
    assert source[f"{SCHEMA}name"] == [{"@value": title}]
    address = source[f"{SCHEMA}url"][0]["@id"]
    assert not set(address) & set(' "<>\\^`{|}\n')
    assert unquote(address) == unquote(url) or quote(unquote(address)) == quote(unquote(url))
