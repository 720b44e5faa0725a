"""The one table of scripts and languages, and that every place which needs a fact of it asks it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diglot.language.dates import parse_edtf
from diglot.language.locale import language_name, render_date
from diglot.language.numbers import find_numbers, knows_numbers, may_demand
from diglot.language.script import is_in, is_spaced_word, reading_tag
from diglot.language.table import CHINESE, SCRIPTS, facts_of
from diglot.language.wording import Words
from diglot.markdown import columns

MAY = parse_edtf("2023-05-18")
MANDARIN = ["zh", "zh-Hans", "zh-Hant-TW", "cmn", "cmn-Hans", "zh-cmn-Hans", "ZH-hans", "Cmn-HANT"]
MANDARIN += ["zh-guoyu"]
OTHER_CHINESE = ["yue", "zh-yue", "wuu-Hans", "zh-min-nan", "nan-Hant", "gan", "hak", "ZH-HAKKA"]
IN_HAN = [*MANDARIN, *OTHER_CHINESE, "lzh", "ja", "JA-jp", "ja-Jpan", "vi-Hani", "zh-Hanb"]
NOT_IN_HAN = [
    "en",
    "ko",
    "ko-Kore",
    "zh-Latn",
    "cmn-Latn-pinyin",
    "ja-Latn",
    "th",
    "vi",
    "zha",
    "jam",
]


@pytest.mark.parametrize("tag", IN_HAN)
def test_numbers_in_han_are_read_whatever_the_tag(tag: str) -> None:
    """M6: with `cmn-Hans` as tag, 二〇二三 is a number as with `zh-Hans`."""
    assert [number.values for number in find_numbers("在二〇二三年", tag)] == [(Fraction(2023),)]
    assert knows_numbers(tag)
    assert may_demand("在二〇二三年", tag)


@pytest.mark.parametrize("tag", NOT_IN_HAN)
def test_numbers_in_han_are_not_read_in_other_scripts(tag: str) -> None:
    assert not facts_of(tag).is_in_han
    assert find_numbers("二〇二三", tag) == []


@pytest.mark.parametrize("tag", ["en", "EN-gb", "en-Latn-US", "de-AT", "FR"])
def test_number_words_are_read_whatever_the_case_of_the_tag(tag: str) -> None:
    assert knows_numbers(tag)
    assert find_numbers("31 million", tag)[0].values == (Fraction(31_000_000),)


@pytest.mark.parametrize("tag", [*MANDARIN, "lzh", "lzh-Hant"])
def test_mandarin_and_literary_chinese_are_read_by_pinyin(tag: str) -> None:
    assert facts_of(tag).is_read_by_pinyin


@pytest.mark.parametrize("tag", [*OTHER_CHINESE, *NOT_IN_HAN, "ja", "zha-Hani"])
def test_nothing_else_is_read_by_pinyin(tag: str) -> None:
    assert not facts_of(tag).is_read_by_pinyin


@pytest.mark.parametrize(
    ("tag", "canonical", "broader"),
    [
        ("zh-Hans", "zh-Hans", "zh-Hans"),
        ("cmn-Hans", "zh-Hans", "zh-Hans"),
        ("zh-cmn-Hans-CN", "zh-Hans-CN", "zh-Hans-CN"),
        ("zh-yue-HK", "yue-HK", "zh-HK"),
        ("zh-min-nan-TW", "nan-TW", "zh-TW"),
        ("lzh", "lzh", "zh"),
        ("zh-minority", "zh-minority", "zh-minority"),
        ("de-AT", "de-AT", "de-AT"),
    ],
)
def test_a_tag_has_one_canonical_form(tag: str, canonical: str, broader: str) -> None:
    assert (facts_of(tag).tag, facts_of(tag).broader) == (canonical, broader)


@pytest.mark.parametrize(
    "tag", ["cmn-Hans", "zh-cmn", "ZH-HANS", "gan-Hans", "lzh-Hans", "zh-Hans-x-y"]
)
def test_dates_are_in_the_words_of_the_broader_language(tag: str) -> None:
    """M6: Babel knows no `cmn`, and said the date in English."""
    assert render_date(MAY, tag, Words({})) == "2023年5月18日"


def test_a_date_goes_by_the_nearest_tag_above() -> None:
    assert render_date(MAY, "de-AT-x-old", Words({})) == "18. Mai 2023"
    assert render_date(MAY, "x-unknown", Words({})) == "May 18, 2023"


@pytest.mark.parametrize(
    ("tag", "name"),
    [("cmn-Hans", "Chinese"), ("ZH-yue", "Cantonese"), ("non", "Old Norse"), ("x-mine", "own")],
)
def test_a_language_is_named_as_cldr_does(tag: str, name: str) -> None:
    assert language_name(tag, "en", "own") == name


@pytest.mark.parametrize(
    ("reading", "tag", "found"),
    [
        ("Lǔ Bān", "zh-Hans", "zh-Latn"),
        ("Lǔ Bān", "cmn-Hans", "zh-Latn"),
        ("lou5 baan1", "zh-yue", "yue-Latn"),
        ("とうきょう", "ja", "ja"),
        ("Алматы́", "ru", "ru"),  # Cyrillic is no Latin, whatever marks stand over it
        ("Σωκράτης", "el", "el"),
        ("بَغْدَاد", "ar", "ar"),
        ("ˈtʊəkɪəʊ", "en", "en-Latn"),
        ("1949", "zh", "zh"),
    ],
)
def test_a_reading_says_its_script(reading: str, tag: str, found: str) -> None:
    assert reading_tag(reading, tag) == found


@pytest.mark.parametrize("code", SCRIPTS)
def test_no_script_has_a_character_of_another(code: str) -> None:
    chars = {code for first, last in SCRIPTS[code].ranges for code in range(first, last + 1)}
    for other in SCRIPTS.keys() - {code}:
        assert not any(is_in(chr(char), other) for char in chars), other


@pytest.mark.parametrize(
    ("char", "script", "spaced"),
    [
        ("鲁", "Hani", False), ("々", "Hani", False), ("𠮷", "Hani", False), ("か", "Hira", False),
        ("ー", "Kana", False), ("ｶ", "Kana", False), ("ㄅ", "Bopo", False), ("ไ", "Thai", False),
        ("ກ", "Laoo", False), ("က", "Mymr", False), ("ក", "Khmr", False), ("é", "Latn", True),
        ("ﬁ", "Latn", True), ("한", "Hang", True),
    ],
)  # fmt: skip
def test_a_character_is_of_its_script(char: str, script: str, spaced: bool) -> None:
    """Unicode's Scripts.txt; words have spaces between them in some of the scripts."""
    assert is_in(char, script)
    assert is_spaced_word(char) is spaced


def test_chinese_is_what_the_registry_says() -> None:
    """IANA's registry of subtags counts these to the macrolanguage `zh`."""
    counted = "cdo cjy cmn cnp cpx csp czh czo gan hak hsn lzh mnp nan wuu yue".split()
    assert {"zh", *counted} == CHINESE == set(columns.CHINESE)
