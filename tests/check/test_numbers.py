"""Numbers and dates are equal on both sides in whatever way each of them counts and writes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING
from unicodedata import decimal

import pytest

from diglot.language.han_numbers import HAN_RUN
from diglot.language.number_words import HAN_FORMAL, HAN_TENS
from diglot.language.numbers import find_numbers
from tests.check.two_sides import problems

if TYPE_CHECKING:
    from _typeshed import TraceFunction

TAGS = {
    "en": "en",
    "zh": "zh-Hans",
    "tw": "zh-Hant",
    "ja": "ja",
    "th": "th",
    "ar": "ar",
    "fr": "fr",
}
EQUAL = [
    # Roman numerals
    ("en:Louis XIV reigned.", "zh:路易十四在位。"),
    ("fr:le XXe siècle", "en:the 20th century"),
    ("en:Apollo XIII", "zh:阿波罗13号"),
    ("en:Henry Ⅷ and Louis ⅩⅣ", "zh:亨利八世和路易十四"),
    ("en:I saw Louis XIV and it’s MIX", "fr:J’ai vu Louis XIV"),
    # the other end of a range
    ("en:from 1990–95", "zh:1990年至1995年"),
    ("en:1990-5 and 1990/91", "zh:1990年至1995年和1990至1991年"),
    ("en:pp. 123–45", "zh:第123至145页"),
    ("zh:一九九〇至九五年", "en:1990 to 1995"),
    ("en:in ’95", "zh:1995年"),
    # eras
    ("en:in 2023", "tw:民國112年"),
    ("en:in 2023", "tw:民國一百一十二年"),
    ("en:in 2012", "tw:民國一〇一年"),
    ("en:in 2023", "tw:民國一一二年"),
    ("en:Minguo 112", "tw:民國112年"),
    ("en:in 2023", "ja:令和5年"),
    ("en:in 2019", "ja:令和元年"),
    ("en:in 1989", "ja:平成元年"),
    ("en:in 1945", "ja:昭和二十年"),
    ("en:Reiwa 5", "ja:令和5年"),
    ("en:in 1900", "zh:光绪二十六年"),
    ("en:in 2023", "th:ใน พ.ศ. 2566"),
    ("en:in 2023", "th:พ.ศ. ๒๕๖๖"),
    ("en:in 2023", "zh:佛历2566年"),
    ("en:in 2024", "ar:عام 1445 هـ"),
    ("en:in 1445 AH", "zh:2023年"),
    ("en:AH 1445", "ar:١٤٤٥ هـ"),
    # formal numerals, in both scripts
    ("en:123 yuan", "zh:壹佰贰拾叁元"),
    ("en:123 yuan", "tw:壹佰貳拾參圓"),
    ("en:in 2023", "zh:贰零贰叁年"),
    ("en:12,000 yuan", "zh:壹万贰仟元"),
    ("en:the 21st day", "zh:廿一日"),
    ("en:1.4 billion on the mainland", "zh:大陆十四亿人口"),
    ("en:He takes part.", "zh:他参加陆军。"),
    # lakh and crore
    ("en:12,34,567 voters", "zh:1234567名选民"),
    ("en:three lakh", "zh:三十万"),
    ("en:2.5 crore", "zh:2500万"),
    # digits of every script
    ("en:in 1990", "ar:عام ١٩٩٠"),
    ("zh:１９９０年", "en:in 1990"),
]  # fmt: skip
DIFFERENT = [
    ("en:Louis XIV reigned.", "zh:路易十五在位。"),
    ("en:Louis XIV reigned.", "fr:Louis XV régna."),
    ("en:from 1990–95", "zh:1990年至1996年"),
    ("en:in 2022", "tw:民國112年"),
    ("en:in 2022", "ja:令和5年"),
    ("en:in 2022", "th:พ.ศ. 2566"),
    ("en:in 2021", "ar:عام 1445 هـ"),
    ("en:124 yuan", "zh:壹佰贰拾叁元"),
    ("en:three lakh", "zh:三百万"),
    ("en:12,34,568 voters", "zh:1234567名选民"),
    ("en:in 1991", "ar:عام ١٩٩٠"),
]  # fmt: skip


def of(side: str) -> tuple[str, str]:
    code, _, words = side.partition(":")
    return TAGS[code], words


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_numbers_are_equal_in_every_way_of_counting(one: str, other: str) -> None:
    """Roman, ranges, eras, formal numerals, lakh and crore, digits of every script."""
    assert [found.message for found in problems(of(one), of(other))] == []


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_a_number_that_differs_is_reported_however_it_is_counted(one: str, other: str) -> None:
    assert [found.code for found in problems(of(one), of(other))] == ["A007"]


@pytest.mark.parametrize("zero", [chr(c) for c in range(0x110000) if decimal(chr(c), 1) == 0])
def test_digits_of_every_script_are_read(zero: str) -> None:
    digits = "".join(chr(ord(zero) + int(digit)) for digit in "2023")
    for tag in ("en", "zh", "th", "ar"):
        assert [n.values for n in find_numbers(digits, tag)] == [(Fraction(2023),)]


@pytest.mark.parametrize(("formal", "plain"), HAN_FORMAL.items())
def test_a_formal_numeral_is_worth_the_ordinary_one(formal: int, plain: int) -> None:
    is_unit = chr(plain) in HAN_TENS
    written = f"贰{chr(formal)}零叁" if is_unit else f"贰佰{chr(formal)}拾伍"
    (number,) = find_numbers(written, "zh")
    (same,) = find_numbers(f"二{chr(plain)}零三" if is_unit else f"二百{chr(plain)}十五", "zh")
    assert number.values == same.values
    assert number.demands


LONG = [
    "1",
    "二",
    "十",
    "壹",
    "1二",
    "1,111,",
    "零点",
    "百分之",
    "三四 ",
    "M",
    "IX ",
    "1990–95 ",
    "民国",
    "1'",
]


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("tag", ["zh", "en"])
def test_reading_a_long_line_takes_steps_by_its_length(piece: str, tag: str) -> None:
    """Twice the line, twice the lines of the program; `make bench` weighs those of its library."""
    short, long = (steps(partial(find_numbers, piece * n, tag)) for n in (300, 600))
    assert long <= 2.1 * short + 200


@pytest.mark.parametrize("length", [41, 150, 16_000])
def test_digits_without_end_are_passed_over_once(length: int) -> None:
    """Nothing is looked for behind more digits than a number has, so none is looked at again."""
    found = HAN_RUN.search("1" * length + "万")
    assert found is not None
    assert found.start() == length


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python `work` runs through."""
    count = 0

    def trace(_: FrameType, event: str, __: object) -> TraceFunction:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
