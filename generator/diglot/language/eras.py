"""Years that are counted from elsewhere than the common era, and what they are in it.

Only where the era is named beside the number: 民国112年, 令和5年, พ.ศ. 2566, 1445 AH. The Gregorian
year is offered beside the number itself, as the other side may keep the era or convert it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from math import floor

Count = Callable[[int], tuple[int, ...]]
"""Year of an era → the years of the common era in which it lies."""


def _from(before: int) -> Count:
    """Year 1 is the one after `before`."""
    return lambda year: (before + year,)


def _lunar(year: int) -> tuple[int, ...]:
    """Of the Hijra: its years, of 354.367 days, begin in the middle of 622."""
    begin = 622.5411 + (year - 1) * 0.970224
    return tuple(range(floor(begin), floor(begin + 0.967) + 1))


def _solar(year: int) -> tuple[int, ...]:
    """Of the Hijra in the Persian calendar: they begin in March."""
    return year + 621, year + 622


# What stands before the number. Reigns of which one name served twice are left out.
_BEFORE: Mapping[str, Count] = {
    **dict.fromkeys(("民国", "民國", "Minguo", "ROC", "R.O.C."), _from(1911)),
    **dict.fromkeys(("令和", "Reiwa"), _from(2018)),
    **dict.fromkeys(("平成", "Heisei"), _from(1988)),
    **dict.fromkeys(("昭和", "Showa", "Shōwa"), _from(1925)),
    **dict.fromkeys(("大正", "Taisho", "Taishō"), _from(1911)),
    **dict.fromkeys(("明治", "Meiji"), _from(1867)),
    **dict.fromkeys(("康熙", "Kangxi"), _from(1661)),
    **dict.fromkeys(("雍正", "Yongzheng"), _from(1722)),
    **dict.fromkeys(("乾隆", "Qianlong"), _from(1735)),
    **dict.fromkeys(("嘉庆", "嘉慶", "Jiaqing"), _from(1795)),
    **dict.fromkeys(("道光", "Daoguang"), _from(1820)),
    **dict.fromkeys(("咸丰", "咸豐", "Xianfeng"), _from(1850)),
    **dict.fromkeys(("同治", "Tongzhi"), _from(1861)),
    **dict.fromkeys(("光绪", "光緒", "Guangxu"), _from(1874)),
    **dict.fromkeys(("宣统", "宣統", "Xuantong"), _from(1908)),
    **dict.fromkeys(("พ.ศ.", "พุทธศักราช", "ພ.ສ.", "佛历", "佛曆", "仏暦"), _from(-543)),
    **dict.fromkeys(("BE", "B.E."), _from(-543)),
    **dict.fromkeys(("AH", "A.H.", "伊历", "回历", "回曆", "伊斯兰历", "伊斯兰教历"), _lunar),
}  # fmt: skip
_BEHIND: Mapping[str, Count] = {
    **dict.fromkeys(("BE", "B.E."), _from(-543)),
    **dict.fromkeys(("AH", "A.H.", "هـ", "ه\u200d", "هجري", "هجرية", "للهجرة"), _lunar),
    **dict.fromkeys(("ه\u200d.ش", "ه.ش", "هـ.ش", "هجری شمسی", "خورشیدی"), _solar),
}
_LONGEST = max(map(len, (*_BEFORE, *_BEHIND))) + 2


def _any_of(names: Mapping[str, Count]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, longest_first))


_NAMED = re.compile(rf"(?<![A-Za-z])({_any_of(_BEFORE)})[ \u00a0]?第?$")
_NAMES_IT = re.compile(rf"[ \u00a0]?({_any_of(_BEHIND)})(?!\w)")
_FIRST = re.compile(rf"({_any_of(_BEFORE)})(元)年")


def common_years(text: str, start: int, end: int, value: int) -> tuple[int, ...]:
    """The years of the common era that the number at `text[start:end]` may be; () if it is none."""
    if not 0 < value < 10_000:
        return ()
    if before := _NAMED.search(text[max(0, start - _LONGEST) : start]):
        return _BEFORE[before[1]](value)
    if behind := _NAMES_IT.match(text, end, end + _LONGEST):
        return _BEHIND[behind[1]](value)
    return ()


def first_years(text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """(start, end, years) of each 元, the first year of a reign: 令和元年."""
    for match in _FIRST.finditer(text):
        yield *match.span(2), _BEFORE[match[1]](1)
