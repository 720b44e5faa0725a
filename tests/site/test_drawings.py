"""The timeline and the map in the browser: readable, heard in order, right on paper and in any colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.pages import PAGES as EACH_KIND
from tests.pages import shown

WIDTHS = (320, 768, 1440)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = ("en/timeline/", "zh/timeline/", "en/map/", "zh/map/")
# A place among others; a place and a date; a route and a stretch of time; a date with a beginning alone.
ENTRIES = ("saltmouth", "lin-hai", "grain-route", "guild-of-tide-millers")
each_drawing = pytest.mark.parametrize("path", PAGES)
# Of each drawing that is shown: the box in which its words are seen, which is its own or, where it lets
# them stand out, the window; then the words with their boxes.
BOXES = """() => [...document.querySelectorAll('.drawing svg, .years > svg')]
  .filter((svg) => svg.getBoundingClientRect().width)
  .map((svg) => [svg, ...svg.querySelectorAll('text')].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const all = element === svg && getComputedStyle(svg).overflow === 'visible';
    return [element.textContent, all ? 0 : left, top, all ? innerWidth : right, bottom];
  }))"""


@each_drawing
def test_words_are_seen_and_clear_of_each_other(fonts: Browser, address: str, path: str) -> None:
    for page in at_each_width(fonts, address + path):
        assert_words_are_clear(page)


@each_drawing
def test_words_are_clear_on_paper(fonts: Browser, address: str, path: str) -> None:
    with shown(fonts, address + path, width=700) as page:  # a sheet of A4 within its margins
        page.emulate_media(media="print")
        assert_words_are_clear(page)
        # As wide for the size of its type as on a screen: the years are chosen for that.
        for years in page.locator(".years > svg").all():
            size = years.locator("text").first.evaluate(
                "(one) => parseFloat(getComputedStyle(one).fontSize)"
            )
            assert years.evaluate("(one) => one.getBoundingClientRect().width") > 20 * size


def at_each_width(fonts: Browser, url: str) -> Iterator[Page]:
    """One page, the window made wider."""
    with shown(fonts, url, width=WIDTHS[0]) as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            yield page


def assert_words_are_clear(page: Page) -> None:
    drawings = page.evaluate(BOXES)
    assert len(drawings) == 1, "one of the two maps is shown, or the years of the timeline"
    (_, left, top, right, bottom), *words = drawings[0]
    for said, *box in words:
        assert left - 1 <= box[0], said
        assert box[2] <= right + 1, said
        assert top - 1 <= box[1], said
        assert box[3] <= bottom + 1, said
    for (one, *a), (other, *b) in combinations(words, 2):
        across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        # Lines of type stand closer than the boxes of their faces.
        assert across <= 1 or down <= 3, (one, other)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_concerns_an_entry_is_drawn_on_its_page(
    fonts: Browser, address: str, lang: str, entry: str
) -> None:
    """“A place’s spot on the map, an event’s place in time.”"""
    for page in at_each_width(fonts, f"{address}{lang}/glossary/{entry}/"):
        for (_, left, top, right, bottom), *words in page.evaluate(BOXES):
            assert all(left - 1 <= box[0] <= box[2] <= right + 1 for _, *box in words)
            assert all(top - 1 <= box[1] <= box[3] <= bottom + 1 for _, *box in words)
            for (one, *a), (other, *b) in combinations(words, 2):
                across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
                assert across <= 1 or down <= 3, (one, other)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with shown(
        fonts, f"{address}{lang}/glossary/{entry}/", width=320, forced_colors="active"
    ) as page:
        colours = page.evaluate(
            """() => [...document.querySelectorAll('.drawing :is(.point, .bar, .route)')].map((mark) => {
              const { fill, stroke } = getComputedStyle(mark);
              return mark.matches('.point:not(.rough)') ? fill : stroke;
            })"""
        )
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert colours
        assert paper not in colours


@pytest.mark.parametrize("path", [path for path in PAGES if "map" in path])
def test_those_who_listen_hear_links_in_order(fonts: Browser, address: str, path: str) -> None:
    with shown(fonts, address + path, width=WIDTHS[0]) as page:
        for width in (WIDTHS[0], WIDTHS[-1]):  # the map has a drawing for each
            page.set_viewport_size({"width": width, "height": 900})
            assert_links_are_heard(page)


# Of each row of the timeline: the box of the row, those of its lines of words, that of its mark, and how
# the lines of the years that it repeats are drawn.
ROWS = """() => [...document.querySelectorAll('[data-kind=timeline] > ol > li')].map((row) => {
  const boxes = (element) => [...element.getClientRects()].map(
    ({ left, top, right, bottom }) => [left, top, right, bottom]);
  const mark = row.querySelector(':scope > svg > :last-child');
  return {
    row: boxes(row)[0],
    date: boxes(row.querySelector('.date'))[0],
    words: [...row.querySelectorAll('a, .gloss')].flatMap(boxes),
    mark: boxes(mark.matches('svg') ? mark.firstElementChild : mark)[0],
    years: getComputedStyle(row.querySelector('use')).stroke,
  };
})"""


@pytest.mark.parametrize("path", [path for path in PAGES if "timeline" in path])
def test_each_row_of_the_timeline_is_whole(fonts: Browser, address: str, path: str) -> None:
    """“Timeline and table are one thing”: a row holds its date, its words and its mark, apart."""
    for page in at_each_width(fonts, address + path):
        rows = page.evaluate(ROWS)
        assert len(rows) == page.locator(".edition > ol svg[aria-hidden=true]").count() > 5
        for row in rows:
            assert row["years"] != "none"
            for box in (row["date"], row["mark"], *row["words"]):
                assert row["row"][1] - 1 <= box[1] <= box[3] <= row["row"][3] + 1
                assert row["row"][0] - 1 <= box[0] <= box[2] <= row["row"][2] + 1
            for box in (row["date"], *row["words"]):
                assert apart(row["mark"], box)


def apart(one: list[float], other: list[float]) -> bool:
    return (
        one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 2 or other[3] <= one[1] + 2
    )


def assert_links_are_heard(page: Page) -> None:
    drawing = page.locator(".drawing svg:visible")
    assert drawing.get_attribute("role") == "group"
    assert drawing.get_attribute("aria-label")
    assert page.locator(f"#{drawing.get_attribute('aria-describedby')}").inner_text()
    heard = [link.get_attribute("aria-label") for link in drawing.locator("a").all()]
    told = [link.inner_text() for link in page.locator(".edition tbody a").all()]
    assert len(heard) == len(told)
    assert all(name in (said or "") for said, name in zip(heard, told, strict=True))


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", sorted({*PAGES} - {*EACH_KIND.values()}))
def test_axe_finds_nothing(
    browser: Browser, address: str, path: str, scheme: str, width: int
) -> None:
    """On the drawings that are not among the pages of each kind (tests/site/test_access.py)."""
    with shown(browser, address + path, width=width, color_scheme=scheme) as found:
        rules = {"runOnly": {"type": "tag", "values": WCAG}}
        violations = Axe().run(found, options=rules).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in violations] == []


def test_every_link_of_a_drawing_leads_somewhere(built: Path) -> None:
    for path in (path for path in PAGES if "map" in path):
        folder = built / "site" / path
        figure = re.search(r"<figure.*?</figure>", (folder / "index.html").read_text("utf-8"))
        assert figure
        for href in re.findall(r'<a href="([^"]+)"', figure[0]):
            assert (folder / href / "index.html").is_file(), href
