"""Notes and glosses: by pointer, keyboard and finger; in a box, as a sheet, in the margin, at the foot."""

from __future__ import annotations

import itertools
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browse import FRAMES
from tests.reading.page import (
    CHINESE,
    ENGLISH,
    OFFLINE,
    box,
    choose,
    is_on_screen,
    note_box,
    note_mark,
    passages,
    visit,
)

TIP = "#reader-tip"


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_a_note_opens_beside_its_mark_and_gives_the_focus_back(
    browser: Browser, address: str, width: int
) -> None:
    with visit(browser, f"{address}{ENGLISH}#19.1", width=width) as page:
        mark, note = note_mark(page, "19.2"), note_box(page)
        mark.focus()
        page.keyboard.press("Enter")
        expect(note).to_be_visible()
        assert is_on_screen(page, note)
        if width < 640:  # a sheet from below
            assert box(note)["y"] + box(note)["height"] == 900
        else:
            edge = box(note)["y"] + (box(note)["height"] if box(note)["y"] < box(mark)["y"] else 0)
            assert abs(edge - box(mark)["y"]) < 60  # just above or just below
        assert note.get_attribute("role") == "dialog"
        assert note.get_attribute("aria-label") == "Note"
        assert note.locator("h2").inner_text() == f"Note {mark.inner_text()}"
        assert note.evaluate("e => e.contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(note).to_be_hidden()
        expect(mark).to_be_focused()
        expect(page.locator(TIP)).to_be_hidden()  # not again, on the way back
        mark.click()
        expect(note).to_be_visible()
        close = note.get_by_role("button", name="Close")
        assert min(box(close)["width"], box(close)["height"]) >= 24
        close.click()
        expect(note).to_be_hidden()
        expect(mark).to_be_focused()


def test_a_press_on_the_mark_or_beside_the_note_closes_it(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#3.1") as page:
        mark, note = note_mark(page, "3.2"), note_box(page)
        for beside in (False, True):
            mark.click()
            expect(note).to_be_visible()
            if beside:
                page.mouse.click(5, 800)
            else:
                mark.click()
            expect(note).to_be_hidden()
        mark.focus()
        page.keyboard.press("Enter")
        expect(note).to_be_visible()
        mark.focus()
        page.keyboard.press("Enter")
        expect(note).to_be_hidden()


def test_notes_open_under_a_finger(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#3.1", width=360, has_touch=True) as page:
        note_mark(page, "3.2").tap()
        expect(note_box(page)).to_be_visible()
        page.touchscreen.tap(180, 70)
        expect(note_box(page)).to_be_hidden()


def test_a_note_names_its_sources_and_its_other_language(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#1.1") as page:
        note = note_box(page)
        note_mark(page, "1.1", 1).click()
        expect(note).to_be_visible()
        assert note.locator("a[href^='http']").count() >= 1
        assert "Sources:" in note.inner_text()
        url = page.url
        note.get_by_role("link", name="中文").click()
        expect(note.get_by_text("1921年")).to_be_visible()
        body = note.locator("div")
        expect(body).to_have_attribute("lang", "zh-Hans")
        assert page.url == url
        assert note.evaluate("e => e.contains(document.activeElement)")
        links = body.locator("a").evaluate_all("all => all.map(a => a.href)")
        assert f"{address}zh/glossary/harbor-fair/" in links
        note.get_by_role("link", name="English").click()
        expect(body).to_have_attribute("lang", "en")
        page.keyboard.press("Escape")
        expect(note_mark(page, "1.1", 1)).to_be_focused()


def test_a_note_that_cannot_be_fetched_is_gone_to(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#1.1") as page:
        note_mark(page, "1.1").click()
        page.evaluate(OFFLINE)
        note_box(page).get_by_role("link", name="中文").click()
        page.wait_for_url("**/zh/tide-mill/#fn:*")


HOSTILE = """<!doctype html><html lang="en"><body><ol><li id="fn:harbor-fair"><p>Words <em>of the
note</em><script>window.ran = 1</script><img src="x" onerror="window.ran = 1">
<a href="javascript:window.ran = 1">here</a> <a href="../well/" onclick="window.ran = 1">there</a>
<svg onload="window.ran = 1"><a href="#y">drawn</a></svg><iframe srcdoc="<p>framed"></iframe>
<span lang="zh" style="position: fixed">语</span></p></li></ol></body></html>"""
"""A page with a note as somebody else might write it."""


@pytest.mark.parametrize(
    "target", ["https://other.example/page/#fn:harbor-fair", "/en/well/#fn:harbor-fair"]
)
def test_only_notes_of_this_page_open_in_the_box(
    browser: Browser, address: str, target: str
) -> None:
    """Any other link is a link, wherever it leads and whatever its end is called."""
    with visit(browser, f"{address}{ENGLISH}#1.1", provoked="other.example") as page:
        headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "text/html"}
        page.route(
            re.compile(r"other\.example|/en/well/"),
            lambda route: route.fulfill(
                body="<li id='fn:harbor-fair'>theirs</li>", headers=headers
            ),
        )
        page.evaluate(
            """href => document.querySelector(".row p").append(Object.assign(
                document.createElement("a"), { id: "trap", href, textContent: "the book" }))""",
            target,
        )
        page.locator("#trap").click()
        page.wait_for_url(re.compile(re.escape(target)))


def test_a_note_brings_nothing_but_words_and_links(browser: Browser, address: str) -> None:
    """“Parsed as data, nothing imported but text and the few elements that notes have.”"""
    forbids = "Content Security Policy"  # what stands in that page: one lock more
    with visit(browser, f"{address}{ENGLISH}#1.1", provoked=forbids) as page:
        mark = note_mark(page, "1.1", 1)
        theirs = HOSTILE.replace("fn:harbor-fair", str(mark.get_attribute("href"))[1:])
        headers = {"Content-Type": "text/html; charset=utf-8"}
        page.route("**/zh/tide-mill/", lambda route: route.fulfill(body=theirs, headers=headers))
        mark.click()
        note_box(page).get_by_role("link", name="中文").click()
        body = note_box(page).locator("div")
        expect(body).to_contain_text("Words of the note")
        assert body.locator("*").evaluate_all("all => [...new Set(all.map(e => e.localName))]") == [
            "p", "em", "a", "span",
        ]  # fmt: skip
        assert body.locator("*").evaluate_all("all => all.flatMap(e => e.getAttributeNames())") == [
            "href", "href", "href", "lang",
        ]  # fmt: skip
        hrefs = body.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert hrefs == ["", f"{address}zh/well/", f"{address}zh/tide-mill/#y"]
        assert "framed" not in body.inner_text()
        assert not page.evaluate("window.ran")


def test_the_pages_own_language_comes_first(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{CHINESE}#1.1") as page:
        note = note_box(page)
        note_mark(page, "1.1", 3).click()
        expect(note).to_be_visible()
        assert note.get_attribute("aria-label") == "注"
        expect(note.locator("div")).to_have_attribute("lang", "zh-Hans")
        assert "1921年" in note.inner_text()
        assert note.get_by_role("button", name="关闭").is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "none"])
def test_notes_stand_at_the_foot_with_ways_back(
    browser: Browser, address: str, script: bool
) -> None:
    with visit(browser, address + ENGLISH, java_script_enabled=script) as page:
        notes = page.locator("section[role=doc-endnotes] li")
        assert notes.count() > 20
        mark = note_mark(page, "19.2")
        number, target = mark.inner_text(), (mark.get_attribute("href") or "")[1:]
        note = page.locator(f'[id="{target}"]')
        assert note.evaluate("li => [...li.parentNode.children].indexOf(li) + 1") == int(number)
        note.locator("a[role=doc-backlink]", has_text="19.2 EN").click()
        assert (
            passages(page, "19.2")[0]
            .locator("sup")
            .first.evaluate(
                "sup => { const { top } = sup.getBoundingClientRect(); return 88 < top && top < 300; }"
            )
        )


def test_a_terms_note_leads_to_its_page(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#1.1") as page:
        note_mark(page, "1.1", 2).click()
        note_box(page).get_by_role("link", name="More").click()
        page.wait_for_url("**/en/glossary/corness/")


def test_from_1600_px_notes_stand_in_the_margin(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}#2.2", width=1600) as page:
        aside = page.locator("[id='2.2'] .margin-notes")
        expect(aside).to_be_visible()
        row, note = box(page.locator("[id='2.2']")), box(aside)
        assert note["x"] >= row["x"] + row["width"]
        assert note["x"] + note["width"] <= 1600
        assert abs(note["y"] - row["y"]) < 500
        assert aside.locator("a:not([tabindex='-1'])").count() == 0
        shown = [box(each) for each in page.locator(".margin-notes:visible").all()]
        shown.sort(key=lambda each: each["y"])
        for upper, lower in itertools.pairwise(shown):
            assert upper["y"] + upper["height"] <= lower["y"] + 1
        page.set_viewport_size({"width": 1440, "height": 900})
        expect(aside).to_have_count(0)


CUT = """() => {
  const asides = [...document.querySelectorAll(".margin-notes")].map(aside => ({
    notes: [...aside.children], row: aside.parentNode.getBoundingClientRect().top,
    ...aside.getBoundingClientRect().toJSON() })).sort((one, other) => one.top - other.top);
  const line = parseFloat(getComputedStyle(document.querySelector(".margin-notes")).lineHeight);
  return asides.filter(({ bottom, notes }, at) =>
    notes.some(note => note.scrollHeight > note.clientHeight + 2)
      && bottom + 2 * line < (asides[at + 1]?.row ?? Infinity)).map(({ notes }) => notes[0].textContent);
}"""
WHOLE = "e => e.scrollHeight <= e.clientHeight + 2"


@pytest.mark.parametrize("width", [1600, 1920])
def test_notes_in_the_margin_are_whole_where_there_is_room(
    browser: Browser, address: str, width: int
) -> None:
    """None is cut while there is room for more of it above the next row that has notes."""
    with visit(browser, address + ENGLISH, width=width, height=3000) as page:
        page.locator("[id='2.2'] .margin-notes").wait_for()
        page.evaluate(FRAMES)
        whole = page.locator(".margin-notes > div").evaluate_all(
            f"all => all.filter({WHOLE}).length"
        )
        assert whole > 3
        assert page.evaluate(CUT) == []


def test_a_note_in_the_margin_grows_where_it_stands(browser: Browser, address: str) -> None:
    """Its mark opens no box over it; it is then read out, holds the focus, and gives it back."""
    with visit(browser, f"{address}{ENGLISH}#2.2", width=1600) as page:
        beside = page.locator("[id='2.2'] .margin-notes > div").first
        expect(beside).to_have_attribute("aria-hidden", "true")
        mark = note_mark(page, "2.2")
        mark.focus()
        page.keyboard.press("Enter")
        expect(beside).to_be_focused()
        assert beside.evaluate(WHOLE)
        assert beside.get_attribute("aria-hidden") is None
        expect(note_box(page)).to_be_hidden()
        page.keyboard.press("Tab")
        expect(beside.get_by_role("link").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(mark).to_be_focused()
        expect(beside).to_have_attribute("aria-hidden", "true")
        mark.click()
        expect(beside).to_be_focused()
        mark.click()
        expect(beside).to_have_attribute("aria-hidden", "true")


# -- glosses ---------------------------------------------------------------------------------------


def term(page: Page) -> tuple[float, float]:
    """The middle of the word “Cor’ness” in 1.1."""
    rect = box(page.locator("[id='1.1'] .noted", has_text="Cor’ness").first)
    return rect["x"] + rect["width"] / 2, rect["y"] + rect["height"] / 2


def test_a_gloss_shows_by_pointer(browser: Browser, address: str) -> None:
    """WCAG 2.2, 1.4.13: it can be dismissed, pointed at, and stays."""
    with visit(browser, address + ENGLISH, before=lambda page: page.clock.install()) as page:
        tip = page.locator(TIP)
        page.mouse.move(*term(page))
        expect(tip).to_have_text(re.compile("^Cor’ness .+"))
        page.clock.pause_at(page.evaluate("Date.now() + 60_000"))
        expect(tip).to_be_visible()
        rect, (across, _) = box(tip), term(page)
        across = min(max(across, rect["x"] + 9), rect["x"] + rect["width"] - 9)
        page.mouse.move(across, rect["y"] + rect["height"] / 2, steps=8)
        page.clock.run_for(60_000)
        expect(tip).to_be_visible()
        page.clock.resume()
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        page.mouse.move(*term(page))
        expect(tip).to_be_visible()
        page.mouse.move(700, 880)
        expect(tip).to_be_hidden()


def test_a_gloss_shows_by_focus(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH) as page:
        tip, mark = page.locator(TIP), note_mark(page, "1.1", 2)
        mark.focus()
        expect(tip).to_be_visible()
        assert tip.get_attribute("role") == "tooltip"
        expect(mark).to_have_attribute("aria-describedby", "reader-tip")
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        expect(mark).to_be_focused()
        page.keyboard.press("Tab")
        expect(tip).to_have_text(re.compile("^Northshire"))
        page.locator("[id='3.1'] .address").focus()
        expect(tip).to_be_hidden()
        assert page.locator("[aria-describedby]").count() == 0


def test_a_gloss_shows_by_finger(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH, width=360, has_touch=True) as page:
        page.touchscreen.tap(*term(page))
        expect(page.locator(TIP)).to_have_text(re.compile("^Cor’ness"))
        assert is_on_screen(page, page.locator(TIP))
        page.locator("[id='1.3'] p").first.tap()
        expect(page.locator(TIP)).to_be_hidden()


# -- how much is shown -----------------------------------------------------------------------------


def test_notes_and_terms_are_switched_one_by_one(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH, before=lambda page: page.clock.install()) as page:
        page.mouse.move(*term(page))
        expect(page.locator(TIP)).to_be_visible()
        page.mouse.move(0, 0)
        expect(page.locator(TIP)).to_be_hidden()
        page.locator(".open-reader-panel").click()
        on_term, on_passage = note_mark(page, "1.1", 2), note_mark(page, "1.1", 1)
        line = "e => getComputedStyle(e.parentNode.previousElementSibling).textDecorationLine"
        choose(page, "terms", "off")
        expect(on_term).to_be_hidden()
        assert on_passage.is_visible()
        assert (on_term.evaluate(line), on_passage.evaluate(line)) == ("none", "underline")
        choose(page, "terms", "on")
        choose(page, "notes", "off")
        expect(on_passage).to_be_hidden()
        assert on_term.is_visible()
        assert (on_term.evaluate(line), on_passage.evaluate(line)) == ("underline", "none")
        choose(page, "terms", "off")
        expect(on_term).to_be_hidden()
        page.keyboard.press("Escape")
        page.mouse.move(*term(page))
        page.clock.run_for(60_000)
        page.evaluate(FRAMES)
        expect(page.locator(TIP)).to_be_hidden()


@pytest.mark.parametrize("at", ["1.1", "5.4", "12.1"])
def test_the_sheet_never_covers_the_sentence_that_was_tapped(
    browser: Browser, address: str, at: str
) -> None:
    """It comes from below; what was tapped goes up above it, wherever in the window it stood."""
    with visit(browser, address + ENGLISH, width=360, height=740, has_touch=True) as page:
        mark = note_mark(page, at)
        mark.evaluate("e => scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 20)")
        mark.tap()
        expect(note_box(page)).to_be_visible()
        page.evaluate(FRAMES)
        sheet, shown, bar = box(note_box(page)), box(mark), box(page.locator(".reader-bar"))
        assert bar["y"] + bar["height"] < shown["y"]
        assert shown["y"] + shown["height"] <= sheet["y"]
