"""What is written differently and is one to the reader: the fold with which forms are compared.

Both a form and a text are folded; what is found goes back by the offsets of the text as it is
written. What counts as one, by the properties that Unicode gives characters:

- canonically equivalent spellings (NFC), and compatible ones of the same letters: wide, narrow and
  no-break forms, presentation forms, ligatures, radicals;
- all spaces, the hyphens, the middle dots, straight and curly quotation marks;
- with and without what is not seen (Default_Ignorable_Code_Point: soft hyphen, joiners, variation
  selectors, marks of direction);
- with and without the points of Hebrew, and the vowels and tatweel of Arabic; its wasla is an alif.

What is found begins and ends where a reader sees a letter begin and end (UAX #29, grapheme
clusters; a letter and those stacked below it, and all marks behind it, are one).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import regex

_ALIKE = {
    **dict.fromkeys("‘’‚‛′ʼʻ׳", "'"),
    **dict.fromkeys("“”„‟″״", '"'),
    **dict.fromkeys("‐‑־", "-"),
    **dict.fromkeys("・‧∙⋅•", "·"),
    "ٱ": "ا",
}
_SAME_LETTERS = frozenset("wide narrow small noBreak initial medial final isolated compat".split())
"""Kinds of compatible spellings; those of `compat` only where letters stand for letters."""
_LEFT_OUT = "\u0640"  # tatweel, which only makes a word longer
_POINTED = ("HEBREW", "ARABIC", "SYRIAC")
_PART_OF_A_LETTER = ("HAMZA", "MADDAH")  # of Arabic marks: آ and أ are letters of their own
_BY_ITSELF = frozenset("Lu Ll Lt Lm Lo Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Co".split())
# Parts of Hangul syllables (choseong, jungseong, jongseong), halves of flags, colours of skin.
_JOIN = ("SEONG", "REGIONAL INDICATOR", "EMOJI MODIFIER")
_NEEDS_OTHERS = "\uffff"
"""Stands for a character that is to be looked at with its neighbours; no text holds it."""
_CASE = str.maketrans("ς", "σ")
_DOTLESS = str.maketrans("Iİ", "ıi")
_WITH_DOTLESS_I = frozenset({"tr", "az", "crh", "tt", "kaa"})


class Folded(Struct, frozen=True):
    """`text` is what was written, folded."""

    text: str
    begins: Sequence[int] | None = None
    ends: Sequence[int] | None = None
    """For each offset of `text` (its length included) the one in what was written, at which
    something may begin or end; -1 inside a letter. None: the same offset."""

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where `text[start:end]` stands in what was written; None where it cuts a letter."""
        if self.begins is None or self.ends is None:
            return start, end
        begin, stop = self.begins[start], self.ends[end]
        return (begin, stop) if 0 <= begin < stop else None


def fold_writing(written: str) -> Folded:
    """`written` with one spelling for what is alike; upper and lower case stay as they are."""
    if written.isascii():
        return Folded(written)
    text = written.translate(_CHARACTERS)
    return Folded(text) if _NEEDS_OTHERS not in text else _by_letters(written)


def points_of(written: str) -> str:
    """The points and vowels that the fold leaves out: two words may differ by them alone."""
    if written.isascii():
        return ""
    return "".join(char for char in unicodedata.normalize("NFC", written) if _is_point(char))


def fold_case(text: str, language: str = "") -> str:
    """`text` in lower case, as long as it is; `language` is a subtag, for the i without a dot.

    The two small sigmas are one: which of them stands is a matter of the place in a word.
    """
    if language in _WITH_DOTLESS_I:
        text = text.translate(_DOTLESS)
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_CASE)


def fold(text: str, language: str = "") -> str:
    """`text` in the one spelling and case in which it is looked for."""
    return fold_case(fold_writing(text).text, language)


class _Characters(dict[int, str]):
    """Code point → what stands for it in a folded text; each is worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = alike = _alone(chr(code))
        return alike


_CHARACTERS = _Characters()


def _alone(char: str) -> str:
    """What stands for `char` whatever stands beside it, or else _NEEDS_OTHERS."""
    alike = _alike(char)
    if len(alike) != 1 or alike in _LEFT_OUT or not (char.isascii() or _is_by_itself(char, alike)):
        return _NEEDS_OTHERS
    return alike


def _is_by_itself(*chars: str) -> bool:
    """Whether none of them may join the character before it."""
    return all(
        unicodedata.category(char) in _BY_ITSELF
        and not unicodedata.combining(char)
        and not _is_named(char, _JOIN)
        for char in chars
    )


def _is_named(char: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in its name in Unicode."""
    name = unicodedata.name(char, "")
    return any(word in name for word in words)


def _alike(char: str) -> str:
    """What `char` is to a reader: one character, or the letters of a ligature."""
    if char in _ALIKE:
        return _ALIKE[char]
    if unicodedata.category(char) == "Zs":
        return " "
    kind, _, parts = unicodedata.decomposition(char).partition(">")
    plain = unicodedata.normalize("NFC", char)
    if parts and kind[1:] in _SAME_LETTERS:
        letters = unicodedata.normalize("NFKC", char)
        safe = kind != "<compat" or all(_is_letter(one) for one in (char, *letters))
        if safe and not any(_is_named(one, _JOIN) for one in letters):
            plain = letters
    return "".join(_ALIKE.get(one, one) for one in plain)


def _is_letter(char: str) -> bool:
    is_one = char in _ALIKE or unicodedata.category(char)[0] in "LM"
    return is_one or _is_named(char, ("RADICAL",))


# -- letter by letter ------------------------------------------------------------------------------


class _Patterns(Struct, frozen=True):
    apart: regex.Pattern[str]
    """What is not seen and belongs to no letter, and tatweel."""
    letter: regex.Pattern[str]
    unseen: regex.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Made, and their library loaded, where a text first needs them."""
    import regex

    stacked, letter = r"(?:\X(?<=\p{InSC=Invisible_Stacker}\p{M}*))++", r"\X\p{M}*+"
    return _Patterns(
        apart=regex.compile(rf"(?V1)[[\p{{DI}}{_LEFT_OUT}]--\p{{GCB=Extend}}--\u200d]+"),
        letter=regex.compile(rf"{stacked}(?:{letter})?+|{letter}"),
        unseen=regex.compile(r"\p{DI}+"),
    )


def _by_letters(written: str) -> Folded:
    seen, places = _seen(written)
    pieces: list[str] = []
    begins: list[int] = []
    ends: list[int] = [0]
    for match in _patterns().letter.finditer(seen):
        if letter := _letter(match[0]):
            pieces.append(letter)
            inside = [-1] * (len(letter) - 1)
            begins += [places[match.start()], *inside]
            ends += [*inside, places[match.end() - 1] + 1]
    return Folded("".join(pieces), (*begins, len(written)), tuple(ends))


def _seen(written: str) -> tuple[str, Sequence[int]]:
    """`written` without what stands unseen between its letters, and where each character stood."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for match in _patterns().apart.finditer(written):
        pieces.append(written[at : match.start()])
        places += range(at, match.start())
        at = match.end()
    if not at:
        return written, range(len(written))
    return "".join([*pieces, written[at:]]), [*places, *range(at, len(written))]


@lru_cache(maxsize=4096)
def _letter(cluster: str) -> str:
    """One letter as a reader sees it, folded; "" where there is nothing to see."""
    seen = unicodedata.normalize("NFC", _patterns().unseen.sub("", cluster))
    alike = "".join(map(_alike, seen))
    return unicodedata.normalize("NFC", "".join(_without_points(alike)))


def _without_points(letters: Iterable[str]) -> Iterable[str]:
    return (char for char in letters if not _is_point(char))


@lru_cache(maxsize=1024)
def _is_point(char: str) -> bool:
    """Whether it is a mark that a text in its script may have or lack."""
    if unicodedata.category(char) != "Mn":
        return False
    return _is_named(char, _POINTED) and not _is_named(char, _PART_OF_A_LETTER)
