"""The pages of the first edition as their readers have them: what each shows in place, and for everybody."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browse import visit
from tests.pages import DESK, PHONE, shown
from tests.reading.page import passages
from tests.site.test_access import TAGS

TEXT = "en/leaders-talk-tokayev/"


def test_a_sentence_stands_in_both_languages(browser: Browser, first: str) -> None:
    with visit(browser, first + TEXT, java_script_enabled=False) as page:
        english, chinese = passages(page, "13.8")
        assert "You just mentioned Lu Ban" in english.inner_text()
        assert "您刚才提到了鲁班" in chinese.inner_text()


@pytest.mark.parametrize(
    ("path", "width"),
    [
        (TEXT, DESK),
        ("zh/leaders-talk-tokayev/apparatus/", PHONE),
        ("zh/principles/", PHONE),
        ("manual/guide/", PHONE),
        ("manual/glossary/", DESK),
    ],
)
def test_axe_finds_nothing(browser: Browser, first: str, path: str, width: int) -> None:
    """On what only this edition has, as it comes; all else is tried on the tests' edition."""
    with shown(browser, first + path, width=width) as page:
        options = {"runOnly": {"type": "tag", "values": TAGS}}
        found = Axe().run(page, context="article", options=options).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_cells_of_a_table_by_hand_are_told_apart_on_a_phone(
    browser: Browser, first: str
) -> None:
    """Narrow, a row is one paragraph."""
    with shown(browser, first + "en/sources/", width=PHONE) as page:
        content = "cell => getComputedStyle(cell, '::before').content"
        cells = page.locator("td").all()[:5]
        assert [cell.evaluate(content) for cell in cells] == ["none", *['"· "'] * 4]
    with shown(browser, first + "en/sources/", width=DESK) as page:
        assert page.locator("td").nth(1).evaluate(content) == "none"
