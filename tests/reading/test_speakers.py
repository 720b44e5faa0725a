"""Who speaks is seen wherever one comes in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.reading.page import ENGLISH, WIDTHS, box, visit

COVERED = """row => {
  const { bottom, left, top } = row.querySelector(".own").getBoundingClientRect();
  const found = document.elementFromPoint(left + 20, top + 4);
  return !row.contains(found);
}"""


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("at", ["4.1", "5.2", "7.2"])
def test_a_deep_link_shows_who_speaks(
    browser: Browser, address: str, width: int, at: str, scripts: bool
) -> None:
    """The speaker’s name stands at the top, over no part of what the address leads to."""
    url = f"{address}{ENGLISH}#{at}"
    with visit(browser, url, width=width, height=500, java_script_enabled=scripts) as page:
        row = page.locator(f"[id='{at}']")
        name = row.locator("xpath=../*[contains(@class, 'speaker')]/p[1]")
        assert name.inner_text()
        upper, lower = box(name), box(row)
        assert 40 < upper["y"] < upper["y"] + upper["height"] <= lower["y"] + 6
        assert lower["y"] < 250
        if scripts:
            assert not row.evaluate(COVERED)
