"""Accessibility (WCAG 2.2 AA) of every kind of page: by axe-core, by keyboard, by touch, enlarged."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.pages import DESK, PHONE, each_page, opened, shown

STOPS = 25
"""How far a keyboard walks into each page."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

ACCEPTED = {
    ("region", "#__drawer"): "the theme's box for the drawer stands before all landmarks, and must",
    ("region", "#__search"): "likewise for the search",
}
"""(rule, where) of what stands although axe-core advises against it, and why. None is of WCAG."""

Violation = tuple[str, str, list[str]]
"""What is open, the rule of axe-core, and where it is broken: three places at most."""


def violations(page: Page, **only: object) -> list[Violation]:
    """What axe-core holds against the page as it comes, and against each thing that can be opened."""
    found: list[Violation] = []
    for state, part in opened(page):
        options = {"runOnly": only, "resultTypes": ["violations"]}
        results = Axe().run(page, context=part, options=options)
        for each in results.response["violations"]:
            nodes = [
                node for node in each["nodes"] if (each["id"], *node["target"]) not in ACCEPTED
            ]
            if nodes:
                found.append((state, each["id"], [node["html"][:160] for node in nodes[:3]]))
    return found


@pytest.mark.parametrize("width", [PHONE, DESK])
@each_page
def test_axe_finds_nothing(browser: Browser, address: str, path: str, width: int) -> None:
    """Whatever is open. By `target-size` this is also room for a finger: 24 px but in a sentence."""
    with shown(browser, address + path, width=width) as page:
        assert violations(page, type="tag", values=TAGS) == []


@pytest.mark.parametrize("width", [PHONE, DESK])
@each_page
def test_letters_stand_out_in_the_dark(
    browser: Browser, address: str, path: str, width: int
) -> None:
    """By the rules of axe-core that colours can break; the others are tested in the light."""
    with shown(browser, address + path, width=width, color_scheme="dark") as page:
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        assert violations(page, type="rule", values=["color-contrast", "link-in-text-block"]) == []
