"""On paper: two columns, addresses in the margin, the notes at the end, nothing of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.paper import printed
from tests.reading.page import CHINESE, ENGLISH, box, note_mark, passages, visit

INTERFACE = (
    ".reader-bar .segment-tools .margin-notes .md-header .md-tabs .md-sidebar .md-footer .md-search"
    " .md-top"
).split()
A4 = {"width": 673, "height": 985}
"""What is left of A4 within our margins, in CSS pixels."""


@pytest.fixture(params=["columns", "single"], scope="module")
def paper(fonts: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page as it goes to the printer, whatever was chosen for the screen."""
    url = f"{address}{ENGLISH}?view={request.param}&notes=off&terms=off&size=3&changes=on#5.1"
    with visit(fonts, url, width=1680, color_scheme="dark") as page:
        page.locator(".segment-tools").wait_for()
        page.emulate_media(media="print", color_scheme="dark")
        page.set_viewport_size({"width": A4["width"], "height": A4["height"]})
        yield page


def test_the_interface_is_left_out(paper: Page) -> None:
    for selector in INTERFACE:
        assert paper.locator(f"{selector}:visible").count() == 0, selector


def test_the_languages_stand_side_by_side(paper: Page) -> None:
    for address in ("5.1", "13.8", "22.1"):
        first, second = (box(passage) for passage in passages(paper, address))
        assert first["x"] + first["width"] <= second["x"]
        assert abs(first["y"] - second["y"]) < 4
        assert abs(first["width"] - second["width"]) < 1


def test_addresses_stand_in_the_margin(paper: Page) -> None:
    number, first = box(paper.locator("[id='5.1'] > .address")), box(passages(paper, "5.1")[0])
    assert number["x"] + number["width"] <= first["x"]
    assert number["x"] >= 0
    assert abs(number["y"] - first["y"]) < 6


def test_notes_stand_at_the_end(paper: Page) -> None:
    assert note_mark(paper, "5.4").is_visible()
    notes = paper.locator(".notes")
    last = paper.locator(".bitext").last
    assert box(notes)["y"] > box(last)["y"] + box(last)["height"]
    assert notes.evaluate("e => getComputedStyle(e).columnCount") == "2"
    assert notes.locator("li").last.is_visible()


def test_it_is_ink_on_white_and_of_a_size_for_paper(paper: Page) -> None:
    style = passages(paper, "5.1")[0].evaluate(
        "e => [getComputedStyle(e).color, getComputedStyle(e).fontSize]"
    )
    assert style[0] == "rgb(0, 0, 0)"
    assert 11.5 < float(style[1].removesuffix("px")) < 14
    ground = paper.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert paper.locator("del:visible").count() == 0
    lit = paper.locator(".lit").evaluate("e => getComputedStyle(e).backgroundColor")
    assert lit == "rgba(0, 0, 0, 0)"


def test_nothing_is_cut_off(paper: Page) -> None:
    assert paper.evaluate("document.documentElement.scrollWidth") <= A4["width"]


@pytest.mark.parametrize("width", [360, 1680])
@pytest.mark.parametrize(
    ("path", "script"), [(ENGLISH, True), (CHINESE, False)], ids=["script", "none"]
)
def test_the_pages_come_out_of_the_printer(
    fonts: Browser, address: str, tmp_path: Path, path: str, script: bool, width: int
) -> None:
    """Whatever the window: every address in the margin, and beside it the two languages on one line."""
    with visit(fonts, address + path, width=width, java_script_enabled=script) as page:
        shown = page.locator(".bitext:not(.supplied) .address").all_inner_texts()
        sheets = printed(page, tmp_path / "page.pdf")
    assert len(sheets) >= 3
    words = [word.text for sheet in sheets for word in sheet]
    assert len(shown) > 60
    assert set(shown) <= set(words)
    assert "Side" not in words  # of the bar: “Side by side”
    (sheet,) = (sheet for sheet in sheets if any(word.text == "5.1" for word in sheet))
    number = next(word for word in sheet if word.text == "5.1")
    english = next(word for word in sheet if word.text == "This")  # “This idea means …”
    chinese = next(word for word in sheet if word.text.startswith("这个想法意"))
    left, right = sorted([english, chinese], key=lambda word: word.left)
    assert number.right < left.left
    assert left.right < right.left
    assert (left is english) == (path == ENGLISH)
    for word in (english, chinese):  # the boxes of three faces, on one line
        assert abs(word.middle - number.middle) < 6
