"""What is copied of a selection."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browse import wait_until
from tests.reading.page import CHINESE, ENGLISH, visit

COPIED = """() => {
  const clipboardData = new DataTransfer();
  const event = new ClipboardEvent("copy", { bubbles: true, cancelable: true, clipboardData });
  document.dispatchEvent(event);
  return [clipboardData.getData("text/plain"), clipboardData.getData("text/html")];
}"""
SELECT = """([first, last, column]) => {
  const cell = address => document.getElementById(address).querySelector(`:scope > .${column}`);
  getSelection().setBaseAndExtent(cell(first), 0, cell(last), cell(last).childNodes.length);
}"""
READ = """([first, last, column]) => {
  const words = cell => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("del, sup").forEach(part => part.remove());
    return copy.textContent;
  };
  const rows = [...document.querySelectorAll(".row[id]")];
  const from = rows.findIndex(row => row.id === first), to = rows.findIndex(row => row.id === last);
  return rows.slice(from, to + 1).map(row => words(row.querySelector(`.${column}`)));
}"""


def copied(page: Page, *selected: str) -> tuple[str, str]:
    page.evaluate(SELECT, selected)
    wait_until(page, f"({COPIED})()[0]")
    plain, rich = page.evaluate(COPIED)
    return plain, rich


@pytest.mark.parametrize("column", ["own", "counterpart"])
@pytest.mark.parametrize("path", [ENGLISH, CHINESE])
def test_a_selection_takes_the_column_that_it_began_in(
    browser: Browser, address: str, path: str, column: str
) -> None:
    """Without the other column, the numbers of notes, addresses and readings that were removed."""
    with visit(browser, address + path) as page:
        plain, rich = copied(page, "1.1", "2.1", column)
        wanted = page.evaluate(READ, ["1.1", "2.1", column])
        for said in wanted:
            assert said in plain
        lang = page.locator(f"[id='1.1'] > .{column}").get_attribute("lang")
        assert f'<p lang="{lang}">' in rich
        assert rich.count("<p lang=") == plain.replace("\n\n", "\n").count("\n") + 1
        assert not any(mark in rich for mark in ("<sup", "<del", "class=", "id="))


def test_a_part_of_a_passage_is_copied_as_it_is(browser: Browser, address: str) -> None:
    """From character to character, and nothing where nothing was selected in the text."""
    with visit(browser, address + ENGLISH) as page:
        page.evaluate("""() => {
          const [node] = document.getElementById("5.1").querySelector(".own").childNodes;
          getSelection().setBaseAndExtent(node, 0, node, 9);
        }""")
        wait_until(page, f"({COPIED})()[0]")
        plain, _ = page.evaluate(COPIED)
        assert plain == page.locator("[id='5.1'] > .own").inner_text()[:9]
