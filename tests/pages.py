"""A page of each kind of the tests' edition, at rest in a browser, and everything that a reader can open on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browse import ready, resting, visit
from tests.examples import crossed

PAGES = {
    "title": "",
    "home": "en/",
    "text": "en/tide-mill/",
    "text in Chinese": "zh/tide-mill/",
    "apparatus": "zh/tide-mill/apparatus/",
    "glossary": "en/glossary/",
    "glossary in Chinese": "zh/glossary/",
    "entry": "en/glossary/guild-of-tide-millers/",
    "entry in Chinese": "zh/glossary/corness/",
    "timeline": "en/timeline/",
    "map": "zh/map/",
    "about": "zh/about/",
    "page": "en/principles/",
    "other": "manual/page/",
    "not found": "404.html",
}
"""The first word of a name is the page's `data-kind`, but for the last one."""
each_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())

PHONE, DESK = 360, 1440
each_page_at_some_width = pytest.mark.parametrize(
    ("path", "width"), crossed(list(PAGES.values()), [PHONE, DESK])
)
FRAMED = {PAGES[name] for name in ("title", "home", "text in Chinese")}
"""Where the drawer and the search are opened, which are alike on all pages with the theme's own scripts
and on all without; the title page stands in no language."""


@contextmanager
def shown(
    browser: Browser, url: str, *, width: int, height: int = 900, **more: Any
) -> Iterator[Page]:
    """A page that has come to rest. Nothing moves in it, so what is seen once stays."""
    rest: list[Callable[[], None]] = []
    with visit(
        browser,
        url,
        width=width,
        height=height,
        reading=False,
        before=lambda page: rest.append(resting(page)),
        reduced_motion="reduce",
        **more,
    ) as page:
        if more.get("java_script_enabled", True):
            if is_text(page):
                ready(page)
            rest[0]()
        yield page


def is_text(page: Page) -> bool:
    return page.locator("[data-kind=text]").count() > 0


Opened = tuple[str, str]
"""What is open now: its name, and a selector of the part of the page that came with it."""


def opened(
    page: Page, *, frame: bool = True, text: bool = True, sought: str = "Lin Hai"
) -> Iterator[Opened]:
    """Opens one thing after the other: says which while it is open, and closes it.

    `frame` says whether to open what is the same on other pages, `text` whether to open what there is
    in a text; `sought` is what the search is asked for, and finds.
    """
    yield "as it comes", "html"
    yield from _sheets(page)
    if text and is_text(page):
        yield from _in_the_text(page)
    if frame:
        yield from _frame(page, sought)
    if page.locator("[data-kind=glossary] input").count():
        page.locator("[data-kind=glossary] input").first.fill("a")
        yield "the list, filtered", "[data-kind=glossary]"


def _sheets(page: Page) -> Iterator[Opened]:
    openers = page.locator("article button[popovertarget]:not([popovertargetaction]):visible")
    for name in openers.evaluate_all("all => all.map(each => each.getAttribute('popovertarget'))"):
        page.locator(f"button[popovertarget='{name}']:not(.close)").click()
        page.locator(f"[id='{name}']:popover-open").wait_for()
        yield name, f"[id='{name}']"
        page.keyboard.press("Escape")


def _in_the_text(page: Page) -> Iterator[Opened]:
    """The segment in hand with its tools, a note, a gloss, the reason of a change."""
    row = page.locator(".row[id]:has(.noted)").first
    row.locator(".address").focus()
    page.locator(".segment-tools").wait_for()
    yield "the segment in hand", ".current"
    row.locator("[role=doc-noteref]").first.click()
    page.locator("#reader-note:popover-open").wait_for()
    yield "a note", "#reader-note"
    page.keyboard.press("Escape")
    row.locator(".noted").first.hover()
    page.locator("#reader-tip:popover-open").wait_for()
    yield "a gloss", "#reader-tip"
    page.keyboard.press("Escape")
    page.mouse.move(0, 0)
    page.evaluate("document.documentElement.dataset.changes = 'on'")
    page.evaluate("document.dispatchEvent(new CustomEvent('diglot', { detail: 'changes' }))")
    page.locator("ins.edited[tabindex]").first.focus()
    page.locator("#reader-tip:popover-open").wait_for()
    yield "the changes", ".bitext:has(.current)"
    yield "the reason of a change", "#reader-tip"
    page.keyboard.press("Escape")


def _frame(page: Page, sought: str) -> Iterator[Opened]:
    """Light and dark, the drawer, the search with what it found."""
    page.locator("button.appearance").click()
    yield "light and dark", "#appearance"
    page.keyboard.press("Escape")
    drawer = page.locator("button.open-drawer")
    if drawer.is_visible():
        drawer.click()
        yield "the drawer", "#drawer"
        page.keyboard.press("Escape")
    page.locator("[data-search]").click()
    page.locator("dialog.search input").fill(sought)
    page.locator("dialog.search li").first.wait_for()
    yield "the search", "dialog.search"
    page.keyboard.press("Escape")
