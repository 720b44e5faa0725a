"""The site in one file: unpacked, its layouts, notes and search work from a disk."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from diglot.verify.forms.pages import read_zip
from diglot.write.zip import zip_site
from diglot.write.zip.pages import from_disk, to_file
from diglot.write.zip.scripts import BOOT, without_modules
from tests.browse import visit, wait_until
from tests.exports.made import planned
from tests.sites import EDITIONS, REPOSITORY

THEME = REPOSITORY / "generator" / "diglot" / "theme" / "assets" / "diglot"


@pytest.fixture(scope="module")
def packed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the edition in English and Chinese, packed."""
    file = tmp_path_factory.mktemp("zip") / "edition.zip"
    zip_site(built / "site", file)
    return file


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../glossary/", "../glossary/index.html"),
        ("../glossary/#x", "../glossary/index.html#x"),
        ("./?q=a#x", "./index.html?q=a#x"),
        ("..", "../index.html"),
        ("cite.bib", "cite.bib"),
        ("#4.1", "#4.1"),
        ("", ""),
        ("/", "/"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_names_a_file(address: str, file: str) -> None:
    assert to_file(address) == file


def test_words_that_look_like_links_stay() -> None:
    page = '<p title="a > b">href="x/" <!-- <a href="x/"> --></p><a title="1 > 0" href="x/">href="y/"</a>'
    expected = page.replace('0" href="x/"', '0" href="x/index.html"')
    assert from_disk(page, "exports/edition.zip") == expected


def test_no_module_is_left() -> None:
    """Each way in which our scripts import and export is known."""
    scripts = {p.relative_to(THEME).as_posix(): p.read_text("utf-8") for p in THEME.rglob("*.js")}
    without = [*(name for name in scripts if name != "lost.js")]
    made = without_modules({name: scripts[name] for name in without})
    for name, code in made.items():
        assert not re.search(r"^(import|export)\b|\bimport\(|import\.meta", code, re.M), name
    assert {"title/order.js", "glossary/filter.js", BOOT} <= made.keys()
    assert "reading/read.js" not in made


def test_it_holds_every_word_and_is_the_same_each_time(
    packed: Path, built: Path, tmp_path: Path
) -> None:
    pages = list(read_zip(packed, planned(EDITIONS / "en-zh")[0]))
    assert pages
    assert [page.differences for page in pages] == [()] * len(pages)
    zip_site(built / "site", tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == packed.read_bytes()


def test_what_is_lost_from_it_is_found(packed: Path, tmp_path: Path) -> None:
    """“Planted losses”: a word, a note, a row."""
    site, page = planned(EDITIONS / "en-zh")[0], "edition/en/tide-mill/index.html"
    with zipfile.ZipFile(packed) as archive:
        whole = archive.read(page).decode("utf-8")
    for lost in (
        r'(?<=<p class="own" lang="en">)\w+ (?=\w+ \w+)',
        r'<li id="fn:.*?</li>',
        r'<div [^>]*id="2\.1".*?</div>',
    ):
        damaged = re.sub(lost, "", whole, count=1, flags=re.DOTALL)
        assert damaged != whole, lost
        with zipfile.ZipFile(tmp_path / "edition.zip", "w") as archive:
            archive.writestr(page, damaged)
        assert any(one.differences for one in read_zip(tmp_path / "edition.zip", site)), lost


@pytest.mark.browser
def test_layouts_notes_and_search_work_from_a_disk(
    browser: Browser, packed: Path, tmp_path: Path
) -> None:
    """“A zip of the site for file:// in which layouts, notes and search work from disk.”"""
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path)
    page_file = tmp_path / "edition/en/tide-mill/index.html"
    assert "Content-Security-Policy" in page_file.read_text("utf-8")
    with visit(browser, page_file.as_uri()) as page:
        assert page.locator("html").get_attribute("data-view") == "columns"
        page.goto(f"{page_file.as_uri()}?view=interleaved&changes=on")
        expect(page.locator("html")).to_have_attribute("data-view", "interleaved")
        page.locator("ins.edited, del.received").first.hover()
        expect(page.locator("#reader-tip")).to_be_visible()
        page.locator(".bitext [role=doc-noteref]").first.click()
        expect(page.locator("#reader-note")).to_be_visible()
        for word in ("mill", "潮"):
            page.keyboard.press("Escape")
            page.keyboard.press("/")
            page.locator(".search input").fill(word)
            page.locator(".search [role=status]", has_text="result").wait_for()
            assert page.locator(".search mark").count(), word
        page.locator(".search a[href*='glossary/']").first.click()
        wait_until(page, "location.pathname.endsWith('/index.html')")
        expect(page.locator("article[data-kind=entry]")).to_be_visible()
