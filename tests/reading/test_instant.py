"""The same scripts where pages are put in place of each other, and where Zensical built the site."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browse import arrives, wait_until
from tests.reading.page import (
    CHINESE,
    ENGLISH,
    box,
    note_box,
    note_mark,
    passages,
    ready,
    visit,
)


def test_instant_navigation_brings_and_takes_the_comforts(browser: Browser, instant: str) -> None:
    with visit(browser, f"{instant}en/", reading=False) as page:
        page.evaluate("() => { window.stays = true; }")
        for _ in range(2):
            page.locator("article a[href$='tide-mill/']").first.click()
            ready(page)
            assert page.locator(".open-reader-panel").count() == 1
            assert page.locator(".sheet").count() <= 4
            page.keyboard.press("j")
            page.keyboard.press("j")  # once each, however often the page was visited
            expect(page.locator(".current")).to_have_id("1.2")
            note_mark(page, "1.1").click()
            expect(note_box(page)).to_be_visible()
            note_box(page).get_by_role("link", name="More").click()
            page.wait_for_url("**/glossary/harbor-fair/")
            page.keyboard.press("j")  # nothing is left to hear it
            page.locator("article a[href$='#1.1']").first.click()
            expect(page.locator(".lit")).to_have_id("1.1")
            covered = box(page.locator(".reader-bar"))
            expect(page.locator(".lit")).to_be_in_viewport()
            assert box(page.locator(".lit"))["y"] >= covered["y"] + covered["height"]
            page.go_back()
            page.wait_for_url("**/glossary/harbor-fair/")
            page.locator(".edition-name").click()
            page.wait_for_url("**/en/")
        assert page.evaluate("window.stays")


def test_instant_navigation_keeps_choices_and_addresses(browser: Browser, instant: str) -> None:
    with visit(browser, f"{instant}{ENGLISH}?view=interleaved") as page:
        page.locator("[id='2.1'] .address").click()
        arrives(page, "?view=interleaved#2.1")
        expect(page.locator(".lit")).to_have_id("2.1")
        page.keyboard.press("l")
        arrives(page, "?view=interleaved&lead=zh-Hans#2.1")
        page.locator(".md-tabs a", has_text="Apparatus").click()
        page.wait_for_url("**/apparatus/")
        page.locator("article a[href$='#5.1'], article a[href$='#4.1']").first.click()
        page.wait_for_url("**/tide-mill/**")
        ready(page)
        assert page.evaluate("document.documentElement.dataset.view") == "interleaved"


def test_instant_navigation_from_one_language_to_the_other(browser: Browser, instant: str) -> None:
    with visit(browser, f"{instant}{ENGLISH}#13.2") as page:
        page.keyboard.press("e")
        page.locator(".languages a[hreflang=zh-Hans]").click()
        page.wait_for_url(f"**/{CHINESE}**")
        expect(page.locator(".open-reader-panel")).to_have_attribute(
            "popovertarget", "reader-panel"
        )
        expect(page.locator("[role=status]")).to_be_attached()
        wait_until(
            page, "document.querySelector('#reader-panel legend')?.textContent === '版式与注释'"
        )
        edited = page.locator("[id='1.3'] ins")
        edited.scroll_into_view_if_needed()
        edited.hover()
        expect(page.locator("#reader-tip")).to_contain_text("崇尚")


@pytest.mark.parametrize("width", [360, 1440])
def test_zensical_runs_the_same_scripts(browser: Browser, zensical: str, width: int) -> None:
    with visit(browser, f"{zensical}{ENGLISH}?view=single#5.4", width=width) as page:
        expect(page.locator(".lit")).to_have_id("5.4")
        assert passages(page, "5.4")[1].is_hidden()
        note_mark(page, "5.4").click()
        expect(note_box(page)).to_be_visible()
        note_box(page).get_by_role("link", name="中文").click()
        expect(note_box(page).locator("div")).to_have_attribute("lang", "zh-Hans")
        page.keyboard.press("Escape")
        page.keyboard.press("v")
        assert passages(page, "5.4")[1].is_hidden()
        page.keyboard.press("e")
        page.locator("[id='6.4'] ins").first.hover()
        expect(page.locator("#reader-tip")).to_be_visible()
        bar = box(page.locator(".reader-bar"))
        assert (
            bar["y"] + bar["height"] <= box(page.locator(".lit"))["y"]
            or page.evaluate("scrollY") != 0
        )
