"""The place and the choices go with the reader: over reload, history and the switch of language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browse import FRAMES, arrives, wait_until
from tests.reading.page import CHINESE, ENGLISH, box, ready, visit

TIMES = 15
AT = """() => {
  const edge = document.querySelector(".reader-bar").getBoundingClientRect().bottom + 60;
  const row = [...document.querySelectorAll(".row[id]")].find(e => e.getBoundingClientRect().bottom > edge);
  return [row.id, Math.round(row.getBoundingClientRect().top)];
}"""


def renumbered(text: str, by: int) -> str:
    return re.sub(r'id="(\d+)', lambda id_: f'id="{by + int(id_[1])}', text)


def made_long(page: Page) -> None:
    """The text, again and again: so long that what is far is laid out when it comes near."""

    def lengthen(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        start = text.index('<section class="bitext')
        end = text.index("</section>", text.rindex('<section class="bitext')) + len("</section>")
        whole = text[start:end].replace('<section class="bitext', '<section class="far bitext')
        more = (renumbered(whole, 100 * again) for again in range(1, TIMES))
        route.fulfill(response=answer, body=text[:end] + "".join(more) + text[end:])

    page.route(re.compile(rf"/{ENGLISH}(\?.*)?$"), lengthen)


@pytest.mark.parametrize("ending", ["", "#812.1", "?view=interleaved"])
@pytest.mark.parametrize("way", ["reload", "history"])
def test_the_place_is_kept_to_the_pixel(
    browser: Browser, address: str, way: str, ending: str
) -> None:
    """By reloading, and on coming back, however long the text; there is no “Go on at” then."""
    url = address + ENGLISH + ending
    with visit(browser, url, width=768, before=made_long) as page:
        page.evaluate("document.getElementById('912.1').scrollIntoView()")
        page.evaluate(FRAMES)
        page.mouse.wheel(0, 333)
        page.evaluate(FRAMES)
        page.evaluate(FRAMES)
        before = page.evaluate(AT)
        if way == "reload":
            page.reload()
        else:
            page.goto(f"{address}en/glossary/")
            page.go_back()
        ready(page)
        wait_until(page, f"`${{({AT})()}}` === '{before[0]},{before[1]}'")
        assert page.locator(".reader-bar > a").count() == 0


def test_the_switch_of_language_keeps_choices_and_place(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{ENGLISH}?view=single&changes=on#12.1") as page:
        expect(page.locator(".languages a[hreflang=zh-Hans]")).to_have_attribute(
            "href", re.compile("#12.1$")
        )
        page.keyboard.press("v")
        page.locator(".languages a[hreflang=zh-Hans]").click()
        page.wait_for_url("**/zh/**")
        ready(page)
        arrives(page, "#12.1")
        assert "view=reveal" in page.url
        assert "changes=on" in page.url
        assert page.locator("html").get_attribute("data-view") == "reveal"
        expect(page.locator("[id='12.1']")).to_be_in_viewport()


@pytest.mark.parametrize("path", [ENGLISH, CHINESE])
def test_an_address_of_a_hidden_mark_leads_to_its_row(
    browser: Browser, address: str, path: str
) -> None:
    """A note leads back to each of its marks, one of which may be in the language that is hidden."""
    with visit(browser, f"{address}{path}?view=single") as page:
        mark = page.locator(".row[id] > .counterpart sup").last
        assert not mark.is_visible()
        hash_, row = mark.evaluate("e => [e.id, e.closest('.row').id]")
        for go in ("location.hash = id", "location.reload()"):
            page.evaluate(f"id => {go}", hash_)
            ready(page)
            lit = page.locator(f"[id='{row}'].lit")
            expect(lit).to_be_in_viewport()
            assert box(lit)["y"] > 80


@pytest.mark.parametrize("width", [360, 1440])
def test_the_contents_follow_the_place(browser: Browser, address: str, width: int) -> None:
    """However many sections there are, the current one is marked, and in sight in its list."""

    def grow(page: Page) -> None:
        page.add_init_script(
            """addEventListener("DOMContentLoaded", () => {
              const list = document.querySelector(".md-nav--secondary ul");
              for (let n = 0; n < 200; n++) list.prepend(list.lastElementChild.cloneNode(true));
            });"""
        )

    with visit(browser, f"{address}{ENGLISH}#9.1", width=width, before=grow) as page:
        current = page.locator(".md-nav--secondary [aria-current]")
        title = re.compile("company in many seasons")
        expect(current).to_have_text(title)
        if width == 1440:
            expect(current).to_be_in_viewport()
        page.locator(".open-reader-sections").click()
        expect(page.locator("#reader-sections [aria-current]")).to_have_text(title)
        expect(page.locator("#reader-sections [aria-current]")).to_be_in_viewport()
        page.keyboard.press("Escape")
        page.evaluate("document.getElementById('22.1').scrollIntoView()")
        expect(current).to_have_text("[The Guild of Tide Millers]")
