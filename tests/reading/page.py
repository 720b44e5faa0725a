"""A reading page in the browser, as the tests of this folder open it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FloatRect, Locator, Page

ENGLISH = "en/leaders-talk-tokayev/"
CHINESE = "zh/leaders-talk-tokayev/"
SECOND = "en/well/"
"""The other text of the edition that has two."""
WIDTHS = (360, 768, 1440)
"""A phone, a tablet, a desk."""
VIEWS = ("columns", "interleaved", "single", "reveal")
OFFLINE = "() => { window.fetch = () => Promise.reject(new Error('offline')); }"
ARTEFACTS = Path(__file__).parents[2] / "artefacts"


@contextmanager
def visit(
    browser: Browser,
    url: str,
    *,
    width: int = 1440,
    height: int = 900,
    reading: bool = True,
    before: Callable[[Page], object] = lambda page: None,
    **more: Any,
) -> Iterator[Page]:
    """A page at `url`, ready. Fails where it says an error, or asks another host for anything.

    `before` is called with the empty page; `reading` says that it is a reading page. Whatever else
    there is goes to the browser's context.
    """
    context = browser.new_context(viewport={"width": width, "height": height}, **more)
    context.set_default_timeout(8000)
    page = context.new_page()
    faults = listen(page, url)
    before(page)
    page.goto(url)
    if reading and more.get("java_script_enabled", True):
        ready(page)
    yield page
    context.close()
    assert not faults, faults


def listen(page: Page, url: str) -> list[str]:
    """Everything that goes wrong on the page from now on."""
    faults: list[str] = []
    origin = url.split("/", 3)[2]
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("request", lambda r: faults.append(r.url) if origin not in r.url else None)
    return faults


def ready(page: Page) -> None:
    """Waits until the scripts have filled the bar."""
    page.locator(".open-reader-keys").wait_for(state="attached")


def passages(page: Page, address: str) -> tuple[Locator, Locator]:
    """The two passages of a segment, as they stand in the page."""
    found = page.locator(f'[id="{address}"] > [lang]')
    return found.nth(0), found.nth(1)


def box(found: Locator) -> FloatRect:
    rect = found.bounding_box()
    assert rect is not None
    return rect


def note_mark(page: Page, address: str, index: int = 0) -> Locator:
    """The mark of a note in a segment."""
    return page.locator(f'[id="{address}"] a[role=doc-noteref]').nth(index)


def note_box(page: Page) -> Locator:
    return page.locator("#reader-note")


def choose(page: Page, name: str, value: str) -> None:
    """Makes a choice in the panel, which is open: a radio button's value, or "on" or "off"."""
    if value in ("on", "off"):
        page.locator(f"#reader-panel input[value={name}]").set_checked(value == "on")
    else:
        page.locator(f'#reader-panel input[name={name}][value="{value}"]').check()


def is_on_screen(page: Page, found: Locator) -> bool:
    """Whether the whole of it lies in the window."""
    rect, size = box(found), page.viewport_size
    assert size is not None
    right, bottom = rect["x"] + rect["width"], rect["y"] + rect["height"]
    return rect["x"] >= 0 and rect["y"] >= 0 and right <= size["width"] and bottom <= size["height"]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a free port, with a slash at the end."""
    handler = functools.partial(_Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the test does."""
