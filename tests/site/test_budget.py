"""What the reading page may cost: bytes on the way, and movement while it loads. Times are measured
by `python -m tests.bench`, since they depend on the machine; what the first edition's own text adds
is weighed in tests/first_edition."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browse import ready, resting
from tests.examples import crossed

KB = 1000
OURS = {360: 18 * KB, 768: 18 * KB, 1440: 18 * KB, 1700: 20 * KB}
"""Of our own styles and scripts in it, that for paper included, by the window’s width: notes in the margin
have a script more. “Ours ≤ 20 KB without the optional faces.”"""
SHIFT = 0.01
TEXTS = ("en/tide-mill/", "zh/tide-mill/")


def asked(browser: Browser, url: str, site: Path, width: int) -> dict[str, int]:
    """What a first visit to `url` asks for: file → its bytes with gzip."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    paths: set[str] = set()
    page.on("request", lambda request: paths.add(unquote(urlsplit(request.url).path).lstrip("/")))
    rest = resting(page)
    page.goto(url)
    ready(page)
    rest()
    context.close()
    found = {}
    for path in sorted(paths):
        file = site / path
        file = file / "index.html" if file.is_dir() else file
        found[path] = len(gzip.compress(file.read_bytes(), 9, mtime=0))
    return found


@pytest.mark.parametrize("width", OURS)
@pytest.mark.parametrize("path", TEXTS)
def test_our_own_part_of_the_reading_page_is_light(
    browser: Browser, built: Path, address: str, path: str, width: int
) -> None:
    found = asked(browser, address + path, built / "site", width)
    assert path in found
    ours = {name: size for name, size in found.items() if name.startswith("assets/diglot/")}
    assert ours
    assert sum(ours.values()) <= OURS[width], ours


# Each shift, with what moved.
WATCH = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const { hadRecentInput, sources, value } of list.getEntries())
    if (!hadRecentInput) shifts.push([value, sources.map(({ node }) =>
      (node?.outerHTML ?? node?.data ?? "").slice(0, 80))]);
}).observe({ type: "layout-shift", buffered: true });
"""


def shifts(page: Page, url: str, rest: Callable[[], None]) -> list[tuple[float, list[str]]]:
    page.goto(url)
    ready(page)
    rest()
    found: list[tuple[float, list[str]]] = page.evaluate("shifts")
    return found


@pytest.mark.parametrize(("path", "width"), crossed(TEXTS, [360, 768, 1440, 1700]))
def test_nothing_moves_while_the_page_loads(
    browser: Browser, address: str, path: str, width: int
) -> None:
    """On a first visit, at an address, and with choices remembered from the last visit."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    rest = resting(page)
    other = "zh-Hans" if path.startswith("en") else "en"
    for ending in (
        "",
        "#19.2",
        f"?view=interleaved&lead={other}&size=3&changes=on",
        "?view=reveal",
        "?pinyin=on&traditional=on",
    ):
        page.goto("about:blank")
        found = shifts(page, f"{address}{path}{ending}", rest)
        assert sum(value for value, _ in found) < SHIFT, (ending, found)
    context.close()
