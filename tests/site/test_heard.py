"""What is heard of a page of each kind, as text in `heard/`: a change of it is seen in review.

The accessibility tree of the whole page at a desk, in Playwright's words for it (“aria snapshot”):
roles, names, states, in the order in which they are read. Where links lead is not heard, so it is left
out. `DIGLOT_UPDATE=1` writes the files anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.pages import PAGES, shown

HEARD = Path(__file__).with_name("heard")
KINDS = [name for name in PAGES if " in " not in name]
"""One page of each kind."""


def file_of(name: str) -> Path:
    return HEARD / f"{name.replace(' ', '-').lower()}.txt"


@pytest.mark.parametrize("name", KINDS)
def test_what_is_heard_is_as_it_was_reviewed(browser: Browser, address: str, name: str) -> None:
    with shown(browser, address + PAGES[name], width=1440) as page:
        tree = page.locator("body").aria_snapshot()
    heard = re.sub(r":?\n *- /url: .*", "", tree) + "\n"
    file = file_of(name)
    if os.environ.get("DIGLOT_UPDATE"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(heard, "utf-8")
    assert heard == file.read_text("utf-8"), f"{file.name}: DIGLOT_UPDATE=1 writes it anew"


def test_nothing_is_kept_of_a_page_that_is_not_tried() -> None:
    assert {*HEARD.iterdir()} == {file_of(name) for name in KINDS}
