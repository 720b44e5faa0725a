"""An engine as the tests of this folder drive it: one small set of deeds, whoever drives it.

Playwright drives Chromium and Debian's Firefox, Selenium drives WebKitGTK, which Playwright does not.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page, Playwright
from selenium.common.exceptions import TimeoutException
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browse import PATIENCE, listen, wait_until

NO_OVERRIDE: dict[str, Any] = {
    "color_scheme": "null",
    "reduced_motion": "null",
    "forced_colors": "null",
    "contrast": "null",
}
"""Of a context of Firefox, which knows no order for these."""


class Engine(Protocol):
    """A window with one page. `css` names the first element that it matches."""

    name: str

    def open(self, url: str, *, width: int = 1440, height: int = 900) -> None:
        """Another page, once it is loaded."""

    def run(self, script: str) -> Any:
        """What the expression is on the page."""

    def wait(self, expression: str) -> None:
        """Until the expression is true."""

    def click(self, css: str) -> None: ...

    def press(self, key: str) -> None:
        """A key as the DOM names it, or one character."""

    def picture(self, path: Path) -> None:
        """What the window shows."""


class Played:
    """Chromium or Firefox."""

    def __init__(self, name: str, browser: Browser) -> None:
        self.name = name
        context = browser.new_context(**NO_OVERRIDE if name == "firefox" else {})
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.faults: list[str] = []

    def open(self, url: str, *, width: int = 1440, height: int = 900) -> None:
        if not self.faults:
            self.faults = listen(self.page, url)
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto("about:blank")
        self.page.goto(url)

    def run(self, script: str) -> Any:
        return self.page.evaluate(script)

    def wait(self, expression: str) -> None:
        wait_until(self.page, expression)

    def click(self, css: str) -> None:
        self.page.locator(css).first.click()

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=path)


class Driven:
    """WebKit, in a window of its own on a screen that nobody sees."""

    name = "webkit"

    def __init__(self, driver: WebKitGTK) -> None:
        self.driver = driver

    def open(self, url: str, *, width: int = 1440, height: int = 900) -> None:
        size = {"width": width, "height": height}
        for _ in range(2):  # the second time with what the window itself takes of it
            self.driver.set_window_size(size["width"], size["height"])
            with suppress(TimeoutException):  # it has a least width, of some 450
                WebDriverWait(self.driver, 1, 0.05).until(
                    lambda _: self.run("[innerWidth, innerHeight]") == [width, height]
                )
            wide, high = self.run("[innerWidth, innerHeight]")
            if [wide, high] == [width, height]:
                break
            size = {"width": 2 * width - wide, "height": 2 * height - high}
        self.driver.get("about:blank")
        self.driver.get(url)

    def run(self, script: str) -> Any:
        return self.driver.execute_script(f"return ({script})")

    def wait(self, expression: str) -> None:
        WebDriverWait(self.driver, PATIENCE / 1000, 0.05).until(lambda _: self.run(expression))

    def click(self, css: str) -> None:
        self.wait(f"!!document.querySelector({css!r})")
        # The driver brings it to the very edge, where the foot of the window may cover it.
        self.run(f"document.querySelector({css!r}).scrollIntoView({{ block: 'center' }})")
        self.driver.find_element(By.CSS_SELECTOR, css).click()

    def press(self, key: str) -> None:
        ActionChains(self.driver).send_keys(getattr(Keys, key.upper(), key)).perform()

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.driver.get_screenshot_as_base64()))


def find_firefox() -> str | None:
    """Firefox's path: as FIREFOX says, or as the system names it."""
    names = os.environ.get("FIREFOX"), "firefox-esr", "firefox"
    return next((path for name in names if name and (path := shutil.which(name))), None)


def find_webkit() -> tuple[str, str] | None:
    """The paths of WebKitGTK's driver and of the browser that it drives."""
    driver = shutil.which("WebKitWebDriver")
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return (driver, str(browsers[-1])) if driver and browsers and shutil.which("Xvfb") else None


def start_firefox(playwright: Playwright, path: str) -> Browser:
    # By WebDriver BiDi: Debian's own Firefox, not one that Playwright has built.
    return playwright.firefox.launch(executable_path=path, channel="moz-firefox")


@contextmanager
def screen() -> Iterator[str]:
    """The name of a screen that nobody sees."""
    ready, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", "2200x1600x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[told], stderr=subprocess.DEVNULL) as server:
        os.close(told)
        try:
            with os.fdopen(ready) as number:
                yield f":{number.readline().strip()}"
        finally:
            server.terminate()


@contextmanager
def webkit(driver: str, browser: str) -> Iterator[Driven]:
    with screen() as display:
        options = Options()
        options.binary_location = browser
        options.add_argument("--automation")
        service = Service(driver, env={**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11"})
        session = WebKitGTK(options=options, service=service)
        try:
            yield Driven(session)
        finally:
            session.quit()
