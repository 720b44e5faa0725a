"""What must hold of the pages (DESIGN.md, “Pages”), whatever the sources say."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from diglot.model.address import PageKind
from diglot.render.site.escape import escape
from tests import extract, hostile
from tests.examples import examples
from tests.line_writer import WORDS
from tests.strategies import LANGUAGES, Made, build, editions, reading_pages, to_html

LABELS = {"en": "EN", "zh": "中", "ar": "AR", "he": "HE", "th": "TH"}


def passages(document: HtmlElement) -> Iterator[tuple[str, str, HtmlElement]]:
    """(address, tag, element) of each passage of a reading page."""
    for row in document.iterfind(".//section/div"):
        if "row" not in row.classes or "speaker" in row.classes:
            continue
        for cell in row.iterfind("./*[@lang]"):
            address = row.get("id") or next((c.get("id", "") for c in row if c.get("id")), "")
            if re.match(r"\d", address):
                yield address, cell.get("lang", ""), cell


@given(editions())
@examples(20)
def test_a_term_is_followed_by_its_mark(made: Made) -> None:
    """“`[words][^id]` is a marked term or anchored passage followed by its footnote: the words are
    never a link.” Between the two stands at most what closes the words. And every term that is marked,
    and every passage that a note is “anchored to exactly”, stands there."""
    built = build(made.files, only=PageKind.TEXT)
    assert built.edition is not None
    wanted = {
        (
            o.address,
            LANGUAGES[o.lang]["tag"],
            o.term,
            text_of(made, o.lang, o.address)[o.start : o.end],
        )
        for o in built.edition.texts[0].occurrences
        if o.marked
    }
    for lang in (made.base, made.translation):
        for address, line in made.readings(lang):
            wanted |= {(address, LANGUAGES[lang]["tag"], *anchor) for anchor in line.anchors}
    for page in (page for path, page in built.pages.items() if path.endswith("/text/index.md")):
        found = set()
        for address, tag, cell in passages(extract.parse(to_html(page))):
            assert all(link.get("role") == "doc-noteref" for link in cell.iter("a")), address
            for words in cell.iterfind(".//span[@class='noted']"):
                target = words.get("data-note", "")
                marks = cell.iterfind(f".//sup/a[@href='#fn:{target}']")
                between = [extract.between(words, mark) for mark in marks]  # a note may have two
                assert any(not any(map(str.isalnum, said)) for said in between), between
                found.add((address, tag, target, extract.reading(words, "del")))
        assert wanted == found


@given(editions())
@examples(20)
def test_emphasis_stays(made: Made) -> None:
    """“`*words*`: emphasis”: of each character, white space apart, whatever marks cross it."""
    for page in reading_pages(made):
        stressed = {
            (address, tag): "".join(stress(cell, "del", False))
            for address, tag, cell in passages(extract.parse(to_html(page)))
        }
        for lang in (made.base, made.translation):
            for address, line in made.readings(lang):
                wanted = [" "] * len(line.edited)
                for begin, end in line.stresses:
                    wanted[begin:end] = ["*"] * (end - begin)
                pairs = zip(line.edited, wanted, strict=True)
                mask = "".join(mark for char, mark in pairs if char.strip())
                assert stressed[address, LANGUAGES[lang]["tag"]] == mask, address


def stress(element: HtmlElement, dropped: str, inside: bool) -> Iterator[str]:
    """For each character of the reading but white space, `*` where it is emphasised."""
    inside = inside or element.tag == "em"
    yield from ("*" if inside else " " for char in element.text or "" if char.strip())
    for child in element:
        if child.tag not in ("sup", "rt", dropped):
            yield from stress(child, dropped, inside)
        yield from ("*" if inside else " " for char in child.tail or "" if char.strip())


def text_of(made: Made, lang: str, address: str) -> str:
    return next(line.edited for at, line in made.readings(lang) if at == address)


@given(editions())
@examples(20)
def test_back_links_are_named(made: Made) -> None:
    """“Notes are … shared by both columns, with back-links named by address and language (‘4.1 EN’,
    ‘4.1 中’).”"""
    names = {language["tag"]: LABELS[code] for code, language in LANGUAGES.items()}
    for page in reading_pages(made):
        document = extract.parse(to_html(page))
        wanted = {
            sup.get("id", ""): f"{address} {names[tag]}"
            for address, tag, cell in passages(document)
            for sup in cell.iter("sup")
        }
        found = {
            link.get("href", "").removeprefix("#"): link.text_content()
            for link in document.iterfind(".//a[@role='doc-backlink']")
        }
        assert found == wanted


@given(editions())
@examples(20)
def test_the_apparatus(made: Made) -> None:
    """“Every emendation with its reason”, once; “reasons stand only in the apparatus”; “where a term
    and an emendation cross, the emendation is cut at the term's edge on the page and stays one entry
    in the apparatus.”"""
    built = build(made.files)
    pages = {path: page for path, page in built.pages.items() if path.endswith(".md")}
    tables = [path for path in pages if "/text/apparatus" in path]
    assert tables
    for path, page in pages.items():
        if path not in tables:
            assert "reason 1: a" not in page, path
            continue
        document = extract.parse(to_html(page))
        for lang in (made.base, made.translation):
            found = [(row[0], row[-1]) for row in extract.table_rows(document, lang)]
            wanted = [
                (address, reason)
                for address, line in made.readings(lang)
                for _, reason in line.reasons
            ]
            assert found == wanted, path  # in the order of the text, within a segment too


def said(line: str) -> str:
    """What of a line is seen: of one that is nothing but space, nothing."""
    return line.strip(" ") if line.strip() else ""


@given(editions())
@examples(15)
def test_a_concordance_quotes_in_full(made: Made) -> None:
    """“Nothing is lost … from every output”: an entry's page quotes each segment where its term
    stands, once, in both languages, with each place of the term highlighted."""
    built = build(made.files, only=PageKind.ENTRY)
    assert built.edition is not None
    codes = made.base, made.translation
    lines = {(lang, at): line for lang in codes for at, line in made.readings(lang)}
    for path, page in built.pages.items():
        term = re.search(r"/glossary/(\w+)\.md$", path)
        if term is None:
            continue
        places = [o for o in built.edition.texts[0].occurrences if o.term == term[1]]
        wanted = [
            (LANGUAGES[lang]["tag"], said(lines[lang, address].edited))
            for address in dict.fromkeys(o.address for o in places)
            for lang in sorted(codes, key=lambda code: f"/{code}/" not in path)
        ]
        marked = [
            (LANGUAGES[o.lang]["tag"], lines[o.lang, o.address].edited[o.start : o.end])
            for o in places
        ]
        cells = extract.parse(to_html(page)).findall(".//section/div[@class='row']/p")
        assert [(c.get("lang", ""), said(extract.reading(c, "del"))) for c in cells] == wanted
        found = [
            (c.get("lang", ""), extract.reading(m, "del")) for c in cells for m in c.iter("mark")
        ]
        assert sorted(found) == sorted(marked)


@given(editions(size=2))
@examples(15)
def test_no_link_is_dead(made: Made) -> None:
    """“No link or fragment on the site is dead”, and “addresses are ASCII”: of the Markdown's own
    links, on every page."""
    built = build(made.files)
    documents = {
        path: extract.parse(to_html(page))
        for path, page in built.pages.items()
        if path.endswith(".md")
    }
    for path, document in documents.items():
        assert path.isascii()
        ids = [element.get("id", "") for element in document.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), path
        assert all(id_.isascii() for id_ in ids), path
        for link in document.iter("a"):
            url = urlsplit(link.get("href", ""))
            assert not url.scheme
            assert not url.netloc
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(url.path)))
            target = path if not url.path else target
            assert target in built.pages, (path, link.get("href"))
            if url.fragment:
                there = documents[target]
                assert any(e.get("id") == url.fragment for e in there.iter()), (path, url.fragment)


@pytest.mark.parametrize(
    "end", ["{#evil}", "{: onclick=x}", "##", "[^x]:", "===", "{lang=en}", "[TOC]"]
)
def test_a_heading_keeps_its_end(end: str) -> None:
    """What would give a heading of our own prose its id is text in a heading of a text."""
    page = f"/// bitext | 1 en zh\n## x {escape(end)}\n\n## *{escape(end)}*\n///\n"
    document = extract.parse(to_html(page))
    (heading,) = document.iter("h2")
    assert heading.get("id") == "1.1"
    assert heading.text_content() == f"x {end}"
    assert [em.text_content() for em in document.iter("em")] == [end]


@pytest.mark.parametrize("id_", ["cite", "letter-u411", "1984"])
def test_a_heading_has_the_id_behind_it(id_: str) -> None:
    """A text’s id, which may begin with a figure, is that of its heading where there are several."""
    (heading,) = extract.parse(to_html(f"## x {{#{id_}}}\n")).iter("h2")
    assert (heading.get("id"), heading.text_content()) == (id_, "x")


@given(st.lists(st.sampled_from([*WORDS, ", ", ". ", "; ", ": ", "? ", "（", "）", "“", "”", "—"])))
@examples(100)
def test_escaping_is_minimal(words: list[str]) -> None:
    """“Escaping is minimal and by context, so that the Markdown stays readable”: what means nothing
    to Markdown stands in it as it is."""
    text = " ".join(words)
    assert escape(text) == text
    assert escape(f"A{text}", at_start=True) == f"A{text}"


def test_no_other_scheme_than_http() -> None:
    """“No input can inject … a `javascript:` link”: in a note, which may link, the strings that try."""
    for first in range(0, len(hostile.STRINGS), 15):
        built = build(hostile.edition(hostile.mixed(first)))
        for path, page in built.pages.items():
            if path.endswith(".md"):
                for element in extract.parse(to_html(page)).iter():
                    for name in ("href", "src", "action", "formaction", "data"):
                        scheme = urlsplit(element.get(name, "")).scheme
                        assert scheme in ("", "http", "https"), (path, element.get(name))
