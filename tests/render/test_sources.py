"""A source is cited in the page's language, as far as it is said in it."""

from __future__ import annotations

import json

import pytest

from diglot.model.glossary import Source
from diglot.model.localized import Localized
from diglot.render.exports.json import source_of
from diglot.render.site.note import render_source
from diglot.render.site.tongues import Tongues
from diglot.render.site.wording import MdWords
from tests.strategies import SHIPPED

SAID = Source(
    title=Localized.of({"en": "[Report]", "zh": "[报道]"}),
    container=Localized.of({"": "Annals 3"}),
    publisher=Localized.of({"zh": "某社"}),
    date="2023",
)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", r"\[Report\], Annals 3, 某社, 2023"),
        ("zh", r"\[报道\], Annals 3, 某社, 2023"),
        ("fr", r"\[Report\], Annals 3, 某社, 2023"),
    ],
)
def test_a_source_is_cited_in_the_language_of_the_page(lang: str, expected: str) -> None:
    assert render_source(SAID.cited(lang), MdWords.of(SHIPPED), Tongues()) == expected


def test_data_hold_it_in_every_language() -> None:
    assert json.loads(json.dumps(source_of(SAID))) == {
        "title": {"en": "[Report]", "zh": "[报道]"},
        "container": "Annals 3",
        "publisher": {"zh": "某社"},
        "date": "2023",
    }
