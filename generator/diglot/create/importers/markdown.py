"""Markdown: what Python-Markdown makes of it, with footnotes and tables, read as HTML."""

from __future__ import annotations

import re

from msgspec.structs import replace

from diglot.create.document import Bilingual, Document, LeftOut, UnreadableError
from diglot.create.importers.html import Page, parse_html, read_html
from diglot.create.importers.html_rows import read_columns
from diglot.model.problem import Place

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINES = re.compile(r"(?<![^\n]\n)(?:^\|(?: .*|)(?:\n|\Z))+(?=\n|\Z)", re.MULTILINE)
"""A block of lines that begin with `|`: verse, as pandoc writes it, or a table."""
_DELIMITERS = frozenset(" :|-")
"""What the line below the head of a table is made of."""
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_MOST = {"[": 100, "<": 1_000, "`": 1_000, "*": 10_000, "_": 10_000}
"""How many of them a paragraph may have, `[` open: Python-Markdown looks for the end of each."""


def read_markdown(text: str, path: str) -> Document:
    """The document. Front matter is left out, but for its title."""
    front, body = _split(text)
    made = read_html(_html(body), path)
    if not front:
        return made
    lost = LeftOut(Place(path, 1), "front matter", front)
    return replace(made, title=_title(front) or made.title, left_out=(lost, *made.left_out))


def read_markdown_table(text: str, path: str) -> Bilingual:
    """A document whose tables hold both languages."""
    front, body = _split(text)
    made = read_columns(Page(path, parse_html(_html(body))))
    if not front:
        return made
    lost = LeftOut(Place(path, 1), "front matter", front)
    return Bilingual(replace(made.first, left_out=(lost, *made.first.left_out)), made.second)


def _split(text: str) -> tuple[str, str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _FRONT.match(text):
        return found[1], text[found.end() :]
    return "", text


def _title(front: str) -> str:
    """What stands behind `title:`, without quotation marks."""
    line = next((one for one in front.split("\n") if one.startswith("title:")), "")
    said = line.removeprefix("title:").strip(" \t")
    return said[said[:1] in ("'", '"') : len(said) - (len(said) > 1 and said[-1] in "'\"")]


def _html(body: str) -> str:
    from markdown import markdown

    _refuse_what_takes_too_long(body)
    extensions = ["footnotes", "tables", "sane_lists", "md_in_html"]
    made = markdown(_LINES.sub(_verse, body), extensions=extensions, output_format="html")
    return f"<body>{made}</body>"


def _refuse_what_takes_too_long(body: str) -> None:
    """UnreadableError where a paragraph has more marks than anybody writes."""
    for paragraph in _PARAGRAPHS.split(body):
        found = {mark: paragraph.count(mark) for mark in _MOST}
        found["["] -= paragraph.count("]")
        for mark, number in found.items():
            if number > _MOST[mark]:
                message = f"expected a paragraph of Markdown, found {number:,} “{mark}” in one"
                hint = "part the paragraph by blank lines, or take the marks out"
                raise UnreadableError("I004", message, hint)


def _verse(block: re.Match[str]) -> str:
    """Lines of verse as HTML that ends each; a table as it is."""
    if any("-" in line and _DELIMITERS.issuperset(line) for line in block[0].split("\n")):
        return block[0]
    lines = [line[1:].removeprefix(" ") for line in block[0].rstrip("\n").split("\n")]
    kept = (line.lstrip(" ") for line in lines)
    spaces = (len(line) - len(line.lstrip(" ")) for line in lines)
    said = "<br>\n".join("\u00a0" * n + line for n, line in zip(spaces, kept, strict=True))
    return f'<div class="line-block" markdown="span">{said}</div>\n'
