"""How a Chinese text is read: the pinyin of each character, with the tone that it has by itself.

Words come first: what the caller says of a stretch, then the phrases that pypinyin knows, as few as
a passage can be made of; then three characters whose sound hangs on their neighbours; then the
usual reading of a character. Changes of tone in speech (一 and 不 before others) are left out, as
dictionaries do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from diglot.language.han_variants import simplified
from diglot.language.pinyin import LONGEST, phrases_in, syllables_of, tones_of
from diglot.language.script import is_in
from diglot.language.syllables import divided

_CITED = {"一": "yī", "不": "bù"}
_TODAY = {"颇": "pō"}
"""Where the package’s first reading is not that of today."""
# Words with 为 as wéi, some of which pypinyin’s phrases lack; by itself it is wèi.
_WEI = frozenset(
    """之为 尤为 极为 更为 较为 颇为 甚为 大为 广为 深为 最为 称为 视为 成为 作为 认为 以为 行为
    变为 化为 改为 誉为 分为 定为 设为 列为 选为 评为 名为 译为 写为 转为 升为 降为
    为期 为数 为首 为主 为止 为限 为荣""".split()
)
# 目 is the end of these words, so that 的 behind it begins no 目的.
_MU = "节项题栏科曲书数名条剧"
# 地 is a particle, de, between two words, unless one of these stands beside it.
_PLACE = (
    frozenset("各此本该当外等原土天田工基阵陆内草山遍满产属驻领异圣胜旧故其之的两实就某在"),
    frozenset("方区点位球理图铁震带名面下上质步产主势狱处板毯道"),
)
# 得 is one behind a verb; dé beside these, děi behind those.
_GAINED = (frozenset("取获所难值懂赢求博"), frozenset("以到知益失出名分当体主"))
_MUST = frozenset("还就总也必只非我你您他她们")


class Reader(Struct, frozen=True, kw_only=True):
    """What has to be known to read certain texts."""

    phrases: Mapping[str, Sequence[str]]
    usual: Mapping[str, str]
    known: Mapping[str, Collection[str]]
    """Of each character, all syllables without tones that it may have."""
    simpler: Mapping[int, str]
    """By which the texts are looked up among the phrases; {} where they are simplified."""

    def read(self, text: str, given: Mapping[int, Sequence[str]]) -> list[str]:
        """A syllable for each character, "" where it has none. `given`: from where on, which."""
        looked_up = text.translate(self.simpler)
        found: list[str] = []
        for start in sorted(given):
            if start >= len(found):
                found += self._between(text, looked_up, len(found), start)
                found += given[start]
        return found + self._between(text, looked_up, len(found), len(text))

    def divided(self, reading: str, word: str) -> tuple[str, ...] | None:
        """The reading of a word as a syllable for each of its characters; None if it has others."""
        return divided(reading, word, self.known)

    def _between(self, text: str, looked_up: str, start: int, end: int) -> list[str]:
        found: list[str] = []
        for word in self._words(looked_up[start:end]):
            at = start + len(found)
            if len(word) == 1:
                found.append(_CITED.get(word) or _particle(text, at) or self._alone(text[at]))
            else:
                said = zip(word, self.phrases[word], strict=True)
                found += [_CITED.get(char, syllable) for char, syllable in said]
        return found

    def _alone(self, char: str) -> str:
        return _TODAY.get(char) or self.usual.get(char, "")

    def _words(self, text: str) -> list[str]:
        """The text in the fewest words; of several ways, the one whose first word is shortest."""
        size = len(text)
        least, length = [0] * (size + 1), [1] * size
        for start in reversed(range(size)):
            least[start] = least[start + 1] + 1
            for end in range(start + 2, min(start + LONGEST, size) + 1):
                if least[end] + 1 < least[start] and text[start:end] in self.phrases:
                    least[start], length[start] = least[end] + 1, end - start
        words, at = [], 0
        while at < size:
            words.append(text[at : at + length[at]])
            at += length[at]
        return words


def reader(
    texts: Collection[str], words: Iterable[tuple[str, str]], *, are_simplified: bool
) -> Reader:
    """One who can read these texts. `words` and their readings go before what pypinyin has."""
    words = list(words)
    chars = {char for text in texts for char in text} | {char for word, _ in words for char in word}
    chars = {char for char in chars if char.isalpha() and is_in(char, "Hani")}
    table = {} if are_simplified else simplified()
    simpler = {ord(char): table[char] for char in chars if char in table}
    chars |= set(simpler.values())
    usual, known = tones_of(chars), syllables_of(chars)
    phrases: dict[str, Sequence[str]] = {**phrases_in(text.translate(simpler) for text in texts)}
    for word in _WEI:
        phrases[word] = ["wéi" if char == "为" else usual.get(char, "") for char in word]
    for char in _MU:
        phrases[f"{char}目的"] = [usual.get(char, ""), "mù", "de"]
    for word, reading in words:
        if said := divided(reading, word, known):
            phrases[word.translate(simpler)] = said
    return Reader(phrases=phrases, usual=usual, known=known, simpler=simpler)


def _particle(text: str, at: int) -> str:
    """How 地 and 得 are read between these neighbours; "" where they are no particles."""
    char = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if char not in "地得" or not before or not is_in(before, "Hani"):
        return ""
    if char == "地":
        is_place = before in _PLACE[0] or after in _PLACE[1]
        return "" if is_place or not after or not is_in(after, "Hani") else "de"
    if before in _GAINED[0] or after in _GAINED[1]:
        return "dé"
    return "děi" if before in _MUST else "de"
