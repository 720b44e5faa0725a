"""A reading page of the tests' edition in the browser, as the tests of this folder look at it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.browse import box, is_on_screen, ready, visit

__all__ = [
    "CHINESE", "ENGLISH", "OFFLINE", "SECOND", "VIEWS", "WIDTHS", "box", "choose", "is_on_screen",
    "note_box", "note_mark", "passages", "ready", "visit",
]  # fmt: skip

ENGLISH = "en/tide-mill/"
CHINESE = "zh/tide-mill/"
SECOND = "en/well/"
"""The other text of the edition that has two."""
WIDTHS = (360, 768, 1440)
"""A phone, a tablet, a desk."""
VIEWS = ("columns", "interleaved", "single", "reveal")
OFFLINE = """() => {
  window.fetch = () => { window.refused = true; return Promise.reject(new Error("offline")); };
  XMLHttpRequest.prototype.send = function () {
    window.refused = true;
    this.dispatchEvent(new Event("error"));
  };
}"""
"""From now on nothing can be fetched; `refused` once something was to be."""


def passages(page: Page, address: str) -> tuple[Locator, Locator]:
    """The two passages of a segment, as they stand in the page."""
    found = page.locator(f'[id="{address}"] > [lang]')
    return found.nth(0), found.nth(1)


def note_mark(page: Page, address: str, index: int = 0) -> Locator:
    """The mark of a note in a segment."""
    return page.locator(f'[id="{address}"] a[role=doc-noteref]').nth(index)


def note_box(page: Page) -> Locator:
    return page.locator("#reader-note")


def choose(page: Page, name: str, value: str) -> None:
    """Makes a choice in the panel, which is open: a radio button's value, or "on" or "off"."""
    if value in ("on", "off"):
        page.locator(f"#reader-panel input[value={name}]").set_checked(value == "on")
    else:
        page.locator(f'#reader-panel input[name={name}][value="{value}"]').check()
