"""Finding numbers written with Chinese numerals, alone or after digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from diglot.language.number_words import HAN_DIGITS, HAN_SCALES, HAN_TENS, LONGEST, Number

_D, _S = "".join(HAN_DIGITS), "".join([*HAN_TENS, *HAN_SCALES])
_HAN_RUN = re.compile(
    rf"(?P<share>[百千]分之)?(?P<body>(?:\d+(?:[,，]\d{{3}})*(?:\.\d+)?[多余餘几幾]?(?=[{_S}])|"
    rf"[{_D}{_S}])+)(?:点(?P<decimals>[{_D}]+))?"
)
HAN_NUMBER = re.compile(rf"\d|[{_D}{_S}][{_D}{_S}月]|分之|点[{_D}]")
"""What a number that demands an answer holds; 一 alone is in every other sentence."""
_HAN_PIECE = re.compile(r"\d+(?:[,，]\d{3})*(?:\.\d+)?|[^多余餘几幾]")
# 十分, 百万 and 千万 are words too; 二十, 三百 and 十二 are only numbers.
_HAN_COUNTED = re.compile(rf"[\d{_D}].|十[{_D}]")
_HAN_ABOUT = re.compile(rf"[{_D}]{{2}}")


def find_han_numbers(text: str) -> Iterator[Number]:
    """Numbers with Chinese numerals, alone or after digits: 三百, 310亿, 百分之五, 二〇一三."""
    for match in _HAN_RUN.finditer(text):
        if len(match[0]) > LONGEST:
            continue
        body, decimals = match["body"], match["decimals"] or ""
        if _is_positional(body):
            value = Fraction(int("".join(str(HAN_DIGITS[char]) for char in body)))
            yield Number(start=match.start(), end=match.end(), values=(value,), demands=True)
            continue
        if _HAN_ABOUT.search(body.replace("零", "").replace("〇", "")):
            yield from _about(match)
            continue
        value = _han_value(body)
        if decimals:
            digits = int("".join(str(HAN_DIGITS[char]) for char in decimals))
            value += Fraction(digits, 10 ** len(decimals))
        # 一年 may be “a year” opposite; a date is always a number.
        after = text[match.end() : match.end() + 1]
        date = after == "月" or (
            after in ("日", "号", "號") and text[: match.start()].endswith("月")
        )
        yield Number(
            start=match.start(),
            end=match.end(),
            values=(value,),
            demands=bool(date or match["share"] or decimals or _HAN_COUNTED.match(body)),
            is_month=after == "月",
        )


def _is_positional(body: str) -> bool:
    """二〇一三 and 一九九六 are years; 九一八 and 三四 are something else."""
    return all(char in HAN_DIGITS for char in body) and (
        len(body) >= 4 or (len(body) > 1 and ("〇" in body or "零" in body))
    )


def _about(match: re.Match[str]) -> Iterator[Number]:
    """三四年, 五六十: about so many, which another language says in its own way."""
    for at in range(match.start("body"), match.end("body")):
        if (value := HAN_DIGITS.get(match.string[at])) is not None:
            yield Number(start=at, end=at + 1, values=(Fraction(value),), demands=False)


def _han_value(body: str) -> Fraction:
    total = section = current = Fraction(0)
    for piece in _HAN_PIECE.findall(body):
        if piece in HAN_DIGITS:
            current = Fraction(HAN_DIGITS[piece])
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
