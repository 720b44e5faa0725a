"""The three engines, each started once for a worker."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from diglot.write.zip import zip_site
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


@pytest.fixture(scope="session")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' edition, packed for a disk and unpacked."""
    folder = tmp_path_factory.mktemp("disk")
    zip_site(built / "site", folder / "edition.zip")
    with zipfile.ZipFile(folder / "edition.zip") as archive:
        archive.extractall(folder)
    return folder / "edition"


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
