"""Finding one's way: keys and their list, sections, progress, texts before and after, the way back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browse import FRAMES, wait_until
from tests.reading.page import (
    CHINESE,
    ENGLISH,
    SECOND,
    WIDTHS,
    box,
    is_on_screen,
    note_box,
    passages,
    ready,
    visit,
)

KEYS = ["j", "k", "v", "l", "r", "n", "c", "e", "+", "?"]


def chosen(page: Page, name: str) -> str:
    return str(page.evaluate(f"document.documentElement.dataset.{name}"))


@pytest.mark.parametrize("path", [ENGLISH, CHINESE])
def test_the_list_of_keys_is_there_and_each_key_is_in_it(
    browser: Browser, address: str, path: str
) -> None:
    with visit(browser, address + path) as page:
        page.keyboard.press("?")
        listed = page.locator("#reader-keys")
        expect(listed).to_be_visible()
        assert listed.locator("kbd").all_inner_texts() == KEYS
        words = listed.locator("li").all_inner_texts()
        assert len(set(words)) == len(KEYS)
        assert all(len(said) > len(key) + 1 for said, key in zip(words, KEYS, strict=True))
        page.keyboard.press("Escape")
        expect(listed).to_be_hidden()


def test_keys_do_what_their_list_says(browser: Browser, address: str) -> None:
    with visit(
        browser, address + ENGLISH, permissions=["clipboard-read", "clipboard-write"]
    ) as page:
        press = page.keyboard.press
        for key, expected in (("j", "1.1"), ("j", "1.2"), ("j", "1.3"), ("k", "1.2")):
            press(key)  # next, previous
            expect(page.locator(".current")).to_have_id(expected)
            assert page.evaluate("document.activeElement.hash") == f"#{expected}"
        for expected in ("interleaved", "single", "reveal"):
            press("v")
            assert chosen(page, "view") == expected
        _, second = passages(page, "1.2")
        assert second.is_hidden()
        press("r")
        expect(second).to_be_visible()
        press("l")
        assert chosen(page, "lead") == "2"
        press("e")
        assert chosen(page, "changes") == "on"
        for expected in ("2", "3", "1"):
            press("+")
            assert chosen(page, "size") == expected
        press("c")
        wait_until(page, "navigator.clipboard.readText().then(text => text.endsWith('#1.2'))")
        press("v")
        press("n")
        expect(note_box(page)).to_be_visible()


def test_the_first_key_begins_where_one_reads(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH) as page:
        page.evaluate("document.getElementById('13.8').scrollIntoView()")
        expect(page.locator(".reader-bar progress")).not_to_have_attribute("value", "0")
        page.keyboard.press("j")
        expect(page.locator(".current")).to_have_id("13.8")


def test_keys_can_be_switched_off_and_leave_typing_alone(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH) as page:
        page.evaluate("document.querySelector('article').prepend(document.createElement('input'))")
        page.locator("article > input").focus()
        page.keyboard.type("vle")
        assert page.evaluate("location.search") == ""
        page.locator("article > input").blur()
        page.keyboard.press("Control+e")
        assert page.evaluate("location.search") == ""
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
        wait_until(page, "document.activeElement === document.body")
        page.keyboard.press("v")
        assert page.evaluate("location.search") == "?view=interleaved"


# What has the focus; and whether one sees it: an outline, or a mark of its own.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const seen = e => {
    const style = getComputedStyle(e);
    const { width, height, top, bottom } = e.getBoundingClientRect();
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && width > 1 && height > 1
      && bottom > 0 && top < innerHeight && e.checkVisibility({ visibilityProperty: true });
  };
  // A box that is not seen itself shows on its label; a switch of the theme's, on the one beside it.
  const by = [...at.labels ?? [], at.nextElementSibling].filter(Boolean);
  return [at.outerHTML.slice(0, 140), seen(at) || by.some(seen)];
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_a_keyboard_reaches_everything_and_one_sees_where_it_is(
    browser: Browser, address: str, width: int
) -> None:
    reached = []
    with visit(browser, f"{address}{ENGLISH}?changes=on&view=reveal", width=width) as page:
        for _ in range(60):
            page.keyboard.press("Tab")
            at = page.evaluate(FOCUS)
            if at and not at[1]:
                page.evaluate(FRAMES)  # what comes with the focus may come in the next frame
                at = page.evaluate(FOCUS)
            if at:
                reached.append(at)
    assert [html for html, seen in reached if not seen] == []
    everything = " ".join(html for html, _ in reached)
    for part in (
        "open-reader-panel",
        "open-reader-sections",
        "open-reader-keys",
        "edition-name",
        'hreflang="zh-Hans"',
        'class="address',
        "doc-noteref",
        '<ins class="edited',
        "<button title=",  # what can be done with a segment
    ):
        assert part in everything, part


# -- where one is ----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_the_bar_says_where_one_is_and_leads_elsewhere(
    browser: Browser, address: str, width: int
) -> None:
    with visit(browser, address + ENGLISH, width=width) as page:
        section, progress = page.locator(".open-reader-sections"), page.locator("progress")
        expect(section).to_have_text("Contents")
        section.click()
        listed = page.locator("#reader-sections")
        assert is_on_screen(page, listed)
        links = listed.locator("a")
        assert links.all_inner_texts()[1:3] == [
            "[The two banks]",
            "Veld: The mill and the sea keep close company in many seasons",
        ]
        links.nth(2).click()
        expect(listed).to_be_hidden()
        expect(section).to_have_text(re.compile("company in many seasons"))
        assert is_below_the_bar(page, page.locator(".lit"))
        assert progress.get_attribute("aria-label") == "Progress"
        assert 0.1 < float(progress.get_attribute("value") or 0) < 0.5
        page.evaluate("document.querySelector('#cite').scrollIntoView()")
        expect(progress).to_have_attribute("value", "1")
        for heading in ("How to cite", "Notes"):  # what stands behind the text is in the list too
            page.locator("h2", has_text=heading).evaluate("each => each.scrollIntoView()")
            expect(section).to_have_text(heading)


def is_below_the_bar(page: Page, found: Locator) -> bool:
    bar = box(page.locator(".reader-bar"))
    return bar["y"] + bar["height"] <= box(found)["y"] < 300


@pytest.mark.parametrize(
    ("path", "title"),
    [(ENGLISH, "[The Guild of Tide Millers]"), (CHINESE, "[潮汐磨坊主公会]")],
)
def test_sections_are_listed_in_the_language_of_the_page(
    browser: Browser, address: str, path: str, title: str
) -> None:
    for view, lead in (
        ("columns", "en"),
        ("interleaved", "zh-Hans"),
        ("single", "en"),
        ("single", "zh-Hans"),
    ):
        with visit(browser, f"{address}{path}?view={view}&lead={lead}") as page:
            page.locator(".md-nav--secondary").get_by_text(title).click()
            expect(page.locator("section[id='22']")).to_be_in_viewport()
            bar = box(page.locator(".reader-bar"))
            heading = page.locator("[id='before-22']").locator("..")
            assert bar["y"] + bar["height"] <= box(heading)["y"] + 1
            assert box(page.locator("section[id='22']"))["y"] < 400


# -- the way back ----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [360, 1440])
def test_one_comes_back_to_where_one_stopped(browser: Browser, address: str, width: int) -> None:
    with visit(browser, f"{address}{ENGLISH}#13.2", width=width) as page:
        other = page.locator(".languages a[hreflang=zh-Hans]")
        expect(other).to_have_attribute("href", re.compile("#13.2$"))
        page.goto(address + ENGLISH)
        ready(page)
        back = page.get_by_role("link", name="Go on at 13.2")
        assert is_on_screen(page, back)
        assert min(box(back)["width"], box(back)["height"]) >= 24
        back.click()
        expect(back).to_have_count(0)
        assert is_below_the_bar(page, page.locator("[id='13.2']"))
        page.goto(address + CHINESE)  # the same place of the same text
        ready(page)
        expect(page.get_by_role("link", name="从13.2继续")).to_be_visible()


def test_at_the_beginning_there_is_nowhere_to_come_back_to(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#13.2") as page:
        expect(page.locator(".languages a[hreflang=zh-Hans]")).to_have_attribute(
            "href", re.compile("#")
        )
        page.evaluate("scrollTo(0, 0)")
        expect(page.locator(".languages a[hreflang=zh-Hans]")).not_to_have_attribute(
            "href", re.compile("#1")
        )
        page.goto(address + ENGLISH)
        ready(page)
        assert page.get_by_role("link", name=re.compile("Go on at")).count() == 0


def test_texts_lead_to_the_one_before_and_the_one_after(browser: Browser, elsewhere: str) -> None:
    with visit(browser, elsewhere + ENGLISH, java_script_enabled=False) as page:
        page.get_by_role("link", name="The well").click()
        page.wait_for_url(f"**/{SECOND}")
        assert page.get_by_text("Next text").count() == 0
        page.get_by_role("link", name="An Hour at the Tide Mill").last.click()
        page.wait_for_url(f"**/{ENGLISH}")
        assert page.get_by_text("Previous text").count() == 0


@pytest.mark.parametrize("path", [ENGLISH, CHINESE])
def test_the_words_on_the_way_back_are_all_seen(browser: Browser, address: str, path: str) -> None:
    """On a phone too: what leads to where one stopped is as wide as its words."""
    with visit(browser, address + path, width=360) as page:
        page.locator("[id='20.1']").scroll_into_view_if_needed()
        page.evaluate("localStorage.setItem('diglot.place.tide-mill', '12.1')")
        page.goto("about:blank")
        page.goto(address + path)
        way = page.locator(".reader-bar > a")
        way.wait_for()
        assert way.evaluate("e => e.scrollWidth <= e.clientWidth")
        assert is_on_screen(page, way)
