"""What pages say of themselves to search engines: counterparts, site map, locale; and the page for addresses
that lead nowhere, at any depth and place."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree
from playwright.sync_api import Browser, expect

from diglot.language.locale import locale_with_territory
from diglot.verify.page import elements, read_page, strings
from tests.browse import choose, visit, wait_until
from tests.commands import diglot, python
from tests.sites import EDITIONS, lay_out_edition, once

HOSTILE = 'a <script src=x></script> & </title> "b" onload=c'
"""What a person may well write in front of a page, in the title of a book on HTML say."""
URL = "https://example.org/books/one/"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
ALTERNATES = etree.XPath("//head/link[@rel='alternate']")
CANONICAL = etree.XPath("//head/link[@rel='canonical']/@href", smart_strings=False)
TITLE = etree.XPath("//head/title/text()", smart_strings=False)
DESCRIPTION = etree.XPath("//head/meta[@name='description']/@content", smart_strings=False)
LOCALES = etree.XPath("//head/meta[starts-with(@property, 'og:locale')]/@content")


def known(root: Path) -> None:
    """The tests' edition, which says where it is published, built by both."""
    edition = lay_out_edition(EDITIONS / "en-zh", root)
    with (edition / "source/edition.yml").open("a") as info:
        info.write(f"url: {URL}\n")
    said = "".join(f"{key}: {json.dumps(HOSTILE)}\n" for key in ("title", "description"))
    (edition / "docs/en").mkdir(parents=True, exist_ok=True)
    (edition / "docs/en/mine.md").write_text(f"---\n{said}---\n\n# Mine\n")
    for builder in ("zensical", "mkdocs"):
        done = diglot("build", "--builder", builder, cwd=edition)
        assert done.returncode == 0, done.stdout + done.stderr
        (edition / "site").rename(edition / builder)


@pytest.fixture(scope="session")
def published(shared: Path) -> Path:
    return once(shared, "published", known)


def page_at(site: Path, path: str) -> tuple[str, dict[str, str], list[str]]:
    """Its own address, its counterparts and its locales, as the page says them."""
    tree = read_page(site, f"{path}index.html")[0].tree
    others = {link.get("hreflang", ""): link.get("href", "") for link in elements(ALTERNATES, tree)}
    return "".join(strings(CANONICAL, tree)), others, list(map(str, strings(LOCALES, tree)))


@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
def test_the_front_matter_of_a_page_by_hand_is_text(published: Path, builder: str) -> None:
    """Escaped by the grammar of the place where the words go."""
    tree = read_page(published / builder, "en/mine/index.html")[0].tree
    (title,) = strings(TITLE, tree)
    assert str(title).startswith(f"{HOSTILE} – ")
    assert strings(DESCRIPTION, tree) == [HOSTILE]


@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
@pytest.mark.parametrize(
    ("path", "english", "chinese", "default"),
    [
        ("", "en/", "zh/", ""),
        ("en/", "en/", "zh/", ""),
        ("zh/", "en/", "zh/", ""),
        ("zh/tide-mill/", "en/tide-mill/", "zh/tide-mill/", "en/tide-mill/"),
        ("en/glossary/corness/", "en/glossary/corness/", "zh/glossary/corness/", "en/glossary/corness/"),
    ],
)  # fmt: skip
def test_counterparts_are_named_by_whole_addresses_with_a_default(
    published: Path, builder: str, path: str, english: str, chinese: str, default: str
) -> None:
    """“hreflang and canonical absolute where `url` is known, `x-default`.”"""
    own, others, _ = page_at(published / builder, path)
    assert own == URL + path
    said = {"en": english, "zh-Hans": chinese, "x-default": default}
    assert others == {tag: URL + to for tag, to in said.items()}


def test_counterparts_name_each_other(published: Path) -> None:
    """Each page that one names as its counterpart says the same of all of them."""
    for file in sorted((published / "mkdocs").rglob("index.html")):
        path = file.parent.relative_to(published / "mkdocs").as_posix()
        _, others, _ = page_at(published / "mkdocs", "" if path == "." else f"{path}/")
        for to in others.values():
            assert page_at(published / "mkdocs", to.removeprefix(URL))[1] == others


def test_without_an_address_of_its_own_a_site_names_no_counterparts_and_no_map(built: Path) -> None:
    """“Relative hreflang is left out”; a site map without whole addresses is none."""
    assert page_at(built / "site", "en/tide-mill/") == ("", {}, ["en_US", "zh_CN"])
    assert not list((built / "site").glob("sitemap*"))


@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
def test_the_site_map_has_every_page_with_one_day_and_its_counterparts(
    published: Path, builder: str
) -> None:
    site = published / builder
    tree = etree.fromstring((site / "sitemap.xml").read_bytes())
    found = {}
    for url in tree.iterfind("s:url", NAMES):
        assert url.findtext("s:lastmod", "", NAMES) == "2026-11-23"
        found[url.findtext("s:loc", "", NAMES)] = {
            link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", NAMES)
        }
    pages = {
        "" if file.parent == site else f"{file.parent.relative_to(site).as_posix()}/"
        for file in site.rglob("index.html")
    }
    assert set(found) == {URL + path for path in pages}
    for address, others in found.items():
        assert others == page_at(site, address.removeprefix(URL))[1]
    if builder == "mkdocs":
        packed = (site / "sitemap.xml.gz").read_bytes()
        assert gzip.decompress(packed) == (site / "sitemap.xml").read_bytes()


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("said", ["published: 2026-11-23\n", "published: 2026\n", ""])
def test_a_build_on_another_day_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    """Of every file, the site map and its packed form too; whether or not the edition has a date."""
    sources = {
        "source/edition.yml": f"title: {{en: A, zh: 甲}}\nlanguages:\n  en: {{tag: en, name: English}}\n"
        f"  zh: {{tag: zh-Hans, name: 中文}}\ntexts: [gate]\nurl: {URL}\n{said}",
        "source/gate/text.yml": "title: {en: The gate, zh: 门}\nbase: en\ntranslation: zh\n",
        "source/gate/en.txt": "One gate.\n",
        "source/gate/zh.txt": "一座门。\n",
        "mkdocs.yml": "site_name: A\nplugins: [diglot]\n",
    }
    for name, content in sources.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    (tmp_path / "docs").mkdir()  # MkDocs wants one
    made = []
    for day in ("1000000000", "2000000000"):  # in 2001, in 2033
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        done = python("mkdocs", "build", "-q", "-d", day, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        made.append(files(tmp_path / day))
    assert made[0] == made[1]
    assert {"sitemap.xml", "sitemap.xml.gz"} <= made[0].keys()
    assert (b"<lastmod>" in made[0]["sitemap.xml"]) == bool(said)


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("en", "en_US"), ("en-GB", "en_GB"), ("zh-Hans", "zh_CN"), ("zh-Hant", "zh_TW"),
        ("zh-Hant-HK", "zh_HK"), ("cmn-Hans", "zh_CN"), ("yue", "zh_HK"), ("pt", "pt_BR"),
        ("pt-PT", "pt_PT"), ("kk", "kk_KZ"), ("ar", "ar_EG"), ("he", "he_IL"), ("grc", "grc_GR"),
        ("sr-Latn", "sr_RS"), ("de-AT-x-old", "de_AT"), ("ZH-hans", "zh_CN"), ("de-x-ab", "de_DE"), ("en-u-ca-islamic", "en_US"), ("de-1901", "de_DE"), ("es-419", "es_ES"),
        ("tok", ""), ("qaa", ""), ("eo", ""),
    ],
)  # fmt: skip
def test_a_locale_is_a_language_with_a_territory(tag: str, locale: str) -> None:
    """“`og:locale` as its vocabulary wants”: the likely one, where the tag says none."""
    assert locale_with_territory(tag) == locale


# -- addresses that lead nowhere --------------------------------------------------------------------


class _Host(http.server.SimpleHTTPRequestHandler):
    """A host that answers with the site's own page for what it has not, as all of the manual's do."""

    folder = ""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / self.folder / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def hosted(root: Path, folder: str) -> Iterator[str]:
    handler = type("Handler", (_Host,), {"folder": folder})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(root))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{folder}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("path", ["lost", "en/lost/", "en/glossary/lost/page.html", "a/b/c/d/e/f"])
@pytest.mark.parametrize("folder", ["", "editions/", "books/one/"])
@pytest.mark.parametrize("knows", [True, False], ids=["url", "no url"])
def test_the_page_for_no_page_works_at_any_depth_and_place(
    browser: Browser,
    published: Path,
    built: Path,
    tmp_path: Path,
    knows: bool,
    folder: str,
    path: str,
) -> None:
    """It looks as all pages do, and leads on: home, search, the other language."""
    (tmp_path / folder).parent.mkdir(parents=True, exist_ok=True)
    site = published / "mkdocs" if knows else built / "site"
    root = site if not folder else tmp_path
    if folder:
        (tmp_path / folder.rstrip("/")).symlink_to(site)
    with (
        hosted(root, folder) as home,
        visit(browser, home + path, reading=False, provoked="404") as page,
    ):
        article = page.locator("article")
        expect(article.locator("h1")).to_have_text("There is no page at this address.")
        for name in ("stylesheets/main", "diglot/edition"):
            wait_until(
                page,
                f"[...document.styleSheets].some(s => s.href?.startsWith('{home}assets/{name}'))",
            )
        for text, to in (
            ("The Mill and the Tide", "en/"),
            ("磨坊与潮水", "zh/"),
            ("Glossary", "en/glossary/"),
        ):
            link = article.get_by_role("link", name=text, exact=True)
            assert urljoin(page.url, link.get_attribute("href")) == home + to
        choose(page, "Dark")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        article.get_by_role("link", name="搜索").click()
        page.locator("dialog.search input").fill("潮汐")
        expect(page.locator("dialog.search li").first).to_be_visible()
