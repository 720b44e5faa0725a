"""Dates in words, and what a result of the search is called: small inputs, one rule each."""

from __future__ import annotations

from pathlib import Path

import pytest
from diglot.flow import plan, understand
from diglot.language.locale import render_date
from diglot.language.wording import Words
from diglot.model.record import RecordKind
from diglot.render.search.records import own_records

from tests.helpers import lay_out

WORDS = Words({"date-interval": "{start} – {end}", "date-from": "since {date}"})


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2023-05-18", "May 18, 2023"),
        ("2023-05-18/2023-05-19", "May 18\u2009–\u200919, 2023"),
        ("2023-05-18/..", "since May 18, 2023"),
        ("Y12345", "12345"),
        ("Y12345-05", "12345-05"),
        ("Y12345-05-18/Y12345-05-19", "12345-05-18 – 12345-05-19"),
    ],
)
def test_a_date_in_words(edtf: str, said: str) -> None:
    """A year beyond the calendar’s is written in figures, and without what was not said."""
    assert render_date(edtf, "en", WORDS) == said


def test_a_note_is_called_by_its_words_though_a_bare_mark_follows(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path)
    for lang in ("en", "zh"):
        path = root / "source" / "gate" / f"{lang}.txt"
        path.write_text(f"{path.read_text('utf-8').rstrip()}[^or-so-we-say]\n", "utf-8")
    site = plan(understand(root))
    assert site is not None
    records = own_records(site, site.languages[0], Words({}))
    assert [r.title for r in records if r.kind is RecordKind.NOTE] == ["or so we say"]
