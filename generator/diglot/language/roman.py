"""Roman numerals: Louis XIV, the XXth century, Ⅻ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from diglot.language.number_words import Number

_LETTER = r"A-Za-zÀ-ɏ\d"
_ENDING = rf"(?:(?:e|er|[eè]me|th|st|nd|rd|º|ª)(?![{_LETTER}]))?"
_NUMERAL = re.compile(
    rf"(?<![{_LETTER}'’])(?=[IVXLCDM])(M{{0,3}}(?:CM|CD|D?C{{0,3}})(?:XC|XL|L?X{{0,3}})"
    rf"(?:IX|IV|V?I{{0,3}})){_ENDING}(?![{_LETTER}]|['’][a-z]{{2}})|([Ⅰ-ⅿ]+)"
)
MAY_DEMAND = re.compile(r" X[IVX]")
"""What stands in a text that has one which demands an answer; a quick first look."""
_NAMED = re.compile(r"(?:^|\W)[A-ZÀ-Þ]\w*\.?[ \u00a0]$")
_CONTEXT = 40
_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def find_roman(text: str) -> Iterator[Number]:
    """Roman numerals in capitals, and in Unicode's own characters.

    They may be something else (CD, MC), so that they answer numbers of the other side; one demands
    an answer only behind a capital, from XIII on: Louis XIV. `I` is a word.
    """
    for match in _NUMERAL.finditer(text):
        numeral = match[1] or unicodedata.normalize("NFKC", match[2] or "").upper()
        if numeral in ("", "I") or len(numeral) > 15:
            continue
        value = _value(numeral)
        before = text[max(0, match.start() - _CONTEXT) : match.start()]
        yield Number(
            start=match.start(),
            end=match.start() + len(match[1] or match[2]),
            values=(Fraction(value),),
            demands=value > 12 and set(numeral) <= set("IVX") and bool(_NAMED.search(before)),
        )


def _value(numeral: str) -> int:
    worths = [_WORTH[letter] for letter in numeral]
    following = [*worths[1:], 0]
    return sum(-one if one < other else one for one, other in zip(worths, following, strict=True))
