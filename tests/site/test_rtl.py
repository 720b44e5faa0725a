"""Texts written from right to left, opposite texts that are not: everything on its logical side."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.pages import DESK, PHONE, opened, shown
from tests.sites import EDITIONS, build, lay_out_edition, once, served

RTL = {"he", "ar"}
VIEWS = ("columns", "interleaved", "single", "reveal")
each_page = pytest.mark.parametrize(
    "path", ["he-en/he/well/", "he-en/en/well/", "ar-zh/ar/orchard/", "ar-zh/zh/orchard/"]
)
each_width = pytest.mark.parametrize("width", [PHONE, DESK])


def both(folder: Path) -> None:
    """The site of each edition, in a folder of its name."""
    for name in ("he-en", "ar-zh"):
        build(lay_out_edition(EDITIONS / name, folder / "editions" / name))
        shutil.move(folder / "editions" / name / "site", folder / name)


@pytest.fixture(scope="session")
def sites(shared: Path) -> Iterator[str]:
    """Both editions, each in the folder of its name; with a slash at the end."""
    with served(once(shared, "rtl", both)) as address:
        yield address


# Every visible passage of the text: language, direction, where its first letter and its box stand.
PASSAGES = """() => [...document.querySelectorAll(".bitext > .row > [lang]")]
  .filter(passage => passage.checkVisibility() && passage.textContent.trim()
    && passage.getBoundingClientRect().height)
  .map(passage => {
    const { direction, textAlign, display } = getComputedStyle(passage);
    const letter = document.createRange();
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    letter.setStart(walker.nextNode(), 0);
    letter.setEnd(walker.currentNode, 1);
    const first = letter.getBoundingClientRect();
    const { left, right, top } = passage.getBoundingClientRect();
    const row = passage.parentElement;
    return { lang: passage.lang, direction, left, right, top, first: (first.left + first.right) / 2,
      row: [...document.querySelectorAll(".row")].indexOf(row), speaker: row.matches(".speaker") };
  })"""


@contextmanager
def page_of(browser: Browser, url: str, *, width: int, **more: Any) -> Iterator[Page]:
    """The page; nothing on it is wider than the window, also after what the test did."""
    with shown(browser, url, width=width, **more) as page:
        yield page
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def base(tag: str) -> str:
    return tag.split("-")[0]


def is_rtl(path: str) -> bool:
    """Whether the page itself is written from right to left."""
    return path.split("/")[1] in RTL


def in_rows(passages: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    rows: dict[int, list[dict[str, Any]]] = {}
    for passage in passages:
        rows.setdefault(passage["row"], []).append(passage)
    return list(rows.values())


def assert_directions(passages: list[dict[str, Any]], width: int) -> None:
    """Each passage in its own direction, begun at that side, within the window."""
    assert passages
    for passage in passages:
        rtl = base(passage["lang"]) in RTL
        assert passage["direction"] == ("rtl" if rtl else "ltr"), passage
        assert 0 <= passage["left"] < passage["right"] <= width, passage
        middle = (passage["left"] + passage["right"]) / 2
        assert (passage["first"] > middle) == rtl, passage


def assert_columns(rows: list[list[dict[str, Any]]], leading: str, *, rtl: bool) -> None:
    """The leading language stands at the page's start, and the other beside it."""
    for row in rows:
        first, second = sorted(row, key=lambda passage: base(passage["lang"]) != leading)
        assert base(first["lang"]) == leading
        if rtl:
            assert second["right"] <= first["left"], row
        else:
            assert first["right"] <= second["left"], row


@each_width
@each_page
def test_every_layout(browser: Browser, sites: str, path: str, width: int) -> None:
    """Each of the layouts, with either language leading, switched in place."""
    edition, own = path.split("/")[:2]
    other = next(lang for lang in edition.split("-") if lang != own)
    with page_of(browser, f"{sites}{path}?changes=on", width=width) as page:
        assert page.locator("body").get_attribute("dir") == ("rtl" if is_rtl(path) else "ltr")
        for leading in (own, other):
            for view in VIEWS:
                address = parse_qs(urlsplit(page.url).query)
                assert address.get("view", [VIEWS[0]]) == [view]
                assert ("lead" in address) == (leading == other)
                assert_layout(page, view, leading, width, rtl=is_rtl(path))
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                page.keyboard.press("v")
            page.keyboard.press("l")


def assert_layout(page: Page, view: str, leading: str, width: int, *, rtl: bool) -> None:
    """The passages stand as the layout has them, each in its direction."""
    passages = page.evaluate(PASSAGES)
    assert_directions(passages, width)
    rows = in_rows(passages)
    assert len(rows) >= 15
    if view == "columns" and width == DESK:
        assert_columns(rows, leading, rtl=rtl)
    elif view in ("columns", "interleaved"):
        for row in rows:
            assert len(row) == 2
            if not row[0]["speaker"]:  # the two names stand in one line
                upper = min(row, key=lambda passage: float(passage["top"]))
                assert base(upper["lang"]) == leading, row
    elif view == "single":
        assert {base(passage["lang"]) for passage in passages} == {leading}
    else:
        hidden = [row for row in rows if len(row) == 1]
        assert len(hidden) >= 10
        assert {base(row[0]["lang"]) for row in hidden} == {leading}


@each_width
@each_page
def test_without_scripts(browser: Browser, sites: str, path: str, width: int) -> None:
    with page_of(browser, sites + path, width=width, java_script_enabled=False) as page:
        passages = page.evaluate(PASSAGES)
        assert_directions(passages, width)
        rows = in_rows(passages)
        assert all(len(row) == 2 for row in rows)
        if width == DESK:
            assert_columns(rows, path.split("/")[1], rtl=is_rtl(path))


@each_width
@each_page
def test_whatever_opens_stays_in_the_window(
    browser: Browser, sites: str, path: str, width: int
) -> None:
    inside = """part => [...document.querySelectorAll(part)].flatMap(each => {
      const { left, right } = each.getBoundingClientRect();
      return left < -1 || right > innerWidth + 1 || right - left < 24 ? [[left, right]] : [];
    })"""
    sought = "הבאר" if path.startswith("he") else "水"
    with page_of(browser, sites + path, width=width) as page:
        for state, part in opened(page, sought=sought):
            assert page.evaluate(inside, part) == [], state
            if state == "a note":
                body = page.locator("#reader-note")
                direction = body.evaluate("e => getComputedStyle(e).direction")
                assert direction == ("rtl" if is_rtl(path) else "ltr")


# Where the middle of some words of a passage is, and of its first note's mark, from left to right.
WORDS = """([id, lang, words]) => {
  const passage = document.querySelector(`:is([id="${id}"], [id="${id}"] .row${/^[a-z]/.test(id) ? `, .${id} .row` : ""}) > [lang|="${lang}"]`);
  return words.map(word => {
    if (word === "mark") {
      const { left, right } = passage.querySelector("sup a").getBoundingClientRect();
      return (left + right) / 2;
    }
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(word);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + word.length);
      const { left, right } = range.getBoundingClientRect();
      return (left + right) / 2;
    }
    throw new Error(`no ${word} in ${id}`);
  });
}"""
ORDERS = {
    "number inside a sentence": ("he-en/he/well/", "2.2", "he", ["חפרו", "1912", "בשנת"]),
    "digits": ("he-en/en/well/", "7.1", "he", ["19", "31"]),
    "mark after its words": ("he-en/he/well/", "2.2", "he", [", ומאז", "mark", "שני אחים"]),
    "Latin words": ("he-en/he/well/", "7.1", "he", ["Garden", "Post", "העיתון"]),
    "a model's name": ("he-en/he/well/", "7.2", "he", ["WX", "40", "מדגם"]),
    "quotation marks": ("he-en/en/well/", "7.1", "he", ["המים", "„"]),
    "brackets of a heading": ("he-en/he/well/", "supplied", "he", ["]", "השיר", "["]),
    "end of a sentence": ("he-en/en/well/", "3.1", "he", ["?", "משקה", "מי"]),
    "a label's colon": ("he-en/en/well/", "3", "he", [":", "האורחת"]),
    "Arabic number": ("ar-zh/ar/orchard/", "2.2", "ar", ["،", "1912", "سنة"]),
    "Arabic quotation": ("ar-zh/zh/orchard/", "7.1", "ar", ["الماء", "«"]),
    "Arabic mark": ("ar-zh/zh/orchard/", "2.2", "ar", ["سنة", "mark", "أخوان"]),
    "a received reading": ("he-en/he/well/", "2.1", "he", ["קרים", "קריס", "ומימיה"]),
    "left to right beside it": (
        "he-en/he/well/",
        "2.2",
        "en",
        ["In", "1912", "two brothers", "mark", "dug"],
    ),
}


@each_page
def test_marks_stand_in_the_order_of_reading(browser: Browser, sites: str, path: str) -> None:
    """From left to right, as the eye sees them."""
    with page_of(browser, f"{sites}{path}?changes=on", width=DESK) as page:
        wrong = {}
        for name, (_, id_, lang, words) in ORDERS.items():
            if ORDERS[name][0] == path:
                found = page.evaluate(WORDS, [id_, lang, words])
                if found != sorted(found):
                    wrong[name] = list(zip(words, found, strict=True))
    assert wrong == {}


# Where the parts around the text stand: the middle of each, from left to right.
AROUND = """selectors => selectors.map(selector => {
  const { left, right } = document.querySelector(selector).getBoundingClientRect();
  return (left + right) / 2;
})"""


@each_page
def test_what_stands_around_the_text_follows_the_page(
    browser: Browser, sites: str, path: str
) -> None:
    around = [
        ".md-sidebar--secondary .md-nav",
        "[id='2.1'] > .address",
        "[id='2.1'] > [lang]",
        "[id='2.1'] > .margin-notes",
    ]
    bar = [
        ".open-reader-panel",
        ".open-reader-sections",
        ".reader-bar progress",
        ".open-reader-keys",
    ]
    header = [".edition-name", ".languages", "[data-search]"]
    with page_of(browser, sites + path, width=1700) as page:
        page.locator("[id='2.1'] > .margin-notes").wait_for()
        for selectors in (around, bar, header):
            found = page.evaluate(AROUND, selectors)
            assert found == sorted(found, reverse=is_rtl(path)), selectors
        filled = "e => getComputedStyle(e).direction"
        progress = page.locator(".reader-bar progress").evaluate(filled)
        assert progress == ("rtl" if is_rtl(path) else "ltr")


@each_page
def test_citations_run_as_their_style_does(browser: Browser, sites: str, path: str) -> None:
    """Their words are English whatever the page's language: the style's name stands at the left."""
    with page_of(browser, sites + path, width=DESK) as page:
        left = """() => [...document.querySelectorAll("#cite + ul > li > strong")].slice(0, 3)
          .map(name => name.getBoundingClientRect().left
            - name.parentElement.getBoundingClientRect().left)"""
        assert max(page.evaluate(left)) < 2


def test_where_words_of_the_interface_lack(tmp_path: Path) -> None:
    """Some lack, as in Yiddish: English for these alone, isolated. All lack: the language has no pages
    of its own."""
    root = lay_out_edition(EDITIONS / "he-en", tmp_path / "edition")
    info = root / "source" / "edition.yml"
    info.write_text(info.read_text("utf-8").replace("{tag: he,", "{tag: yi,"), "utf-8")
    page = (build(root) / "site" / "he" / "well" / "index.html").read_text("utf-8")
    assert '<html lang="yi"' in page
    assert "פריסה והערות" in page
    assert re.search(r"\bid=.cite.[^>]*><span [^>]*dir=.ltr.[^>]*>How to cite<", page), page[
        page.index("How to cite") - 300 :
    ][:400]
    (root / "source/words/he.yml").unlink()
    assert not (build(root) / "site" / "he").exists()
    text = (root / "site" / "en" / "well" / "index.html").read_text("utf-8")
    assert 'lang="yi" dir="rtl"' in text


@pytest.mark.parametrize("path", ["he-en/he/well/", "he-en/en/well/"])
def test_no_view_of_chinese_where_there_is_none(browser: Browser, sites: str, path: str) -> None:
    """“Only on pages where a side is Chinese”: nothing is offered, nor done by the address."""
    with shown(browser, f"{sites}{path}?pinyin=on&traditional=on", width=DESK) as page:
        asked = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
        assert not [url for url in asked if "han" in url.rpartition("/")[2]]
        boxes = page.locator("#reader-panel input[type=checkbox]")
        assert [box.get_attribute("value") for box in boxes.all()] == ["notes", "terms", "changes"]


def test_chinese_beside_what_runs_the_other_way(browser: Browser, sites: str) -> None:
    """Its syllables stand above it; what is beside it is as it was."""
    with page_of(browser, f"{sites}ar-zh/ar/orchard/?pinyin=on&traditional=on", width=DESK) as page:
        page.locator("rt").first.wait_for(state="attached")
        langs = page.locator("[lang]:has(> ruby)").evaluate_all("all => all.map(e => e.lang)")
        assert set(langs) == {"zh-Hant"}
