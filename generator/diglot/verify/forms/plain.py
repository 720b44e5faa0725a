"""Plain text and Markdown, taken apart by the lines that they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.render.exports.format import Wanted
from diglot.verify.forms.taken import (
    Key,
    Reader,
    Taken,
    codes_of,
    expected_lines,
    expected_notes,
    expected_rows,
    whole,
)

_ADDRESS = re.compile(r"#(\d+[a-z]*\.\d+[a-z]*)")
_RULE = "* * *"
_PLACES = re.compile(r"\[(\d+[a-z]*\.\d+[a-z]*(?:, \d+[a-z]*\.\d+[a-z]*)*)\]")


def read_plain(content: bytes, wanted: Wanted) -> Taken:
    """A file of plain text."""
    lines = content.decode("utf-8").split("\n")
    codes = codes_of(wanted)
    text, _, notes = _parted(lines)
    taken_notes = tuple(_below(_PLACES, notes, codes))
    if len(codes) == 1:
        body = tuple(line.removesuffix(":") for line in text if line)
        return Taken(lines=body, notes=taken_notes)
    return Taken(rows=tuple(_below(_ADDRESS, text, codes)), notes=taken_notes)


def _parted(lines: list[str]) -> tuple[list[str], str, list[str]]:
    """The text, the rule below it, and the notes."""
    if _RULE not in lines:
        return lines, "", []
    at = len(lines) - 1 - lines[::-1].index(_RULE)
    return lines[:at], _RULE, lines[at + 1 :]


def _below(mark: re.Pattern[str], lines: list[str], codes: tuple[str, ...]) -> Iterator[Key]:
    """Below each line that is a mark, a line in each language."""
    at = 0
    while at < len(lines):
        found = mark.fullmatch(lines[at])
        at += 1
        if found is None:
            continue
        for code in codes:
            yield found[1], code, lines[at] if at < len(lines) else ""
            at += 1


def _expect_plain(wanted: Wanted) -> Taken:
    codes = codes_of(wanted)
    notes = expected_notes(wanted, codes, by_place=True)
    if len(codes) == 1:
        lines = expected_lines(wanted, codes)
        return Taken(lines=tuple(line.removesuffix(":") for line in lines), notes=notes)
    return Taken(rows=expected_rows(wanted.the_text), notes=notes)


_TOKEN = re.compile(r"\\(.)|\[\^[^\]]+\]|</?em>", re.DOTALL)
_NOTE = re.compile(r"\[\^([^\]]+)\]: (.*)", re.DOTALL)
_HEADING = re.compile(r"#+ ")
_BOLD = re.compile(r"\*\*(.*)\*\*", re.DOTALL)
_CODE = re.compile(r"`(.*)`")


def read_markdown(content: bytes, wanted: Wanted) -> Taken:
    """A file of Markdown: paragraphs, each of lines; notes last."""
    codes = codes_of(wanted)
    lines, notes = list[str](), list[tuple[str, list[str]]]()
    for number, paragraph in enumerate(content.decode("utf-8").rstrip("\n").split("\n\n")):
        if 0 < number < len(codes):  # the title in the other language
            lines.append(_meant(paragraph.strip("\n*")))
        elif found := _NOTE.fullmatch(paragraph):
            notes.append((found[1], [_meant(found[2])]))
        elif notes:
            notes[-1][1].append(_meant(paragraph.removeprefix("    ")))
        else:
            lines += _lines(paragraph.strip("\n"))
    taken = [(id_, c, said) for id_, each in notes for c, said in zip(codes, each, strict=False)]
    return Taken(lines=tuple(lines), notes=tuple(taken))


def _lines(paragraph: str) -> Iterator[str]:
    paragraph = _HEADING.sub("", paragraph, count=1) if paragraph.startswith("#") else paragraph
    if found := _BOLD.fullmatch(paragraph):
        paragraph = found[1]
    for line in re.split(r"(?: {2})?\n|<br>", paragraph):
        found = _CODE.fullmatch(line)
        yield found[1] if found else _meant(line)


def _meant(line: str) -> str:
    """The words of a line, as a reader sees them."""
    return _TOKEN.sub(lambda match: match[1] or "", line)


def _expect_markdown(wanted: Wanted) -> Taken:
    codes = codes_of(wanted)
    return Taken(lines=expected_lines(wanted, codes), notes=expected_notes(wanted, codes))


PLAIN = Reader(whole(read_plain), _expect_plain)
MARKDOWN = Reader(whole(read_markdown), _expect_markdown)
