"""Pictures of the page in its main states, in artefacts/: compared with nothing but our eyes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.reading.page import ARTEFACTS, ENGLISH, choose, note_box, note_mark, visit


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440, 1680])
def test_pictures(browser: Browser, address: str, width: int, scheme: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)

    def picture(name: str) -> None:
        page.screenshot(path=ARTEFACTS / f"reading-{width}-{scheme}-{name}.png")

    url = f"{address}{ENGLISH}#2.2"
    with visit(browser, url, width=width, color_scheme=scheme) as page:
        for view in ("interleaved", "single", "reveal", "columns"):
            page.locator(".open-reader-panel").click()
            choose(page, "view", view)
            page.keyboard.press("Escape")
            picture(view)
        page.locator(".open-reader-panel").click()
        picture("panel")
        choose(page, "changes", "on")
        page.keyboard.press("Escape")
        note_mark(page, "2.2").click()
        expect(note_box(page)).to_be_visible()
        picture("note")
        page.keyboard.press("Escape")
        page.locator("[id='3.1'] ins").focus()
        expect(page.locator("#reader-tip")).to_be_visible()
        picture("change")
        page.keyboard.press("?")
        expect(page.locator("#reader-keys")).to_be_visible()
        picture("keys")
