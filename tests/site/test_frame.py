"""The frame that all pages share: its edges, its header, its foot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.browse import resting, visit
from tests.pages import PAGES, each_page_at_some_width
from tests.site.test_budget import WATCH
from tests.sites import build

WIDTHS = (360, 768, 1219, 1220, 1440, 1920)
EDGES = """() => {
  const edge = selector => {
    const found = [...document.querySelectorAll(selector)].find(each => each.checkVisibility() && each.textContent.trim());
    if (!found) return null;
    const range = document.createRange();
    range.selectNodeContents(found);
    return Math.round(range.getBoundingClientRect().left);
  };
  return ["h1", "article > p", "article .row > p", ".colophon > p"].map(edge);
}"""


def test_title_and_text_have_one_left_edge_on_every_page(browser: Browser, address: str) -> None:
    """“The same left edge for title and text on every page at every width”, contents or none."""
    with visit(browser, address, reading=False) as page:
        found: dict[int, set[int]] = {width: set() for width in WIDTHS}
        for path in PAGES.values():
            page.goto(address + path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                title, *others = page.evaluate(EDGES)
                # What is washed with a ground of its own keeps its words at the edge.
                assert {edge for edge in others if edge is not None} <= {title}, (path, width)
                found[width].add(title)
        assert {width: len(edges) for width, edges in found.items()} == dict.fromkeys(WIDTHS, 1)


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_the_header_has_the_name_of_the_edition_in_full(
    browser: Browser, address: str, width: int
) -> None:
    """No dots: on a phone it takes two lines, or three."""
    with visit(browser, f"{address}en/glossary/", width=width, reading=False) as page:
        name = page.locator(".edition-name")
        for words in ("The Mill and the Tide", "A Conversation with President Tokayev"):
            name.evaluate("(name, words) => { name.textContent = words; }", words)
            cut = name.evaluate("name => name.scrollHeight - name.clientHeight")
            assert cut < 8, (words, cut)  # less than a line


# -- the foot ----------------------------------------------------------------------------------------


def colophon(site: Path, path: str) -> tuple[list[str], list[str]]:
    """What it says, and where it leads."""
    page: Any = html.document_fromstring((site / path / "index.html").read_bytes())
    (foot,) = page.xpath("//footer//div[@class='colophon']")
    said = [" ".join(item.text_content().split()) for item in foot.xpath(".//p | .//li")]
    return said, [str(link) for link in foot.xpath(".//a/@href")]


def test_the_foot_is_a_colophon(built: Path) -> None:
    """Edition, publisher, version, date, licence with its address, and what it was made with."""
    licence = "https://creativecommons.org/licenses/by/4.0/"
    for path in ("en/tide-mill", "en/glossary/lin-hai", "en/principles"):
        said, leads = colophon(built / "site", path)
        assert said == [
            "The Mill and the Tide", "Tide Press", "Version 1.0.0", "November 23, 2026", "CC BY 4.0",
            "Made with Diglot",
        ]  # fmt: skip
        assert leads[1:] == [licence]
    said, _ = colophon(built / "site", "zh/about")
    assert said == [
        "磨坊与潮水",
        "潮水出版社",
        "1.0.0版",
        "2026年11月23日",
        "CC BY 4.0",
        "由 Diglot 制作",
    ]


def test_the_foot_says_nothing_of_what_is_not_stated(edition: Path) -> None:
    """No publisher, version or date; a licence that has no address; where mistakes are reported."""
    file = edition / "source/edition.yml"
    before, rest = file.read_text("utf-8").split("version:")
    middle, after = rest[rest.index("languages:") :].split("licence:")
    more = "report: 'https://example.org/?a=1&b=2'\nlicence: {id: 'All <rights> & reserved'}\n"
    file.write_text(f"{before}{middle}{more}{after[after.index('marks:') :]}", "utf-8")
    words, leads = colophon(build(edition) / "site", "en/about")
    assert words == [
        "The Mill and the Tide", "All <rights> & reserved", "Report a mistake", "Made with Diglot",
    ]  # fmt: skip
    assert leads[1:] == ["https://example.org/?a=1&b=2"]


# -- while it loads ----------------------------------------------------------------------------------


@each_page_at_some_width
def test_no_kind_of_page_moves_while_it_loads(
    browser: Browser, address: str, path: str, width: int
) -> None:
    """“CLS ≤ 0.01 on every kind of page at 360 and 1440 px, 4× slowdown.”"""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    rest = resting(page)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address + path)
    rest()
    found = page.evaluate("shifts")
    context.close()
    assert sum(value for value, _ in found) <= 0.01, found
