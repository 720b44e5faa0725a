"""The tables of the search's fold: what is not seen, which marks do not count, what is alike.

The browser's copy, `theme/assets/diglot/shared/letters.js`, is made from them: a test compares the
two, and writes it where DIGLOT_UPDATE is set.
"""

from __future__ import annotations

from collections.abc import Mapping

from diglot.language.table import SCRIPTS, Ranges

IGNORED: Ranges = (
    (0x0027, 0x0027), (0x0060, 0x0060), (0x00AD, 0x00AD), (0x00B4, 0x00B4), (0x02B9, 0x02B9),
    (0x02BB, 0x02BF), (0x034F, 0x034F), (0x061C, 0x061C), (0x0640, 0x0640), (0x07FA, 0x07FA),
    (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x2018, 0x2019),
    (0x201B, 0x201B), (0x202A, 0x202E), (0x2032, 0x2032), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFF07, 0xFF07), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""Unicode's default-ignorable characters, and the zero-width space; apostrophes and primes; what
stretches a word of Arabic or N’Ko (tatweel)."""

MARKS: Ranges = (
    (0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2),
    (0x05C4, 0x05C5), (0x05C7, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670),
    (0x06D6, 0x06DC), (0x06DF, 0x06E4), (0x06E7, 0x06E8), (0x06EA, 0x06ED), (0x0711, 0x0711),
    (0x0730, 0x074A), (0x08CA, 0x08E1), (0x08E3, 0x08FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF), (0xFE20, 0xFE2F),
)  # fmt: skip
"""Accents; the points of Hebrew; the vowels of Arabic and of Syriac. Not the marks of scripts in
which a vowel or a voiced letter is a mark: of India, of Thai, of kana."""

KEPT = "йўї"
"""Letters of their own, though Unicode takes them apart into one and a mark."""

JOINED: Ranges = ((0x1160, 0x11FF), (0xD7B0, 0xD7FB), (0xFF9E, 0xFF9F))
"""What belongs to the character before it though it is no mark: the vowel and the end of a Hangul
syllable, and the half-width marks of kana."""

RUNNING: Ranges = tuple(
    sorted(stretch for one in SCRIPTS.values() if not one.is_spaced for stretch in one.ranges)
)
"""Scripts that do not part words."""

KATAKANA = (0x30A1, 0x30F6, 0x60)
"""First and last of those that have a hiragana, and how far before them it stands."""

ZEROS = tuple(
    int(code, 16)
    for code in """30 660 6F0 7C0 966 9E6 A66 AE6 B66 BE6 C66 CE6 D66 DE6 E50 ED0 F20 1040 1090 17E0
    1810 1946 19D0 1A80 1A90 1B50 1BB0 1C40 1C50 A620 A8D0 A900 A9D0 A9F0 AA50 ABF0 FF10 104A0 10D30
    10D40 11066 110F0 11136 111D0 112F0 11450 114D0 11650 116C0 116D0 116DA 11730 118E0 11950 11BF0
    11C50 11D50 11DA0 11F50 16130 16A60 16AC0 16B50 16D70 1CCF0 1D7CE 1D7D8 1D7E2 1D7EC 1D7F6 1E140
    1E2F0 1E4F0 1E5F1 1E950 1FBF0""".split()
)
"""The zero of each row of ten decimal digits (Unicode 16, category Nd)."""

ALIKE: Mapping[str, str] = {
    # Letters that are not another one with a mark.
    "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
    "ħ": "h", "ŧ": "t",
    # The forms at the end of a word: of Greek, of Hebrew.
    "ς": "σ", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
    # Letters of Arabic that keyboards and habits take for each other.
    "ٱ": "ا", "ک": "ك", "ڪ": "ك", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ہ": "ه", "ە": "ه",
    "ھ": "ه", "ۃ": "ه",
}  # fmt: skip

ENDS = "\n.,;:?!٬、。・…،؛؟۔।॥։።፣၊။។៕"
"""Where a clause ends, as NFKC writes it: full-width marks are those of ASCII."""

SEPARATORS = ",٬"
"""Of thousands: between two digits they are nothing."""
