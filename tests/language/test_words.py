"""The words of the interface as they are set: what a reader of the language sees at once."""

from __future__ import annotations

import re

import pytest
import yaml

from diglot.language.locale import language_name
from tests.guide import MANUAL
from tests.strategies import WORDS_OF_INTERFACE

SAID = {lang: yaml.safe_load(text) for lang, text in WORDS_OF_INTERFACE.items()}
FULL_WIDTH = "：；，！？（）"


def test_french_sets_no_break_spaces_before_its_tall_marks() -> None:
    """“: ; ! ? » are preceded by a no-break space, « is followed by one.”"""
    for key, words in SAID["fr"].items():
        for mark in re.finditer(r"(.?)[:;!?»](?=\s|$)", words):
            assert mark[1] in ("\u00a0", "\u202f"), (key, words)
        assert not re.search("«(?!\u00a0)", words), (key, words)


@pytest.mark.parametrize("lang", ["zh", "zh-Hant", "ja"])
def test_han_has_full_width_marks(lang: str) -> None:
    """But between Latin letters and digits, as in 1:1.1, and brackets of what is not Han."""
    for key, words in SAID[lang].items():
        assert not re.search(r"[\u3040-\u9fff][,;:!?()]|[;:!?()][\u3040-\u9fff]", words), key


@pytest.mark.parametrize("lang", sorted(SAID))
def test_marks_of_another_script_are_not_left_over(lang: str) -> None:
    text = "".join(SAID[lang].values())
    if lang not in ("zh", "zh-Hant", "ja"):
        assert not set(FULL_WIDTH) & set(text)
    assert not re.search(r"""['"]""", text), "straight quotation marks"
    for key, words in SAID[lang].items():
        counted = key.endswith("separator") or key in ("enumeration", "bracket-open", "colon")
        assert counted or words == words.strip(), key


def test_the_manual_names_every_language() -> None:
    said = (MANUAL / "glossary.md").read_text("utf-8").partition("{#words}")[2]
    for lang in SAID:
        assert language_name(lang, "en", "") in said, lang
