"""Citations for programs are read back equal by real parsers, whatever names and titles hold."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pybtex.database import Person as BibPerson
from pybtex.database import parse_string

from diglot.derive.citation import citation_of
from diglot.derive.lines import one_line
from diglot.derive.people import name_of
from diglot.flow import understand
from diglot.language.dates import parse_edtf
from diglot.model.citation import Citation, Name
from diglot.model.declared import EditionInfo, Person
from diglot.model.localized import Localized
from diglot.render.exports.bibtex import bibtex
from diglot.render.exports.csl import csl_json
from diglot.render.exports.ris import ris
from tests import hostile
from tests.examples import examples
from tests.helpers import BASE

STRINGS = [
    "{a}},\n note = {injected}", "a}", "{a", "}{", "\\", "\\}", "{\\", "R&D 100% #1", "$x$", "a_b^c~d", "@",
    "@article{x,", "%", '"a"', "“a”", "a -- b --- c", "``a''", "?`a !`b", "'a'", "\\alpha{}", "\\'e", "{\\'e}",
    "A. and B.", "Smith, John, and Co.", "and others", "a,b", "ER  - ", "a\nER  - \nTY  - BOOK", "TY  - X",
    "One.\n\nTwo.", "a\tb", "a\u2028b\u2029c", "a\x85b", "a\x00\x1b\x7fb", "AU  - a", "a\r\nb", "é鲁𠮷",
    "<b>&amp;</b>", "#", "null", "\\url{x}", "{{x}}", "a\\\\b", "--", "---", "x" * 300,
]  # fmt: skip
strings = st.one_of(
    st.sampled_from([*STRINGS, *hostile.STRINGS]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=15),
).filter(lambda text: bool(one_line(text).strip()))


@cache
def base() -> EditionInfo:
    edition = understand(BASE).edition
    assert edition is not None
    return edition.info


def cited(*said: str) -> Citation:
    """A citation every part of which is the next of six strings."""
    title, whole, editor, translator, version, publisher = said

    def words(text: str) -> Localized:
        return Localized((("en", text.strip()),))

    info = base()
    text = replace(
        info.texts[0], title=words(title), translators=(Person(name=translator.strip()),)
    )
    info = replace(
        info,
        title=words(whole),
        publisher=words(publisher),
        version=version.strip(),
        editors=(Person(name=editor.strip()), Person(name="Ann Sato")),
    )
    return citation_of(info, text, "en", "en/gate/")


six = st.lists(strings, min_size=6, max_size=6)


@given(said=six)
@examples(120)
def test_bibtex_is_read_back_equal(said: list[str]) -> None:
    """“Each exporter escapes by its own grammar”: of BibTeX, which counts braces, and of TeX."""
    c = cited(*said)
    ((key, entry),) = parse_string(bibtex(c), "bibtex").entries.items()
    assert (key, entry.type) == (c.key, "incollection")
    fields = dict(entry.fields)
    for name, value in (("title", c.title), ("booktitle", c.edition)):
        assert (fields[name][0], fields[name][-1]) == ("{", "}"), (
            "no style makes its capitals small"
        )
        assert of_tex(fields[name][1:-1]) == squeezed(value)
    assert of_tex(fields["version"]) == squeezed(c.version)
    assert of_tex(fields["publisher"]) == squeezed(c.publisher)
    assert (fields["url"], fields["year"], fields["langid"]) == (c.url, c.published[:4], c.tag)
    known = "title booktitle translator version publisher year date url langid"
    assert set(fields) == set(known.split())
    people = {"editor": entry.persons["editor"], "translator": [BibPerson(fields["translator"])]}
    for role, names in (("editor", c.editors), ("translator", c.translators)):
        assert [of_bib(person) for person in people[role]] == list(map(parts, names))


def of_bib(person: BibPerson) -> list[str]:
    """Family, given names, suffix."""
    family = [*person.prelast_names, *person.last_names]
    given = [*person.first_names, *person.middle_names]
    said = (" ".join(part) for part in (family, given, person.lineage_names))
    return [of_tex(part) for part in said]


def parts(name: Name) -> list[str]:
    said = (name.family or name.written, name.given, name.suffix)
    return [squeezed(part) for part in said]


def of_tex(words: str) -> str:
    """What TeX prints."""
    marks = {
        "backslash": "\\",
        "braceleft": "{",
        "braceright": "}",
        "asciitilde": "~",
        "asciicircum": "^",
    }
    pattern = r"\\text(\w+?)\{\}|\\([&%$#_])|(\{\})|([\\{}~^&%$#_])|(--|``|''|[?!]`)|(.)"
    shown = []
    outer = words[1:-1] if re.fullmatch(r"\{(?:[^{}]|\{\})*\}", words) else words
    for text, escaped, nothing, special, joined, other in re.findall(pattern, outer, re.DOTALL):
        assert not special, words
        assert not joined, words
        shown.append(marks[text] if text else escaped or ("" if nothing else other))
    return squeezed("".join(shown))


def squeezed(text: str) -> str:
    """White space means no more than one space to BibTeX and RIS."""
    return " ".join(text.split())


@given(said=six)
@examples(120)
def test_ris_is_read_back_equal(said: list[str]) -> None:
    """The same of RIS, whose every line is a tag and a value."""
    c = cited(*said)
    (record,) = rispy.loads(ris(c))
    assert not record.get("unknown_tag")
    assert record["type_of_reference"] == "CHAP"
    names = [*record["secondary_authors"], *record["subsidiary_authors"]]
    assert list(map(squeezed, names)) == [filed(name) for name in (*c.editors, *c.translators)]
    assert squeezed(record["title"]) == squeezed(c.title)
    assert squeezed(record["secondary_title"]) == squeezed(c.edition)
    assert squeezed(record["edition"]) == squeezed(c.version)
    assert squeezed(record["publisher"]) == squeezed(c.publisher)
    assert (record["year"], record["language"]) == (c.published[:4], c.tag)
    assert record["urls"] == [c.url]
    lines = [line for line in ris(c).split("\r\n") if line]
    assert all(re.match("[A-Z][A-Z0-9]  - ", line) for line in lines)


def filed(name: Name) -> str:
    said = (name.family, name.given, name.suffix) if name.family else (name.written,)
    return squeezed(", ".join(part for part in said if part))


@given(said=six)
@examples(100)
def test_csl_json_is_read_back_equal(said: list[str]) -> None:
    c = cited(*said)
    (item,) = json.loads(csl_json(c))
    assert (item["title"], item["container-title"]) == (c.title, c.edition)
    assert (item["version"], item["publisher"], item["URL"]) == (c.version, c.publisher, c.url)
    for role, names in (("editor", c.editors), ("translator", c.translators)):
        found = [(n.get("literal"), n.get("family"), n.get("given")) for n in item[role]]
        assert found == [
            (None, n.family, n.given) if n.family else (n.written, None, None) for n in names
        ]


SOME = Citation(
    key="gate",
    title="Kassym-Jomart Tokayev on Leaders Talk",
    edition="The Gate",
    editors=(name_of(Person(name="Martin Luther King Jr.")), name_of(Person(name="王小明"))),
    translators=(name_of(Person(name="Ana de la Cruz")),),
    version="",
    publisher="",
    issued=parse_edtf("2024-05-06"),
    url="",
    tag="en",
)


def test_what_is_not_known_is_left_out_of_each_format() -> None:
    bare = replace(SOME, editors=(), translators=(), issued=None)
    assert bibtex(bare) == (
        "@incollection{gate,\n  title = {{Kassym-Jomart Tokayev on Leaders Talk}},\n"
        "  booktitle = {{The Gate}},\n  langid = {en},\n}\n"
    )
    assert ris(bare).split("\r\n") == [
        "TY  - CHAP",
        "TI  - Kassym-Jomart Tokayev on Leaders Talk",
        "T2  - The Gate",
        "LA  - en",
        "ER  - ",
        "",
    ]
    (item,) = json.loads(csl_json(bare))
    assert set(item) == {"id", "type", "title", "container-title", "language"}


def test_names_are_filed_by_the_familys_name() -> None:
    assert "editor = {King, Jr., Martin Luther and {王小明}}," in bibtex(SOME)
    assert "translator = {de la Cruz, Ana}," in bibtex(SOME)
    assert "A2  - King, Martin Luther, Jr.\r\nA2  - 王小明\r\nA4  - de la Cruz, Ana\r\n" in ris(
        SOME
    )
    (item,) = json.loads(csl_json(SOME))
    assert item["editor"] == [
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "王小明"},
    ]


@pytest.mark.parametrize(
    ("written", "issued", "year"),
    [
        ("2024-05-06", {"date-parts": [[2024, 5, 6]]}, "2024"),
        ("1990~", {"date-parts": [[1990]], "circa": True}, "1990"),
        ("1990/1995-06", {"date-parts": [[1990], [1995, 6]]}, "1990"),
        ("1990/..", {"literal": "1990/.."}, "1990"),
        ("199X", {"literal": "199X"}, ""),
        ("../1995", {"literal": "../1995"}, ""),
    ],
)
def test_every_date_is_said_as_a_format_can_say_it(
    written: str, issued: dict[str, object], year: str
) -> None:
    c = replace(SOME, issued=parse_edtf(written))
    assert json.loads(csl_json(c))[0]["issued"] == issued
    assert f"  date = {{{written}}},\n" in bibtex(c)
    assert (f"  year = {{{year}}},\n" in bibtex(c)) is bool(year)
    assert (f"PY  - {year}\r\n" in ris(c)) is bool(year)


def test_a_whole_is_a_book() -> None:
    (item,) = json.loads(csl_json(replace(SOME, title="")))
    assert (item["type"], item["title"]) == ("book", "The Gate")
    assert "container-title" not in item
