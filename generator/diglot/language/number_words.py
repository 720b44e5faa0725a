"""Numbers, and the words for them by language: add a table here, and its language is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from msgspec import Struct


def _count(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {word: start + index * step for index, word in enumerate(words.split()) if word != "-"}


class Number(Struct, frozen=True, kw_only=True):
    """A number at `text[start:end]`."""

    start: int
    end: int
    values: tuple[Fraction, ...]
    """Its value; several where the writing is ambiguous: 1.234 is a thousand or a little over 1."""
    demands: bool
    """Whether the other side must have it too."""
    is_month: bool = False
    """A month may be named once for two days: it counts only as there or not."""


LONGEST = 200
"""Characters: what is longer is no number that anybody counts with."""


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted(words))})(?![^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)  # without slots, for the cached patterns
class Words:
    """What a language that separates words calls its numbers; all in lower case."""

    small: dict[str, int]
    """One word, one number; ordinals too."""
    scales: dict[str, int]
    """Words that multiply what stands before them."""
    months: dict[str, int]
    capital_months: bool = True
    """Whether a month is written with a capital: in English, “may” is none."""
    joints: frozenset[str] = frozenset()
    """Words that may stand inside a number: two hundred *and* five."""

    @cached_property
    def number(self) -> re.Pattern[str]:
        """Every word that may be part of a number."""
        return _any_of({*self.small, *self.scales, *self.joints})

    @cached_property
    def large(self) -> re.Pattern[str]:
        """What a number that demands an answer holds, in lower case; a quick first look."""
        words = {word for word, value in self.small.items() if value > 12} | {*self.scales}
        # “hundred” stands in “hundreds”, too: the fewer, the quicker.
        least = (one for one in words if not any(o in one and o != one for o in words))
        return re.compile("|".join([r"\d", *sorted(least)]))

    @cached_property
    def month(self) -> re.Pattern[str]:
        return _any_of(self.months)


_ENGLISH = Words(
    small={
        **_count("zero one two three four five six seven eight nine ten eleven twelve thirteen"),
        **_count("fourteen fifteen sixteen seventeen eighteen nineteen", 14),
        **_count("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
        **_count("first second third fourth fifth sixth seventh eighth ninth tenth", 1),
        **_count("eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth", 11),
        **_count("eighteenth nineteenth twentieth", 18),
        **_count("thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 30, 10),
        "once": 1,
        "twice": 2,
        "both": 2,
        "couple": 2,
        "pair": 2,
        "dozen": 12,
    },
    scales={
        "hundred": 100,
        "hundreds": 100,
        "hundredth": 100,
        "thousand": 10**3,
        "thousands": 10**3,
        "thousandth": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "mn": 10**6,
        "billion": 10**9,
        "billions": 10**9,
        "bn": 10**9,
        "trillion": 10**12,
        "trillions": 10**12,
        "tn": 10**12,
        "lakh": 10**5,
        "lakhs": 10**5,
        "crore": 10**7,
        "crores": 10**7,
    },
    months={
        **_count("january february march april may june july august september october", 1),
        **_count("november december", 11),
        **_count("jan feb mar apr - jun jul aug sep oct nov dec", 1),
        "sept": 9,
    },
    joints=frozenset({"and"}),
)
_GERMAN = Words(
    small={
        **_count("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
        **_count("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10),
        "ein": 1,
        "eine": 1,
        "einer": 1,
        "einem": 1,
        "einen": 1,
        "beide": 2,
        "beiden": 2,
    },
    scales={
        "hundert": 100,
        "tausend": 10**3,
        "million": 10**6,
        "millionen": 10**6,
        "milliarde": 10**9,
        "milliarden": 10**9,
        "billion": 10**12,
        "billionen": 10**12,
    },
    months={
        **_count("januar februar märz april mai juni juli august september oktober", 1),
        **_count("november dezember", 11),
    },
)
_FRENCH = Words(
    small={
        **_count("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize"),
        **_count("quatorze quinze seize", 14),
        **_count("vingt trente quarante cinquante soixante", 20, 10),
        "une": 1,
        "premier": 1,
        "première": 1,
        "1er": 1,
    },
    scales={
        "cent": 100,
        "cents": 100,
        "mille": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
    },
    months={
        **_count("janvier février mars avril mai juin juillet août septembre octobre", 1),
        **_count("novembre décembre", 11),
    },
    capital_months=False,
    joints=frozenset({"et"}),
)

SPACED: dict[str, Words] = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH}
"""By primary language subtag (BCP 47). What is written in Han needs none: it has 一二三."""
HAN_DIGITS = {**_count("〇 一 二 三 四 五 六 七 八 九"), "零": 0, "两": 2, "兩": 2}
HAN_TENS = {"十": 10, "百": 100, "千": 1_000}
HAN_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
HAN_FORMAL = str.maketrans(
    "壹壱贰貳弐叁參参肆伍陆陸柒捌玖拾佰仟", "一一二二二三三三四五六六七八九十百千"
)
"""Numerals that nobody can change by a stroke, as on a cheque, and the ordinary ones."""
HAN_TWENTIES = {"廿": 20, "卅": 30, "卌": 40}
