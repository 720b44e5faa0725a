"""The built site in headless Chromium: what a reader gets, on a phone and at a desk."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page

from tests.browse import arrives, box, visit
from tests.pages import each_page

READING = "en/tide-mill/"
WIDTHS = (360, 768, 1440)


def row(page: Page, address: str) -> tuple[Locator, Locator]:
    """The two passages of a segment."""
    passages = page.locator(f'[id="{address}"] p[lang]')
    assert passages.count() == 2
    return passages.nth(0), passages.nth(1)


def test_columns_stand_side_by_side_at_a_desk(browser: Browser, address: str) -> None:
    with visit(browser, address + READING) as page:
        left, right = (box(passage) for passage in row(page, "4.1"))
        assert left["x"] + left["width"] <= right["x"]
        assert abs(left["y"] - right["y"]) < 4  # the boxes; the lines in them meet to the pixel


def test_passages_stand_one_below_the_other_on_a_phone(browser: Browser, address: str) -> None:
    with visit(browser, address + READING, width=360) as page:
        upper, lower = (box(passage) for passage in row(page, "4.1"))
        assert upper["y"] + upper["height"] <= lower["y"]
        assert upper["width"] > 280


@each_page
def test_nothing_is_wider_than_the_window(browser: Browser, address: str, path: str) -> None:
    """As it comes, and when the window is made another size."""
    with visit(browser, address + path, width=WIDTHS[0], reading=False) as page:
        for width in (*WIDTHS, WIDTHS[0]):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_is_there_without_script(browser: Browser, address: str) -> None:
    with visit(browser, address + READING, java_script_enabled=False) as page:
        english, chinese = row(page, "13.8")
        assert "The school was founded by Lin Hai" in english.inner_text()
        assert "这所学校是林海" in chinese.inner_text()
        assert page.locator("section[role=doc-endnotes] li").first.is_visible()
        assert page.locator("del").first.is_hidden()


def test_a_note_is_reached_and_left_by_its_links(browser: Browser, address: str) -> None:
    with visit(browser, address + READING, java_script_enabled=False) as page:
        page.locator('[id="19.2"] a[role=doc-noteref]').first.click()
        fragment = page.evaluate("decodeURIComponent(location.hash)")
        assert fragment.startswith("#fn:")
        back = page.locator(f'[id="{fragment[1:]}"] a[role=doc-backlink]')
        assert "19.2 EN" in back.all_inner_texts()


def test_each_page_speaks_its_own_language(browser: Browser, address: str) -> None:
    pages = ("en/about/", "en", "How to cite"), ("zh/about/", "zh-Hans", "如何引用")
    for path, tag, words in pages:
        with visit(browser, address + path, reading=False) as page:
            assert page.locator("html").get_attribute("lang") == tag
            assert words in page.locator("article").inner_text()


def test_counterparts_link_each_other(browser: Browser, address: str) -> None:
    with visit(browser, address + "en/glossary/corness/", reading=False) as page:
        page.locator('a[rel=alternate][hreflang="zh-Hans"]').click()
        arrives(page, "/zh/glossary/corness/")
        assert page.locator("h1").inner_text().startswith("科内斯")
