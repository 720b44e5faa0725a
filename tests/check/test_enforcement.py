"""The glossary is enforced in both languages: every planted mistake is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.flow import understand
from diglot.language.numbers import find_numbers
from tests.helpers import lay_out, report

EN, ZH, WITNESS, NOTES = (
    f"source/gate/{name}" for name in ("en.txt", "zh.txt", "witness.txt", "notes.yml")
)
GLOSSARY = "glossary.yml"
MORE_EN = """
On May 18th, 2023, thirty-two guests paid 31 billion.
He said: “The ‘gate’ is old.”
The wall is Lu Ban’s.
Nobody else asked[^lu-ban].

A mortise and tenon and a lantern.[^once-more]
Lu Ban made them all.
"""
MORE_ZH = """
2023年5月18日，三十二位客人付了310亿。
他说：“这座‘门’很老。”
墙属于鲁班。
没有别人问起[^lu-ban]。

榫卯和一盏灯笼。[^once-more]
都是鲁班做的。
"""
MORE_NOTES = """\
  - id: once-more
    note: {en: Said twice., zh: 说了两遍。}
    sources: [{title: A Book of Gates}]
"""
MORE_TERMS = """\
    see: [lu-ban]

  - id: lantern
    kind: work
    term: {en: lantern, zh: 灯笼}
    also: {zh: [提灯]}
    avoid: {en: [lamp], zh: [灯]}
    gloss: {en: It gives light., zh: 用来照明。}
    note: {en: It is old., zh: 很老。}
    sources: [{title: A Book of Gates}]
"""
# (file, right, wrong, code, the file and the words at which the report must point)
MISTAKES = [
    (ZH, "5月18日", "5月19日", "A007", (EN, "18th")),
    (ZH, "‘门’", "门", "A008", (EN, "“The")),
    (ZH, "属于鲁班", "属于他", "G006", (EN, "Lu Ban’s")),
    (ZH, "问起[^lu-ban]", "问起", "G006", (EN, "[^lu-ban]")),
    (EN, "and a lantern", "and a lamp", "G007", (EN, "lamp")),
    (ZH, "一盏灯笼。[^once-more]", "一盏灯笼。", "R006", (EN, "[^once-more]")),
    (GLOSSARY, "    sources: [{title: A Book of Gates}]\n", "", "G008", (GLOSSARY, "lantern\n")),
    (GLOSSARY, "    see: [lu-ban]", "    see: [lu-ban, lantern]", "G009", (GLOSSARY, "lantern\n")),
    (GLOSSARY, "also: {zh: [提灯]}", "also: {zh: [榫卯]}", "G005", (GLOSSARY, "榫卯]")),
]


def larger_edition(root: Path) -> Path:
    """The base edition with more to get wrong: no problem in it yet."""
    lay_out(None, root)
    for path, more in ((EN, MORE_EN), (ZH, MORE_ZH), (NOTES, MORE_NOTES), (GLOSSARY, MORE_TERMS)):
        file = root / path
        file.write_text(file.read_text("utf-8") + more, "utf-8")
    (root / WITNESS).unlink()
    return root


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return larger_edition(tmp_path)


def plant(root: Path, path: str, right: str, wrong: str) -> None:
    text = (root / path).read_text("utf-8")
    assert right in text
    start = text.rindex(right)
    (root / path).write_text(text[:start] + wrong + text[start + len(right) :], "utf-8")


def where(root: Path, path: str, words: str) -> tuple[str, int, int]:
    """Path, line and column of the last place where `words` stand."""
    before = (root / path).read_text("utf-8").rpartition(words)[0]
    return path, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


def test_the_edition_without_mistakes_is_silent(edition: Path) -> None:
    assert report(edition) == ""


def test_all_planted_mistakes_are_reported_in_one_run(edition: Path) -> None:
    """The right code, line and column, and nothing that is not wrong."""
    for path, right, wrong, _, _ in MISTAKES:
        plant(edition, path, right, wrong)
    expected = {(code, *where(edition, *words)) for _, _, _, code, words in MISTAKES}
    found = {
        (problem.code, problem.place.path, problem.place.line, problem.place.column)
        for problem in understand(edition).problems
    }
    assert found == expected


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake[3]}-{mistake[2]}")
def test_one_mistake_is_one_report(
    edition: Path, mistake: tuple[str, str, str, str, tuple[str, str]]
) -> None:
    path, right, wrong, code, words = mistake
    plant(edition, path, right, wrong)
    assert [
        (problem.code, problem.place.path, problem.place.line, problem.place.column)
        for problem in understand(edition).problems
    ] == [(code, *where(edition, *words))]


def test_every_report_says_what_to_do(edition: Path) -> None:
    for path, right, wrong, _, _ in MISTAKES:
        plant(edition, path, right, wrong)
    assert all(problem.hint for problem in understand(edition).problems)


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
HAN = "〇一二三四五六七八九"


def in_han(number: int) -> str:
    """`number` (0 to 9999 亿) in Chinese numerals, as a school book writes it."""
    if number == 0:
        return "零"
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= scale:
            high, low = divmod(number, scale)
            gap = "零" if low and low < scale // 10 else ""
            return in_han(high) + name + (gap + in_han(low) if low else "")
    return HAN[number]


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_english(number: int) -> str:
    """`number` in English words."""
    scales = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
    for scale, name in scales:
        if number >= scale:
            high, low = divmod(number, scale)
            joint = " and " if scale == 100 else " "
            return f"{in_english(high)} {name}" + (joint + in_english(low) if low else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")


@given(st.integers(min_value=13, max_value=999_999_999_999))
def test_a_number_is_equal_in_every_writing(number: int) -> None:
    """Numbers are compared by value, whatever the script."""
    writings = [
        (f"He counted {number} of them.", "en"),
        (f"He counted {number:,} of them.", "en"),
        (f"He counted {in_english(number)} of them.", "en"),
        (f"他数了{number}个。", "zh-Hans"),
        (f"他数了{in_han(number)}个。", "zh-Hans"),
        (f"他数了{str(number).translate(FULL_WIDTH)}个。", "zh-Hans"),
    ]
    for text, tag in writings:
        found = [n for n in find_numbers(text, tag) if n.demands or tag == "zh-Hans"]
        assert any(number in n.values for n in found), (text, found)
        assert all(number in n.values for n in found if n.demands), (text, found)


@given(st.integers(1, 12), st.integers(1, 28), st.integers(1000, 2999))
def test_a_date_is_equal_in_both_languages(month: int, day: int, year: int) -> None:
    names = "January February March April May June July August September October November December"
    english = find_numbers(f"On {names.split()[month - 1]} {day}, {year}, it rained.", "en")
    chinese = find_numbers(f"{year}年{month}月{day}日下雨。", "zh-Hans")
    values = sorted(value for number in english for value in number.values)
    assert values == sorted(value for number in chinese for value in number.values)
    assert all(number.demands for number in chinese)


@pytest.mark.parametrize(
    "text", ["9" * 9_000, "万" * 9_000, "1 " + "million " * 9_000, "二" * 9_000]
)
@pytest.mark.parametrize("tag", ["en", "zh-Hans", "ru"])
def test_endless_numbers_are_no_numbers(text: str, tag: str) -> None:
    assert all(len(str(value)) < 4_000 for n in find_numbers(text, tag) for value in n.values)


@given(st.text(), st.sampled_from(["en", "zh-Hans", "de", "fr", "ru", "ja"]))
def test_any_text_can_be_read_for_numbers(text: str, tag: str) -> None:
    for number in find_numbers(text, tag):
        assert 0 <= number.start < number.end <= len(text)
