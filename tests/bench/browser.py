"""Headless Chromium, where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.chromium import ARGUMENTS

if TYPE_CHECKING:
    from playwright.sync_api import Page


@contextmanager
def open_page(chromium: str) -> Iterator[Page]:
    """A new page of a new browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        try:
            yield browser.new_page()
        finally:
            browser.close()
