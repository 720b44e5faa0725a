"""The one table of scripts and languages: what is known of another is a row here.

Scripts go by their ISO 15924 codes, and their ranges are Unicode's (Scripts.txt), as far as texts
use them. A language goes by its BCP 47 subtag; its script is the likely one of CLDR
(likelySubtags.xml), and what is Chinese is what IANA's registry of language subtags counts to the
macrolanguage `zh`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

Ranges = tuple[tuple[int, int], ...]
"""First and last code point of each stretch."""


class Script(Struct, frozen=True, kw_only=True):
    ranges: Ranges
    is_spaced: bool = True
    """Whether its words have spaces between them."""


SCRIPTS: Mapping[str, Script] = {
    "Latn": Script(
        ranges=(
            (0x0041, 0x005A), (0x0061, 0x007A), (0x00AA, 0x00AA), (0x00BA, 0x00BA),
            (0x00C0, 0x00D6), (0x00D8, 0x00F6), (0x00F8, 0x02FF), (0x1D00, 0x1DBF),
            (0x1E00, 0x1EFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF), (0xAB30, 0xAB6F),
            (0xFB00, 0xFB06), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A),
        )
    ),
    "Hang": Script(
        ranges=(
            (0x1100, 0x11FF), (0x302E, 0x302F), (0x3131, 0x318F), (0x3200, 0x321F),
            (0x3260, 0x327F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC),
        )
    ),
    "Hani": Script(
        ranges=(
            (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x302D), (0x3038, 0x303A),
            (0x3190, 0x319F), (0x3220, 0x325F), (0x3280, 0x32CF), (0x32FF, 0x32FF),
            (0x3358, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
        ),
        is_spaced=False,
    ),
    "Hira": Script(
        ranges=((0x3040, 0x309F), (0x1B001, 0x1B11F), (0x1B150, 0x1B152)), is_spaced=False
    ),
    "Kana": Script(
        ranges=(
            (0x3031, 0x3035), (0x303B, 0x303C), (0x30A0, 0x30FF), (0x31F0, 0x31FF),
            (0x32D0, 0x32FE), (0x3300, 0x3357), (0xFF66, 0xFF9F), (0x1B000, 0x1B000),
            (0x1B120, 0x1B14F), (0x1B153, 0x1B16F),
        ),
        is_spaced=False,
    ),
    "Bopo": Script(ranges=((0x3100, 0x312F), (0x31A0, 0x31BF)), is_spaced=False),
    "Thai": Script(ranges=((0x0E00, 0x0E7F),), is_spaced=False),
    "Laoo": Script(ranges=((0x0E80, 0x0EFF),), is_spaced=False),
    "Mymr": Script(
        ranges=((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)), is_spaced=False
    ),
    "Khmr": Script(ranges=((0x1780, 0x17FF),), is_spaced=False),
    "Tale": Script(ranges=((0x1950, 0x197F),), is_spaced=False),
    "Talu": Script(ranges=((0x1980, 0x19DF),), is_spaced=False),
    "Lana": Script(ranges=((0x1A20, 0x1AAF),), is_spaced=False),
    "Tavt": Script(ranges=((0xAA80, 0xAADF),), is_spaced=False),
    "Bali": Script(ranges=((0x1B00, 0x1B7F),), is_spaced=False),
    "Java": Script(ranges=((0xA980, 0xA9DF),), is_spaced=False),
    "Ahom": Script(ranges=((0x11700, 0x1174F),), is_spaced=False),
    "Tang": Script(
        ranges=((0x16FE0, 0x16FE0), (0x17000, 0x18AFF), (0x18D00, 0x18D7F)), is_spaced=False
    ),
    "Nshu": Script(ranges=((0x16FE1, 0x16FE1), (0x1B170, 0x1B2FF)), is_spaced=False),
}  # fmt: skip
FULL_WIDTH: Ranges = ((0x2FF0, 0x303F), (0xFE30, 0xFE4F), (0xFF01, 0xFF65))
"""Punctuation and other marks that are set with Han and Kana, and are as wide as they are."""

# Codes that stand for several scripts, or for one form of a script; every other is its own.
_WRITTEN_IN: Mapping[str, tuple[str, ...]] = {
    "Hans": ("Hani",),
    "Hant": ("Hani",),
    "Hanb": ("Hani", "Bopo"),
    "Hrkt": ("Hira", "Kana"),
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
}
CHINESE = frozenset("zh cdo cjy cmn cnp cpx csp czh czo gan hak hsn lzh mnp nan wuu yue".split())
_PINYIN = frozenset({"zh", "lzh"})
"""Those that are read in Mandarin; the others have romanisations of their own."""
_TRADITIONAL = frozenset({"Hani", "Hanb", "Hant", "Latn", "Bopo", "TW", "HK", "MO"})
"""Scripts other than simplified Han, and regions where traditional characters are the rule."""
_LIKELY: Mapping[str, str] = {
    **dict.fromkeys(CHINESE, "Hani"),  # simplified or traditional is all the same to us
    "ja": "Jpan",
    "ko": "Kore",
    "th": "Thai",
    "lo": "Laoo",
    "my": "Mymr",
    "km": "Khmr",
}
# Other names of a language: of the registry from before it had subtags, and CLDR's for Mandarin
# (supplementalMetadata.xml). What stands behind them stays.
_ALIASES: Mapping[str, str] = {
    "cmn": "zh",
    "zh-guoyu": "zh",
    "zh-hakka": "hak",
    "zh-min-nan": "nan",
    "zh-xiang": "hsn",
}


class Facts(Struct, frozen=True, kw_only=True):
    """What the tag of a language says."""

    tag: str
    """Its canonical form (UTS #35, 3.2.1): `zh-Hans` of `cmn-Hans`, `nan` of `zh-min-nan`."""
    language: str
    """The first subtag of that, in small letters."""
    scripts: tuple[str, ...]
    """Those in which it is written; () where the table does not say."""

    @property
    def broader(self) -> str:
        """The tag of what it is a kind of: other people's data know `zh` where they lack `lzh`."""
        return f"zh{self.tag[len(self.language) :]}" if self.language in CHINESE else self.tag

    @property
    def is_in_han(self) -> bool:
        """Whether Han carries its text, as in Chinese and Japanese.

        Such text counts with 一二三 and has full-width punctuation. Korean, where Han is a guest,
        does neither.
        """
        return "Hani" in self.scripts and "Hang" not in self.scripts

    @property
    def is_read_by_pinyin(self) -> bool:
        return self.language in _PINYIN and self.is_in_han

    @property
    def is_simplified(self) -> bool:
        """Whether its text is in simplified characters, as Mandarin is where no tag says else."""
        parts = self.tag.split("-")
        return "Hans" in parts or (self.language == "zh" and _TRADITIONAL.isdisjoint(parts))


@lru_cache(maxsize=256)
def facts_of(tag: str) -> Facts:
    """What a BCP 47 tag says of its language, whatever its case and form."""
    canonical = _canonical(tag)
    language, *rest = canonical.split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    script = script or _LIKELY.get(language.lower(), "")
    scripts = _WRITTEN_IN.get(script, (script,) if script else ())
    return Facts(tag=canonical, language=language.lower(), scripts=scripts)


def _canonical(tag: str) -> str:
    """`tag` with the one name that its language has, instead of another (RFC 5646, 4.5)."""
    prefix, _, rest = tag.partition("-")
    if prefix.lower() == "zh" and rest.partition("-")[0].lower() in CHINESE:
        tag = rest  # a language below another: `zh-yue`
    for alias, name in _ALIASES.items():
        if f"{tag.lower()}-".startswith(f"{alias}-"):
            return name + tag[len(alias) :]
    return tag
