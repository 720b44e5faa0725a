"""Search: what is found, by queries with their first results, and the box, in Chromium.

`tests/search/LANGUAGE.tsv`: a query, the address that comes first (`-` for nothing), what it tries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, Page, Route

from diglot.flow import plan, understand
from diglot.model.record import RecordKind
from diglot.render.search.records import own_records, segment_records
from tests.browse import arrives, ready, resting, visit
from tests.sites import EDITIONS, REPOSITORY, served

READING = "en/tide-mill/"

QUERIES = Path(__file__).parents[1] / "search"
LANGUAGES = ("en", "zh")
FOUND = """async ([language, queries]) => {
  const { open } = await import(new URL("assets/diglot/search/show.js", document.baseURI));
  const { seek, done } = await open(language);
  await done;
  const found = [];
  for (const query of queries) {
    let said = seek(query);
    while (said.waiting) {
      await new Promise(come => setTimeout(come, 10));
      said = seek(query);
    }
    found.push(said.found.map(one => one.address));
  }
  return found;
}"""
CUT = """async ([text, query]) => {
  const { cut } = await import(new URL("assets/diglot/search/results.js", document.baseURI));
  const { understand } = await import(new URL("assets/diglot/search/understand.js", document.baseURI));
  const { fold } = await import(new URL("assets/diglot/shared/fold.js", document.baseURI));
  return cut(text, understand(query, ["ing", "s"], fold), 60);
}"""


def queries(folder: Path, language: str) -> list[tuple[str, str, str]]:
    """The rows of a file of queries: a query, the address that comes first, what it tries."""
    rows = (folder / f"{language}.tsv").read_text("utf-8").splitlines()
    return [(query, first, what) for query, first, what in (row.split("\t") for row in rows)]


def ask(browser: Browser, address: str, language: str, asked: list[str]) -> list[list[str]]:
    with visit(browser, address, reading=False) as page:
        found: list[list[str]] = page.evaluate(FOUND, [language, asked])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_results(browser: Browser, address: str, language: str) -> None:
    expected = queries(QUERIES, language)
    assert wrong_results(browser, address, language, expected) == []


def wrong_results(
    browser: Browser, address: str, language: str, expected: list[tuple[str, str, str]]
) -> list[str]:
    """The queries whose first result is another than expected, with what was found."""
    found = ask(browser, address, language, [query for query, _, _ in expected])
    return [
        f"{what}: {query} → {results[:3]}, expected {first}"
        for (query, first, what), results in zip(expected, found, strict=True)
        if (results or ["-"])[0] != first
    ]


@pytest.mark.parametrize("root", [EDITIONS / "en-zh", REPOSITORY], ids=["ours", "shipped"])
def test_records_are_complete(root: Path) -> None:
    """A record for every segment, entry, note and change of an edition's first text."""
    sources = understand(root)
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
        own = list(own_records(site, lang, sources.words[lang.code]))
        kinds = [one.kind for one in own]
        assert kinds.count(RecordKind.ENTRY) == len(site.edition.info.terms)
        marked = {m.id for row in rows for _, s in text.sides(row) for m in s.notes}
        assert kinds.count(RecordKind.NOTE) == len(marked & {n.id for n in text.info.notes})
        changes = sum(len(s.entries) for row in rows for _, s in text.sides(row))
        assert kinds.count(RecordKind.CHANGE) == changes


@pytest.mark.parametrize("which", ["built", "shipped"])
def test_every_address_is_there(request: pytest.FixtureRequest, which: str) -> None:
    """Each result leads to a page of the site, and to something on it."""
    site: Path = request.getfixturevalue(which) / "site"
    parts = site / "assets/made/search"
    known: dict[Path, set[str]] = {}
    listed = {path.stem: json.loads(path.read_text("utf-8")) for path in parts.glob("*.json")}
    languages = {lang: data["parts"] for lang, data in listed.items() if "parts" in data}
    assert languages
    for language, names in languages.items():
        for name in names:
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
        ("東京カ\u3099ス ｶﾞｽ", "ガス", ["カ\u3099ス", "ｶﾞｽ"]),
        ("\u1112\u1161\u11ab국어", "한국", ["\u1112\u1161\u11ab국어"]),
        ("con\u00adfed\u00aderation", "confederation", ["con\u00adfed\u00aderation"]),
        ("السَّلَام ١٢٣", "السلام 123", ["السَّلَام", "١٢٣"]),
        ("the old bridge, an old bridge", "“an old bridge”", ["an old bridge"]),
    ],
)
def test_what_was_sought_is_marked(
    browser: Browser, address: str, text: str, query: str, marked: list[str]
) -> None:
    with visit(browser, address, reading=False) as page:
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
    with visit(browser, f"{address}{language}/glossary/", reading=False) as page:
        start(page, "一座浮桥")
        passages = page.locator(".search li").first.locator(".passage")
        tags = [passages.nth(n).get_attribute("lang") for n in range(passages.count())]
        assert tags == (["en", "zh-Hans"] if language == "en" else ["zh-Hans", "en"])
        link = page.locator(".search li a").first.get_attribute("href")
        assert link == f"{address}{language}/tide-mill/#1.3"
        assert page.locator(".search").get_attribute("lang") == tags[0]
        assert page.locator(".search mark").first.inner_text() == "一座浮桥"


def test_keys(browser: Browser, address: str) -> None:
    """Ctrl+K opens, the arrows walk, Enter leads to the segment and marks it, Esc closes."""
    with visit(browser, f"{address}{READING}") as page:
        page.keyboard.press("Control+k")
        page.locator(".search[open] input").wait_for()
        page.keyboard.type("neighbors who quarrel")
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
    with visit(browser, f"{address}{READING}") as page:
        start(page, "Deep Sea Hour")
        page.keyboard.press("Enter")
        page.wait_for_url("**changes=on#1.2")
        assert page.locator("html").get_attribute("data-changes") == "on"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_box_is_accessible(browser: Browser, address: str, width: int, scheme: str) -> None:
    with visit(browser, f"{address}{READING}", width=width, color_scheme=scheme) as page:
        start(page, "林海")
        found = Axe().run(page, context=".search")
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        box = page.locator(".search").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_without_scripts_it_leads_to_the_glossary(browser: Browser, address: str) -> None:
    for language in LANGUAGES:
        with visit(browser, f"{address}{language}/about/", java_script_enabled=False) as page:
            page.locator("[data-search]").click()
            arrives(page, f"{address}{language}/glossary/")


def test_where_it_cannot_be_loaded_it_leads_to_the_glossary(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{READING}", provoked="net::ERR_FAILED") as page:
        page.route("**/search/en.json", lambda route: route.abort())
        page.locator("[data-search]").click()
        page.wait_for_url("**/en/glossary/")


def test_an_address_with_a_query_leads_nowhere_where_it_cannot_be_loaded(
    browser: Browser, address: str
) -> None:
    """Who was sent it reads the page all the same."""
    with visit(browser, address, reading=False, provoked="net::ERR_FAILED") as page:
        page.route("**/search/en.json", lambda route: route.abort())
        rest = resting(page)
        with page.expect_event("requestfailed"):
            page.goto(f"{address}{READING}?q=corness")
        rest()
        assert urlsplit(page.url).path.endswith(READING)


def test_nothing_is_loaded_before_it_is_asked_for(browser: Browser, address: str) -> None:
    with visit(browser, address, reading=False) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        rest = resting(page)
        page.goto(f"{address}{READING}")
        ready(page)
        rest()
        assert [path for path in asked if "search" in path or "find.js" in path] == []
        assert not any("worker" in path for path in asked)


@pytest.fixture(scope="module")
def below(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site in a folder of a host."""
    root = tmp_path_factory.mktemp("host")
    (root / "some").mkdir()
    (root / "some/where").symlink_to(built / "site")
    with served(root) as address:
        yield f"{address}some/where/"


@pytest.mark.parametrize("place", ["", "zh/glossary/lin-hai/"])
def test_in_a_folder_of_a_host(browser: Browser, below: str, place: str) -> None:
    """“Works on a plain static host, under a sub-path”: from pages of any depth."""
    with visit(browser, f"{below}{place}", reading=False) as page:
        start(page, "科内斯")
        page.keyboard.press("Enter")
        language = place[:2] or "en"
        page.wait_for_url(f"{below}{language}/glossary/corness/")


def test_text_is_only_text(browser: Browser, address: str) -> None:
    """“No input can inject markup, script or a `javascript:` link.”"""
    nasty = "<img src=x onerror=alert(1)>"

    def answer(route: Route) -> None:
        rows = [["entry", "glossary/x/", "en", nasty, "zh", nasty, nasty, nasty, [nasty], nasty]]
        route.fulfill(json=rows)

    with visit(browser, f"{address}{READING}") as page:
        page.route("**/search/en-0.json", answer)
        start(page, "img src")
        assert page.locator(".search img").count() == 0
        assert nasty in page.locator(".search li").first.inner_text()


# -- the ways to it -------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [READING, "zh/glossary/", "en/about/"])
def test_a_slash_opens_it(browser: Browser, address: str, place: str) -> None:
    """“`/` opens the search (not inside a field)”; the letter itself is not typed."""
    with visit(browser, f"{address}{place}", reading=place == READING) as page:
        page.keyboard.press("/")
        page.locator(".search[open] input:focus").wait_for()
        assert page.locator(".search input").input_value() == ""
        page.keyboard.type("a/b")
        assert page.locator(".search input").input_value() == "a/b"
        page.locator(".search button").first.focus()
        page.keyboard.press("/")  # back to the field, with what stands in it chosen
        page.locator(".search input:focus").wait_for()
        page.keyboard.type("x")
        assert page.locator(".search input").input_value() == "x"


def test_a_slash_is_a_letter_in_a_field(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}en/glossary/", reading=False) as page:
        page.locator("#filter").focus()
        page.keyboard.type("a/b")
        assert page.locator("#filter").input_value() == "a/b"
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Control+/")
        assert page.locator(".search").count() == 0


def test_a_reader_who_turned_single_keys_off_has_no_slash(browser: Browser, address: str) -> None:
    """WCAG 2.1.4: a shortcut of one character can be turned off."""
    with visit(browser, f"{address}{READING}") as page:
        page.evaluate("localStorage.setItem('diglot.keys', 'off')")
        page.keyboard.press("/")
        page.keyboard.press("Control+k")
        page.locator(".search[open]").wait_for()
        assert page.locator(".search input").input_value() == ""


def told(page: Page, query: str) -> None:
    """Waits until the address has the query; "" for none."""
    page.wait_for_url(lambda url: "".join(parse_qs(urlsplit(url).query).get("q", [])) == query)


@pytest.mark.parametrize("place", [READING, "zh/glossary/", ""])
def test_an_address_opens_it_with_a_query(browser: Browser, address: str, place: str) -> None:
    """“`?q=` in an address opens it with that query.”"""
    url = f"{address}{place}?q=%22{quote('浮桥')}%22#top"
    with visit(browser, url, reading=place == READING) as page:
        page.locator(".search[open] li").first.wait_for()
        assert page.locator(".search input").input_value() == '"浮桥"'
        page.keyboard.press("Escape")
        page.locator(".search[open]").wait_for(state="detached")
        arrives(page, f"{address}{place}#top")


def test_the_address_follows_the_query(browser: Browser, address: str) -> None:
    """“The address follows so that it can be sent”, and back from a result it is as it was."""
    with visit(browser, f"{address}{READING}?changes=on") as page:
        start(page, "bridge & “boats”")
        told(page, "bridge & “boats”")
        assert "changes=on" in page.url
        page.locator(".search input").fill("corness")
        told(page, "corness")
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossary/corness/")
        page.go_back()
        page.locator(".search[open] li").first.wait_for()
        assert page.locator(".search input").input_value() == "corness"
        page.keyboard.press("Escape")
        told(page, "")
        assert "changes=on" in page.url


def test_a_place_on_the_same_page_needs_no_loading(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}{READING}") as page:
        page.evaluate("window.same = true")
        start(page, "neighbors who quarrel")
        told(page, "neighbors who quarrel")
        page.keyboard.press("Enter")
        page.wait_for_url("**/#1.3")
        assert page.evaluate("window.same") is True


def test_what_is_misspelt_is_said(browser: Browser, address: str) -> None:
    """“Showing results for …”, in words that a screen reader is told."""
    with visit(browser, f"{address}{READING}") as page:
        start(page, "corrness")
        said = page.locator(".search [role=status]")
        assert said.inner_text() == "Showing results for “corness”."
        link = page.locator(".search li a").first.get_attribute("href")
        assert link == f"{address}en/glossary/corness/"
        assert page.locator(".search mark").first.inner_text().startswith("Cor")


def test_ids_that_every_object_has(browser: Browser, address: str) -> None:
    """“Ids `constructor`, `__proto__`, `toString`, page `constructor.md`.”"""
    ids = ["constructor", "__proto__", "toString"]
    rows = [["entry", f"glossary/{one}/", "en", "A word.", "zh", "词", one] for one in ids]
    pages = [["page", f"{one}/", "en", "A page.", "", "", one] for one in ids]
    marks = [["text", f"{one}/#1.1", "en", f"Of {one}."] for one in ids]

    with visit(browser, f"{address}{READING}") as page:
        page.route("**/search/en-0.json", lambda route: route.fulfill(json=[*rows, *pages, *marks]))
        start(page, "constructor")
        for one in ids:
            page.locator(".search input").fill(one)
            page.locator(f".search a[href$='/{one}/#1.1']").wait_for()
            links = page.locator(".search li a")
            found = [str(links.nth(n).get_attribute("href")) for n in range(3)]
            expected = [f"glossary/{one}/", f"{one}/", f"{one}/#1.1"]
            assert [link.removeprefix(f"{address}en/") for link in found] == expected
            assert "function" not in page.locator(".search ol").inner_text()
