"""What the edition changed in the received text, shown in place: both readings, and why."""

from __future__ import annotations

import re

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browse import FRAMES, wait_until
from tests.extract import table_rows
from tests.reading.page import CHINESE, ENGLISH, OFFLINE, choose, is_on_screen, ready, visit

TIP = "#reader-tip"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_changes_are_switched_on_in_place_and_remembered(
    browser: Browser, address: str, scheme: str
) -> None:
    with visit(browser, address + ENGLISH, color_scheme=scheme) as page:
        received, edited = page.locator("[id='1.3'] del"), page.locator("[id='1.3'] ins")
        ground = "e => getComputedStyle(e).backgroundColor"
        assert received.is_hidden()
        plain = edited.evaluate(ground)
        page.locator(".open-reader-panel").click()
        choose(page, "changes", "on")
        expect(received).to_be_visible()
        assert "line-through" in received.evaluate("e => getComputedStyle(e).textDecorationLine")
        assert edited.evaluate(ground) != plain
        page.goto(address + CHINESE)
        ready(page)
        expect(received).to_be_visible()
        page.keyboard.press("e")
        expect(received).to_be_hidden()
        assert page.locator(".row [tabindex]").count() == 0


@pytest.mark.parametrize(
    ("site", "width", "touch"),
    [("address", 360, True), ("elsewhere", 768, True), ("elsewhere", 1440, False)],
)
def test_a_change_shows_both_readings_and_its_reason(
    browser: Browser, request: pytest.FixtureRequest, site: str, width: int, touch: bool
) -> None:
    url = f"{request.getfixturevalue(site)}{ENGLISH}?changes=on"
    with visit(browser, url, width=width, has_touch=touch) as page:
        tip, row = page.locator(TIP), page.locator("[id='1.3']")
        received, edited = row.locator("del"), row.locator("ins")
        assert (received.inner_text(), edited.inner_text()) == ("advocated", "cherished")
        (edited.tap if touch else edited.hover)()
        expect(tip).to_have_text("mistranslation 崇尚")
        assert tip.locator("[lang=zh-Hans]").inner_text() == "崇尚"
        assert is_on_screen(page, tip)
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        (received.tap if touch else received.hover)()
        expect(tip).to_have_text("mistranslation 崇尚")


def test_a_change_is_reached_by_keyboard(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}?changes=on") as page:
        row, tip = page.locator("[id='1.3']"), page.locator(TIP)
        edited = row.locator("ins")
        expect(edited).to_have_attribute("tabindex", "0")  # once the script for it has come
        row.locator(".address").focus()
        page.keyboard.press("Tab")
        expect(edited).to_be_focused()
        expect(tip).to_have_text("mistranslation 崇尚")
        expect(edited).to_have_attribute("aria-describedby", "reader-tip")
        assert edited.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        expect(edited).to_be_focused()


def test_reasons_come_in_the_words_of_the_page(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{CHINESE}?changes=on") as page:
        page.locator("[id='1.3'] ins").hover()
        expect(page.locator(TIP)).to_have_text(re.compile("崇尚$"))
        assert "mistranslation" not in page.locator(TIP).inner_text()


def test_every_change_has_its_reason_in_place(browser: Browser, address: str) -> None:
    """Each reason of the apparatus is said of a change of its segment, and of each change some reason."""
    with visit(browser, f"{address}{ENGLISH}?changes=on") as page:
        said = reasons_in_place(page)
        apparatus = page.request.get(f"{address}{ENGLISH}apparatus/").text()
    document = lxml.html.document_fromstring(apparatus)
    listed: dict[str, set[str]] = {}
    for heading in document.iterfind(".//h2[@id]"):
        for cells in table_rows(document, heading.get("id", "")):
            if len(cells) == 5:  # the speakers' names have a table of their own
                listed.setdefault(cells[0], set()).add(f"{cells[3]} {cells[4]}")
    assert len(listed) > 20
    assert [place for place, reasons in said if not reasons] == []
    shown: dict[str, set[str]] = {}
    for place, reasons in said:
        shown.setdefault(place, set()).update(reasons)
    assert shown == {place: listed[place] for place in shown}
    assert len(shown) > 20


def reasons_in_place(page: Page) -> list[tuple[str, list[str]]]:
    """(address, reasons) of each change, as its box says them."""
    found: list[tuple[str, list[str]]] = page.evaluate(
        """async () => {
          const all = [];
          for (const change of document.querySelectorAll(".row ins, .row del")) {
            document.activeElement.blur();
            const tip = document.getElementById("reader-tip");
            tip?.hidePopover();
            change.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
            for (let times = 0; times < 100 && !document.querySelector("#reader-tip:popover-open"); times++)
              await new Promise(done => setTimeout(done, 5));
            const shown = document.querySelector("#reader-tip:popover-open");
            const row = change.closest(".row");
            all.push([row.id || row.firstElementChild.id, shown ? [...shown.querySelectorAll("p")].map(p => p.textContent) : []]);
          }
          return all;
        }"""
    )
    return [(place, reasons) for place, reasons in found]


def test_a_change_whose_reason_cannot_be_had_is_still_shown(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}?changes=on") as page:
        page.evaluate(OFFLINE)
        page.locator("[id='1.3'] ins").hover()
        wait_until(page, "window.refused")
        page.evaluate(FRAMES)
        expect(page.locator(TIP)).to_be_hidden()
        assert page.locator("[id='1.3'] del").is_visible()
