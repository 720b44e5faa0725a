"""What a first visit to the first edition's text may cost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.test_budget import KB, OURS, asked

ALL = 100 * KB
"""Bytes, with gzip, of all that a first visit asks for."""


@pytest.mark.parametrize("width", OURS)
@pytest.mark.parametrize("path", ["en/leaders-talk-tokayev/", "zh/leaders-talk-tokayev/"])
def test_the_reading_page_is_light(
    browser: Browser, shipped: Path, first: str, path: str, width: int
) -> None:
    found = asked(browser, first + path, shipped / "site", width)
    assert path in found
    assert sum(found.values()) <= ALL, found
