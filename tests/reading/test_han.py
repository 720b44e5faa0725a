"""Pinyin above a Chinese text and its traditional characters: asked for, seen, and gone again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browse import FRAMES, arrives, wait_until
from tests.examples import crossed
from tests.reading.page import CHINESE, ENGLISH, OFFLINE, VIEWS, WIDTHS, choose, visit
from tests.reading.test_selecting import copied

FILES = "/made/han/"
TEXT = """() => [...document.querySelectorAll(".bitext")].map(block => block.outerHTML).join("")"""
NOTES = """() => document.querySelector(".notes").outerHTML"""
WORDS = """address => document.getElementById(address).querySelector("[lang^=zh]").textContent"""
SOUNDS = """address => [...document.getElementById(address).querySelectorAll("rt")].map(
  rt => rt.dataset.sound).join(" ")"""
RUBY = """address => [...document.getElementById(address).querySelectorAll("ruby")].map(
  ruby => [ruby.textContent, ruby.querySelector("rt").dataset.sound])"""
SAID = """() => [...document.querySelectorAll("rt")].every(rt => {
  const { content } = getComputedStyle(rt, "::before");
  return !rt.textContent && content.includes(rt.dataset.sound);
})"""
FOUND = """words => {
  getSelection().removeAllRanges();
  return find(words) && `${getSelection()}`;
}"""
# The lines of each passage: how far each is from the one before it, to the pixel.
PACES = """() => [...document.querySelectorAll(".bitext:not(.heading) .row[id] > [data-sounded]")]
  .filter(cell => cell.querySelector("rt")).map(cell => {
    const lines = [...cell.querySelectorAll("ruby")].map(ruby => Math.round(ruby.getBoundingClientRect().bottom));
    const places = [...new Set(lines)].sort((one, other) => one - other);
    return places.slice(1).map((place, at) => place - places[at]);
  }).flat()"""
COLLIDING = """() => {
  const found = [];
  for (const cell of document.querySelectorAll("[data-sounded]")) {
    let last = null;
    for (const rt of cell.querySelectorAll("rt")) {
      const box = rt.getBoundingClientRect();
      if (last && Math.abs(box.top - last.top) < 2 && box.left < last.right - .5) found.push(rt.dataset.sound);
      last = box;
    }
  }
  return found;
}"""


def asked(page: Page) -> list[str]:
    """The views that the page asks for from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if FILES in request.url else None)
    return found


def sounded(page: Page) -> None:
    page.locator("rt").first.wait_for(state="attached")


def test_a_view_is_fetched_when_it_is_asked_for(browser: Browser, address: str) -> None:
    with visit(browser, address + CHINESE) as page:
        requests = asked(page)
        page.locator(".open-reader-panel").click()
        assert page.locator("rt, .converted").count() == 0
        assert not requests
        choose(page, "pinyin", "on")
        sounded(page)
        assert [url.rsplit("/", 1)[1] for url in requests] == ["tide-mill.zh.pinyin.json"]
        arrives(page, "?pinyin=on")
        choose(page, "traditional", "on")
        expect(page.locator(".converted")).to_be_visible()
        assert [url.rsplit("/", 1)[1] for url in requests] == [
            "tide-mill.zh.pinyin.json",
            "tide-mill.zh.traditional.json",
        ]
        arrives(page, "?pinyin=on&traditional=on")
        page.goto(address + ENGLISH)  # as the reader chose
        sounded(page)
        expect(page.locator(".converted")).to_have_text(
            "The Chinese stands in traditional characters,"
            " converted by rule from this edition’s simplified text."
        )


def test_syllables_stand_above_and_are_no_text(browser: Browser, address: str) -> None:
    """Not copied, not found, not read out; the words are found as ever."""
    with visit(browser, address + CHINESE) as page:
        plain = page.evaluate(WORDS, "3.1")
        whole = page.evaluate("document.querySelector('article').innerText")
        line = copied(page, "3.1", "3.1", "own")[0]
        page.goto(f"{address}{CHINESE}?pinyin=on")
        sounded(page)
        assert plain == "磨坊历来崇尚耐心与和睦。"
        assert page.evaluate(SOUNDS, "3.1").startswith(
            "mò fáng lì lái chóng shàng nài xīn yǔ hé mù"
        )
        assert page.evaluate(WORDS, "3.1") == plain
        assert page.evaluate(SAID)
        assert copied(page, "3.1", "3.1", "own")[0] == line == plain
        assert "<rt" not in copied(page, "3.1", "3.1", "own")[1]
        assert page.evaluate(FOUND, "耐心与和睦") == "耐心与和睦"
        assert not page.evaluate(FOUND, "chóng")
        heard = page.locator("[id='3.1'] .own").aria_snapshot()
        assert "chóng" not in heard
        assert "".join(char for char in heard if char in plain) == plain
        shown = page.evaluate("document.querySelector('article').innerText")
        assert "".join(shown.split()) == "".join(whole.split())


def test_a_character_is_as_its_words_have_it_time_after_time(
    browser: Browser, address: str
) -> None:
    """划 is huá of an oar and huà of a plan, and 面 changes where it is flour."""
    with visit(browser, f"{address}{CHINESE}?pinyin=on&traditional=on") as page:
        page.locator("[id='19.2']").scroll_into_view_if_needed()
        page.locator("[id='19.2'] rt").first.wait_for(state="attached")
        said = page.evaluate(RUBY, "19.2")
        assert [pair for pair in said if pair[0] in "划劃"] == [["划", "huá"], ["劃", "huà"]]
        assert "麵" in page.evaluate(WORDS, "10.1")
        assert "方面" in page.evaluate(WORDS, "5.6")


def test_traditional_characters_say_what_they_are(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{CHINESE}?traditional=on") as page:
        expect(page.locator(".converted")).to_have_text(
            "正文与注释以繁体字显示，由本版的简体文本按规则自动转换而来。"
        )
        passage = page.locator("[id='3.1'] .own")
        expect(passage).to_have_text("磨坊歷來崇尚耐心與和睦。")
        expect(passage).to_have_attribute("lang", "zh-Hant")
        expect(page.locator("[id='3.1'] .counterpart")).to_have_attribute("lang", "en")
        plain, rich = copied(page, "3.1", "3.1", "own")
        assert plain == "磨坊歷來崇尚耐心與和睦。"
        assert 'lang="zh-Hant"' in rich
        note = page.locator(".notes li > p[lang=zh-Hant]").first
        expect(note).to_be_attached()
        expect(page.locator("[id='2.2'] .own")).to_contain_text("稱它是“通往北海新航道的鑰匙”")


@pytest.mark.parametrize("path", [CHINESE, ENGLISH])
def test_put_away_it_leaves_the_page_as_it_was(browser: Browser, address: str, path: str) -> None:
    """“Going back restores byte for byte”, from either view and from both, whatever else was asked."""
    with visit(browser, address + path) as page:
        page.locator(".open-reader-panel").click()
        before, notes = page.evaluate(TEXT), page.evaluate(NOTES)
        for views in (["pinyin"], ["traditional"], ["pinyin", "traditional"]):
            for view in views:
                choose(page, view, "on")
            if "pinyin" in views:
                sounded(page)
            if "traditional" in views:
                expect(page.locator(".converted")).to_be_attached()
            assert page.evaluate(TEXT) != before
            for view in views:
                choose(page, view, "off")
            wait_until(page, "!document.querySelector('rt, .converted, [data-sounded]')")
            assert page.evaluate(TEXT) == before
            assert page.evaluate(NOTES) == notes


def test_both_stand_together(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}?pinyin=on&traditional=on") as page:
        sounded(page)
        expect(page.locator("[id='3.1'] .counterpart")).to_have_text("磨坊歷來崇尚耐心與和睦。")
        assert page.evaluate(SOUNDS, "3.1").startswith("mò fáng lì lái chóng shàng")
        page.keyboard.press("e")  # what was changed in the English
        expect(page.locator("[id='1.3'] del")).to_be_visible()
        page.locator("[id='1.1'] .counterpart a[role=doc-noteref]").first.click()
        expect(page.locator("#reader-note")).to_be_visible()


def test_pinyin_comes_to_what_is_near_and_to_all_that_is_printed(
    browser: Browser, address: str
) -> None:
    with visit(browser, f"{address}{CHINESE}?pinyin=on", height=400) as page:
        sounded(page)
        page.evaluate(FRAMES)
        last = page.locator(".bitext .row[id] > .own").last
        assert last.locator("rt").count() == 0
        last.scroll_into_view_if_needed()
        last.locator("rt").first.wait_for(state="attached")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        unsounded = "[...document.querySelectorAll('[data-sounded]')].filter(cell => /[一-鿿]/.test(cell.textContent) && !cell.querySelector('rt')).length"
        assert page.evaluate(unsounded) == 0


@pytest.mark.parametrize(("view", "width"), crossed(VIEWS, WIDTHS))
def test_lines_are_evenly_apart_and_nothing_collides(
    browser: Browser, address: str, view: str, width: int
) -> None:
    with visit(browser, f"{address}{CHINESE}?pinyin=on&view={view}", width=width) as page:
        sounded(page)
        paces = page.evaluate(PACES)
        assert len(paces) > 1
        assert max(paces) - min(paces) <= 1, paces
        assert page.evaluate(COLLIDING) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_view_that_cannot_be_had_leaves_the_text(browser: Browser, address: str) -> None:
    with visit(browser, address + CHINESE) as page:
        before = page.evaluate(TEXT)
        page.evaluate(OFFLINE)
        page.locator(".open-reader-panel").click()
        choose(page, "traditional", "on")
        wait_until(page, "window.refused")
        page.evaluate(FRAMES)
        assert page.evaluate(TEXT) == before
        assert page.locator(".converted").count() == 0


def test_a_sentence_is_quoted_as_it_is_seen_with_a_word_on_that(
    browser: Browser, address: str
) -> None:
    with visit(
        browser,
        f"{address}{ENGLISH}?traditional=on&pinyin=on#3.1",
        permissions=["clipboard-read", "clipboard-write"],
    ) as page:
        sounded(page)
        page.keyboard.press("c")
        expect(page.get_by_text("Copied", exact=True)).to_be_attached()
        lines = page.evaluate("navigator.clipboard.readText()").splitlines()
        assert lines[1] == "磨坊歷來崇尚耐心與和睦。"
        assert lines[2].startswith("The Chinese stands in traditional characters")
        assert lines[-1].endswith("?traditional=on#3.1") or lines[-1].endswith("#3.1")


@pytest.mark.parametrize("width", [360, 1440])
def test_an_address_leads_where_it_did(browser: Browser, address: str, width: int) -> None:
    """The sentence stands where the address led to, whatever came above it meanwhile."""
    with visit(browser, f"{address}{CHINESE}#19.2", width=width) as page:
        top = "document.getElementById('19.2').getBoundingClientRect().top"
        wait_until(page, "scrollY > 0")
        page.evaluate(FRAMES)
        before = page.evaluate(top)
        page.goto("about:blank")
        page.goto(f"{address}{CHINESE}?pinyin=on&traditional=on#19.2")
        sounded(page)
        page.evaluate(FRAMES)
        wait_until(page, f"Math.abs({top} - {before}) < 30")
        page.evaluate(FRAMES)
        assert abs(page.evaluate(top) - before) < 30
