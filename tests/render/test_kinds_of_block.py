"""Kinds of block on a reading page: roles, stanzas, how far in a line of verse stands."""

from __future__ import annotations

from diglot.model.address import PageKind
from tests.extract import of_html, of_markdown, parse
from tests.strategies import LANGUAGES, build, dump, to_html


def page_of(en: str, zh: str, **others: str) -> str:
    """The English reading page of an edition of one text, as Markdown; `others` are files."""
    codes = ("en", "zh")
    edition = {
        "title": dict.fromkeys(codes, "Edition"),
        "languages": {code: LANGUAGES[code] for code in codes},
        "texts": ["text"],
    }
    text = {"title": dict.fromkeys(codes, "Text"), "base": "en", "translation": "zh"}
    files = {
        "source/edition.yml": dump(edition),
        "source/text/text.yml": dump(text),
        "source/text/en.txt": en,
        "source/text/zh.txt": zh,
        "glossary.yml": "terms: []\n",
    }
    files |= {f"source/text/{name}.yml": said for name, said in others.items()}
    built = build(files, only=PageKind.TEXT)
    errors = [problem for problem in built.problems if problem.is_error]
    assert not errors, errors
    return built.pages["docs/en/text/index.md"]


POEM = "| one\n|   two\n|\n| three\n|       four\n"


def test_stanzas_are_no_rows_and_lines_count_on() -> None:
    """“A line `|` alone, in both files, ends a stanza; … its lines are counted through.”"""
    page = page_of(POEM, POEM)
    html = parse(to_html(page))
    rows = list(html.iterfind(".//section/div"))
    assert [row.get("id") for row in rows] == ["1.1", "1.2", "1.3", "1.4"]
    assert [row.get("class") for row in rows] == ["row counted", "row", "row stanza", "row"]
    cells = [next(cell.get("class") for cell in row if cell.get("lang")) for row in rows]
    assert cells == ["own", "own in-1", "own", "own in-3"]
    for found in (of_markdown(page), of_html(html)):
        edited = [one.edited for one in found if one.tag == "en"]
        assert edited == ["one", "two", "three", "four"]


def test_a_stanza_opposite_nothing() -> None:
    page = page_of(POEM, "~\n~\n~\n~\n")
    html = parse(to_html(page))
    assert html.find(".//section").get("class") == "bitext verse alone"
    rows = list(html.iterfind(".//section/div"))
    assert [row.get("class") for row in rows] == ["row counted", "row", "row stanza", "row"]


def test_roles_are_classes() -> None:
    text = "@aside\nLooks up.\n\n@epigraph\n| one\n\nProse.\n"
    html = parse(to_html(page_of(text, text)))
    classes = [section.get("class") for section in html.iterfind(".//section")]
    assert classes == ["bitext prose aside", "bitext verse epigraph", "bitext prose"]
