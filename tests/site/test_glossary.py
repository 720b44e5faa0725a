"""The glossary's pages: every entry in the index, every place in its concordance."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from diglot.derive.order import by_kind, by_letter, sort_key
from diglot.flow import understand
from diglot.model.edition import Edition
from diglot.model.glossary import Form, Term, TermKind
from diglot.model.localized import Language, Localized
from diglot.model.problem import Place
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page

from tests.conftest import REPOSITORY
from tests.helpers import BASE
from tests.site.test_browser import opened

ENGLISH = Language(code="en", tag="en", name="English", dir="ltr")
CHINESE = Language(code="zh", tag="zh-Hans", name="中文", dir="ltr")
RUSSIAN = Language(code="ru", tag="ru", name="Русский", dir="ltr")


@pytest.fixture(scope="module")
def shipped() -> Edition:
    edition = understand(REPOSITORY).edition
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
def test_the_concordance_is_complete(shipped: Edition, built: Path, lang: str) -> None:
    """“The set of addresses equals what an independent, naive search in the tests finds.”"""
    expected = naive_places(shipped)
    assert sum(map(len, expected.values())) > 50  # the search itself finds something
    for term in shipped.info.terms:
        page = document(built, f"{lang}/glossary/{term.id}")
        links = page.xpath("//h2[@id='concordance']/following-sibling::p/a/@href")
        found = [link for link in map(str, links) if "#" in link]
        addresses = {place_of(link) for link in found}
        assert addresses == expected[term.id], term.id
        assert len(found) == len(addresses)


def test_each_place_shows_both_languages_with_the_term_marked(built: Path) -> None:
    page = document(built, "en/glossary/lu-ban")
    section = page.xpath("//h2[@id='concordance']/following-sibling::section")[0]
    passages = section.xpath(".//p[@lang]")
    assert [passage.get("lang") for passage in passages] == ["en", "zh-Hans"]
    assert [passage.xpath(".//mark")[0].text_content() for passage in passages] == [
        "Lu Ban",
        "鲁班",
    ]


# -- an entry -------------------------------------------------------------------------------------


def test_an_entry_says_what_it_knows_in_both_editions(built: Path) -> None:
    english = document(built, "en/glossary/tokayev").xpath("//article")[0].text_content()
    for words in (
        "Kassym-Jomart Tokayev · 托卡耶夫", "person · Tuōkǎyēfū · May 17, 1953",
        "Other forms (English): Tokayev", "Not to be used (English): Nursultan Tokayev",
        "See also", "Sources", "Where it stands", "CSV, JSON, JSON-LD",
    ):  # fmt: skip
        assert words in english
    chinese = document(built, "zh/glossary/tokayev").xpath("//article")[0].text_content()
    for words in ("托卡耶夫 · Kassym-Jomart Tokayev", "不宜使用", "参见", "来源", "出现之处"):
        assert words in chinese


def test_entries_lead_to_each_other_both_ways(shipped: Edition, built: Path) -> None:
    leads = {term.id: related(built, term.id) for term in shipped.info.terms}
    for term in shipped.info.terms:
        for other in term.see:
            assert other in leads[term.id]
            assert term.id in leads[other], f"{other} does not lead back to {term.id}"


def related(built: Path, id_: str) -> set[str]:
    page = document(built, f"en/glossary/{id_}")
    links = page.xpath("//h2[@id='see' or @id='mentioned']/following-sibling::ul[1]/li/a[1]/@href")
    return {str(link).strip("/").split("/")[-1] for link in links}


# -- the index ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_entry_stands_once_in_each_order(shipped: Edition, built: Path, lang: str) -> None:
    page = document(built, f"{lang}/glossary")
    expected = sorted(term.id for term in shipped.info.terms)
    for section in ("letter", "kind"):
        links = page.xpath(
            f"//h3[starts-with(@id, '{section}-')]/following-sibling::*[1]/li/a/@href"
        )
        assert sorted(str(link).strip("/").split("/")[-1] for link in links) == expected
    for link in page.xpath("//article/p/a/@href"):
        if str(link).startswith("#"):
            assert page.xpath(f"//h3[@id='{str(link)[1:]}']")


def test_a_line_of_the_index_says_what_the_entry_is(built: Path) -> None:
    lines = document(built, "zh/glossary").xpath("//li[a[contains(@href, 'lu-ban/')]]")
    assert lines[0].text_content().startswith("鲁班 Lu Ban Lǔ Bān：春秋末期鲁国工匠")
    assert lines[0].text_content().endswith(" · 3处")
    missing = document(built, "zh/glossary").xpath("//li[a[contains(@href, 'khorgos/')]]")[0]
    assert missing.text_content().endswith("。")  # it stands nowhere in the text: no number says so
    assert lines[0].xpath("./span[@lang='zh-Latn']")[0].text == "Lǔ Bān"


def test_the_button_calls_the_search_what_its_box_does(built: Path) -> None:
    for path in ("zh/glossary", "zh/about", "zh/glossary/lu-ban"):
        (button,) = document(built, path).xpath("//a[@data-search]")
        assert button.text_content().strip() == "搜索"


def term(id_: str, words: dict[str, str], reading: str = "") -> Term:
    """An entry with nothing but its names."""
    place = Place("glossary.yml", 1, 1)
    edition = understand(BASE).edition
    assert edition is not None
    return replace(
        edition.info.terms[0],
        id=id_,
        kind=TermKind.WORK,
        term=Localized.of(words),
        forms=tuple(Form(lang=code, text=text, place=place) for code, text in words.items()),
        reading=Localized.of({"zh": reading} if reading else None),
    )


ORDERS = [
    (ENGLISH, ["Éclair", "Eagle", "zoo"], {"E": ["Eagle", "Éclair"], "Z": ["zoo"]}),
    (ENGLISH, ["“Quoted”", "2024 summit"], {"0–9": ["2024 summit"], "Q": ["“Quoted”"]}),
    (ENGLISH, ["the Silk Road", "a friend"], {"F": ["a friend"], "S": ["the Silk Road"]}),
    (ENGLISH, ["New York", "Newark"], {"N": ["Newark", "New York"]}),
    (RUSSIAN, ["Ёлка", "Берег"], {"Б": ["Берег"], "Е": ["Ёлка"]}),
    (CHINESE, ["鲁班", "CGTN", "北京"], {"B": ["北京"], "C": ["CGTN"], "L": ["鲁班"]}),
    (CHINESE, ["重庆", "长城"], {"C": ["长城", "重庆"]}),
]


@pytest.mark.parametrize(("lang", "words", "groups"), ORDERS)
def test_the_order_of_an_index(
    lang: Language, words: list[str], groups: dict[str, list[str]]
) -> None:
    terms = [term(f"t-{index}", {lang.code: word}) for index, word in enumerate(words)]
    found = by_letter(terms, lang, ["a", "an", "the"])
    assert {group.name: [t.term[lang.code] for t in group.terms] for group in found} == groups
    assert [group.name for group in found] == list(groups)
    assert all(re.fullmatch(r"letter-[a-z0-9]+", group.id) for group in found)
    assert [len(group.terms) for group in by_kind(terms, lang)] == [len(words)]


def test_what_the_editor_says_goes_before_all(shipped: Edition) -> None:
    """“Tokayev, Kassym-Jomart” stands under T in English; in Chinese by the reading of 托卡耶夫."""
    tokayev = next(term for term in shipped.info.terms if term.id == "tokayev")
    english, chinese = shipped.info.languages
    assert sort_key(tokayev, english).startswith("tokayev")
    assert sort_key(tokayev, chinese).startswith("tuokayefu")
    assert sort_key(replace(tokayev, sort=Localized()), english).startswith("kassym")


def test_a_reading_goes_before_the_dictionary() -> None:
    (group,) = by_letter([term("chong", {"zh": "重"}, "Zhòng")], CHINESE)
    assert group.name == "Z"


def test_letters_are_bases(shipped: Edition) -> None:
    for lang in shipped.info.languages:
        for group in by_letter(shipped.info.terms, lang):
            assert unicodedata.normalize("NFD", group.name) == group.name


# -- the filter -----------------------------------------------------------------------------------


def shown(page: Page, query: str) -> list[str]:
    page.fill("#filter", query)
    return page.locator("h3[id^=letter-] + ul > li:visible > a").all_inner_texts()


def test_the_filter_finds_names_forms_readings_and_glosses(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}en/glossary/") as page:
        everything = len(page.locator("h3[id^=letter-] + ul > li").all())
        page.focus("#filter")
        page.wait_for_load_state("networkidle")
        assert "Lu Ban" in shown(page, "luban")
        assert shown(page, "TUOKAYEFU") == ["Kassym-Jomart Tokayev"]
        assert shown(page, "公输") == ["Lu Ban"]
        assert "Xi’an" in shown(page, "xi'an")
        assert shown(page, "carpenters patron") == ["Lu Ban"]
        status = page.locator(".filter [role=status]")
        assert status.inner_text() == "1 entry"
        assert page.locator("#letter-a, #kinds, #kind-person").locator("visible=true").count() == 0
        assert shown(page, "no such thing") == []
        assert status.inner_text() == "No entry matches."
        assert "Lu Ban" in shown(page, "Łu Bán")  # as in the search
        for nothing in ("", "“", " – "):
            assert len(shown(page, nothing)) == everything
            assert status.inner_text() == ""
        assert page.locator("#kinds").is_visible()


def test_without_script_there_is_no_box(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}zh/glossary/", script=False) as page:
        assert page.locator("#filter").count() == 0
        assert page.locator("#letter-l").is_visible()
