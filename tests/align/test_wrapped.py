"""Lines that a program wrapped are suspected, and the cure is named: join them."""

from __future__ import annotations

import textwrap

import pytest

from tests.check.two_sides import problems

PROSE = (
    "It was a bright cold day in the valley, and the bells were ringing for the third time since "
    "the morning. Nobody had seen the carpenter, who, as the neighbours said, had gone up to the "
    "gate before dawn. He took no lamp with him."
)
HAN = "那天山谷里天气晴朗而寒冷，从早晨起钟已经敲了三遍，谁也没有见到那位木匠。邻居们说，他天还没亮就上城门那边去了，身上连一盏灯也没有带。"


def hints(one: str, other: str) -> list[str]:
    return [found.hint for found in problems(("en", one), ("zh", other)) if found.code == "A003"]


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_hard_wrapped_lines_are_suspected(width: int) -> None:
    (hint,) = hints(textwrap.fill(PROSE, width), HAN)
    assert "wrapped" in hint
    assert "join" in hint
    assert "`~`" not in hint


def test_in_either_language_or_in_both() -> None:
    wrapped = "\n".join(HAN[at : at + 24] for at in range(0, len(HAN), 24))
    assert "“two”" in hints(PROSE, wrapped)[0]
    assert "“one” and “two”" in hints(textwrap.fill(PROSE, 50), wrapped)[0]


@pytest.mark.parametrize(
    "lines",
    ["It rained.\nNobody came; nobody was there.\nHe left.", "“Yes.”\nShe said so!\n(He left.)", "One\nTwo"],
)  # fmt: skip
def test_sentences_are_not(lines: str) -> None:
    assert "`~`" in hints(lines, "下雨了。")[0]
