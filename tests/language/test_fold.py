"""The fold with which forms are compared: what is one to the reader is one, and nothing else is."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from diglot.language.fold import fold, fold_case, fold_writing
from tests.examples import examples

ALL = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
ALIKE = [
    ("a soft hyphen is not seen", "fed\u00aderation", "federation"),
    ("nor a word joiner, nor a mark of direction", "\u200fLu\u2060Ban\ufeff", "LuBan"),
    ("nor joiners inside a word", "می\u200cخواهم", "میخواهم"),
    ("nor a variation selector", "葛\U000e0100城", "葛城"),
    ("spaces", "a\u00a0b\u202fc\u2009d\u3000e", "a b c d e"),
    ("hyphens", "x\u2010y\u2011z־ū", "x-y-z-ū"),
    ("middle dots", "鲁·班・工‧坊･a•b", "鲁·班·工·坊·a·b"),
    ("quotation marks", "‘a’ “b” ‚c‛ „d‟ ＇e＂ ʼn", "'a' \"b\" 'c' \"d\" 'e\" 'n"),
    ("geresh and gershayim", "צ׳ צה״ל", "צ' צה\"ל"),
    ("canonical spellings", "cafe\u0301 \u212b \u1112\u1161\u11ab", "café Å 한"),
    ("wide and narrow letters", "ＣＣＴＶ５ ｶﾞ", "CCTV5 ガ"),
    ("ligatures", "ﬁne ﬂow ĳ", "fine flow ij"),
    ("presentation forms", "ﻛﺘﺎﺏ", "كتاب"),
    ("radicals and compatibility ideographs", "⼀豈", "一豈"),
    ("Arabic vowels, tatweel and wasla", "ٱلْكِتَـٰبَ", "الكتب"),
    ("Hebrew points and accents", "בְּרֵאשִׁ֖ית", "בראשית"),
]  # fmt: skip
APART = [
    ("accents", "café", "cafe"),
    ("dashes", "a–b", "a-b"),
    ("hamza and madda", "أ آ", "ا ا"),
    ("numerals of other kinds", "Ⅳ ④ ⁴", "IV 4 4"),
    ("jamo that stand alone", "ㄱ", "\u1100"),
    ("marks of other scripts", "กำ", "กา"),
]


@pytest.mark.parametrize(("written", "same"), [row[1:] for row in ALIKE], ids=[r[0] for r in ALIKE])
def test_what_differs_invisibly_is_one(written: str, same: str) -> None:
    assert fold_writing(written).text == same == fold_writing(same).text


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in APART], ids=[r[0] for r in APART])
def test_what_differs_to_the_eye_stays_apart(one: str, other: str) -> None:
    assert fold_writing(one).text != fold_writing(other).text


def test_case_folds_to_the_same_length() -> None:
    """“Folding keeps lengths.”"""
    assert all(len(fold_case(char)) == 1 for char in ALL)
    assert len(fold_case("İ" * 3 + "ΑΣ ẞﬁǅ")) == 9


def test_the_i_without_a_dot_is_a_letter_of_its_own_in_turkish() -> None:
    assert fold("Irmak İzmir", "tr") == "ırmak izmir"
    assert fold("Irmak", "en") == "irmak"


def test_a_character_that_is_folded_alone_joins_none_before_it() -> None:
    """So that the quick way, character by character, is as right as the slow one (UAX #29)."""
    some = (*range(0x3400), *range(0xA000, 0xAC20), *range(0xD7A0, 0xD800), *range(0xF900, 0x12000))
    chars = [chr(code) for code in (*some, *range(0x1D000, 0x20000)) if chr(code).isprintable()]
    quick = [char for char in chars if fold_writing(f"鲁{char}").begins is None]
    assert len(quick) > 20_000
    for before in ("鲁", "가", "👩", "🇫"):
        text = "\n".join(f"{before}{char}" for char in quick)
        assert all(len(letter) == 1 for letter in regex.findall(r"\X", text)), before


def test_an_ordinary_text_needs_no_library() -> None:
    for text in (
        "It’s “so” – 5 °C… ™",
        "鲁班，《书》",
        "Алматы",
        "ö ß é",
        "한국어",
        "ὁδός",
        "カナ",
    ):
        assert fold_writing(text).begins is None, text


PIECES = [*"aeAé\u0301\u0308\u00ad\u2060 \u00a0ﬁǆ鲁กำ\u0e48ក្\u17d2ម한\u1112\u1161ٱ👩”·"]
PIECES += ["鲁\ufe00", "a\u200d", "👩\u200d🔬", "كـ", "كِ", "שׁ", "🇫🇷"]
WRITTEN = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(WRITTEN)
@examples(250)
def test_folding_again_changes_nothing(written: str) -> None:
    once = fold_writing(written).text
    assert fold_writing(once).text == once


@given(WRITTEN)
@examples(250)
def test_canonically_equivalent_texts_are_one(written: str) -> None:
    """Unicode 3.12: canonically equivalent strings are to be treated as the same."""
    forms = {fold_writing(unicodedata.normalize(form, written)).text for form in ("NFC", "NFD")}
    assert len(forms) == 1


@given(WRITTEN)
@examples(250)
def test_each_letter_goes_back_to_where_it_stands(written: str) -> None:
    """“A match begins and ends at grapheme boundaries”, in the text as it is written."""
    folded = fold_writing(written)
    edges = {0, len(written), *(m.end() for m in regex.finditer(r"\X", written))}
    for start in range(len(folded.text)):
        for end in range(start + 1, len(folded.text) + 1):
            if regex.match(r"\p{M}", folded.text[start]):
                continue  # no letter: a mark that stands alone
            if span := folded.span(start, end):
                assert set(span) <= edges
                assert fold_writing(written[slice(*span)]).text == folded.text[start:end]
