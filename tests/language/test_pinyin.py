"""The readings of Han characters."""

from __future__ import annotations

from pypinyin import Style, pinyin
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from diglot.language.pinyin import LONGEST, phrases_in, pinyin_of, syllables_of


def test_characters_are_read_as_pypinyin_reads_them() -> None:
    """Its table is read without it: each character, each reading, whatever its next edition says."""
    assert len(pinyin_dict) > 40_000
    known = syllables_of(map(chr, pinyin_dict))
    assert len(known) == len(pinyin_dict)
    for char, syllables in known.items():
        read = pinyin(char, style=Style.NORMAL, heteronym=True)[0]
        assert sorted(syllables) == sorted(read), char
    assert syllables_of("女") == {"女": ["nv", "ru"]}
    assert syllables_of("A") == {}


def test_a_word_is_read_by_its_phrase() -> None:
    assert pinyin_of("重庆") == "chóngqìng"


def test_phrases_are_read_as_pypinyin_reads_them() -> None:
    """Its table is read without it: each phrase, whatever its next edition says."""
    phrases = {phrase: read for phrase, read in phrases_dict.items() if len(phrase) > 1}
    assert len(phrases) > 40_000
    assert max(map(len, phrases)) == LONGEST
    found = phrases_in(phrases)
    assert found == {phrase: tuple(said[0] for said in read) for phrase, read in phrases.items()}
    assert phrases_in(["A", "", "鲁"]) == {}
