"""Markdown: what Python-Markdown makes of it, with footnotes and tables, read as HTML."""

from __future__ import annotations

import re

from msgspec.structs import replace

from diglot.create.document import Bilingual, Document, LeftOut
from diglot.create.importers.html import Page, parse_html, read_html
from diglot.create.importers.html_rows import read_columns
from diglot.model.problem import Place

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINES = re.compile(r"(?<![^\n]\n)(?:^\|(?: .*|)(?:\n|\Z))+(?=\n|\Z)", re.MULTILINE)
"""A block of lines that begin with `|`: verse, as pandoc writes it, or a table."""
_DELIMITERS = re.compile(r"^\|?[ :|-]*-[ :|-]*$", re.MULTILINE)
_TITLE = re.compile(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)


def read_markdown(text: str, path: str) -> Document:
    """The document. Front matter is left out, but for its title."""
    front, body = _split(text)
    made = read_html(_html(body), path)
    if not front:
        return made
    title = _TITLE.search(front)
    lost = LeftOut(Place(path, 1), "front matter", front)
    return replace(made, title=title[1] if title else made.title, left_out=(lost, *made.left_out))


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


def _html(body: str) -> str:
    from markdown import markdown

    extensions = ["footnotes", "tables", "sane_lists", "md_in_html"]
    made = markdown(_LINES.sub(_verse, body), extensions=extensions, output_format="html")
    return f"<body>{made}</body>"


def _verse(block: re.Match[str]) -> str:
    """Lines of verse as HTML that ends each; a table as it is."""
    if _DELIMITERS.search(block[0]):
        return block[0]
    lines = [line[1:].removeprefix(" ") for line in block[0].rstrip("\n").split("\n")]
    kept = (line.lstrip(" ") for line in lines)
    spaces = (len(line) - len(line.lstrip(" ")) for line in lines)
    said = "<br>\n".join("\u00a0" * n + line for n, line in zip(spaces, kept, strict=True))
    return f'<div class="line-block" markdown="span">{said}</div>\n'
