"""A book: texts in parts, pages by hand between them, long texts on pages, people with their roles."""

from __future__ import annotations

import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.align.texts import align
from diglot.annotate.marks import annotate
from diglot.derive.citation import citation_of
from diglot.derive.split import split
from diglot.derive.styles import STYLES
from diglot.language.wording import Words
from diglot.model.address import PageKind, address_of, local_address
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.files import Files, HandPage
from diglot.model.site import Page, Site
from diglot.parse.edition import parse_edition
from diglot.parse.words import parse_words
from diglot.render import render
from diglot.render.paginate import paginate
from diglot.render.sequence import around
from tests.made_book import HAND, TEXTS, WITH_CHANGES, sources, title
from tests.strategies import WORDS_OF_INTERFACE


@cache
def book(rows: int = 40) -> tuple[Edition, dict[str, Words], tuple[HandPage, ...]]:
    """An edition whose texts have so many rows, without their headings."""
    hand = tuple(HandPage(path=f"{path}.md", title=title(path)) for path in HAND)
    files = Files(texts=sources(rows), witnesses={}, pages=hand, words=WORDS_OF_INTERFACE)
    info, problems = parse_edition(files)
    assert info
    assert {problem.code for problem in problems} == {"E014"}  # no interlude in Chinese
    aligned, found = align(files, info)
    edition, more = annotate(info, aligned)
    assert not [*found, *more]
    words, _ = parse_words(files, info)
    return edition, dict(words), hand


def site(on_a_page: int = 500, rows: int = 40) -> Site:
    edition, words, hand = book(rows)
    return paginate(edition, words, hand, on_a_page)


@cache
def files(on_a_page: int = 500) -> dict[str, str]:
    """What the site consists of, by path below docs/."""
    outputs = render(site(on_a_page), book()[1])
    wanted = (one for one in outputs if one.path.endswith((".md", ".json", ".bib")))
    return {one.path.removeprefix("docs/"): one.as_bytes().decode() for one in wanted}


def test_previous_and_next_lead_through_the_whole_book() -> None:
    """“Previous and next everywhere in the order of the tree, across parts”."""
    made = site()
    info = made.edition.info
    order = ["preface", "a-1/index", "a-2/index", "b-1/index", "interlude", "end/index"]
    for lang in made.languages:
        own = [f"{lang.code}/{one}.md" for one in order if lang.code == "en" or one != "interlude"]
        found = around(info, made.pages, made.hand, lang)
        assert list(found) == own
        assert [one.before.path for one in found.values() if one.before] == own[:-1]
        assert [one.after.path for one in found.values() if one.after] == own[1:]


def test_another_part_is_named_where_the_way_leads_into_it() -> None:
    text = files()["en/a-2/index.md"]
    assert "- Previous: [Chapter 1](../a-1/index.md)" in text
    assert "- Next: [Part Two · Book One · Chapter 1](../b-1/index.md)" in text
    assert "[Contents](../contents/index.md) › [Part One](../contents/index.md#part-1)" in text


def test_a_page_by_hand_knows_its_place() -> None:
    """“All that it needs is a title”: language, counterparts, ways up and on it is told."""
    pages = {page.url: page for page in site().frame.hand}
    page = pages["zh/preface/"]
    assert (page.lang, page.tag, page.dir) == ("zh", "zh-Hans", "ltr")
    assert page.alternates == (("en", "English", "en/preface/"), ("zh-Hans", "中文", "zh/preface/"))
    assert page.crumbs == (("目录", "zh/contents/"),)
    assert page.around == (("下一篇：", "第一部 · 第1章", "zh/a-1/"),)
    inner = pages["en/interlude/"]
    assert inner.alternates == (("en", "English", "en/interlude/"),)
    assert inner.crumbs[1:] == (("Part Two", "en/contents/#part-2"),)


def test_the_contents_hold_the_whole_tree_in_each_language() -> None:
    english, chinese = files()["en/contents/index.md"], files()["zh/contents/index.md"]
    for id_ in TEXTS:
        assert f'<a href="../{id_}/">' in english
    assert '<details id="part-2-1" open><summary>Book One <span>1 text</span></summary>' in english
    assert "Interlude" in english
    assert "Interlude" not in chinese


def test_chapters_of_one_name_are_told_apart() -> None:
    """“Part and chapter named in … citing and search results”."""
    pages = files()
    assert "“Part One · Chapter 1.” In *The Mill: A Tale*" in pages["en/a-1/index.md"]
    assert "title = {{Part Two · Book One · Chapter 1}}" in pages["en/b-1/cite.bib"]
    titles = json.loads(pages["assets/made/search/en.json"])["titles"]
    assert titles["a-1"] == "Part One · Chapter 1"
    assert len({*titles.values()}) == len(TEXTS)


def test_no_page_says_that_nothing_was_changed() -> None:
    paths = {page.path for page in site().pages if page.kind is PageKind.APPARATUS}
    assert paths == {f"{code}/{WITH_CHANGES}/apparatus.md" for code in ("en", "zh")}


def test_the_navigation_does_not_grow_with_the_book() -> None:
    nav = site().frame.nav[1]
    assert [item.path for item in nav.items] == [
        "en/index.md",
        "en/contents/index.md",
        "en/about.md",
    ]


def test_people_reach_pages_and_citations() -> None:
    pages = files()
    assert (
        "Author: [Satō An](https://orcid.org/0000-0002-1825-0097) {.small}"
        in pages["en/a-1/index.md"]
    )
    assert "作者：[佐藤安](https://orcid.org/0000-0002-1825-0097)" in pages["zh/about.md"]
    assert "- Illustrator: Cy Clark" in pages["en/about.md"]
    assert "author = {Satō, An}" in pages["en/a-1/cite.bib"]
    assert '"citation_author", "佐藤安"' in pages["zh/a-1/index.md"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_style_begins_with_the_author(lang: str) -> None:
    info = book()[0].info
    for text in (info.texts[0], None):
        citation = citation_of(info, text, lang, "")
        for style, made in STYLES.items():
            begins = {"en": ("Sat", "SAT"), "zh": ("佐藤安",)}[lang]
            assert made(citation).startswith(begins), style


# -- long texts -----------------------------------------------------------------------------------


@given(st.integers(1, 60))
def test_pages_hold_the_text_whole_and_in_order(rows: int) -> None:
    """“Texts over some 500 rows are split into pages of sections”."""
    annotated = book()[0].texts[0]
    pages = split(annotated, rows)
    if not pages:
        return
    pairs = [pair for page in pages for pair in page.text.text.pairs]
    assert tuple(pairs) == annotated.text.pairs
    for page in pages:
        held = sum(len(pair.rows) for pair in page.text.text.pairs)
        assert held <= max(rows, 5) + 4  # a block is not parted, nor a heading from what follows
        assert page.text.text.pairs[-1].kind.value != "heading"


def test_a_text_that_fits_has_one_page() -> None:
    annotated = book()[0].texts[0]
    assert split(annotated, 1_000) == ()
    assert [page.kind for page in site().pages if page.kind is PageKind.PAGES] == []


def test_long_texts_part_at_their_headings() -> None:
    for page in split(book()[0].texts[0], 25):
        assert page.heading
        assert page.heading["en"].startswith("The river ran on, h")


def pages_of(made: Site, id_: str, lang: str = "en") -> list[Page]:
    return [
        page
        for page in made.pages
        if page.lang.code == lang and page.text and page.text.text.info.id == id_
    ]


def test_every_address_leads_to_the_page_that_has_it() -> None:
    """“Every old address still leading to its row”."""
    made, written = site(25), files(25)
    annotated: AnnotatedText = made.edition.texts[0]
    first, *parts = (page for page in pages_of(made, "a-1") if page.kind is not PageKind.APPARATUS)
    assert first.kind is PageKind.PAGES
    assert first.path == "en/a-1/index.md"
    for part in parts:
        assert part.text
        own = local_address(part.path).removeprefix("en/a-1/")
        list_item = next(
            line for line in written[first.path].split("\n") if f'<li><a href="{own}">' in line
        )
        for pair in part.text.text.pairs:
            for address in (pair.number, *(row.address for row in pair.rows)):
                assert f'<i id="{address}"></i>' in list_item
                subject = made.subject(annotated.text.info.id, address)
                assert address_of(PageKind.TEXT, "en", subject) == part.path
                assert f"/// bitext | {pair.number} " in written[part.path]


def test_search_and_apparatus_know_the_page() -> None:
    written = files(25)
    found = json.loads(written["assets/made/search/texts-0.json"])
    addresses = {row[1] for row in found}
    made = site(25)
    for annotated in made.edition.texts:
        id_ = annotated.text.info.id
        for pair in annotated.text.pairs:
            for row in pair.rows:
                assert f"{made.subject(id_, row.address)}/#{row.address}" in addresses
    assert "](1/index.md#2.4)" in written["en/a-2/apparatus.md"]


def test_a_page_of_a_long_text_is_cited_by_the_address_that_stays() -> None:
    path = next(page.path for page in site(25).pages if page.path.startswith("en/a-1/1/"))
    page = files(25)[path]
    assert "https://example.org/mill/en/a-1/." in page
    assert 'canonical: "https://example.org/mill/en/a-1/1/"' in page
    assert "› [Chapter 1](../index.md)" in page
