"""What was published stays reachable: retired addresses, renamed texts and entries, told changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser

from diglot.verify.page import read_page, strings
from tests.browse import arrives, visit
from tests.commands import diglot
from tests.helpers import CASES, lay_out
from tests.sites import once, served

MOVED = {
    "en/old-gate/": "en/gate/",
    "zh/old-gate/apparatus/": "zh/gate/apparatus/",
    "en/glossary/master-lu/": "en/glossary/lu-ban/",
}


def renamed(root: Path) -> Path:
    """The edition in which 2.2 was joined to 2.1, a text and an entry were renamed, and a base was
    changed behind its translation."""
    lay_out(CASES / "A020-joined", root)
    english, text = root / "source/gate/en.txt", root / "source/gate/text.yml"
    said = english.read_text("utf-8").replace(" dusk.", " {~~dusk~>noon~~}{>>typo: 黄昏<<}.")
    english.write_bytes(said.encode())
    text.write_bytes(text.read_bytes() + b"formerly: [old-gate, older-gate]\n")
    glossary = root / "glossary.yml"
    entry = "  - id: lu-ban\n"
    told = glossary.read_text("utf-8").replace(entry, f"{entry}    formerly: [master-lu]\n")
    glossary.write_bytes(told.encode())
    edition = root / "source/edition.yml"
    edition.write_bytes(edition.read_bytes() + b"stale: show\n")
    row = "4.1\ten\tThe visitor stayed until dusk.\tThe visitor stayed until noon.\n"
    (root / "source/gate/changes.tsv").write_bytes(f"since 0.9.0\n{row}".encode())
    done = diglot("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error" not in diglot("check", "--site", cwd=root).stdout
    return root


@pytest.fixture(scope="module")
def site(shared: Path) -> Path:
    return once(shared, "renamed", renamed) / "site"


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.mark.parametrize("path", MOVED)
def test_a_former_address_leads_on(site: Path, path: str) -> None:
    """“Leave a page that leads on (canonical + link + refresh)”."""
    page, _ = read_page(site, f"{path}index.html")
    canonical = strings(etree.XPath("//link[@rel='canonical']/@href"), page.tree)
    assert canonical == [f"https://gate.example/{MOVED[path]}"]
    (refresh,) = strings(etree.XPath("//meta[@http-equiv='refresh']/@content"), page.tree)
    way = refresh.removeprefix("0; url=")
    assert strings(etree.XPath("//article//a/@href"), page.tree)[-1] == way
    assert (site / path / way / "index.html").samefile(site / MOVED[path] / "index.html")
    assert path not in (site / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize("scripted", [True, False])
def test_a_former_address_is_followed(browser: Browser, host: str, scripted: bool) -> None:
    """With scripts, to the sentence that it names."""
    url = f"{host}en/older-gate/#4.2"
    with visit(browser, url, reading=False, java_script_enabled=scripted) as page:
        arrives(page, "en/gate/#4.2" if scripted else "en/gate/")
        assert page.locator("h1").inner_text() == "The Gate Without a Nail"


@pytest.mark.parametrize("scripted", [True, False])
def test_a_retired_address_leads_to_its_words(browser: Browser, host: str, scripted: bool) -> None:
    """“An empty anchor `<span id>` in the survivor's row, without script”."""
    url = f"{host}en/gate/#2.2"
    with visit(browser, url, height=200, java_script_enabled=scripted) as page:
        row = page.locator(".row", has=page.locator("[id='2.2']"))
        assert row.get_attribute("id") == "2.1"
        assert page.locator("[id='2.2']").inner_text() == ""
        top = row.bounding_box()
        assert top
        assert 0 <= top["y"] <= 200
        if scripted:
            assert "lit" in (row.get_attribute("class") or "")


def test_readers_are_told_what_changed(browser: Browser, host: str) -> None:
    with visit(browser, f"{host}en/gate/", java_script_enabled=False) as page:
        page.get_by_role("link", name="Changes in this version").click()
        arrives(page, "en/gate/changes/")
        cells = page.locator("tbody td").all_inner_texts()
        assert cells == ["4.1", "The visitor stayed until dusk.", "The visitor stayed until noon."]
        page.get_by_role("link", name="4.1").click()
        arrives(page, "en/gate/#4.1")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("en/gate/", "The translation of 4.1 was made for an earlier wording of the original."),
        ("zh/gate/", "4.1的译文所据为原文的较早文本。"),
    ],
)
def test_readers_are_told_of_a_stale_translation(site: Path, path: str, words: str) -> None:
    """“`stale: show` in edition.yml puts a quiet word for the reader on the page.”"""
    assert (site / path / "index.html").read_text("utf-8").count(words) == 1
