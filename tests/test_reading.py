"""The reading page in Chromium: layouts, segments and their addresses, keys, the way back.

Its notes, its looks and the other ways to build it are tested in tests/reading/.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.flow import understand
from tests.reading.page import CHINESE, ENGLISH, box, choose, is_on_screen, passages, ready, visit

WIDTHS = (360, 768, 1440)
VIEWS = ("columns", "interleaved", "single", "reveal")


# -- layouts ---------------------------------------------------------------------------------------


def arrangement(page: Page) -> str:
    """How the passages of 4.1 stand: first beside or above second, or only one of them."""
    first, second = passages(page, "4.1")
    if not (first.is_visible() and second.is_visible()):
        return "first" if first.is_visible() else "second"
    one, other = box(first), box(second)
    if one["x"] + one["width"] <= other["x"]:
        return "beside"
    if other["x"] + other["width"] <= one["x"]:
        return "beside, second first"
    return "above" if one["y"] < other["y"] else "above, second first"


@pytest.mark.parametrize("width", WIDTHS)
def test_an_address_names_the_layout(browser: Browser, address: str, width: int) -> None:
    side_by_side = "beside" if width >= 768 else "above"
    found = {}
    with visit(browser, address + ENGLISH, width=width) as page:
        for view, lead in itertools.product(VIEWS, ("en", "zh-Hans")):
            page.goto(f"{address}{ENGLISH}?view={view}&lead={lead}")
            ready(page)
            found[view, lead] = arrangement(page)
    assert found == {
        ("columns", "en"): side_by_side,
        ("columns", "zh-Hans"): f"{side_by_side}, second first",
        ("interleaved", "en"): "above",
        ("interleaved", "zh-Hans"): "above, second first",
        ("single", "en"): "first",
        ("single", "zh-Hans"): "second",
        ("reveal", "en"): "first",
        ("reveal", "zh-Hans"): "second",
    }


@pytest.mark.parametrize(("width", "touch"), [(360, True), (1440, False)])
def test_choices_are_kept_in_the_address_and_remembered(
    browser: Browser, address: str, width: int, touch: bool
) -> None:
    with visit(browser, address + ENGLISH, width=width, has_touch=touch) as page:
        page.locator(".open-reader-panel").click()
        panel = page.locator("#reader-panel")
        assert is_on_screen(page, panel)
        choose(page, "view", "single")
        choose(page, "lead", "2")
        choose(page, "size", "3")
        choose(page, "terms", "off")
        assert page.url.endswith("?view=single&lead=zh-Hans&terms=off&size=3")
        assert arrangement(page) == "second"
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        page.goto(address + ENGLISH)
        ready(page)
        assert arrangement(page) == "second"
        assert page.evaluate("document.documentElement.dataset.size") == "3"
        page.goto(f"{address}{ENGLISH}?view=columns&lead=en")  # the address wins
        ready(page)
        assert arrangement(page) == ("above" if touch else "beside")
        page.goto(address + CHINESE)  # Chinese leads, as was chosen: there, by itself
        ready(page)
        assert passages(page, "4.1")[0].get_attribute("lang") == "zh-Hans"
        assert arrangement(page) == "first"


def test_nonsense_in_the_address_changes_nothing(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}?view=x&lead=fr&size=&notes=no#100%") as page:
        assert arrangement(page) == "beside"


@pytest.mark.parametrize("width", WIDTHS)
def test_without_script_both_languages_are_there(
    browser: Browser, address: str, width: int
) -> None:
    url = f"{address}{ENGLISH}?view=single"
    with visit(browser, url, width=width, java_script_enabled=False) as page:
        first, second = passages(page, "4.1")
        assert arrangement(page) == ("beside" if width >= 768 else "above")
        assert first.inner_text().startswith("Mr. President")
        assert second.inner_text().startswith("总统先生")
        assert page.locator(".reader-bar").is_hidden()
        assert page.locator("section[role=doc-endnotes] li").count() > 50


@pytest.mark.parametrize(("width", "touch"), [(360, True), (1440, False)])
def test_reveal_shows_the_other_language_on_tap_click_and_key(
    browser: Browser, address: str, width: int, touch: bool
) -> None:
    url = f"{address}{ENGLISH}?view=reveal"
    with visit(browser, url, width=width, has_touch=touch) as page:
        shown, hidden = passages(page, "3.1")
        (shown.tap if touch else shown.click)()
        expect(hidden).to_be_visible()
        assert passages(page, "3.2")[1].is_hidden()
        tool = page.locator('[id="3.1"] .segment-tools button').first
        expect(tool).to_have_attribute("aria-expanded", "true")
        assert box(tool)["height"] >= 24
        tool.press("Enter")
        expect(hidden).to_be_hidden()
        expect(tool).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("r")
        expect(hidden).to_be_visible()
        assert page.locator(".heading:not(.supplied) [lang]:visible").count() == 4


# -- segments --------------------------------------------------------------------------------------

GROUND = "element => getComputedStyle(element.closest('.row')).backgroundColor"
NONE = "rgba(0, 0, 0, 0)"


def test_a_segment_lights_up_in_both_languages(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH) as page:
        for first, second in (passages(page, "3.1"), passages(page, "3.1")[::-1]):
            assert second.evaluate(GROUND) == NONE
            first.hover()
            assert second.evaluate(GROUND) != NONE
            page.mouse.move(5, 5)
        passages(page, "3.2")[0].locator("a").focus()
        assert passages(page, "3.2")[1].evaluate(GROUND) != NONE
    with visit(browser, address + ENGLISH, width=360, has_touch=True) as page:
        first, second = passages(page, "3.1")
        first.tap()
        assert second.evaluate(GROUND) != NONE
        assert box(first)["y"] < box(second)["y"]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(("fragment", "marked"), [("12.2", "12.2"), ("12", "12"), ("20.1", "20")])
def test_an_address_leads_to_its_place_and_marks_it(
    browser: Browser, address: str, fragment: str, marked: str, width: int, script: bool
) -> None:
    url = f"{address}{ENGLISH}#{fragment}"
    with visit(browser, url, width=width, java_script_enabled=script) as page:
        place = page.locator(f'[id="{marked}"]')
        covers = [".md-header", ".reader-bar"] if script else [".md-header"]
        assert box(place)["y"] >= max(
            box(page.locator(each))["y"] + box(page.locator(each))["height"] for each in covers
        )
        assert box(place)["y"] < 300
        if script:
            lit = page.locator(".lit")
            assert lit.count() == 1
            assert lit.evaluate("e => getComputedStyle(e).backgroundColor") != NONE
            assert len(lit.locator("[lang]:visible").all()) >= 2
        elif fragment != "20.1":  # of a heading, one language has the id
            assert place.evaluate("e => getComputedStyle(e).backgroundColor") != NONE


def test_following_an_address_moves_the_mark(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#12.2") as page:
        page.locator('[id="13.1"] .address').click()
        expect(page.locator(".lit")).to_have_id("13.1")
        page.go_back()
        expect(page.locator(".lit")).to_have_id("12.2")
        page.evaluate("location.hash = 'title'")
        expect(page.locator(".lit")).to_have_count(0)


def test_nothing_is_lost_whatever_is_switched(browser: Browser, address: str, built: Path) -> None:
    """“The text that a reader can reach equals the source.”"""
    edition = understand(built).edition
    assert edition is not None
    text = edition.texts[0].text
    source = {
        lang: [
            segment.text
            for pair in text.pairs
            for row in pair.rows
            for side, segment in text.sides(row)
            if side == lang
        ]
        for lang in ("en", "zh")
    }
    with visit(browser, address + ENGLISH) as page:
        page.add_script_tag(content=REACH)
        for choices in itertools.product(VIEWS, *(("on", "off"),) * 3):
            state = dict(zip(("view", "notes", "terms", "changes"), choices, strict=True))
            reached = page.evaluate("state => reach(state)", state)
            assert reached == source, state


# Each language in turn: shown first; in “reveal”, by a press on each segment as well.
REACH = """
function shown(tag) {
  return [...document.querySelectorAll(".bitext:not(.supplied) > .row:not(.speaker)")].map(row => {
    const walker = document.createTreeWalker(
      row.querySelector(`:scope > [lang|=${tag}]`), NodeFilter.SHOW_TEXT);
    let words = "";
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const box = parent.closest("h2, p").getBoundingClientRect();
      if (!parent.closest("sup, del") && parent.checkVisibility() && box.height) words += walker.currentNode.data;
    }
    return words;
  });
}
function reach(state) {
  const root = document.documentElement;
  for (const name in state) {
    root.dataset[name] = state[name];
    document.dispatchEvent(new CustomEvent("diglot", { detail: name }));
  }
  const found = {};
  for (const [lead, tag, other] of [["1", "en", "zh"], ["2", "zh", "en"]]) {
    root.dataset.lead = lead;
    found[tag] = shown(tag);
    if (state.view !== "reveal") continue;
    const rows = document.querySelectorAll(".row[id]");
    rows.forEach(row => row.click());
    const revealed = shown(other);
    rows.forEach(row => row.click());
    if (found[other] && `${revealed}` !== `${found[other]}`) return revealed;
  }
  return found;
}
"""


# -- keys, and finding one's way -------------------------------------------------------------------


def test_keys_do_what_their_list_says(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH) as page:
        press = page.keyboard.press
        press("?")
        listed = page.locator("#reader-keys")
        expect(listed).to_be_visible()
        keys = page.locator("#reader-keys kbd").all_inner_texts()
        assert keys == ["j", "k", "v", "l", "r", "n", "c", "e", "+", "?"]
        press("Escape")
        expect(listed).to_be_hidden()
        for key, expected in (("j", "1.1"), ("j", "1.2"), ("j", "1.3"), ("k", "1.2")):
            press(key)
            expect(page.locator(".current")).to_have_id(expected)
            assert page.evaluate("document.activeElement.hash") == f"#{expected}"
        for key, name, value in (
            ("v", "view", "interleaved"),
            ("l", "lead", "2"),
            ("e", "changes", "on"),
            ("+", "size", "2"),
        ):
            press(key)
            assert page.evaluate(f"document.documentElement.dataset.{name}") == value
        press("n")
        expect(page.locator("#reader-note")).to_be_visible()


def test_keys_can_be_switched_off_and_leave_typing_alone(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH) as page:
        page.locator("[data-md-component=search-query]").focus()
        page.keyboard.type("vle")
        assert page.evaluate("location.search") == ""
        page.keyboard.press("Escape")
        page.locator(".open-reader-keys").click()
        page.locator("#reader-keys input").uncheck()
        page.reload()
        ready(page)
        page.keyboard.press("v")
        assert page.evaluate("location.search") == ""
        page.keyboard.press("?")
        expect(page.locator("#reader-keys")).to_be_visible()
        page.locator("#reader-keys input").check()
        page.keyboard.press("Escape")
        page.wait_for_function("document.activeElement === document.body")
        page.keyboard.press("v")
        assert page.evaluate("location.search") == "?view=interleaved"


@pytest.mark.parametrize("width", [360, 1440])
def test_the_bar_says_where_one_is_and_leads_elsewhere(
    browser: Browser, address: str, width: int
) -> None:
    with visit(browser, address + ENGLISH, width=width) as page:
        section = page.locator(".open-reader-sections")
        expect(section).to_have_text("Kassym-Jomart Tokayev on Leaders Talk")
        section.click()
        links = page.locator("#reader-sections a")
        assert is_on_screen(page, page.locator("#reader-sections"))
        assert links.all_inner_texts()[1:3] == [
            "[Foreign policy]",
            "Tokayev: Kazakhstan and China maintain close ties in many fields",
        ]
        links.nth(2).click()
        expect(page.locator("#reader-sections")).to_be_hidden()
        expect(section).to_have_text(re.compile("close ties in many fields"))
        assert 0.1 < page.evaluate("document.querySelector('.reader-bar progress').value") < 0.5
        page.evaluate("document.querySelector('#cite').scrollIntoView()")
        expect(page.locator(".reader-bar progress")).to_have_attribute("value", "1")


def test_sections_are_listed_in_the_language_of_the_page(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{CHINESE}?view=single&lead=en") as page:
        sidebar = page.locator(".md-nav--secondary")
        assert "[外交政策]" in sidebar.inner_text()
        sidebar.get_by_text("[上海合作组织]").click()
        assert abs(box(page.locator("[id='28']"))["y"] - 150) < 150


def test_one_comes_back_to_where_one_stopped(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#13.2") as page:
        other = page.locator(".languages a[hreflang=zh-Hans]")
        expect(other).to_have_attribute("href", re.compile("#13.2$"))
        page.goto(address + ENGLISH)
        ready(page)
        back = page.get_by_role("link", name="Go on at 13.2")
        back.click()
        expect(back).to_have_count(0)
        assert box(page.locator("[id='13.2']"))["y"] < 200
        page.goto(address + CHINESE)  # the same place of the same text
        expect(page.get_by_role("link", name="从13.2继续")).to_be_visible()
