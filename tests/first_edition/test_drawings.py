"""The drawings of the first edition: every date and place of its sources, readable in any face."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.render.test_drawings import assert_marked
from tests.site.test_drawings import assert_words_are_clear, at_each_width, each_drawing
from tests.sites import REPOSITORY


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_marks_are_the_entries_that_have_a_date_or_a_place(lang: str) -> None:
    assert_marked(REPOSITORY, lang)


@each_drawing
def test_words_are_seen_and_clear_of_each_other(fonts: Browser, first: str, path: str) -> None:
    for page in at_each_width(fonts, first + path):
        assert_words_are_clear(page)
