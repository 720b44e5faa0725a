"""Traditional characters: the table that ships is cut from OpenCC's, and says what that says."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import opencc
from pypinyin.phrases_dict import phrases_dict

from diglot.language.traditional import traditional
from tests.conftest import lacking
from tests.sites import EDITIONS, REPOSITORY

TABLE = REPOSITORY / "generator/diglot/language/data/traditional.txt"
OPENCC = Path(opencc.__file__).parent / "clib"
PHRASES = ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases")
STATION = "总台"
"""A broadcaster’s, as a rule; OpenCC has a hotel’s desk."""


@cache
def converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")


def converted(text: str) -> str:
    """As OpenCC has it, but for one word."""
    found: str = converter().convert(text)
    return found.replace("總檯", "總臺")


def listed(name: str, folder: Path) -> list[str]:
    """What stands in a dictionary of OpenCC's."""
    tool, target = OPENCC / "bin" / "opencc_dict", folder / f"{name}.txt"
    if not tool.exists():
        lacking("opencc_dict", "it comes with OpenCC's wheel for Linux")
    source = OPENCC / "share" / "opencc" / f"{name}.ocd2"
    command: list[str | Path] = [tool, "-i", source, "-o", target, "-f", "ocd2", "-t", "text"]
    subprocess.run(command, check=True, capture_output=True)
    return [line.partition("\t")[0] for line in target.read_text("utf-8").splitlines()]


def by(table: Mapping[str, str], text: str) -> str:
    """The text by a table: from the left, the longest phrase."""
    found, at = "", 0
    while at < len(text):
        ends = range(min(at + 12, len(text)), at, -1)
        end = next((end for end in ends if text[at:end] in table), at + 1)
        found += table.get(text[at:end], text[at:end])
        at = end
    return found


def cut(chars: list[str], phrases: list[str]) -> str:
    """The table: all that is needed to convert what OpenCC knows, and what follows on it.

    Phrases of two characters whose last one could begin a phrase that is converted otherwise than
    by its characters; and of longer ones, those that the shorter ones do not convert.
    """
    table = {char: other for char in sorted(chars) if (other := converted(char)) != char}
    usual = dict(table)
    said = {phrase: converted(phrase) for phrase in phrases}
    telling = {p for p in phrases if said[p] != "".join(usual.get(char, char) for char in p)}
    begin = {phrase[0] for phrase in telling}
    for phrase in sorted(phrases, key=lambda phrase: (len(phrase), phrase)):
        is_edge = len(phrase) == 2 and (phrase in telling or phrase[1] in begin)
        if is_edge or by(table, phrase) != said[phrase]:
            table[phrase] = said[phrase]
    return "".join(
        f"{one}\n" if one not in usual and one not in telling else f"{one} {other}\n"
        for one, other in table.items()
    )


def test_the_table_is_cut_from_those_of_opencc(tmp_path: Path) -> None:
    phrases = {phrase for name in PHRASES for phrase in listed(name, tmp_path)} | {STATION}
    chars = set(listed("STCharacters", tmp_path)).union(*phrases)
    made = cut(sorted(chars), sorted(phrases))
    if os.environ.get("DIGLOT_UPDATE"):
        TABLE.write_text(made, "utf-8")
    assert TABLE.read_text("utf-8") == made
    assert len(phrases) > 40_000
    assert [phrase for phrase in phrases if traditional(phrase) != converted(phrase)] == []


def test_texts_are_converted_as_opencc_converts_them() -> None:
    """Whole texts, and words in a row that were never meant to follow each other."""
    files = [*REPOSITORY.glob("source/*/*.txt"), *EDITIONS.glob("*/source/*/zh.txt")]
    files += [REPOSITORY / "glossary.yml", *REPOSITORY.glob("docs/**/*zh*.md")]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    assert [line for line in lines if traditional(line) != converted(line)] == []
    words = sorted(phrases_dict)
    rows = ["".join(words[start::9973]) for start in range(9973)]
    differing = sum(
        one != other
        for row in rows
        for one, other in zip(traditional(row), converted(row), strict=True)
    )
    assert differing * 10_000 < sum(map(len, rows)), differing
