"""The main things that readers do, in each engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browse import PATIENCE, ready, wait_until
from tests.engines.engine import NO_OVERRIDE, Engine
from tests.examples import crossed
from tests.reading.page import CHINESE, ENGLISH, VIEWS
from tests.reading.test_han import COLLIDING, FOUND, PACES
from tests.sites import served

READY = "!!document.querySelector('.open-reader-keys')"
FITS = "document.documentElement.scrollWidth <= Math.ceil(innerWidth) + 1"
UNDERLINED = """[...document.querySelectorAll(%r)].filter(e => e.offsetWidth).map(e =>
  getComputedStyle(e).textDecorationLine.includes("underline"))"""
MEETING = """[...document.querySelectorAll(".row")].every(row => {
  const [one, other] = [...row.querySelectorAll(".own, .counterpart")].map(
    cell => cell.getBoundingClientRect());
  return !other || Math.abs(one.top - other.top) < 5 && (one.right <= other.left || other.right <= one.left);
})"""
OVERLAPS = """(() => {
  const found = [];
  for (const passage of document.querySelectorAll(".row [lang^=zh]")) {
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    let last = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("sup, del, [hidden]")) { last = null; continue; }
      for (let at = 0; at < node.length; at++) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = [...range.getClientRects()].at(-1);
        if (last && box && box.width && Math.abs(box.top - last.top) < 2 && box.left < last.right - 1)
          found.push(node.data.slice(Math.max(0, at - 2), at + 2));
        last = box && box.width ? box : null;
      }
    }
  }
  return found;
})()"""


def read(engine: Engine, url: str, *, width: int = 1440) -> None:
    engine.open(url, width=width)
    engine.wait(READY)


@pytest.mark.parametrize(
    ("page", "what"),
    [
        (ENGLISH, ".row .noted:not(:has(.noted))"),
        ("en/", "article ul p > a"),
    ],
)
def test_links_and_terms_are_underlined(engine: Engine, address: str, page: str, what: str) -> None:
    """A link, and a word that has a note, are told by more than their colour."""
    engine.open(address + page)
    assert set(engine.run(UNDERLINED % what)) == {True}


@pytest.mark.parametrize(("page", "width"), crossed([ENGLISH, CHINESE], [360, 1440]))
def test_no_letter_is_drawn_over_another(
    engine: Engine, address: str, page: str, width: int
) -> None:
    read(engine, address + page, width=width)
    assert engine.run(OVERLAPS) == []


def test_the_two_readings_of_a_segment_begin_together(engine: Engine, address: str) -> None:
    read(engine, address + ENGLISH)
    assert engine.run(MEETING)


@pytest.mark.parametrize(("view", "width"), crossed(VIEWS, [360, 768, 1440]))
def test_no_layout_is_wider_than_the_window(
    engine: Engine, address: str, view: str, width: int
) -> None:
    read(engine, f"{address}{ENGLISH}?view={view}", width=width)
    assert engine.run(FITS)
    assert engine.run("document.querySelector('[data-view]').dataset.view") == view


def test_a_note_opens_and_closes(engine: Engine, address: str) -> None:
    read(engine, address + ENGLISH, width=768)
    engine.click("[id='2.2'] a[role=doc-noteref]")
    engine.wait("document.querySelector('#reader-note')?.textContent.length > 20")
    engine.press("Escape")
    engine.wait("!document.querySelector('#reader-note').offsetWidth")


def test_the_search_finds(engine: Engine, address: str) -> None:
    engine.open(address)
    engine.click("[data-search]")
    engine.wait("document.activeElement.matches('dialog.search input')")
    for letter in "mill":
        engine.press(letter)
    engine.wait("!!document.querySelector('dialog.search .results a')")
    engine.press("Escape")


def test_pinyin_stands_above_han_in_lines_evenly_apart(engine: Engine, address: str) -> None:
    """Nothing collides, the text is found without it, and traditional characters stand below it."""
    read(engine, f"{address}{CHINESE}?pinyin=on&traditional=on")
    engine.wait("!!document.querySelector('rt')")
    paces = engine.run(f"({PACES})()")
    assert len(paces) > 1
    assert max(paces) - min(paces) <= 1
    assert engine.run(f"({COLLIDING})()") == []
    assert engine.run(f"({FOUND})('耐心與和睦')") == "耐心與和睦"
    assert not engine.run(f"({FOUND})('chóng')")
    assert engine.run(FITS)


def test_a_kept_site_is_read_without_its_host(firefox: Browser, offline: Path) -> None:
    """“Offline in Firefox too”: a text that was never opened."""
    page = firefox.new_page(**NO_OVERRIDE)
    page.set_default_timeout(PATIENCE)
    with served(offline) as host:
        page.goto(f"{host}en/")
        wait_until(page, "(await navigator.serviceWorker.ready).active?.state === 'activated'")
    page.goto(f"{host}en/well/")
    ready(page)
    assert "its water is cold even in summer" in page.locator("article").inner_text()
    page.context.close()


def test_the_site_is_read_from_a_disk(engine: Engine, unpacked: Path) -> None:
    """“A zip of the site for file://”: layouts, a note and the search in each engine."""
    read(engine, f"{(unpacked / ENGLISH / 'index.html').as_uri()}?view=interleaved", width=768)
    assert engine.run("document.documentElement.dataset.view") == "interleaved"
    engine.click("[id='2.2'] a[role=doc-noteref]")
    engine.wait("document.querySelector('#reader-note')?.textContent.length > 20")
    engine.press("Escape")
    engine.click("[data-search]")
    engine.wait("document.activeElement.matches('dialog.search input')")
    for letter in "mill":
        engine.press(letter)
    engine.wait("!!document.querySelector('dialog.search .results a')")
