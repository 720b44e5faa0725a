"""On paper, every kind of page: whose it is, where its links lead, and nothing that is of no use there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from diglot.render.site.running_head import css_string
from tests.helpers import lay_out
from tests.pages import PAGES, shown
from tests.paper import Word, printed
from tests.render.test_drawings import made

Sheets = Callable[[str], list[list[Word]]]


@pytest.fixture
def sheets(browser: Browser, address: str, tmp_path: Path) -> Sheets:
    """The sheets of a page of the site."""

    def print_it(path: str) -> list[list[Word]]:
        with shown(browser, address + path, width=1440) as page:
            return printed(page, tmp_path / "page.pdf")

    return print_it


def words(sheet: list[Word]) -> str:
    return " ".join(word.text for word in sheet)


@pytest.mark.parametrize("path", ["en/timeline/", "zh/timeline/", "en/map/", "zh/map/"])
def test_a_drawing_is_one_sheet_with_its_rows(sheets: Sheets, path: str) -> None:
    """“Timeline and map on one page each”; no first page is blank."""
    found = sheets(path)
    counts = [len(sheet) for sheet in found]
    assert len(counts) == 1, counts
    assert counts[0] > 40
    assert max(word.bottom for word in found[0]) > 300


def test_each_sheet_says_whose_it_is(sheets: Sheets) -> None:
    """“Running head with edition, version and address”; a page begins with them in its first line."""
    found = sheets(PAGES["text"])
    assert len(found) > 1
    for sheet in found:
        head = words(sorted(sheet, key=lambda word: word.top)[:8])
        assert "The Mill and the Tide" in head
        assert "Version 1.0.0" in head
    numbers = [max(sheet, key=lambda word: word.bottom).text for sheet in found]
    assert numbers == [str(number) for number in range(1, len(found) + 1)]


def test_the_address_of_the_edition_is_in_the_running_head(tmp_path: Path) -> None:
    heads = made(lay_out(None, tmp_path), "docs/assets/made/paper.css")
    for lang in ("en", "zh"):
        rule = next(line for line in heads.splitlines() if f'[data-language="{lang}"]' in line)
        assert '--site: "https://gate.example/"' in rule


def test_links_that_leave_the_site_say_where_they_lead(sheets: Sheets) -> None:
    """“External links with their addresses”."""
    said = "".join(word.text for sheet in sheets(PAGES["entry"]) for word in sheet)
    assert "(https://example.org/" in said


def test_the_glossary_is_printed_without_its_search_box(sheets: Sheets) -> None:
    first = words(sheets(PAGES["glossary"])[0])
    assert "Find" not in first
    assert "CSV" not in first


def test_a_note_is_printed_without_ways_that_paper_has_not(sheets: Sheets) -> None:
    """“More” without an address is left out, and so is the way to the other language."""
    said = words([word for sheet in sheets(PAGES["text"]) for word in sheet])
    assert "More" not in said.split()


def test_no_kind_of_page_begins_with_a_blank_sheet(sheets: Sheets) -> None:
    for name in ("title", "home", "about", "apparatus"):
        assert len(sheets(PAGES[name])[0]) > 30, name


def test_no_title_can_leave_its_string_in_the_style_sheet() -> None:
    evil = 'a"; } body { display: none }\n\\</style>对'
    said = css_string(evil)
    assert not set('"{}<\n对') & set(said[1:-1])
    assert re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), said[1:-1]) == evil
