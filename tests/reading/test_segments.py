"""Segments: a counterpart that lights up, and addresses that lead to their place."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reading.page import CHINESE, ENGLISH, VIEWS, WIDTHS, box, passages, ready, visit

GROUND = "e => getComputedStyle(e.closest('.row')).backgroundColor"
NONE = "rgba(0, 0, 0, 0)"
COLOURS = """e => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const mixed = (...colours) => {
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = colour => {
    const [r, g, b] = colour.map(each =>
      (each /= 255) <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const grounds = [];
  for (let at = e; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
  const [own, around] = [mixed(...grounds), mixed(...grounds.slice(0, -2))];
  const [ink, paper] = [luminance(mixed(...grounds, getComputedStyle(e).color)), luminance(own)];
  const contrast = (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
  return [contrast, Math.max(...own.map((each, index) => Math.abs(each - around[index])))];
}"""
"""Of a passage: the contrast of its letters with their ground, and how far the ground is from the one
around it: the greatest difference of red, green or blue, of 255."""


@pytest.mark.parametrize("view", VIEWS[:2])
def test_a_segment_lights_up_in_both_languages(browser: Browser, address: str, view: str) -> None:
    with visit(browser, f"{address}{ENGLISH}?view={view}") as page:
        for first, second in (passages(page, "3.1"), passages(page, "3.1")[::-1]):
            assert second.evaluate(GROUND) == NONE
            first.hover()
            assert second.evaluate(GROUND) != NONE
            assert passages(page, "3.2")[0].evaluate(GROUND) == NONE
            page.mouse.move(5, 5)
        passages(page, "3.2")[0].locator("a").first.focus()
        assert passages(page, "3.2")[1].evaluate(GROUND) != NONE
        assert passages(page, "3.1")[1].evaluate(GROUND) == NONE


@pytest.mark.parametrize("width", [360, 768])
def test_a_segment_lights_up_under_a_finger(browser: Browser, address: str, width: int) -> None:
    with visit(browser, address + ENGLISH, width=width, has_touch=True) as page:
        first, second = passages(page, "3.1")
        first.tap()
        assert second.evaluate(GROUND) != NONE
        expect(page.locator(".current")).to_have_id("3.1")
        passages(page, "5.1")[1].tap()
        expect(page.locator(".current")).to_have_id("5.1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_lit_is_seen_and_read(browser: Browser, address: str, scheme: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#4.1", color_scheme=scheme) as page:
        for passage in passages(page, "4.1"):
            letters, ground = passage.evaluate(COLOURS)
            assert letters >= 4.5
            assert ground >= 30
        passages(page, "5.1")[0].hover()
        letters, ground = passages(page, "5.1")[1].evaluate(COLOURS)
        assert letters >= 4.5
        assert ground >= 10


# -- addresses -------------------------------------------------------------------------------------


def bottom_of_what_covers(page: Page, *, script: bool) -> float:
    """Where the part of the window begins that nothing sticks to."""
    covers = [".md-header", ".reader-bar"] if script else [".md-header"]
    rects = [box(page.locator(each)) for each in covers]
    return max(rect["y"] + rect["height"] for rect in rects)


@pytest.mark.parametrize(
    ("fragment", "marked", "width", "script"),
    [
        *(("12.2", "12.2", width, script) for width in WIDTHS for script in (True, False)),
        *(("12", "12", width, script) for width, script in ((360, True), (1440, False))),
        *(("20.1", "20", width, script) for width, script in ((360, False), (1440, True))),
    ],
)
def test_an_address_leads_to_its_place_and_marks_it(
    browser: Browser, address: str, fragment: str, marked: str, width: int, script: bool
) -> None:
    url = f"{address}{ENGLISH}#{fragment}"
    with visit(browser, url, width=width, java_script_enabled=script) as page:
        place = page.locator(f'[id="{marked}"]')
        assert bottom_of_what_covers(page, script=script) <= box(place)["y"] < 300
        ground = "e => getComputedStyle(e).backgroundColor"
        if script:
            lit = page.locator(".lit")
            assert lit.count() == 1
            assert lit.evaluate(ground) != NONE
            assert {each.get_attribute("lang") for each in lit.locator("[lang]:visible").all()} == {
                "en",
                "zh-Hans",
            }
        elif fragment != "20.1":  # of a heading, one language has the id
            assert place.evaluate(ground) != NONE


@pytest.mark.parametrize(
    ("view", "path"), list(zip(VIEWS, (CHINESE, ENGLISH, CHINESE, ENGLISH), strict=True))
)
def test_an_address_leads_to_its_place_in_every_layout(
    browser: Browser, address: str, path: str, view: str
) -> None:
    with visit(browser, f"{address}{path}?view={view}#13.8") as page:
        lit = page.locator(".lit")
        expect(lit).to_have_id("13.8")
        assert bottom_of_what_covers(page, script=True) <= box(lit)["y"] < 300


def test_every_block_and_segment_has_an_address(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH, java_script_enabled=False) as page:
        missing = """rows => rows.filter(row => {
          const id = row.id || row.firstElementChild.id;
          return !row.parentElement.id || !id.startsWith(`${row.parentElement.id}.`)
            || document.querySelectorAll(`[id="${id}"]`).length !== 1;
        }).map(row => row.outerHTML)"""
        rows = page.locator(".bitext:not(.supplied) > .row:not(.speaker)")
        assert rows.count() > 60
        assert rows.evaluate_all(missing) == []
        shown = page.locator(".row > .address")
        assert shown.evaluate_all("all => all.every(a => a.hash === `#${a.textContent}`)")


def test_following_an_address_moves_the_mark(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#12.2") as page:
        page.locator('[id="13.1"] .address').click()
        expect(page.locator(".lit")).to_have_id("13.1")
        page.go_back()
        expect(page.locator(".lit")).to_have_id("12.2")
        page.evaluate("location.hash = 'title'")
        expect(page.locator(".lit")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "place"), [("en/glossary/corness/", "1.1"), (f"{ENGLISH}apparatus/", "1.3")]
)
def test_addresses_are_reached_from_other_pages(
    browser: Browser, address: str, path: str, place: str
) -> None:
    with visit(browser, address + path, reading=False) as page:
        page.locator(
            f"article a[href$='tide-mill/#{place}'], article a[href$='../#{place}']"
        ).first.click()
        ready(page)
        expect(page.locator(".lit")).to_have_id(place)
