"""What the search finds in the first edition: 30 queries for each language, and every pair of characters.

`search/LANGUAGE.tsv`: a query, the address that comes first (`-` for nothing), what it tries.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from diglot.flow import understand
from diglot.render.search.records import segment_records
from tests.site.test_search import LANGUAGES, ask, queries, wrong_results
from tests.sites import REPOSITORY

QUERIES = Path(__file__).parent / "search"


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_results(browser: Browser, first: str, language: str) -> None:
    """“30 queries per language with expected first results are a test.”"""
    expected = queries(QUERIES, language)
    assert len(expected) >= 30
    assert wrong_results(browser, first, language, expected) == []


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
