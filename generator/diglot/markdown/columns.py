"""What a bitext block says, as it is written: its two sides, their lines, and their kind."""

from __future__ import annotations

import html
import re

from msgspec import Struct

from diglot.markdown.passage import to_text

_SPEAKER = re.compile(r"\*\*(.+)\*\*$")
STANZA = "|"
"""A line of both columns: the next begins a stanza."""
_HEADING = re.compile(r"(#{2,6}) +(.*)$")
# The package's table of languages says what is Chinese; this extension stands alone, and a test
# holds it to that.
CHINESE = "zh cdo cjy cmn cnp cpx csp czh czo gan hak hsn lzh mnp nan wuu yue".split()
LABELS = {**dict.fromkeys(CHINESE, "中"), "ja": "日", "ko": "한"}
"""The characters of the languages that have one."""


class Side(Struct, frozen=True):
    """A column: the language of its passages."""

    place: str
    """`own`, the page’s own language, or `counterpart`: how styles tell the two of a row apart."""
    tag: str
    attributes: str
    label: str
    """How back-links name it: `EN`, `中`."""


def sides_of(*tags: str) -> list[Side]:
    """The sides of the tags `zh-Hans`, `he:rtl`: the page’s own first."""
    rtl = any(tag.endswith(":rtl") for tag in tags)
    sides = []
    for place, tag in zip(("own", "counterpart"), tags, strict=True):
        name, _, direction = tag.partition(":")
        attributes = f'lang="{html.escape(name)}"'
        if rtl:
            attributes += f' dir="{"rtl" if direction == "rtl" else "ltr"}"'
        sides.append(Side(place, name, attributes, _label(name)))
    return sides


def columns_of(body: list[str]) -> list[list[str]]:
    """The two columns: what stands before the first blank line, and after it."""
    columns: list[list[str]] = [[], []]
    at = 0
    for line in body:
        if line.strip():
            columns[at].append(line.strip(" "))
        elif columns[0]:
            at = 1
    return columns


def is_heading(columns: list[list[str]]) -> bool:
    """Whether a block is a heading, in either language."""
    return any(column and _HEADING.match(column[0]) for column in columns)


def heading_lines(columns: list[list[str]]) -> tuple[int, list[str]]:
    """A heading's level, and what stands in each column; "" where nothing does."""
    level, lines = 2, []
    for column in columns:
        line = column[0] if column else "~"
        if match := _HEADING.match(line):
            level, line = len(match[1]), match[2]
        lines.append("" if line == "~" else line)
    return level, lines


def has_words(line: str) -> bool:
    """Whether something is left of a line without note marks and what was removed."""
    return bool(to_text(re.sub(r"\[\^[^\]\s]+\]", "", line)).strip())


def kind_of(columns: list[list[str]]) -> tuple[str, list[str], list[list[str]]]:
    """A block's kind, its speaker in each language, and its lines without the marks of the kind."""
    kind, speakers, lines = "prose", [""] * len(columns), list(columns)
    for index, column in enumerate(columns):
        if column and (name := _SPEAKER.match(column[0])):
            kind, speakers[index], lines[index] = "speech", name[1], column[1:]
        elif column and column[0].startswith(": "):
            kind, lines[index] = "speech continued", [column[0][2:], *column[1:]]
        elif any(line.startswith("| ") for line in column) and all(
            line.startswith("| ") or line in ("~", STANZA) for line in column
        ):
            kind = "verse"
            lines[index] = [line if line == STANZA else line.removeprefix("| ") for line in column]
    return kind, speakers, lines


def _label(tag: str) -> str:
    """A short name for a language: its character where it has one, else its code."""
    language = tag.partition("-")[0].lower()
    return LABELS.get(language, language.upper())
