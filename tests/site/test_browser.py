"""The built site in headless Chromium: what a reader gets, on a phone and at a desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page

READING = "en/leaders-talk-tokayev/"
KINDS = {
    "title": "",
    "home": "en/",
    "reading": READING,
    "reading in Chinese": "zh/leaders-talk-tokayev/",
    "apparatus": "en/leaders-talk-tokayev/apparatus/",
    "glossary": "zh/glossary/",
    "entry": "en/glossary/shanghai-cooperation-organization/",
    "about": "zh/about/",
    "principles": "en/principles/",
}
WIDTHS = (360, 768, 1440)


@contextmanager
def opened(
    browser: Browser, url: str, *, width: int = 1440, scheme: str = "light", script: bool = True
) -> Iterator[Page]:
    """A page at `url`; every request that leaves its origin fails the test."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=script,
    )
    page = context.new_page()
    origin = url.split("/", 3)[2]
    strangers: list[str] = []
    page.on("request", lambda r: strangers.append(r.url) if origin not in r.url else None)
    page.goto(url, wait_until="load")
    yield page
    context.close()
    assert [url for url in strangers if not url.startswith("data:")] == []


def row(page: Page, address: str) -> tuple[Locator, Locator]:
    """The two passages of a segment."""
    passages = page.locator(f'[id="{address}"] p[lang]')
    assert passages.count() == 2
    return passages.nth(0), passages.nth(1)


def box(passage: Locator) -> FloatRect:
    found = passage.bounding_box()
    assert found is not None
    return found


def test_columns_stand_side_by_side_at_a_desk(browser: Browser, address: str) -> None:
    with opened(browser, address + READING) as page:
        left, right = (box(passage) for passage in row(page, "4.1"))
        assert left["x"] + left["width"] <= right["x"]
        assert abs(left["y"] - right["y"]) < 4  # the boxes; the lines in them meet to the pixel


def test_passages_stand_one_below_the_other_on_a_phone(browser: Browser, address: str) -> None:
    with opened(browser, address + READING, width=360) as page:
        upper, lower = (box(passage) for passage in row(page, "4.1"))
        assert upper["y"] + upper["height"] <= lower["y"]
        assert upper["width"] > 280


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_nothing_is_wider_than_the_window(
    browser: Browser, address: str, path: str, width: int
) -> None:
    with opened(browser, address + path, width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_is_there_without_script(browser: Browser, address: str) -> None:
    with opened(browser, address + READING, script=False) as page:
        english, chinese = row(page, "13.8")
        assert "You just mentioned Lu Ban" in english.inner_text()
        assert "您刚才提到了鲁班" in chinese.inner_text()
        assert page.locator("section[role=doc-endnotes] li").first.is_visible()
        assert page.locator("del").first.is_hidden()


def test_a_note_is_reached_and_left_by_its_links(browser: Browser, address: str) -> None:
    with opened(browser, address + READING, script=False) as page:
        page.locator('[id="19.2"] a[role=doc-noteref]').first.click()
        fragment = page.evaluate("decodeURIComponent(location.hash)")
        assert fragment.startswith("#fn:")
        back = page.locator(f'[id="{fragment[1:]}"] a[role=doc-backlink]')
        assert "19.2 EN" in back.all_inner_texts()


def test_each_page_speaks_its_own_language(browser: Browser, address: str) -> None:
    pages = ("en/about/", "en", "How to cite"), ("zh/about/", "zh-Hans", "如何引用")
    for path, tag, words in pages:
        with opened(browser, address + path) as page:
            assert page.locator("html").get_attribute("lang") == tag
            assert words in page.locator("article").inner_text()


def test_counterparts_link_each_other(browser: Browser, address: str) -> None:
    with opened(browser, address + "en/glossary/xian/") as page:
        link = page.locator('link[rel~=alternate][hreflang="zh-Hans"]').get_attribute("href")
        page.goto(page.url + (link or ""))
        assert page.url.endswith("/zh/glossary/xian/")
        assert page.locator("h1").inner_text().startswith("西安")
