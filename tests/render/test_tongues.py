"""Words of another language in prose say so: “`lang` on foreign pieces” (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.model.localized import Language
from diglot.render.site.tongues import tongues_of
from tests.examples import examples
from tests.extract import parse, words
from tests.strategies import to_html

ENGLISH = Language(code="en", tag="en", name="English", dir="ltr")
CHINESE = Language(code="zh", tag="zh-Hans", name="中文", dir="ltr")
HEBREW = Language(code="he", tag="he", name="עברית", dir="rtl")
JAPANESE = Language(code="ja", tag="ja", name="日本語", dir="ltr")
FRENCH = Language(code="fr", tag="fr", name="français", dir="ltr")
RUSSIAN = Language(code="ru", tag="ru", name="русский", dir="ltr")
TAGGED = re.compile(r"\[([^\[\]]*)\]\{lang=([\w-]+)( dir=\w+)?\}")


def found(page: Language, others: list[Language], words: str) -> list[tuple[str, str]]:
    written = tongues_of(page, [page, *others]).prose(words)
    return [(match[1], match[2]) for match in TAGGED.finditer(written)]


@pytest.mark.parametrize(
    ("page", "other", "words", "expected"),
    [
        (ENGLISH, CHINESE, "In short 中欧班列, from 2016年6月 on.", ["中欧班列", "年6月"]),
        (ENGLISH, CHINESE, "It is 《高端访谈》, on air.", ["高端访谈"]),
        (CHINESE, ENGLISH, "作“by going up one flight of stairs”，", ["by going up one flight of stairs"]),
        (CHINESE, ENGLISH, "北约（NATO）与 SCO 不同。", []),  # at home in every language
        (CHINESE, ENGLISH, "见 A note, with a comment。", ["A note, with a comment"]),
        (CHINESE, ENGLISH, "译者 Éva Müller 女士", []),  # not English
        (CHINESE, FRENCH, "见 L’état, c’est moi。", ["L’état, c’est moi"]),
        (ENGLISH, RUSSIAN, "He said многовекторность twice.", ["многовекторность"]),
        (HEBREW, ENGLISH, "ראו London Bridge, York Minster, Bath.", ["London Bridge", "York Minster"]),
        (JAPANESE, CHINESE, "これは中国のことです", []),  # Han is its own, too
        (ENGLISH, FRENCH, "Il a dit oui", []),
    ],
)  # fmt: skip
def test_a_run_in_the_script_of_one_other_language_is_its_own(
    page: Language, other: Language, words: str, expected: list[str]
) -> None:
    assert found(page, [other], words) == [(run, other.tag) for run in expected]


def test_where_two_languages_share_a_script_nothing_is_said() -> None:
    """“Where two languages of an edition share a script, nothing is said.”"""
    assert found(ENGLISH, [CHINESE, JAPANESE], "In short 中欧班列.") == []
    assert found(CHINESE, [ENGLISH, FRENCH], "作 going up one flight") == []


@pytest.mark.parametrize("tag", ["ur-Aran", "und-Zsye", "qaa", "en-Zzzz", "zh-Latn", "tlh"])
def test_a_language_of_no_known_script_tells_nothing_and_breaks_nothing(tag: str) -> None:
    other = Language(code="xx", tag=tag, name="x", dir="ltr")
    assert found(ENGLISH, [other], "In short 中欧班列 и это.") == []
    assert found(other, [CHINESE], "In short.") == []


def test_links_against_the_page_are_pieces_of_their_own() -> None:
    """“A Hebrew note listing London, York, Bath”: else the three are one run, in its own order."""
    tongues = tongues_of(HEBREW, [HEBREW, ENGLISH])
    assert tongues.label("York") == "[York]{lang=en dir=ltr}"
    assert tongues.label("Zürich") == "[Zürich]{lang=und dir=ltr}"
    assert tongues.label("לונדון") == "לונדון"
    back = tongues_of(ENGLISH, [HEBREW, ENGLISH])
    assert back.label("לונדון") == "[לונדון]{lang=he dir=rtl}"
    assert tongues_of(CHINESE, [CHINESE, ENGLISH]).label("York") == "York"


@given(st.text(alphabet="ab c中文，。《》“”12-_*[]{}^:&;#!\\`<>é", max_size=24))
@examples(300)
def test_no_word_is_lost_or_changed(said: str) -> None:
    """Whatever stands in it, the words of a note are the words of the page."""
    plain = " ".join(said.split())
    for page, other in (ENGLISH, CHINESE), (CHINESE, ENGLISH), (HEBREW, ENGLISH):
        written = tongues_of(page, [page, other]).prose(plain)
        assert words(parse(to_html(f"x {written}\n"))) == f"x {plain}".strip(), written
