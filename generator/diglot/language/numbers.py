"""Finding the numbers and dates of a text, as values that can be compared across scripts.

Every number found can answer one on the other side; only one that no idiom is likely to hold
demands an answer: of two digits or more, or with a unit or a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from diglot.language.eras import common_years
from diglot.language.han_numbers import HAN_NUMBER, find_han_numbers
from diglot.language.number_words import LONGEST, SPACED, Number, Words
from diglot.language.roman import MAY_DEMAND, find_roman
from diglot.language.script import is_spaced_word
from diglot.language.table import facts_of

_DIGITS = re.compile(r"\d+(?:[.,،٫٬'’\u00a0\u202f\u2009]\d+)*")
_DECADE = re.compile(r"['’]?s(?!\w)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|e|º|ª)(?!\w)", re.IGNORECASE)
_UNIT = re.compile(r"[ \u00a0\u202f]?(?:[%％٪‰°℃$€£¥]|per ?cent\b|Prozent\b)", re.IGNORECASE)
_BEFORE_MONTH = re.compile(r"\d(?:st|nd|rd|th|\.|er)?(?: of| de)? $")
_AFTER_MONTH = re.compile(r"\.?,? \d")
_SCALE = re.compile(r"[ \u00a0-]?([^\W\d_]+)")
_FROM = re.compile(
    r"(?<!\d)(\d{2,4})年?[ \u00a0\u2009\u202f]?[-–—‐‑/~～至到]{1,2}[ \u00a0\u2009\u202f]?$"
)
_FROM_LENGTH = 10
_SHORTENED = re.compile(r"(?:^|[^\w])['’]$")
_HAN_UNIT = re.compile(r"[年月日号號]")
_CURRENCIES = ("$", "€", "£", "¥")


def find_numbers(text: str, tag: str) -> list[Number]:
    """The numbers of `text`, from left to right. `tag` is its language (BCP 47)."""
    facts = facts_of(tag)
    han = facts.is_in_han
    words = SPACED.get(facts.language)
    numbers = list(find_han_numbers(text)) if han else []
    covered = {at for number in numbers for at in range(number.start, number.end)}
    for match in _DIGITS.finditer(text):
        if match.start() not in covered and len(match[0]) <= LONGEST:
            numbers += _digits(text, match, words, han)
    numbers += find_roman(text)
    if words:
        numbers += _WordReader(words).read(text)
        numbers += _months(text, words)
    return sorted(numbers, key=lambda number: (number.start, number.end))


def may_demand(text: str, tag: str) -> bool:
    """Whether `text` may hold a number that demands an answer: a quick look, as most text has none.

    A month demands one beside digits only.
    """
    facts = facts_of(tag)
    if words := SPACED.get(facts.language):
        return bool(words.large.search(text.lower()) or MAY_DEMAND.search(text))
    return bool((HAN_NUMBER if facts.is_in_han else _DIGITS).search(text))


def knows_numbers(tag: str) -> bool:
    """Whether the words for numbers are known in the language of this tag."""
    facts = facts_of(tag)
    return facts.is_in_han or facts.language in SPACED


def _digits(text: str, match: re.Match[str], words: Words | None, han: bool) -> Iterator[Number]:
    """What is written in digits: one number, or several (18.05.2023)."""
    for start, end, values in _readings(match):
        factor, stop = _scale(text, end, words) if words else (1, end)
        values = tuple(value * factor for value in values)
        values += tuple(map(Fraction, _years(text, start, end, values)))
        if words and _DECADE.match(text, end):  # the 1990s: 20世纪90年代
            values += tuple(part for v in values for part in (v % 100, Fraction(v // 100 + 1)))
        unit = (
            text[match.start() - 1 : match.start()] in _CURRENCIES
            or _UNIT.match(text, stop)
            or (han and _HAN_UNIT.match(text, end))
        )
        yield Number(
            start=start,
            end=stop,
            values=values,
            demands=bool(unit)
            or factor > 1
            or (end - start > 1 and not _is_part_of_a_name(text, *match.span())),
            is_month=han and text[end : end + 1] == "月",
        )


def _years(text: str, start: int, end: int, values: tuple[Fraction, ...]) -> Iterator[int]:
    """What the number is where it is the other end of a range (1990–95), or counts from an era."""
    written = text[start:end]
    if len(written) == 2 and _SHORTENED.search(text[max(0, start - 2) : start]):
        yield from (century + int(written) for century in (1700, 1800, 1900, 2000))  # of ’95
    for value in values:
        if value.denominator == 1:
            yield from common_years(text, start, end, int(value))
    before = _FROM.search(text[max(0, start - _FROM_LENGTH) : start]) if len(written) < 4 else None
    if before and written.isdecimal() and len(written) < len(before[1]):
        whole = int(before[1][: len(before[1]) - len(written)] + written)
        if whole > int(before[1]):
            yield whole


def _is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """COVID-19, 5G, H1N1; and hours, 7:30: others may write them differently."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and is_spaced_word(before[-1]):
        return True
    if before[-1:] in ("-", "‑") and before[0].isalpha() and is_spaced_word(before[0]):
        return True
    if before[-1:] in (":", "：") and before[0].isdigit():
        return True
    if after and is_spaced_word(after[0]):
        return not (_ORDINAL.match(text, end) or _DECADE.match(text, end))
    return after[:1] in (":", "：") and after[1:].isdigit()


def _readings(match: re.Match[str]) -> Iterator[tuple[int, int, tuple[Fraction, ...]]]:
    """(start, end, possible values) of what the digits may mean."""
    written = match[0]
    groups = [(found.start(), found.end()) for found in re.finditer(r"\d+", written)]
    marks = [written[end] for _, end in groups[:-1]]
    whole = int("".join(written[start:end] for start, end in groups))
    first, *middle, last = (end - start for start, end in groups) if marks else (1, 1)
    values = []
    grouped = (
        (first <= 3 or len(marks) == 1)
        and all(length == 3 for length in middle)
        and len(set(marks[:-1])) <= 1
    )
    if middle and first <= 2 and set(middle) == {2} and last == 3 and set(marks) == {","}:
        values.append(Fraction(whole))  # 12,34,567: lakhs and crores
    if not marks or (grouped and first <= 3 == last and len(set(marks)) == 1):
        values.append(Fraction(whole))
    if marks and grouped and marks[-1] in ".,٫" and marks[-1] not in marks[:-1]:
        values.append(Fraction(whole, 10**last))
    if values:
        yield *match.span(), tuple(values)
        return
    for start, end in groups:
        yield match.start() + start, match.start() + end, (Fraction(int(written[start:end])),)


def _scale(text: str, at: int, words: Words) -> tuple[int, int]:
    """What the words after a number multiply it by, and where they end."""
    factor = 1
    stop = at + LONGEST
    while at < stop and (match := _SCALE.match(text, at)) and match[1].lower() in words.scales:
        factor *= words.scales[match[1].lower()]
        at = match.end()
    return factor, at


class _WordReader:
    """Reads numbers in words: thirty-one, eight hundred, two thousand and five."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._reset()

    def _reset(self) -> None:
        self.total = self.current = 0
        self.start = self.end = -1
        self.exact = False
        """Whether a count stands first: “hundreds” and “a hundred” are not exact."""

    def read(self, text: str) -> Iterator[Number]:
        joint = -1
        for match in self.words.number.finditer(text):
            word = match[0].lower()
            gap = text[max(self.end, joint) : match.start()]
            if word in self.words.joints:
                joint = match.end() if gap == " " and self._may_join() else -1
                continue
            if self.start >= 0 and not self._continues(gap, word):
                yield from self._flush()
            joint = -1
            self._add(word, match)
        yield from self._flush()

    def _may_join(self) -> bool:
        """“Two hundred and five” is one number, “twenty and thirty” are two."""
        return self.start >= 0 and self.current % 100 == 0 and self.current + self.total > 0

    def _continues(self, gap: str, word: str) -> bool:
        if gap not in (" ", "-", "\u00a0") or self.end - self.start > LONGEST:
            return False
        if word in self.words.scales:
            return True
        value = self.words.small.get(word, 0)
        tens = self.current % 100
        return 0 < value < 100 and (tens == 0 or (tens >= 20 and tens % 10 == 0 and value < 10))

    def _add(self, word: str, match: re.Match[str]) -> None:
        if word in self.words.small:
            self.exact = self.exact or self.start < 0
            self.current += self.words.small[word]
        elif self.words.scales[word] == 100:
            self.current = (self.current or 1) * 100
        else:
            self.total += (self.current or 1) * self.words.scales[word]
            self.current = 0
        self.start = match.start() if self.start < 0 else self.start
        self.end = match.end()

    def _flush(self) -> Iterator[Number]:
        if self.start >= 0:
            value = self.total + self.current
            yield Number(
                start=self.start,
                end=self.end,
                values=(Fraction(value),),
                demands=self.exact and value > 12,
            )
        self._reset()


def _months(text: str, words: Words) -> Iterator[Number]:
    """Names of months. Beside a number they demand an answer; “May” alone may begin a question."""
    for match in words.month.finditer(text):
        if words.capital_months and match[0].islower():
            continue
        before = text[max(0, match.start() - 8) : match.start()]
        yield Number(
            start=match.start(),
            end=match.end(),
            values=(Fraction(words.months[match[0].lower()]),),
            demands=bool(_BEFORE_MONTH.search(before) or _AFTER_MONTH.match(text, match.end())),
            is_month=True,
        )
