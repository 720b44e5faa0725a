"""A book in the browser: its contents, its long texts, and the pages by hand between them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from diglot.verify.page import read_page, strings
from tests.browse import arrives, visit
from tests.commands import diglot
from tests.made_book import lay_out
from tests.sites import build, once, served

ROWS = 700
"""Of each text: more than a page may have."""
FAR = "150.2"
"""A sentence that does not stand on the first page of its text."""


@pytest.fixture(scope="module")
def book(shared: Path) -> Path:
    return once(shared, "book", lambda root: build(lay_out(root, ROWS)))


@pytest.fixture(scope="module")
def site(book: Path) -> Iterator[str]:
    with served(book / "site") as found:
        yield found


def test_everything_holds_on_the_built_site(book: Path) -> None:
    done = diglot("check", "--site", cwd=book)
    assert done.returncode == 0, done.stdout
    assert " error " not in done.stdout


def test_the_site_misses_an_address(book: Path, tmp_path: Path) -> None:
    """A planted fault: a place of a long text to which no way is left."""
    root = shutil.copytree(book, tmp_path / "book")
    page = root / "site" / "en" / "a-1" / "index.html"
    page.write_text(page.read_text("utf-8").replace(f'<i id="{FAR}"></i>', ""), "utf-8")
    done = diglot("check", "--site", cwd=root)
    assert f"S005: expected a way to “{FAR}”, found none" in done.stdout


def test_a_page_by_hand_needs_nothing_but_a_title(book: Path) -> None:
    page, problems = read_page(book / "site", "zh/preface/index.html")
    assert not problems
    assert page.tree.get("lang") == "zh-Hans"
    assert strings(etree.XPath("//body/@dir"), page.tree) == ["ltr"]
    found = strings(etree.XPath("//ul[@class='languages']//a/@hreflang"), page.tree)
    assert found == ["en", "zh-Hans"]
    said = strings(etree.XPath("//ul[@class='around']//text()"), page.tree)
    assert "".join(said).strip() == "下一篇：第一部 · 第1章"
    assert "".join(strings(etree.XPath("//h1//text()"), page.tree)).strip() == "Preface"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_address_leads_on_to_the_page_that_has_it(
    browser: Browser, site: str, lang: str
) -> None:
    """“Every old address still leading to its row”."""

    def on_its_page(page: Page) -> None:
        arrives(page, f"#{FAR}")
        expect(page.locator(f'.row[id="{FAR}"]')).to_be_in_viewport()

    with visit(browser, f"{site}{lang}/a-1/#{FAR}", reading=False) as page:
        on_its_page(page)
        assert f"/{lang}/a-1/#" not in page.url


def test_without_script_the_way_stands_there(browser: Browser, site: str) -> None:
    url = f"{site}en/a-1/#{FAR}"
    with visit(browser, url, reading=False, java_script_enabled=False) as page:
        line = page.locator(".pages > li:has(:target)")
        expect(line).to_be_in_viewport()
        line.locator("a").first.click()
        expect(page.locator(f'.row[id="{FAR}"]')).to_have_count(1)


def test_the_contents_narrow_and_open(browser: Browser, site: str) -> None:
    with visit(browser, f"{site}en/contents/", reading=False) as page:
        lines = page.locator(".tree li:not(:has(details))")
        expect(lines).to_have_count(6)
        page.locator("#filter").fill("two chapter")
        expect(lines.filter(visible=True)).to_have_count(1)
        expect(page.locator(".filter [role=status]")).to_have_text("1 result")
        page.locator("#filter").fill("")
        expect(lines.filter(visible=True)).to_have_count(6)
        page.locator("summary").first.click()
        expect(lines.filter(visible=True)).to_have_count(4)


def test_the_drawer_shows_the_part(browser: Browser, site: str) -> None:
    """“The drawer shows the part one is in and a link to Contents”."""
    with visit(browser, f"{site}en/a-2/", reading=False, width=360) as page:
        page.locator(".open-drawer").click()
        drawer = page.locator("#drawer")
        expect(drawer.locator("ul:not(.near) a")).to_have_text(["Contents", "About"])
        expect(drawer.locator(".near a")).to_have_text(["Chapter 1", "Chapter 2"])
        expect(drawer.locator(".near [aria-current=page]")).to_have_text("Chapter 2")


def test_why_a_change_was_made_is_told_on_a_page_of_a_long_text(
    browser: Browser, site: str
) -> None:
    """The apparatus stands one folder further up than it does for a text of one page."""
    with visit(browser, f"{site}en/a-2/1/?changes=on", width=1440) as page:
        page.locator("ins").first.click()
        expect(page.get_by_text("lacking").first).to_be_visible()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", ["en/contents/", "en/a-1/", "zh/preface/", "en/"])
def test_no_page_is_broader_than_the_window(
    browser: Browser, site: str, path: str, width: int
) -> None:
    with visit(browser, f"{site}{path}", reading=False, width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
