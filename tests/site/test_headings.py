"""A heading that stands in one language only: valid, built, and passed by the check of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from diglot.flow import plan, understand
from diglot.render.search.records import segment_records
from diglot.report import as_text
from diglot.verify.site import check_site
from tests.helpers import BASE
from tests.sites import build, lay_out_edition, once

# (English, Chinese): each stands before a block of prose, from 1 on.
HEADINGS = [
    ("## Preface", "~"),
    ("~", "## 序"),
    ("### Of [nails] & <gates>", "~"),
    ("~", "### {~~门~>城门~~}{>>typo: 城门<<}"),
    ("## {--Colophon--}{>>structure: the printer’s<<}", "## 后记"),
    ("## Afterword", "## {--跋--}{>>structure: 原文无<<}"),
    ("## Both", "## 两者"),
    ("## \\~", "## \\~"),
]
REMOVED = "{--Gone.--}{>>structure: 在<<}", "在。"
"""A line that is no heading, all of which was removed in one language."""
SUPPLIED = [{"en": "At dusk", "zh": "~"}, {"en": "~", "zh": "黄昏"}, {"en": "Night", "zh": "夜"}]
WORDS = {
    "1.1": ("Preface", ""),
    "3.1": ("", "序"),
    "5.1": ("Of [nails] & <gates>", ""),
    "7.1": ("", "城门"),
    "9.1": ("", "后记"),
    "11.1": ("Afterword", ""),
    "13.1": ("Both", "两者"),
    "15.1": ("~", "~"),
    "before-2": ("[At dusk]", ""),
    "before-4": ("", "[黄昏]"),
    "before-6": ("[Night]", "[夜]"),
}
"""What the headings say in each language, "" where nothing does."""


def edition(root: Path) -> Path:
    """The base edition with a text of headings."""
    lay_out_edition(BASE, root)
    text = root / "source" / "gate"
    for name in ("witness.txt", "notes.yml"):
        (text / name).unlink()
    (root / "glossary.yml").unlink()
    for at, lang in enumerate(("en", "zh")):
        blocks = [f"{pair[at]}\n\n{('One line.', '一行。')[at]}" for pair in HEADINGS]
        blocks.append(REMOVED[at])
        (text / f"{lang}.txt").write_text("\n\n".join(blocks) + "\n", "utf-8")
    said = [
        f"  - {{before: {2 * n + 2}, title: {{en: {t['en']}, zh: {t['zh']}}}}}"
        for n, t in enumerate(SUPPLIED)
    ]
    info = text / "text.yml"
    before = info.read_text("utf-8").partition("sections:")[0]
    info.write_text(before + "sections:\n" + "\n".join(said) + "\n", "utf-8")
    return root


@pytest.fixture(scope="module")
def site(shared: Path) -> Path:
    return once(shared, "headings", lambda root: build(edition(root)))


def page(site: Path, lang: str) -> HtmlElement:
    return document_fromstring((site / f"site/{lang}/gate/index.html").read_text("utf-8"))


def headings(document: HtmlElement) -> Iterator[tuple[str, dict[str, HtmlElement]]]:
    """(address, language → its cell) of each heading’s row."""
    for section in document.xpath("//section[contains(@class, 'heading')]"):
        (row,) = section.xpath("div")
        (bears,) = row.xpath("(self::*|*)[@id]")
        yield bears.get("id"), {cell.get("lang")[:2]: cell for cell in row.xpath("*[@lang]")}


def read(cell: HtmlElement) -> str:
    """What a reader sees: without what was removed."""
    etree.strip_elements(cell, "del", with_tail=False)
    return " ".join(cell.text_content().split())


def test_the_check_of_the_site_is_silent(site: Path) -> None:
    """L1: check said nothing, and then build “expected “一行。”, found “””."""
    sources = understand(site)
    assert as_text(sources.problems) == ""
    assert as_text(check_site(site / "site", plan(sources))) == ""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_heading_says_what_its_language_has(site: Path, lang: str) -> None:
    found = {
        address: (read(cells["en"]), read(cells["zh"]))
        for address, cells in headings(page(site, lang))
    }
    assert found == WORDS


@pytest.mark.parametrize(("lang", "at"), [("en", 0), ("zh", 1)])
def test_one_cell_of_each_is_the_heading_and_none_is_empty(site: Path, lang: str, at: int) -> None:
    """That of the page’s own language, or else the other; the contents list the page’s own."""
    document = page(site, lang)
    for address, cells in headings(document):
        own, other = cells[lang], cells["zh" if lang == "en" else "en"]
        heading = own if WORDS[address][at] else other
        called = [
            cell
            for cell in (own, other)
            if cell.tag in ("h2", "h3") or cell.get("role") == "heading"
        ]
        assert called == [heading], address
        assert (own.tag in ("h2", "h3")) is (heading is own), address
        level = "3" if address in ("5.1", "7.1") else "2"
        assert heading.tag[1:] == level or heading.get("aria-level") == level, address
        empty = [cell for cell in (own, other) if not cell.text_content()]
        assert all("nothing" in cell.classes for cell in empty), address
    listed = {
        link.get("href")[1:]
        for link in document.xpath("//nav[contains(@class, 'md-nav--secondary')]//a")
    }
    assert {one for one in listed if one in WORDS} == {one for one in WORDS if WORDS[one][at]}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_was_removed_is_still_there_to_be_shown(site: Path, lang: str) -> None:
    removed = [cell.text_content() for cell in page(site, lang).iter("del")]
    assert {"Colophon", "跋"} <= set(removed)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_address_of_a_heading_is_on_the_page_once(site: Path, lang: str) -> None:
    document = page(site, lang)
    for address in WORDS:
        assert len(document.xpath(f"//*[@id='{address}']")) == 1, address
        if address.endswith(".1"):
            assert len(document.xpath(f"//*[@id='{address[:-2]}']")) == 1, address


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_line_with_an_address_has_the_way_to_it(site: Path, lang: str) -> None:
    """The scripts of the page go from line to line by it."""
    for row in page(site, lang).xpath("//div[contains(@class, 'row')][@id]"):
        assert row.xpath("a[@class='address']/@href") == [f"#{row.get('id')}"]


def test_the_search_finds_a_heading_in_its_own_language(site: Path) -> None:
    edition = understand(site).edition
    assert edition is not None
    found = {
        record.address.partition("#")[2]: (record.text, record.counterpart)
        for record in segment_records(edition.texts[0].text)
    }
    supplied = {address: said for address, said in WORDS.items() if address.startswith("before")}
    assert {k: v for k, v in found.items() if k.startswith("before")} == {
        address: tuple(words.strip("[]") for words in said) for address, said in supplied.items()
    }
