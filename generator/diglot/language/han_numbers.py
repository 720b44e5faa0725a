"""Finding numbers written with Chinese numerals, alone or after digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from diglot.language.eras import common_years, first_years
from diglot.language.number_words import (
    HAN_DIGITS,
    HAN_FORMAL,
    HAN_SCALES,
    HAN_TENS,
    HAN_TWENTIES,
    LONGEST,
    Number,
)

_D, _SCALE = "".join(HAN_DIGITS), "".join(HAN_SCALES)
_S = "".join([*HAN_TENS, *HAN_SCALES, *HAN_TWENTIES])
_FORMAL = "".join(map(chr, HAN_FORMAL))
_F, _T = _FORMAL[:-3], _FORMAL[-3:]
# A possessive group round what may backtrack loses its match before Python 3.11.5 (gh-106052).
# Digits are taken whole, and no more of them than a number has: each is looked at once or twice.
_DIGITS = r"(?<!\d)\d{1,40}+(?:[,，]\d{3}(?!\d)){0,12}+(?:\.\d{1,40}+)?"
HAN_RUN = re.compile(
    rf"(?P<share>[百千]分之)?(?:"
    # 陆, 伍 and 参 are words too: two such numerals are a number, or one that is never a word.
    rf"(?P<formal>(?:[{_F}][{_F}{_T}零]|{_T[0]}[{_F}]|[壹贰貳叁柒捌玖][{_SCALE}])[{_F}{_T}{_SCALE}零]*+)"
    rf"|(?P<body>(?:{_DIGITS}[多余餘几幾]?(?=[{_S}])|[{_D}{_S}])+)(?:点(?P<decimals>[{_D}]+))?)"
)
HAN_NUMBER = re.compile(
    rf"[\d{_D}{_S}{_F}{_T}元分点](?:(?<=\d)|(?<=[{_D}{_S}])[{_D}{_S}月]"
    rf"|(?<=[{_F}{_T}])[{_F}{_T}零{_SCALE}]|(?<=元)年|(?<=分)之|(?<=点)[{_D}])"
)
"""What a number that demands an answer holds; 一 alone is in every other sentence.

One set of characters comes first, since the library passes over all others at once.
"""
_HAN_PIECE = re.compile(r"\d+(?:[,，]\d{3})*(?:\.\d+)?|[^多余餘几幾]")
# 十分, 百万 and 千万 are words too; 二十, 三百 and 十二 are only numbers.
_HAN_COUNTED = re.compile(rf"[\d{_D}].|[十{''.join(HAN_TWENTIES)}][{_D}]")
_HAN_ABOUT = re.compile(rf"[{_D}]{{2}}")
_UNTIL = re.compile(r"年?[至到—–‑~～-]{1,2}")


def find_han_numbers(text: str) -> Iterator[Number]:
    """Numbers with Chinese numerals, alone or after digits: 三百, 310亿, 百分之五, 二〇一三."""
    for start, end, years in first_years(text):
        values = tuple(map(Fraction, (1, *years)))
        yield Number(start=start, end=end, values=values, demands=True)
    before: re.Match[str] | None = None
    """The year that stands before, of which a shorter number may be the other end."""
    for match in HAN_RUN.finditer(text):
        if len(match[0]) > LONGEST:
            continue
        body = _body(match)
        if _is_positional(body) or _names_an_era(match, body):
            yield _digit_by_digit(match, body)
            before = match
        elif before and _is_other_end(match, before):
            yield _digit_by_digit(match, body, _body(before))
        elif _HAN_ABOUT.search(body.replace("零", "").replace("〇", "")):
            yield from _about(match, body)
        else:
            yield _counted(match, body)


def _body(match: re.Match[str]) -> str:
    return match["body"] or match["formal"].translate(HAN_FORMAL)


def _is_positional(body: str) -> bool:
    """二〇一三 and 一九九六 are years; 九一八 and 三四 are something else."""
    return all(char in HAN_DIGITS for char in body) and (
        len(body) >= 4 or (len(body) > 1 and ("〇" in body or "零" in body))
    )


def _names_an_era(match: re.Match[str], body: str) -> bool:
    """民国一一二年: behind the name of an era, digits are a year."""
    is_digits = len(body) > 1 and all(char in HAN_DIGITS for char in body)
    return is_digits and bool(common_years(match.string, *match.span(), 1))


def _is_other_end(match: re.Match[str], before: re.Match[str]) -> bool:
    """一九九〇至九五年."""
    is_short = len(match[0]) < len(before[0]) and all(char in HAN_DIGITS for char in match[0])
    gap = match.string[before.end() : before.end() + 4]
    joint = _UNTIL.match(gap)
    return is_short and joint is not None and before.end() + joint.end() == match.start()


def _digit_by_digit(match: re.Match[str], body: str, before: str = "") -> Number:
    digits = "".join(str(HAN_DIGITS[char]) for char in body)
    values = [int(digits), *common_years(match.string, *match.span(), int(digits))]
    if before:
        whole = "".join(str(HAN_DIGITS[char]) for char in before)
        values.append(int(whole[: len(whole) - len(digits)] + digits))
    return Number(
        start=match.start(),
        end=match.end(),
        values=tuple(map(Fraction, values)),
        demands=True,
    )


def _about(match: re.Match[str], body: str) -> Iterator[Number]:
    """三四年, 五六十: about so many, which another language says in its own way."""
    start = match.start("body") if match["body"] else match.start("formal")
    for at, char in enumerate(body, start):
        if (value := HAN_DIGITS.get(char)) is not None:
            yield Number(start=at, end=at + 1, values=(Fraction(value),), demands=False)


def _counted(match: re.Match[str], body: str) -> Number:
    value, text = _han_value(body), match.string
    if decimals := match["decimals"] or "":
        digits = int("".join(str(HAN_DIGITS[char]) for char in decimals))
        value += Fraction(digits, 10 ** len(decimals))
    # 一年 may be “a year” opposite; a date is always a number.
    after = text[match.end() : match.end() + 1]
    date = after == "月" or (
        after in ("日", "号", "號") and text.startswith("月", match.start() - 1)
    )
    years = common_years(text, *match.span(), int(value)) if after == "年" else ()
    return Number(
        start=match.start(),
        end=match.end(),
        values=(value, *map(Fraction, years)),
        demands=bool(date or years or match["share"] or decimals or _HAN_COUNTED.match(body)),
        is_month=after == "月",
    )


def _han_value(body: str) -> Fraction:
    total = section = current = Fraction(0)
    for piece in _HAN_PIECE.findall(body):
        if piece in HAN_DIGITS:
            current = Fraction(HAN_DIGITS[piece])
        elif piece in HAN_TWENTIES:
            section += HAN_TWENTIES[piece]
        elif piece in HAN_TENS:
            section += (current or 1) * HAN_TENS[piece]
            current = Fraction(0)
        elif piece in HAN_SCALES:
            scale = HAN_SCALES[piece]
            below = total % scale + section + current  # 一万亿: a myriad of 亿
            total += (below or 1) * scale - total % scale
            section = current = Fraction(0)
        else:
            current = Fraction(re.sub("[,，]", "", piece))
    return total + section + current
