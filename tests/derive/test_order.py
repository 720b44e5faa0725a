"""The order of the glossary's index: letters, readings, and what the editor says."""

from __future__ import annotations

import re
import unicodedata

import pytest
from msgspec.structs import replace

from diglot.derive.order import by_kind, by_letter, sort_key
from diglot.flow import understand
from diglot.model.edition import Edition
from diglot.model.glossary import Form, Term, TermKind
from diglot.model.localized import Language, Localized
from diglot.model.problem import Place
from tests.helpers import BASE
from tests.sites import EDITIONS

ENGLISH = Language(code="en", tag="en", name="English", dir="ltr")
CHINESE = Language(code="zh", tag="zh-Hans", name="中文", dir="ltr")
RUSSIAN = Language(code="ru", tag="ru", name="Русский", dir="ltr")


def ours() -> Edition:
    edition = understand(EDITIONS / "en-zh").edition
    assert edition is not None
    return edition


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


def test_what_the_editor_says_goes_before_all() -> None:
    """“Veld, Jonas” stands under V in English; in Chinese by the reading of the name."""
    info = ours().info
    veld = next(term for term in info.terms if term.id == "jonas-veld")
    english, chinese = info.languages
    assert sort_key(veld, english).startswith("veld")
    assert sort_key(veld, chinese).startswith("yuenasi")
    assert sort_key(replace(veld, sort=Localized()), english).startswith("jonas")


def test_a_reading_goes_before_the_dictionary() -> None:
    (group,) = by_letter([term("chong", {"zh": "重"}, "Zhòng")], CHINESE)
    assert group.name == "Z"


def test_letters_are_bases() -> None:
    info = ours().info
    for lang in info.languages:
        for group in by_letter(info.terms, lang):
            assert unicodedata.normalize("NFD", group.name) == group.name
