"""What the browser remembers for a site may be anything: another page of the host has the same memory."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browse import choose, ready, visit

TEXT = "en/tide-mill/"
KEYS = (
    "/.__palette",
    "diglot.reading",
    "diglot.keys",
    "diglot.place.tide-mill",
    "diglot.search",
)
JUNK = (
    "not json",
    "",
    "null",
    "7",
    '"constructor"',
    "[[[]]]",
    '{"index": "length"}',
    '{"index": -1}',
    '{"index": 99}',
    '{"index": 0.5, "color": null, "view": {"a": 1}, "lead": ["en"], "size": true, "notes": null}',
    '{"__proto__": {"index": 1}, "index": {"valueOf": 0}}',
    "'\"><script>window.ran = 1</script>[id=\\",
    "\u0000\u2028\ud7ff" * 40,
)


def test_every_key_of_ours_is_tried(browser: Browser, address: str) -> None:
    """What is kept after a reader has used all there is, has one of the keys below."""
    with visit(browser, address + TEXT) as page:
        for key in "vj":
            page.keyboard.press(key)
        choose(page, "Dark")
        page.keyboard.press("Control+k")
        page.locator("dialog.search input").fill("mill")
        page.locator("dialog.search li").first.wait_for()
        page.keyboard.press("Escape")
        kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
        assert set(kept) <= set(KEYS)
        assert len(kept) >= 3


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_whatever_is_stored_nothing_throws(browser: Browser, address: str, junk: str) -> None:
    """“Any stored value of ours likewise”: in every key at once; the page then works as on a first visit."""
    keep = f"""for (const key of {json.dumps(KEYS)}) for (const kept of [localStorage, sessionStorage])
      kept.setItem(key, {json.dumps(junk)});"""

    def before(page: Page) -> None:
        page.add_init_script(keep)

    with visit(browser, address + TEXT, before=before) as page:
        body = page.locator("body")
        assert body.get_attribute("data-md-color-scheme") == "default"
        assert page.evaluate("document.documentElement.dataset.view") == "columns"
        choose(page, "Dark")
        assert body.get_attribute("data-md-color-scheme") == "slate"
        page.keyboard.press("Control+k")
        page.locator("dialog.search input").fill("mill")
        expect(page.locator("dialog.search li").first).to_be_visible()
        page.goto(f"{address}en/about/")
        assert body.get_attribute("data-md-color-scheme") == "default"
        page.goto(address + TEXT)
        ready(page)
        assert not page.evaluate("window.ran")
