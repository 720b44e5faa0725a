"""Copying a quotation, reporting a mistake, and what the page says of itself to programs."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browse import wait_until
from tests.reading.conftest import REPORT, URL
from tests.reading.page import CHINESE, ENGLISH, box, passages, visit

CLIPBOARD = ["clipboard-read", "clipboard-write"]
QUOTATION = """\
This idea means that we want to have as many friends as possible along the whole coast.
这个想法意味着，我们希望在整条海岸上拥有尽可能多的朋友。
— An Hour at the Tide Mill, 5.1 (The Mill and the Tide, 1.0.0)
{}#5.1"""


@pytest.mark.parametrize(("width", "touch"), [(360, True), (1440, False)])
def test_a_quotation_is_copied_with_its_source(
    browser: Browser, address: str, width: int, touch: bool
) -> None:
    url = address + ENGLISH
    with visit(browser, url, width=width, has_touch=touch, permissions=CLIPBOARD) as page:
        passage, _ = passages(page, "5.1")
        (passage.tap if touch else passage.click)()
        tool = page.get_by_role("button", name="Copy with citation")
        assert min(box(tool)["width"], box(tool)["height"]) >= 24
        (tool.tap if touch else tool.click)()
        expect(page.locator(".reader-bar [role=status]")).to_have_text("Copied")
        read = "navigator.clipboard.readText()"
        assert page.evaluate(read) == QUOTATION.format(url)
        page.evaluate("navigator.clipboard.writeText('')")
        page.keyboard.press("j")
        page.keyboard.press("c")
        wait_until(page, "navigator.clipboard.readText().then(text => text.includes(', 5.2 ('))")
        assert "sense of duty" in page.evaluate(read)


def test_a_heading_is_copied_with_its_address(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#8.1", permissions=CLIPBOARD) as page:
        page.locator(".segment-tools").wait_for()
        page.keyboard.press("c")
        wait_until(page, "navigator.clipboard.readText().then(text => text.endsWith('#8.1'))")
        copied = page.evaluate("navigator.clipboard.readText()").splitlines()
        assert copied[0].startswith("Veld: The mill and the sea")
        assert copied[1].startswith("费尔德")


def test_a_citation_is_set_as_its_language_sets_it(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{CHINESE}#5.1", permissions=CLIPBOARD) as page:
        page.locator(".segment-tools").wait_for()
        page.keyboard.press("c")
        wait_until(page, "navigator.clipboard.readText().then(text => text.endsWith('#5.1'))")
        source = page.evaluate("navigator.clipboard.readText()").splitlines()[2]
        assert source == "——潮汐磨坊的一小时，5.1（磨坊与潮水，1.0.0版）"


@pytest.mark.parametrize(("width", "touch"), [(360, True), (1440, False)])
def test_a_mistake_is_reported_with_its_place(
    browser: Browser, elsewhere: str, width: int, touch: bool
) -> None:
    with visit(browser, f"{elsewhere}{ENGLISH}", width=width, has_touch=touch) as page:
        passage, _ = passages(page, "5.1")
        (passage.tap if touch else passage.click)()
        link = page.locator("article").get_by_role("link", name="Report a mistake")
        expect(link).to_be_visible()
        href = link.get_attribute("href") or ""
    assert href.startswith("https://example.org/new?")
    query = parse_qs(urlsplit(href).query, strict_parsing=True)
    assert query["label"] == ["a b"]
    assert query["title"] == ["An Hour at the Tide Mill, 5.1 (1.0.0)"]
    said = query["body"][0].splitlines()
    assert said[:3] == [*QUOTATION.splitlines()[:2], f"{URL}{ENGLISH}#5.1"]


def test_a_mistake_is_reported_by_letter(browser: Browser, elsewhere: str) -> None:
    def write_to(page: Page) -> None:
        page.route(
            "**/tide-mill/",
            lambda route: route.fulfill(
                response=(answer := route.fetch()),
                body=answer.text().replace(REPORT, "mailto:a+b@example.org"),
            ),
        )

    with visit(browser, f"{elsewhere}{ENGLISH}#5.1", before=write_to) as page:
        link = page.locator("article").get_by_role("link", name="Report a mistake")
        href = link.get_attribute("href") or ""
    assert href.startswith("mailto:a+b@example.org?subject=An%20Hour%20at")
    assert "+" not in href.partition("?")[2]  # a mail program would show it


def test_without_an_address_for_reports_there_is_no_way_to_report(
    browser: Browser, address: str
) -> None:
    with visit(browser, f"{address}{ENGLISH}#5.1") as page:
        page.locator(".segment-tools").wait_for()
        assert page.locator("article").get_by_role("link", name="Report a mistake").count() == 0


def test_a_published_page_is_cited_by_its_published_address(
    browser: Browser, elsewhere: str
) -> None:
    with visit(browser, f"{elsewhere}{ENGLISH}?view=single#5.1", permissions=CLIPBOARD) as page:
        page.get_by_role("button", name="Copy with citation").click()
        expect(page.locator(".reader-bar [role=status]")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == QUOTATION.format(URL + ENGLISH)


def test_when_copying_fails_it_is_said(browser: Browser, address: str) -> None:
    refuse = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    with visit(browser, f"{address}{ENGLISH}#5.1") as page:
        page.evaluate(refuse)
        page.get_by_role("button", name="Copy with citation").click()
        expect(page.locator(".reader-bar [role=status]")).to_have_text("Copying failed")


# -- citing the page -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "words", "width"),
    [
        (ENGLISH, "How to cite", 360),
        (ENGLISH, "How to cite", 1440),
        (CHINESE, "如何引用", 768),
    ],
)
def test_the_page_says_how_to_cite_it(
    browser: Browser, elsewhere: str, path: str, words: str, width: int
) -> None:
    with visit(browser, elsewhere + path, width=width, java_script_enabled=False) as page:
        expect(page.locator("#cite")).to_have_text(words)
        panel = page.locator("#cite + ul > li")
        assert page.locator("#cite + ul strong").all_inner_texts()[:4] == [
            "Chicago",
            "APA",
            "MLA",
            "GB/T 7714",
        ]
        for item in panel.all()[:4]:
            assert {"1.0.0", "2026"} <= set(re.findall(r"[\d.]*\d", item.inner_text()))
            assert (URL + path).removeprefix("https://") in item.inner_text()
        formats = panel.last.locator("a")
        assert formats.all_inner_texts() == ["BibTeX", "RIS", "CSL-JSON"]
        for link, sign in zip(formats.all(), ("@", "TY  - ", "["), strict=True):
            answer = page.request.get(urljoin(page.url, link.get_attribute("href") or ""))
            assert answer.ok
            assert answer.text().startswith(sign)
            assert URL + path in answer.text()
            assert "1.0.0" in answer.text()


# -- what the page says of itself to programs ------------------------------------------------------


def metas(page: Page, prefix: str) -> dict[str, list[str]]:
    """The contents of the page's metadata by name."""
    found: dict[str, list[str]] = {}
    for meta in page.locator("meta[content]").all():
        name = meta.get_attribute("name") or meta.get_attribute("property") or ""
        if name.startswith(prefix):
            found.setdefault(name, []).append(meta.get_attribute("content") or "")
    return found


@pytest.mark.parametrize(("path", "tag"), [(ENGLISH, "en"), (CHINESE, "zh-Hans")])
def test_reference_managers_find_what_they_need(
    browser: Browser, elsewhere: str, path: str, tag: str
) -> None:
    """Zotero takes a page for the part of a book where it names the book; without, for an article."""
    with visit(browser, elsewhere + path, java_script_enabled=False) as page:
        title = page.locator("h1").inner_text()
        cited, core = metas(page, "citation_"), metas(page, "DC.")
    book = "The Mill and the Tide" if tag == "en" else "磨坊与潮水"
    publisher = "Tide Press" if tag == "en" else "潮水出版社"
    assert cited == {
        "citation_title": [title],
        "citation_book_title": [book],
        "citation_inbook_title": [book],
        "citation_editor": ["The Tide editors"],
        "citation_publisher": [publisher],
        "citation_publication_date": ["2026/11/23"],
        "citation_language": [tag],
        "citation_public_url": [URL + path],
        "citation_fulltext_html_url": [URL + path],
    }
    assert core == {
        "DC.title": [title],
        "DC.contributor": ["The Tide editors"],
        "DC.publisher": [publisher],
        "DC.date": ["2026-11-23"],
        "DC.language": [tag],
        "DC.relation.isPartOf": [book],
        "DC.identifier": [URL + path],
        "DC.rights": ["CC-BY-4.0"],
    }


def test_linked_data_tells_the_work_from_its_translation(browser: Browser, elsewhere: str) -> None:
    with visit(browser, elsewhere + ENGLISH, java_script_enabled=False) as page:
        data = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert data["@context"] == "https://schema.org"
    assert data["url"] == URL + ENGLISH
    assert data["inLanguage"] == ["en", "zh-Hans"]
    assert (data["version"], data["datePublished"]) == ("1.0.0", "2026-11-23")
    work, translation = data["hasPart"]
    assert (work["inLanguage"], translation["inLanguage"]) == ("en", "zh-Hans")
    assert translation["translationOfWork"]["@id"] == work["@id"]
    assert "translator" not in translation, "the sources name none"


def test_the_page_shows_a_picture_where_it_is_shared(browser: Browser, elsewhere: str) -> None:
    with visit(browser, elsewhere + ENGLISH, java_script_enabled=False) as page:
        graph = {name: said[0] for name, said in metas(page, "og:").items()}
        assert graph["og:title"] == page.locator("h1").inner_text()
        assert graph["og:url"] == URL + ENGLISH
        assert len(graph["og:description"]) > 40
        picture = graph["og:image"].removeprefix(URL)
        image = page.request.get(elsewhere + picture).body()
    width, height = (int.from_bytes(image[at : at + 4]) for at in (16, 20))  # PNG's header
    assert (width, height) == (int(graph["og:image:width"]), int(graph["og:image:height"]))


def test_counterparts_and_the_pages_own_address_are_named(browser: Browser, elsewhere: str) -> None:
    for path in (ENGLISH, CHINESE):
        with visit(browser, elsewhere + path, java_script_enabled=False) as page:
            assert page.locator("link[rel=canonical]").get_attribute("href") == URL + path
            links = page.locator("link[rel=alternate][hreflang]").all()
            found = {link.get_attribute("hreflang"): link.get_attribute("href") for link in links}
            said = {"en": ENGLISH, "zh-Hans": CHINESE, "x-default": ENGLISH}
            assert found == {tag: URL + to for tag, to in said.items()}
