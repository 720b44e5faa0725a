"""The title page: what it offers first is in the visitor's language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browse import visit

SHIFTS = """new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().map(one => one.value))).observe(
    {type: "layout-shift", buffered: true});
  setTimeout(() => done([]), 300);
})"""


@pytest.mark.parametrize(
    ("locale", "first"),
    [("en-GB", "en"), ("zh-TW", "zh-Hans"), ("zh-CN", "zh-Hans"), ("fr-FR", "en")],
)
def test_the_visitors_language_comes_first(
    browser: Browser, address: str, locale: str, first: str
) -> None:
    """“In the visitor's language first, by `navigator.languages`, both offered.”"""
    with visit(browser, address, reading=False, locale=locale) as page:
        for part in ("h1", ".said", ".facts", ".way", "h2", "ul", ".row"):
            said = page.locator(f"article {part} [lang]").all()
            assert said[0].get_attribute("lang") == first, part
        assert page.locator(".way a").count() == 2
        assert sum(page.evaluate(SHIFTS)) <= 0.01


def test_read_opens_the_text(browser: Browser, address: str) -> None:
    """“Read” leads to the text, or to the contents where there are several."""
    with visit(browser, address, reading=False) as page:
        page.locator(".way a").first.click()
        assert page.locator("article").get_attribute("data-kind") in ("text", "home")
