"""The three engines, each started once for a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from tests.conftest import lacking
from tests.engines.engine import (
    Driven,
    Engine,
    Played,
    find_firefox,
    find_webkit,
    start_firefox,
    webkit,
)

ENGINES = ("chromium", "firefox", "webkit")


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    path = find_firefox()
    if path is None:
        lacking("Firefox", "apt-get install firefox-esr")
    started = start_firefox(playwright, path)
    yield started
    started.close()


@pytest.fixture(scope="session")
def safari() -> Iterator[Driven]:
    """The engine of Safari."""
    paths = find_webkit()
    if paths is None:
        lacking("WebKit", "apt-get install webkit2gtk-driver xvfb")
    with webkit(*paths) as driven:
        yield driven


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Engine]:
    """Each of the three. Fails where the page says an error."""
    if request.param == "webkit":
        yield request.getfixturevalue("safari")
        return
    started: Browser = (
        browser if request.param == "chromium" else request.getfixturevalue("firefox")
    )
    played = Played(request.param, started)
    yield played
    played.page.context.close()
    assert not played.faults
