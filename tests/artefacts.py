"""Pictures of reading pages in their main states, in artefacts/: `make artefacts`.

They are compared with nothing but our eyes, so this is no test. The pages are those of the tests'
editions.
"""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browse import visit
from tests.chromium import ARGUMENTS, find_chromium
from tests.reading.page import CHINESE, ENGLISH, VIEWS, choose, note_box, note_mark
from tests.sites import EDITIONS, REPOSITORY, build, lay_out_edition, served

TARGET = REPOSITORY / "artefacts"
SCHEMES = ("light", "dark")
WIDTHS = (360, 768, 1440, 1680)
RTL = (("he-en", "he", "well"), ("he-en", "en", "well"), ("ar-zh", "ar", "orchard"))
"""Edition, language of the page, text."""


def take(page: Page, name: str, *, whole: bool = False) -> None:
    page.screenshot(path=TARGET / f"{name}.png", full_page=whole)


def states(browser: Browser, url: str, width: int, scheme: str) -> None:
    """The layouts, the panel, a note, a change, the list of keys."""
    name = f"reading-{width}-{scheme}"
    with visit(browser, url, width=width, color_scheme=scheme) as page:
        for view in ("interleaved", "single", "reveal", "columns"):
            page.locator(".open-reader-panel").click()
            choose(page, "view", view)
            page.keyboard.press("Escape")
            take(page, f"{name}-{view}")
        page.locator(".open-reader-panel").click()
        take(page, f"{name}-panel")
        choose(page, "changes", "on")
        page.keyboard.press("Escape")
        note_mark(page, "2.2").click()
        expect(note_box(page)).to_be_visible()
        take(page, f"{name}-note")
        page.keyboard.press("Escape")
        page.locator("[id='3.1'] ins").focus()
        expect(page.locator("#reader-tip")).to_be_visible()
        take(page, f"{name}-change")
        page.keyboard.press("?")
        expect(page.locator("#reader-keys")).to_be_visible()
        take(page, f"{name}-keys")


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = find_chromium()
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        sites = Path(folder)
        for name in ("en-zh", "he-en", "ar-zh"):
            build(lay_out_edition(EDITIONS / name, sites / name))
        with served(sites) as host:
            address = f"{host}en-zh/site/"
            for width, scheme in itertools.product(WIDTHS, SCHEMES):
                states(browser, f"{address}{ENGLISH}#2.2", width, scheme)
            for path_, script in ((ENGLISH, True), (CHINESE, False)):
                with visit(browser, address + path_, java_script_enabled=script) as page:
                    name = f"reading-{path_[:2]}-{'script' if script else 'none'}.pdf"
                    page.pdf(path=TARGET / name, format="A4", prefer_css_page_size=True)
            for (edition, lang, text), view, width in itertools.product(RTL, VIEWS, (360, 1440)):
                url = f"{host}{edition}/site/{lang}/{text}/?view={view}&changes=on"
                with visit(browser, url, width=width) as page:
                    take(page, f"rtl-{lang}-{view}-{width}", whole=True)
        browser.close()
    print(f"The pictures are in {TARGET}.")


if __name__ == "__main__":
    main()
