"""The drawings of the first edition: every date and place of its sources."""

from __future__ import annotations

import pytest

from tests.render.test_drawings import assert_marked
from tests.sites import REPOSITORY


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_marks_are_the_entries_that_have_a_date_or_a_place(lang: str) -> None:
    assert_marked(REPOSITORY, lang)
