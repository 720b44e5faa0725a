"""Search: what is found, by queries with their first results, and the box, in Chromium.

`tests/search/LANGUAGE.tsv`: a query, the address that comes first (`-` for nothing), what it tries.
"""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from diglot.flow import plan, understand
from diglot.language.wording import Words
from diglot.model.record import RecordKind
from diglot.render.search.records import own_records, segment_records
from lxml import html
from playwright.sync_api import Browser, Page, Route

from tests.conftest import REPOSITORY, _Handler
from tests.site.test_browser import READING, opened

QUERIES = Path(__file__).parents[1] / "search"
LANGUAGES = ("en", "zh")
FOUND = """async ([language, queries]) => {
  const { open } = await import(new URL("assets/diglot/find.js", document.baseURI));
  const { seek, done } = await open(language);
  await done;
  return queries.map(query => seek(query).found.map(one => one.address));
}"""
CUT = """async ([text, query]) => {
  const { cut } = await import(new URL("assets/diglot/cut.js", document.baseURI));
  const { understand } = await import(new URL("assets/diglot/find.js", document.baseURI));
  return cut(text, understand(query, ["ing", "s"]), 60);
}"""


def queries(language: str) -> list[tuple[str, str, str]]:
    rows = (QUERIES / f"{language}.tsv").read_text("utf-8").splitlines()
    return [(query, first, what) for query, first, what in (row.split("\t") for row in rows)]


def ask(browser: Browser, address: str, language: str, asked: list[str]) -> list[list[str]]:
    with opened(browser, address) as page:
        found: list[list[str]] = page.evaluate(FOUND, [language, asked])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_results(browser: Browser, address: str, language: str) -> None:
    """“30 queries per language with expected first results are a test.”"""
    expected = queries(language)
    assert len(expected) >= 30
    found = ask(browser, address, language, [query for query, _, _ in expected])
    wrong = [
        f"{what}: {query} → {results[:3]}, expected {first}"
        for (query, first, what), results in zip(expected, found, strict=True)
        if (results or ["-"])[0] != first
    ]
    assert wrong == []


def test_every_pair_of_characters_is_found(browser: Browser, address: str) -> None:
    """“A two-character inner substring”: each pair that stands in a Chinese segment finds it."""
    segments = {
        record.address: record.counterpart
        for annotated in understand(REPOSITORY).edition.texts  # type: ignore[union-attr]  # it is sound
        for record in segment_records(annotated.text)
    }
    pairs = {
        (text[at : at + 2], place)
        for place, text in segments.items()
        for at in range(0, len(text) - 1, 7)
        if all("\u4e00" <= char <= "\u9fff" for char in text[at : at + 2])
    }
    asked = sorted(pairs)
    assert len(asked) > 150
    found = ask(browser, address, "zh", [pair for pair, _ in asked])
    assert [one for one, places in zip(asked, found, strict=True) if one[1] not in places] == []


def test_records_are_complete() -> None:
    """A record for every segment, entry, note and change of the edition."""
    sources = understand(REPOSITORY)
    site = plan(sources)
    assert site is not None
    text = site.edition.texts[0].text
    rows = [row for pair in text.pairs for row in pair.rows]
    segments = list(segment_records(text))
    numbered = [one for one in segments if "#before-" not in one.address]
    assert [one.address.partition("#")[2] for one in numbered] == [row.address for row in rows]
    assert [(one.text, one.counterpart) for one in numbered] == [
        (row.base.text, row.translation.text) for row in rows
    ]
    for lang in site.languages:
        own = list(own_records(site, lang, Words(sources.files.words[lang.code])))
        kinds = [one.kind for one in own]
        assert kinds.count(RecordKind.ENTRY) == len(site.edition.info.terms)
        marked = {m.id for row in rows for _, s in text.sides(row) for m in s.notes}
        assert kinds.count(RecordKind.NOTE) == len(marked & {n.id for n in text.info.notes})
        changes = sum(len(s.entries) for row in rows for _, s in text.sides(row))
        assert kinds.count(RecordKind.CHANGE) == changes


def test_every_address_is_there(built: Path) -> None:
    """Each result leads to a page of the site, and to something on it."""
    site = built / "site"
    parts = site / "assets/made/search"
    known: dict[Path, set[str]] = {}
    for language in LANGUAGES:
        for name in json.loads((parts / f"{language}.json").read_text("utf-8"))["parts"]:
            for row in json.loads((parts / name).read_text("utf-8")):
                url = urlsplit(f"{language}/{row[1]}")
                page = site / url.path / "index.html"
                if page not in known:
                    tree = html.document_fromstring(page.read_text("utf-8"))
                    known[page] = {str(e.get("id")) for e in tree.iter() if e.get("id")}
                assert not url.fragment or url.fragment in known[page], row[1]


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Xi’an and Xian", "xi'an", ["Xi’an", "Xian"]),
        ("Lǔ Bān’s workshops", "lu workshop", ["Lǔ", "workshops"]),
        ("中国—中亚峰会将于5月18日", "中亚峰会", ["中亚峰会"]),
        ("中国—中亚峰会", "中国中亚", ["中国—中亚"]),
        ("在冲突国家之间搭建和平桥梁。", "和平桥梁", ["和平桥梁"]),
        ("310亿美元", "310 亿美元", ["310", "亿美元"]),
        ("１,０００ Ｌuban", "1000 luban", ["１,０００", "Ｌuban"]),
        ("u\u0308ber cafe\u0301", "über café", ["u\u0308ber", "cafe\u0301"]),
    ],
)
def test_what_was_sought_is_marked(
    browser: Browser, address: str, text: str, query: str, marked: list[str]
) -> None:
    with opened(browser, address) as page:
        pieces = page.evaluate(CUT, [text, query])
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, hit in pieces if hit] == marked


# -- the box --------------------------------------------------------------------------------------


def start(page: Page, query: str) -> None:
    page.locator("[data-search]").click()
    page.locator(".search input").fill(query)
    page.locator(".search li").first.wait_for()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_answers_in_its_own(browser: Browser, address: str, language: str) -> None:
    """“Results show the segment with its counterpart”, the page's language first."""
    with opened(browser, f"{address}{language}/glossary/") as page:
        start(page, "和平桥梁")
        passages = page.locator(".search li").first.locator(".passage")
        tags = [passages.nth(n).get_attribute("lang") for n in range(passages.count())]
        assert tags == (["en", "zh-Hans"] if language == "en" else ["zh-Hans", "en"])
        link = page.locator(".search li a").first.get_attribute("href")
        assert link == f"{address}{language}/leaders-talk-tokayev/#1.3"
        assert page.locator(".search").get_attribute("lang") == tags[0]
        assert page.locator(".search mark").first.inner_text() == "和平桥梁"


def test_keys(browser: Browser, address: str) -> None:
    """Ctrl+K opens, the arrows walk, Enter leads to the segment and marks it, Esc closes."""
    with opened(browser, f"{address}{READING}") as page:
        page.keyboard.press("Control+k")
        page.locator(".search[open] input").wait_for()
        page.keyboard.type("bridge of peace")
        page.locator(".search li").nth(1).wait_for()
        assert "result" in page.locator(".search [role=status]").inner_text()
        for key, expected in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
            page.keyboard.press(key)
            place = "[...document.querySelectorAll('.search a')].indexOf(document.activeElement)"
            assert page.evaluate(place) == expected
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.matches('.search input')")
        page.keyboard.press("Enter")
        page.wait_for_url("**/#1.3")
        assert page.evaluate("document.querySelector(':target').id") == "1.3"
        assert page.locator(".search[open]").count() == 0
        page.locator("[data-search]").focus()
        page.keyboard.press("Enter")
        page.locator(".search[open] input").wait_for()
        page.keyboard.press("Escape")
        page.locator(".search[open]").wait_for(state="detached")
        assert page.evaluate("document.activeElement.matches('[data-search]')")


def test_a_change_leads_to_its_segment_with_the_changes_shown(
    browser: Browser, address: str
) -> None:
    with opened(browser, f"{address}{READING}") as page:
        start(page, "High-end Interview")
        page.keyboard.press("Enter")
        page.wait_for_url("**changes=on#1.2")
        assert page.locator("html").get_attribute("data-changes") == "on"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_box_is_accessible(browser: Browser, address: str, width: int, scheme: str) -> None:
    with opened(browser, f"{address}{READING}", width=width, scheme=scheme) as page:
        start(page, "鲁班")
        found = Axe().run(page, context=".search")
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        box = page.locator(".search").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_without_scripts_it_leads_to_the_glossary(browser: Browser, address: str) -> None:
    for language in LANGUAGES:
        with opened(browser, f"{address}{language}/about/", script=False) as page:
            page.locator("[data-search]").click()
            assert page.url == f"{address}{language}/glossary/"


def test_where_it_cannot_be_loaded_it_leads_to_the_glossary(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}{READING}") as page:
        page.route("**/search/en.json", lambda route: route.abort())
        page.locator("[data-search]").click()
        page.wait_for_url("**/en/glossary/")


def test_nothing_is_loaded_before_it_is_asked_for(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        page.goto(f"{address}{READING}", wait_until="networkidle")
        assert [path for path in asked if "search" in path or "find.js" in path] == []
        assert not any("worker" in path for path in asked)


@pytest.fixture(scope="module")
def below(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site in a folder of a host."""
    root = tmp_path_factory.mktemp("host")
    (root / "some").mkdir()
    (root / "some/where").symlink_to(built / "site")
    handler = functools.partial(_Handler, directory=str(root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/where/"
    server.shutdown()


@pytest.mark.parametrize("place", ["", "zh/glossary/lu-ban/"])
def test_in_a_folder_of_a_host(browser: Browser, below: str, place: str) -> None:
    """“Works on a plain static host, under a sub-path”: from pages of any depth."""
    with opened(browser, f"{below}{place}") as page:
        start(page, "托卡耶夫")
        page.keyboard.press("Enter")
        language = place[:2] or "en"
        page.wait_for_url(f"{below}{language}/glossary/tokayev/")


def test_text_is_only_text(browser: Browser, address: str) -> None:
    """“No input can inject markup, script or a `javascript:` link.”"""
    nasty = "<img src=x onerror=alert(1)>"

    def answer(route: Route) -> None:
        rows = [["entry", "glossary/x/", "en", nasty, "zh", nasty, nasty, nasty, [nasty], nasty]]
        route.fulfill(json=rows)

    with opened(browser, f"{address}{READING}") as page:
        page.route("**/search/en-0.json", answer)
        start(page, "img src")
        assert page.locator(".search img").count() == 0
        assert nasty in page.locator(".search li").first.inner_text()
