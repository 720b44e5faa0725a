"""The glossary's pages: every entry in the index, every place in its concordance."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page, Route, expect

from diglot.flow import understand
from diglot.model.edition import Edition
from tests.browse import visit


@pytest.fixture(scope="module")
def ours(built: Path) -> Edition:
    edition = understand(built).edition
    assert edition is not None
    return edition


def document(built: Path, path: str) -> HtmlElement:
    return html.document_fromstring((built / "site" / path / "index.html").read_text("utf-8"))


# -- the concordance ------------------------------------------------------------------------------


def naive_places(edition: Edition) -> dict[str, set[str]]:
    """For each entry the addresses where it stands, by the rules of the format, one form at a time.

    Longest form first, and what it covers is blotted out: whole words in Latin script, anywhere in
    Han; a form in lower case matches any case, one with a capital as it is written.
    """
    places: dict[str, set[str]] = defaultdict(set)
    forms = [(form, term.id) for term in edition.info.terms for form in term.forms]
    forms.sort(key=lambda pair: -len(pair[0].text))
    for annotated in edition.texts:
        text = annotated.text
        for pair in text.pairs:
            for row in pair.rows:
                for lang, segment in text.sides(row):
                    words = segment.text.replace("’", "'")
                    for form, id_ in forms:
                        if form.lang != lang:
                            continue
                        pattern = re.escape(form.text.replace("’", "'"))
                        if form.lang == "en":
                            pattern = rf"(?<!\w){pattern}(?!\w)"
                        flags = re.IGNORECASE if form.text == form.text.lower() else 0
                        words, found = re.subn(pattern, "\0", words, flags=flags)
                        if found:
                            places[id_].add(f"{text.info.id}/{row.address}")
    return places


def place_of(link: str) -> str:
    """`TEXT/4.1` of `../../TEXT/#4.1`."""
    path, _, address = link.partition("#")
    return f"{path.strip('/').split('/')[-1]}/{address}"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_concordance_is_complete(ours: Edition, built: Path, lang: str) -> None:
    assert_concordance(ours, built, lang)


def assert_concordance(edition: Edition, root: Path, lang: str) -> None:
    """“The set of addresses equals what an independent, naive search in the tests finds.”"""
    expected = naive_places(edition)
    assert sum(map(len, expected.values())) > 50  # the search itself finds something
    for term in edition.info.terms:
        page = document(root, f"{lang}/glossary/{term.id}")
        links = page.xpath("//h2[@id='concordance']/following-sibling::p/a/@href")
        found = [link for link in map(str, links) if "#" in link]
        addresses = {place_of(link) for link in found}
        assert addresses == expected[term.id], term.id
        assert len(found) == len(addresses)


def test_each_place_shows_both_languages_with_the_term_marked(built: Path) -> None:
    page = document(built, "en/glossary/lin-hai")
    section = page.xpath("//h2[@id='concordance']/following-sibling::section")[0]
    passages = section.xpath(".//p[@lang]")
    assert [passage.get("lang") for passage in passages] == ["en", "zh-Hans"]
    assert [passage.xpath(".//mark")[0].text_content() for passage in passages] == [
        "Lin Hai",
        "林海",
    ]


# -- an entry -------------------------------------------------------------------------------------


def test_an_entry_says_what_it_knows_in_both_editions(built: Path) -> None:
    english = document(built, "en/glossary/jonas-veld").xpath("//article")[0].text_content()
    for words in (
        "Jonas Veld · 约纳斯·费尔德", "person · Yuēnàsī Fèi’ěrdé · May 17, 1870",
        "Other forms (English): Veld", "Not to be used (English): Johan Veld",
        "See also", "Sources", "Where it stands", "CSV, JSON, JSON-LD",
    ):  # fmt: skip
        assert words in english
    chinese = document(built, "zh/glossary/jonas-veld").xpath("//article")[0].text_content()
    for words in ("约纳斯·费尔德 · Jonas Veld", "不应使用", "参见", "来源", "出现之处"):
        assert words in chinese


def test_entries_lead_to_each_other_both_ways(ours: Edition, built: Path) -> None:
    leads = {term.id: related(built, term.id) for term in ours.info.terms}
    for term in ours.info.terms:
        for other in term.see:
            assert other in leads[term.id]
            assert term.id in leads[other], f"{other} does not lead back to {term.id}"


def related(built: Path, id_: str) -> set[str]:
    page = document(built, f"en/glossary/{id_}")
    links = page.xpath("//h2[@id='see' or @id='mentioned']/following-sibling::ul[1]/li/a[1]/@href")
    return {str(link).strip("/").split("/")[-1] for link in links}


# -- the index ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_entry_stands_once_in_each_order(ours: Edition, built: Path, lang: str) -> None:
    page = document(built, f"{lang}/glossary")
    expected = sorted(term.id for term in ours.info.terms)
    for section in ("letter", "kind"):
        links = page.xpath(
            f"//h3[starts-with(@id, '{section}-')]/following-sibling::*[1]/li/a/@href"
        )
        assert sorted(str(link).strip("/").split("/")[-1] for link in links) == expected
    for link in page.xpath("//article/p/a/@href"):
        if str(link).startswith("#"):
            assert page.xpath(f"//h3[@id='{str(link)[1:]}']")


def test_a_line_of_the_index_says_what_the_entry_is(built: Path) -> None:
    lines = document(built, "zh/glossary").xpath("//li[a[contains(@href, 'lin-hai/')]]")
    assert lines[0].text_content().startswith("林海 Lin Hai Lín Hǎi：十九世纪的造磨工匠")
    assert lines[0].text_content().endswith(" · 1处")
    (missing, *_) = document(built, "zh/glossary").xpath("//li[a[contains(@href, 'almanac/')]]")
    assert missing.text_content().endswith("。")  # it stands nowhere in the text: no number says so
    assert lines[0].xpath("./span[@lang='zh-Latn']")[0].text == "Lín Hǎi"


def test_the_button_calls_the_search_what_its_box_does(built: Path) -> None:
    for path in ("zh/glossary", "zh/about", "zh/glossary/lin-hai"):
        (button,) = document(built, path).xpath("//a[@data-search]")
        assert button.text_content().strip() == "搜索"


# -- the filter -----------------------------------------------------------------------------------


LISTED = "h3[id^=letter-] + ul > li"
SEEN = f"{LISTED}:visible > a"


def shown(page: Page, query: str) -> list[str]:
    page.fill("#filter", query)
    return page.locator(SEEN).all_inner_texts()


def test_the_filter_finds_names_forms_readings_and_glosses(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}en/glossary/", reading=False) as page:
        everything = page.locator(LISTED).count()
        page.focus("#filter")
        assert shown(page, "linhai") == ["Lin Hai"]
        assert shown(page, "FEIERDE") == ["Jonas Veld"]
        expect(page.locator(LISTED)).to_have_count(everything)
        page.fill("#filter", "师傅")  # a form, which is fetched when the box is first entered
        expect(page.locator(SEEN)).to_have_text(["Lin Hai"])
        assert "Cor’ness" in shown(page, "cor'ness")
        assert shown(page, "millwright patron") == ["Lin Hai"]
        status = page.locator(".filter [role=status]")
        assert status.inner_text() == "1 entry"
        assert page.locator("#letter-a, #kinds, #kind-person").locator("visible=true").count() == 0
        assert shown(page, "no such thing") == []
        assert status.inner_text() == "No entry matches."
        assert "Lin Hai" in shown(page, "Łin Hái")  # as in the search
        for nothing in ("", "“", " – "):
            assert len(shown(page, nothing)) == everything
            assert status.inner_text() == ""
        assert page.locator("#kinds").is_visible()


def test_the_filter_finds_by_the_other_form_of_a_character(browser: Browser, address: str) -> None:
    """Traditional and simplified, once the box has been entered."""
    with visit(browser, f"{address}en/glossary/", reading=False) as page:
        page.fill("#filter", "師傅")
        expect(page.locator(SEEN)).to_have_text(["Lin Hai"])


def test_the_filter_knows_an_entry_by_any_id(browser: Browser, address: str) -> None:
    """“Ids `constructor`, `__proto__`, `toString`”: an id is no property of every object."""
    ids = {"corness": "constructor", "lin-hai": "__proto__", "saltmouth": "toString"}

    def answer(route: Route) -> None:
        body = route.fetch().text()
        for one, other in ids.items():
            body = body.replace(f'href="{one}/"', f'href="{other}/"')
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    with visit(browser, address, reading=False) as page:
        page.route("**/en/glossary/", answer)
        page.route("**/forms.json", lambda route: route.fulfill(body='{"__proto__": ["quux"]}'))
        page.goto(f"{address}en/glossary/")
        page.fill("#filter", "quux")
        expect(page.locator(SEEN)).to_have_text(["Lin Hai"])
        assert len(shown(page, "")) == page.locator(LISTED).count()


def test_without_script_there_is_no_box(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}zh/glossary/", java_script_enabled=False) as page:
        assert page.locator("#filter").is_hidden()
        assert page.locator(".filter").is_hidden()
        assert page.locator("#letter-l").is_visible()
