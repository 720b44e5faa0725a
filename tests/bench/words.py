"""Sentences and names for made editions: plain English and Chinese, opposite each other.

Everything is a function of a seed or a number, so that every run measures the same text.
"""

from __future__ import annotations

import random

Pair = tuple[str, str]
"""The same words in English and Chinese."""

_NOUNS: tuple[Pair, ...] = (
    ("harvest", "收成"), ("library", "图书馆"), ("agreement", "协议"), ("railway", "铁路"),
    ("market", "市场"), ("school", "学校"), ("letter", "信件"), ("meeting", "会议"),
    ("proposal", "提案"), ("journey", "旅程"), ("winter", "冬天"), ("festival", "节日"),
    ("neighborhood", "街区"), ("newspaper", "报纸"), ("garden", "花园"), ("hospital", "医院"),
    ("translation", "译文"), ("report", "报告"), ("orchestra", "乐团"), ("frontier", "边境"),
    ("reservoir", "水库"), ("exhibition", "展览"), ("budget", "预算"), ("census", "普查"),
)  # fmt: skip
_ADJECTIVES: tuple[Pair, ...] = (
    ("long", "漫长的"), ("public", "公共的"), ("quiet", "安静的"), ("distant", "遥远的"),
    ("careful", "谨慎的"), ("common", "共同的"), ("early", "早期的"), ("northern", "北方的"),
    ("unusual", "不寻常的"), ("lasting", "持久的"), ("crowded", "拥挤的"), ("modest", "朴素的"),
    ("recent", "最近的"), ("written", "书面的"), ("peaceful", "和平的"), ("annual", "年度的"),
)  # fmt: skip
_PEOPLE: tuple[Pair, ...] = (
    ("the teachers", "教师们"), ("the editors", "编辑们"), ("most visitors", "大多数来访者"),
    ("the engineers", "工程师们"), ("two historians", "两位历史学家"), ("the farmers", "农民们"),
    ("our neighbors", "我们的邻居"), ("the delegates", "代表们"), ("many readers", "许多读者"),
    ("the musicians", "音乐家们"), ("the ministers", "部长们"), ("several students", "几名学生"),
)  # fmt: skip
_TIMES: tuple[Pair, ...] = (
    ("in the spring", "春天"), ("that evening", "那天晚上"), ("for many years", "多年来"),
    ("after the war", "战后"), ("at the same time", "与此同时"), ("before the flood", "洪水之前"),
    ("every autumn", "每年秋天"), ("in those days", "那时候"), ("without delay", "立刻"),
)  # fmt: skip
_PLAIN: tuple[Pair, ...] = (
    (
        "{People} spoke of the {adjective} {noun} {time}, and of the {noun2} that followed.",
        "{people}{time}谈到{adjective}{noun}，也谈到随后的{noun2}。",
    ),
    (
        "It was said {time} that the {noun} had become a {adjective} {noun2}.",
        "据说，{time}，这{noun}已经成了{adjective}{noun2}。",
    ),
    (
        "No {noun} is so {adjective} that {people} cannot make a {noun2} of it {time}.",
        "再{adjective}{noun}，{people}也能在{time}把它变成{noun2}。",
    ),
    (
        "{People} asked whether the {noun} would remain as {adjective} as the {noun2} was {time}.",
        "{people}问道，这{noun}会不会像{time}的{noun2}一样，一直是{adjective}。",
    ),
    (
        "What remains of a {adjective} {noun} can be read in the {noun2}, as {people} did {time}.",
        "{adjective}{noun}留下的东西，可以在{noun2}里读到，{people}{time}就读过。",
    ),
)
_NAMED: tuple[Pair, ...] = (
    (
        "{People} came to {name} {time} to see the {adjective} {noun}.",
        "{people}{time}来到{name}，观看{adjective}{noun}。",
    ),
    (
        "The {noun} of {name} is {adjective}, and {people} know the {noun2} as well.",
        "{name}的{noun}是{adjective}，{people}也知道那里的{noun2}。",
    ),
    (
        "Without {name}, {people} wrote {time}, there would be no {adjective} {noun}.",
        "{people}{time}写道，没有{name}，就没有{adjective}{noun}。",
    ),
)
_FIRST = (
    "Bar巴 Cal卡 Dor多 Fen芬 Gal加 Hal哈 Jor约 Kel凯 Lor洛 Mar马 Nor诺 Pel佩 Quin昆"
    " Ros罗 Sel塞 Tam塔 Ul乌 Val瓦 Wen温 Yar亚 Zan赞 Ber贝 Tor托 Dal达 Hel赫"
)
_MIDDLE = (
    "a阿 e埃 i伊 o奥 u武 ama阿马 ela埃拉 ina伊娜 ora奥拉 ula武拉 abe阿贝 edi埃迪 iko伊科"
    " omu奥木 una武娜 are阿雷 eri埃里 ilo伊洛 ode奥德 uga武加 asi阿西 eti埃蒂 ivo伊沃 oza奥扎"
    " umi武米"
)
_LAST = (
    "bin宾 dan丹 far法 gor戈 han汉 jin金 kul库 lam拉姆 mir米尔 nak纳克 pol波 rin林 sov索"
    " tan坦 vor沃 wick维克 xin辛 yar雅 zet泽 ber伯 cor科 den登 fil菲 gan甘"
)
_KINDS: tuple[Pair, ...] = ((" Bridge", "桥"), (" Council", "理事会"), (" School", "学堂"))


def _syllables(listed: str) -> tuple[Pair, ...]:
    pairs = []
    for syllable in listed.split():
        letters = "".join(char for char in syllable if char.isascii())
        pairs.append((letters, syllable[len(letters) :]))
    return tuple(pairs)


_SYLLABLES = tuple(_syllables(listed) for listed in (_FIRST, _MIDDLE, _LAST))
NAMES = len(_SYLLABLES[0]) * len(_SYLLABLES[1]) * len(_SYLLABLES[2])
"""How many single-word names there are; beyond them come bridges, councils and schools."""


def name(number: int) -> Pair:
    """The name with this number, below 4 × NAMES; no two are alike."""
    kind, rest = divmod(number, NAMES)
    chosen = []
    for syllables in _SYLLABLES:
        rest, index = divmod(rest, len(syllables))
        chosen.append(syllables[index])
    english, chinese = ("".join(parts) for parts in zip(*chosen, strict=True))
    suffix = _KINDS[kind - 1] if kind else ("", "")
    return english + suffix[0], chinese + suffix[1]


class Writer:
    """Writes sentences, always the same for the same seed."""

    def __init__(self, seed: int) -> None:
        # `random()` alone is promised to stay the same in every version of Python.
        self.random = random.Random(seed).random

    def pick(self, pairs: tuple[Pair, ...]) -> Pair:
        return pairs[int(self.random() * len(pairs))]

    def sentence(self, named: Pair | None = None) -> Pair:
        """A sentence in both languages, about `named` where it is given."""
        template = self.pick(_NAMED if named else _PLAIN)
        words = {
            "name": named or ("", ""),
            "people": self.pick(_PEOPLE),
            "adjective": self.pick(_ADJECTIVES),
            "noun": self.pick(_NOUNS),
            "noun2": self.pick(_NOUNS),
            "time": self.pick(_TIMES),
        }
        english, chinese = ({k: v[i] for k, v in words.items()} for i in (0, 1))
        people = english["people"]
        capital = people[0].upper() + people[1:]
        return template[0].format(People=capital, **english), template[1].format(**chinese)
