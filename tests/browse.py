"""A page in the browser, as the tests open it: ready, watched for faults, and never waited for by the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, FloatRect, Locator, Page, Request

PATIENCE = 30_000
"""Milliseconds until a wait counts as in vain: not how fast anything must be. A busy machine has it too."""
VIOLATIONS = """
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
  console.error("the Content Security Policy forbids", effectiveDirective, blockedURI, `${sourceFile}:${lineNumber}`, sample));
"""
"""Says on the console what the site's policy blocks, whether by its header or by its `meta` element."""
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


@contextmanager
def visit(
    browser: Browser,
    url: str,
    *,
    width: int = 1440,
    height: int = 900,
    reading: bool = True,
    provoked: str = "",
    before: Callable[[Page], object] = lambda page: None,
    **more: Any,
) -> Iterator[Page]:
    """A page at `url`, ready. Fails where it says an error, or asks another host for anything.

    `before` is called with the empty page; `reading` says that it is a reading page; `provoked` are words
    of an error that the test itself makes. Whatever else there is goes to the browser's context.
    """
    context = browser.new_context(viewport={"width": width, "height": height}, **more)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults = listen(page, url)
    before(page)
    page.goto(url)
    if reading and more.get("java_script_enabled", True):
        ready(page)
    try:
        yield page
    finally:
        context.close()
    faults = [fault for fault in faults if not provoked or provoked not in fault]
    assert not faults, faults


def listen(page: Page, url: str) -> list[str]:
    """Everything that goes wrong on the page from now on, and all that the site's policy blocks."""
    faults: list[str] = []
    origin = url.split("/", 3)[2]

    def asked(request: Request) -> None:
        if origin not in request.url and not request.url.startswith("data:"):
            faults.append(request.url)

    page.add_init_script(VIOLATIONS)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("request", asked)
    return faults


def arrives(page: Page, ending: str) -> None:
    """Waits until the page's address ends so: what a script writes there is told to us a moment later."""
    page.wait_for_url(lambda url: url.endswith(ending), wait_until="commit")


def wait_until(page: Page, condition: str) -> None:
    """Waits until the condition, in JavaScript, holds. (`wait_for_function` evaluates its text again and
    again in the page, which the site's policy forbids.)"""
    assert page.evaluate(
        f"""async () => {{
          const end = performance.now() + {PATIENCE};
          while (!(await ({condition})) && performance.now() < end)
            await new Promise(requestAnimationFrame);
          return performance.now() < end;
        }}"""
    ), condition


def choose(page: Page, choice: str) -> None:
    """Chooses “Light”, “Dark” or “System” in the header's box."""
    page.locator("button.appearance").click()
    at = ("Light", "Dark", "System").index(choice)
    page.locator("#appearance input").nth(at).check()
    page.keyboard.press("Escape")


def ready(page: Page) -> None:
    """Waits until the scripts have filled the bar of a reading page."""
    page.locator(".open-reader-keys").wait_for(state="attached")


def resting(page: Page) -> Callable[[], None]:
    """Of an empty page: what waits, once it has been sent somewhere, until nothing more comes.

    That is: two frames have been painted, and nothing was on its way before or after them.
    """
    under_way: set[Request] = set()
    page.on("request", lambda request: under_way.add(request))
    page.on("requestfinished", lambda request: under_way.discard(request))
    page.on("requestfailed", lambda request: under_way.discard(request))

    def rest() -> None:
        quiet = 0
        for _ in range(PATIENCE // 32):
            quiet = 0 if under_way else quiet + 1
            if quiet > 2:
                return
            page.evaluate(FRAMES)
        raise AssertionError(sorted(request.url for request in under_way))

    return rest


def box(found: Locator) -> FloatRect:
    """Where it lies in the window."""
    rect = found.bounding_box()
    assert rect is not None
    return rect


def is_on_screen(page: Page, found: Locator) -> bool:
    """Whether the whole of it lies in the window."""
    rect, size = box(found), page.viewport_size
    assert size is not None
    right, bottom = rect["x"] + rect["width"], rect["y"] + rect["height"]
    return rect["x"] >= 0 and rect["y"] >= 0 and right <= size["width"] and bottom <= size["height"]
