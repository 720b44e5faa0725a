"""How Chinese texts are read, and what they look like in traditional characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.language.reading import reader
from diglot.language.syllables import divided
from diglot.language.table import facts_of
from diglot.language.traditional import traditional
from tests.examples import examples

HAN = st.text(
    st.sampled_from("的了地得为重长行一不人国发后里面干，。“A1 ")
    | st.characters(categories=["Lo"]),
    max_size=12,
)


def read(
    text: str, *words: tuple[str, str], given: Mapping[int, tuple[str, ...]] | None = None
) -> str:
    """The syllables between spaces; a character without one is itself."""
    said = reader([text], words, are_simplified=True).read(text, given or {})
    assert len(said) == len(text)
    return " ".join(syllable or char for syllable, char in zip(said, text, strict=True))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("重庆很重要", "chóng qìng hěn zhòng yào"),
        ("长大，长江", "zhǎng dà ， cháng jiāng"),
        ("银行里的行人", "yín háng lǐ de xíng rén"),
        ("这会包括哪些行业", "zhè huì bāo kuò nǎ xiē háng yè"),
        ("了解了", "liǎo jiě le"),
        ("论坛与会议", "lùn tán yǔ huì yì"),
        ("应邀与会", "yìng yāo yù huì"),
        ("尤为重要", "yóu wéi zhòng yào"),
        ("节目的目的", "jié mù de mù dì"),
        ("为我们", "wèi wǒ men"),
        ("好奇地问", "hào qí de wèn"),
        ("世界各地拥有", "shì jiè gè dì yōng yǒu"),
        ("原地踏步", "yuán dì tà bù"),
        ("说得对", "shuō de duì"),
        ("这得益于中国", "zhè dé yì yú zhōng guó"),
        ("我们得走", "wǒ men děi zǒu"),
        ("颇有影响", "pō yǒu yǐng xiǎng"),
        ("2024年A座", "2 0 2 4 nián A zuò"),
    ],
)
def test_words_decide_how_a_character_is_read(text: str, said: str) -> None:
    assert read(text) == said


def test_tones_are_those_of_a_character_by_itself() -> None:
    """As in dictionaries: 一个 is heard yí gè, 不要 bú yào."""
    assert read("一个，不要，一心") == "yī gè ， bù yào ， yī xīn"


def test_a_reading_of_the_glossary_goes_before_all_others() -> None:
    assert read("比什凯克") == "bǐ shén kǎi kè"
    assert read("去比什凯克", ("比什凯克", "Bǐshíkǎikè")) == "qù bǐ shí kǎi kè"
    assert read("重庆", ("重庆", "Zhòng Qīng")) == "zhòng qīng"
    # Where a term is known to stand, whatever words the others would make.
    assert read("中国人行", given={2: ("rén", "háng")}) == "zhōng guó rén háng"
    assert read("重庆", ("重庆", "Chongqing Shi")) == "chóng qìng"  # not its reading


def test_traditional_texts_are_read_by_the_same_words() -> None:
    text = "重慶的銀行很重要"
    said = reader([text], [], are_simplified=False).read(text, {})
    assert " ".join(said) == "chóng qìng de yín háng hěn zhòng yào"


@given(st.lists(HAN, max_size=3))
@examples(60)
def test_every_character_has_its_syllable_or_none(texts: list[str]) -> None:
    """A reader reads whatever there is, one syllable a character; signs, digits and Latin have none."""
    knows = reader(texts, [], are_simplified=True)
    for text in texts:
        said = knows.read(text, {})
        assert len(said) == len(text)
        assert all(not syllable or syllable.isalpha() for syllable in said)
        assert all(not said[at] for at, char in enumerate(text) if char in "，。“A1 ")


@pytest.mark.parametrize(
    ("reading", "word", "syllables"),
    [
        ("Xī’ān", "西安", ("xī", "ān")),
        ("Xī'ān", "西安", ("xī", "ān")),
        ("xiān", "先", ("xiān",)),
        ("Huò’ěrguǒsī", "霍尔果斯", ("huò", "ěr", "guǒ", "sī")),
        ("2024 nián Fēnghuì", "2024年峰会", ("", "", "", "", "nián", "fēng", "huì")),
        ("Zhōngguó–Zhōngyà", "中国—中亚", ("zhōng", "guó", "", "zhōng", "yà")),
        ("lǜ", "绿", ("lǜ",)),
        ("nǎr", "哪儿", ("nǎ", "r")),
        ("Wang Guan", "王冠", ("wang", "guan")),
        ("Shànghé Zǔzhī", "上海合作组织", None),
        ("Xī’ān", "西", None),
        ("", "西", None),
        ("Rossija", "俄罗斯", None),
    ],
)
def test_a_reading_is_divided_by_the_characters(
    reading: str, word: str, syllables: tuple[str, ...] | None
) -> None:
    known = reader([word], [], are_simplified=True).known
    assert divided(reading, word, known) == syllables


@given(HAN)
@examples(60)
def test_traditional_text_is_as_long_as_the_simplified(text: str) -> None:
    """“Each has its place”: characters change, never their number; and nothing but Han does."""
    found = traditional(text)
    assert len(found) == len(text)
    assert all(one == other for one, other in zip(text, found, strict=True) if one in "，。“A1 ")


def test_words_decide_what_a_traditional_character_is() -> None:
    assert traditional("头发发展，里面，干部，皇后以后") == "頭髮發展，裡面，幹部，皇后以後"
    assert traditional("中央广播电视总台") == "中央廣播電視總臺"
    assert traditional("软件信息") == "軟件信息"  # not the words of Taiwan


@pytest.mark.parametrize(
    ("tags", "pinyin", "simplified"),
    [
        (("zh", "zh-Hans", "zh-CN", "zh-SG", "cmn", "zh-cmn-Hans", "zh-Hans-TW"), True, True),
        (("zh-Hant", "zh-TW", "zh-HK", "zh-MO", "lzh"), True, False),
        (("ja", "ko", "en", "th", "zh-Latn", "zh-Bopo"), False, False),
        (("yue", "zh-yue", "nan-Hani"), False, False),
    ],
)
def test_a_tag_says_what_can_be_offered(
    tags: Iterable[str], pinyin: bool, simplified: bool
) -> None:
    for tag in tags:
        facts = facts_of(tag)
        assert (facts.is_read_by_pinyin, facts.is_simplified) == (pinyin, simplified), tag
