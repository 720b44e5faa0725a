"""What the search finds in the first edition: queries of each language, and every pair of characters.

`search/LANGUAGE.tsv`: a query, the address that comes first (`-` for nothing), what it tries;
`readers.LANGUAGE.tsv`: the same, as readers type who misspell, quote, or write other characters.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from diglot.flow import understand
from diglot.render.search.records import segment_records
from tests.browse import resting
from tests.site.test_budget import KB
from tests.site.test_search import LANGUAGES, ask, queries, wrong_results
from tests.sites import REPOSITORY

QUERIES = Path(__file__).parent / "search"


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_results(browser: Browser, first: str, language: str) -> None:
    """“30 queries per language with expected first results are a test.”"""
    expected = queries(QUERIES, language)
    assert len(expected) >= 30
    assert wrong_results(browser, first, language, expected) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_results_of_readers(browser: Browser, first: str, language: str) -> None:
    """“60 new queries, written before the code is adjusted”: all that once were found are."""
    assert wrong_results(browser, first, language, queries(QUERIES, f"readers.{language}")) == []


@pytest.mark.parametrize(
    ("language", "query"), [("en", "luban"), ("en", "railway"), ("zh", "鲁班")]
)
def test_the_first_query_is_light(
    browser: Browser, shipped: Path, first: str, language: str, query: str
) -> None:
    """“Weight of the first query ≤ 45 KB for this edition”: scripts, style sheet and records,
    compressed; not what is fetched where little is found."""
    page = browser.new_page()
    page.goto(f"{first}{language}/leaders-talk-tokayev/")
    paths: set[str] = set()
    page.on("request", lambda request: paths.add(urlsplit(request.url).path.lstrip("/")))
    rest = resting(page)
    page.locator("[data-search]").click()
    page.locator(".search input").fill(query)
    page.locator(".search li").first.wait_for()
    rest()
    page.context.close()
    weights = {p: len(gzip.compress((shipped / "site" / p).read_bytes(), 9)) for p in paths}
    assert any("texts-" in path for path in weights)
    assert not any(path.endswith("han.json") for path in weights)
    further = re.compile(r"/(further|nearest|spelled|distance|corrected|pinyin)\.js")
    assert sum(size for path, size in weights.items() if not further.search(path)) <= 45 * KB, (
        sorted(weights.items())
    )


def test_every_pair_of_characters_is_found(browser: Browser, first: str) -> None:
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
    found = ask(browser, first, "zh", [pair for pair, _ in asked])
    assert [one for one, places in zip(asked, found, strict=True) if one[1] not in places] == []
