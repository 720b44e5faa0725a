"""For everybody: fingers, zoom, little motion, strong contrast, colours that the system chooses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reading.page import CHINESE, ENGLISH, VIEWS, box, note_box, note_mark, passages, visit

SMALL = """() => [...document.querySelectorAll(
  ".edition :is(button, .reader-bar a, .segment-tools a, label, .address, .backlink, .sheet > a), .languages a")]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().width)
  .filter(each => {
    const { width, height } = each.getBoundingClientRect();
    return width < 24 || height < 23.99;
  }).map(each => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_targets_are_big_enough(browser: Browser, address: str, width: int) -> None:
    url = f"{address}{ENGLISH}?view=reveal#5.4"
    with visit(browser, url, width=width) as page:
        page.locator(".segment-tools").wait_for()
        assert page.evaluate(SMALL) == []
        for opener in ("panel", "sections", "keys"):
            page.locator(f".open-reader-{opener}").click()
            assert page.evaluate(SMALL) == [], opener
            page.keyboard.press("Escape")


def test_a_finger_finds_the_mark_of_a_note(browser: Browser, address: str) -> None:
    """A mark is small; what can be touched is not (WCAG 2.2, 2.5.8)."""
    hit = """(link, [x, y]) => {
      const { left, top, width, height } = link.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2 + x, top + height / 2 + y) === link;
    }"""
    with visit(browser, f"{address}{ENGLISH}#19.1", width=360, has_touch=True) as page:
        mark = note_mark(page, "19.2")
        mark.scroll_into_view_if_needed()
        for offset in ([0, 0], [0, -10], [0, 10]):
            assert mark.evaluate(hit, offset)


@pytest.mark.parametrize("view", VIEWS)
def test_at_four_times_the_size_nothing_is_lost(browser: Browser, address: str, view: str) -> None:
    """A window of 1280 px at 400 % is one of 320 px."""
    url = f"{address}{ENGLISH}?view={view}&changes=on#5.4"
    with visit(browser, url, width=320, height=256) as page:
        page.locator(".segment-tools").wait_for()
        wide = "document.documentElement.scrollWidth"
        assert page.evaluate(wide) <= 320
        for opener in ("panel", "sections", "keys"):
            page.locator(f".open-reader-{opener}").click()
            sheet = page.locator(f"#reader-{opener}")
            assert within(page, sheet.evaluate("e => e.getBoundingClientRect().toJSON()"))
            last = sheet.locator("label, a, li").last
            last.scroll_into_view_if_needed()
            expect(last).to_be_in_viewport()
            page.keyboard.press("Escape")
        note_mark(page, "5.4").click()
        expect(note_box(page)).to_be_visible()
        assert within(page, note_box(page).evaluate("e => e.getBoundingClientRect().toJSON()"))
        note_box(page).get_by_role("link", name="中文").scroll_into_view_if_needed()
        expect(note_box(page).get_by_role("link", name="中文")).to_be_in_viewport()
        page.keyboard.press("Escape")
        cut = """() => [...document.querySelectorAll(".row > [lang], .reader-bar > *")].filter(e => {
          const { left, right, width } = e.getBoundingClientRect();
          return e.checkVisibility() && width > 1 && (left < -1 || right > 321);
        }).map(e => e.outerHTML.slice(0, 90))"""
        assert page.evaluate(cut) == []
        # What sticks leaves most of the window to the text.
        bar = box(page.locator(".reader-bar"))
        assert bar["y"] + bar["height"] <= 256 * 0.4


def within(page: Page, rect: dict[str, float]) -> bool:
    size = page.viewport_size
    assert size is not None
    return (
        rect["left"] >= 0
        and rect["top"] >= 0
        and rect["right"] <= size["width"]
        and rect["bottom"] <= size["height"]
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_lit_shows_in_the_colours_of_the_system(
    browser: Browser, address: str, scheme: str
) -> None:
    url = f"{address}{ENGLISH}?changes=on#5.1"
    with visit(browser, url, forced_colors="active", color_scheme=scheme) as page:
        outline = "e => getComputedStyle(e).outlineStyle"
        assert page.locator(".lit").evaluate(outline) == "solid"
        passages(page, "5.3")[0].locator("..").locator(".address").focus()
        assert page.locator(".current").evaluate(outline) == "solid"
        question = page.locator("section[id='4']")
        assert question.evaluate("e => getComputedStyle(e).borderInlineStartStyle") == "solid"
        # A change does not show by its ground alone.
        edited = page.locator("[id='1.3'] ins")
        assert edited.evaluate("e => getComputedStyle(e).textDecorationLine") != "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_those_who_want_more_contrast_get_it(browser: Browser, address: str, scheme: str) -> None:
    colours = "e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"
    with visit(browser, f"{address}{ENGLISH}#5.1", contrast="more", color_scheme=scheme) as page:
        ink, paper = passages(page, "5.3")[0].evaluate(colours)
        black, white = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
        assert (ink, paper) == ((black, white) if scheme == "light" else (white, black))
        assert page.locator(".lit").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves_for_those_who_want_it_so(
    browser: Browser, address: str, motion: str
) -> None:
    with visit(browser, address + CHINESE, reduced_motion=motion) as page:
        page.evaluate(
            "() => { Element.prototype.scrollIntoView = options => { window.how = options; }; }"
        )
        page.keyboard.press("j")
        assert page.evaluate("how.behavior") == ("auto" if motion == "reduce" else "smooth")
        page.locator(".open-reader-panel").click()
        if motion == "reduce":
            assert page.evaluate("document.getAnimations().length") == 0
            timed = """() => [...document.querySelectorAll("*")].filter(e =>
              getComputedStyle(e).transitionDuration.split(", ").some(each => parseFloat(each))).length"""
            assert page.evaluate(timed) == 0
