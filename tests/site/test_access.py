"""Accessibility (WCAG 2.2 AA) of every kind of page: by axe-core, by keyboard, by touch, enlarged."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browse import FRAMES, choose, visit
from tests.examples import crossed
from tests.pages import (
    DESK,
    FRAMED,
    PAGES,
    PHONE,
    each_page,
    each_page_at_some_width,
    opened,
    shown,
)

STOPS = 25
"""How far a keyboard walks into each page."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Violation = tuple[str, str, list[str]]
"""What is open, the rule of axe-core, and where it is broken: three places at most."""


def violations(page: Page, path: str, *, text: bool = True, **only: object) -> list[Violation]:
    """What axe-core holds against the page as it comes, and against each thing that can be opened: in
    the text too, if `text` says so."""
    found: list[Violation] = []
    page.evaluate(Axe().axe_script)
    for state, part in opened(page, frame=path in FRAMED, text=text):
        options = {"runOnly": only, "resultTypes": ["violations"]}
        results = page.evaluate("([part, options]) => axe.run(part, options)", [part, options])
        for each in results["violations"]:
            found.append((state, each["id"], [node["html"][:160] for node in each["nodes"][:3]]))
    return found


@each_page_at_some_width
def test_axe_finds_nothing(browser: Browser, address: str, path: str, width: int) -> None:
    """Whatever is open. By `target-size` this is also room for a finger: 24 px but in a sentence."""
    with shown(browser, address + path, width=width) as page:
        assert violations(page, path, type="tag", values=TAGS) == []


@pytest.mark.parametrize(
    ("path", "width"),
    crossed(list(PAGES.values()), [DESK, PHONE]),
)
def test_letters_stand_out_in_the_dark(
    browser: Browser, address: str, path: str, width: int
) -> None:
    """By the rules of axe-core that colours can break; the others are tested in the light. A phone has
    one thing more that has colours, the drawer."""
    rules = ["color-contrast", "link-in-text-block"]
    with shown(browser, address + path, width=width, color_scheme="dark") as page:
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        # What can be opened in a text has the same colours in every language.
        text = path == PAGES["text"]
        assert violations(page, path, text=text, type="rule", values=rules) == []


@pytest.mark.parametrize("path", ["en/tide-mill/", "zh/about/"])
def test_the_switch_of_light_and_dark_is_kept(browser: Browser, address: str, path: str) -> None:
    """From page to page, and when the system changes; where nothing was chosen, the system decides."""
    with shown(browser, address + path, width=DESK) as page:
        scheme = page.locator("body")
        systems: list[tuple[Literal["dark", "light"], str]] = [
            ("dark", "slate"),
            ("light", "default"),
        ]
        for system, expected in systems:
            page.emulate_media(color_scheme=system)
            expect(scheme).to_have_attribute("data-md-color-scheme", expected)
        choose(page, "Dark")
        assert scheme.get_attribute("data-md-color-scheme") == "slate"
        for system, _ in systems:
            page.emulate_media(color_scheme=system)
            assert scheme.get_attribute("data-md-color-scheme") == "slate", system
        for again in (path, "en/", "en/tide-mill/"):
            page.goto(address + again)
            assert scheme.get_attribute("data-md-color-scheme") == "slate", again
        choose(page, "System")
        for again in ("", "zh/about/"):
            if again:
                page.goto(address + again)
            for system, expected in systems:
                page.emulate_media(color_scheme=system)
                expect(scheme).to_have_attribute("data-md-color-scheme", expected)


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_light_and_dark_are_chosen_by_keys(browser: Browser, address: str, key: str) -> None:
    """Space and Enter open the choice, arrows choose, Escape leads back; what is chosen is told."""
    with shown(browser, address + "zh/about/", width=PHONE) as page:
        button = page.get_by_role("button", name="外观")
        button.press(key)
        page.keyboard.press("Tab")
        chosen = page.get_by_role("radio", name="跟随系统")
        expect(chosen).to_be_focused()
        expect(chosen).to_be_checked()
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("radio", name="深色")).to_be_checked()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        page.keyboard.press("Escape")
        expect(page.locator("#appearance")).to_be_hidden()
        expect(button).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_drawer_is_used_by_keys(browser: Browser, address: str, scripts: bool) -> None:
    """It opens at its first link; Escape closes it, and the focus is back where it was."""
    with visit(
        browser,
        f"{address}en/glossary/",
        width=PHONE,
        reading=False,
        java_script_enabled=scripts,
    ) as page:
        button = page.get_by_role("button", name="Navigation")
        drawer = page.get_by_role("navigation", name="Navigation")
        expect(drawer).to_be_hidden()
        button.press("Enter")
        expect(drawer).to_be_visible()
        page.keyboard.press("Tab")
        expect(drawer.get_by_role("link").first).to_be_focused()
        assert drawer.locator("[aria-current]").inner_text() == "Glossary"
        page.keyboard.press("Escape")
        expect(drawer).to_be_hidden()
        expect(button).to_be_focused()


# -- in a reader's hands ---------------------------------------------------------------------------

# A box in which one writes shows where one is by its caret; a link in a drawing, by a line round it.
FOCUS = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const seen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && element.getClientRects().length && element.getBoundingClientRect().width > 1;
  const next = here.matches(".md-option") ? [here.nextElementSibling] : [];
  const shown = [here, ...next, ...here.labels ?? []].filter(seen);
  const ringed = shown.some(element => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const drawn = [...element.querySelectorAll(":scope > :is(rect, circle)")].map(e => getComputedStyle(e));
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || element.matches("[type=text]")
      || drawn.some(({ stroke, strokeWidth }) => stroke !== "none" && parseFloat(strokeWidth) >= 2);
  });
  // The box of a link in a drawing holds more than the link: what is drawn and said in it is looked at.
  const parts = here.matches("svg a") ? [...here.children] : shown;
  const clear = parts.some(element => [...element.getClientRects()].some(box => {
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return top && (element.contains(top) || top.contains(element));
  }));
  return { ringed, clear, name: `${here.outerHTML.slice(0, 90)} ${here.textContent.trim().slice(0, 20)}` };
}"""


def walked(page: Page) -> list[str]:
    """The stops at which it is not seen where the focus is, with what is wrong."""
    wrong = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        if not (stop["ringed"] and stop["clear"]):
            page.evaluate(FRAMES)  # what comes with the focus may come in the next frame
            stop = page.evaluate(FOCUS)
        if not stop["ringed"]:
            wrong.append(f"no ring: {stop['name']}")
        elif not stop["clear"]:
            wrong.append(f"covered: {stop['name']}")
    return wrong


@each_page_at_some_width
def test_the_focus_is_always_seen(browser: Browser, address: str, path: str, width: int) -> None:
    """WCAG 2.2, 2.4.7 and 2.4.11."""
    with shown(browser, address + path, width=width) as page:
        assert walked(page) == []


@each_page
def test_nothing_is_lost_at_four_times_the_size(browser: Browser, address: str, path: str) -> None:
    """WCAG 2.2, 1.4.10: 1280 by 1024 px, enlarged to 400 %. Code scrolls in a box of its own."""
    outside = """() => [...document.querySelectorAll("header, main, footer, main *")]
      .filter(element => element.checkVisibility({ visibilityProperty: true })
        && !element.closest("pre, .md-sidebar, .named, svg, thead, [popover]")
        && element.getBoundingClientRect().right > innerWidth + 1)
      .map(element => element.outerHTML.slice(0, 80))"""
    with shown(browser, address + path, width=320, height=256) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(outside) == []


@each_page
def test_forced_colours_leave_the_focus_and_the_icons(
    browser: Browser, address: str, path: str
) -> None:
    """Windows' contrast themes take away grounds and shadows; lines and letters must do."""
    ground = """() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      return [...document.querySelectorAll("header svg path")]
        .filter(path => path.checkVisibility() && getComputedStyle(path).fill === ground).length;
    }"""
    with shown(browser, address + path, width=DESK, forced_colors="active") as page:
        assert walked(page) == []
        assert page.evaluate(ground) == 0
