"""`/// bitext | ADDRESS TAG TAG` … `///`: a block of a text in two languages, as aligned rows.

The block is taken out of the page before anything else reads it, so that its text can mean nothing
to Markdown and costs nothing there. (Generic blocks of pymdown-extensions, whose form this is, read
their content as blocks first and walk the whole page for each.)
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from itertools import zip_longest

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from generator.markdown.notes import Notes
from generator.markdown.passage import to_html, to_text

_START = re.compile(r"/// bitext \| (\S+) (\S+) (\S+)\s*$")
_SPEAKER = re.compile(r"\*\*(.+)\*\*$")
_HEADING = re.compile(r"(#{2,6}) +(.*)$")
_PLACEHOLDER = "\u0002diglot-heading:{}\u0003"
_NUMBERED = re.compile(r"\d+[a-z]?$")


@dataclass(frozen=True, slots=True)
class Side:
    """A column: the language of its passages."""

    tag: str
    attributes: str
    label: str
    """How back-links name it: `EN`, `中`."""


class BitextPreprocessor(Preprocessor):
    """Replaces each block by a placeholder for its HTML."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes
        self.headings: list[str] = []

    def run(self, lines: list[str]) -> list[str]:
        self.headings = []
        self.notes.number(lines)
        out: list[str] = []
        index = 0
        while index < len(lines):
            start = _START.match(lines[index])
            end = _end(lines, index) if start else -1
            if start is None or end < 0:
                out.append(lines[index])
                index += 1
                continue
            out += ["", self._block(start, lines[index + 1 : end]), ""]
            index = end + 1
        return out

    def _block(self, start: re.Match[str], body: list[str]) -> str:
        address = start[1]
        sides = _sides(start[2], start[3])
        columns = _columns(body)
        if columns[0] and _HEADING.match(columns[0][0]):
            self.headings.append(self._heading(address, sides, columns))
            return _PLACEHOLDER.format(len(self.headings) - 1)
        return self.md.htmlStash.store(self._rows(address, sides, columns))

    def _heading(self, address: str, sides: list[Side], columns: list[list[str]]) -> str:
        """The page's own language is the heading; the other stands beside it as a paragraph."""
        cells = []
        label = ""
        at = f"{address}.1" if _NUMBERED.match(address) else address
        for index, (side, column) in enumerate(zip(sides, columns, strict=True)):
            match = _HEADING.match(column[0]) if column else None
            level = len(match[1]) if match else 2
            words = match[2] if match else (column[0] if column else "")
            inner = self._passage(words, at, side)
            if index == 0:
                label = html.escape(to_text(words))
                cells.append(
                    f'<h{level} id="{at}" {side.attributes} data-toc-label="{label}">{inner}</h{level}>'
                )
            else:
                cells.append(f'<p class="heading-{level}" {side.attributes}>{inner}</p>')
        kind = "heading" if _NUMBERED.match(address) else "heading supplied"
        identity = f' id="{address}"' if _NUMBERED.match(address) else ""
        row = f'<div class="row">{"".join(cells)}</div>'
        return f'<section class="bitext {kind}"{identity}>{row}</section>'

    def _rows(self, address: str, sides: list[Side], columns: list[list[str]]) -> str:
        numbered = bool(_NUMBERED.match(address))
        kind, speakers = "prose", [""] * len(columns)
        for index, column in enumerate(columns):
            if column and (name := _SPEAKER.match(column[0])):
                kind, speakers[index] = "speech", name[1]
                columns[index] = column[1:]
            elif column and column[0].startswith(": "):
                kind = "speech continued"
                columns[index] = [column[0][2:], *column[1:]]
            elif column and all(line.startswith("| ") or line == "~" for line in column):
                if column[0] != "~" or len(set(column)) > 1:
                    kind = "verse"
                    columns[index] = [line.removeprefix("| ") for line in column]
        rows = []
        if any(speakers):
            cells = [
                f"<p {side.attributes}>{to_html(name, lambda _: '')}</p>"
                for side, name in zip(sides, speakers, strict=True)
            ]
            rows.append(f'<div class="row speaker">{"".join(cells)}</div>')
        for number, lines in enumerate(zip_longest(*columns, fillvalue="~"), start=1):
            rows.append(self._row(f"{address}.{number}" if numbered else "", sides, lines))
        identity = f' id="{address}"' if numbered else ""
        body = "\n".join(rows)
        return f'<section class="bitext {kind}"{identity}>\n{body}\n</section>'

    def _row(self, address: str, sides: list[Side], lines: tuple[str, ...]) -> str:
        cells = []
        for side, line in zip(sides, lines, strict=True):
            if line == "~":
                cells.append(f'<p class="nothing" {side.attributes}></p>')
            else:
                cells.append(f"<p {side.attributes}>{self._passage(line, address, side)}</p>")
        if not address:
            return f'<div class="row">{"".join(cells)}</div>'
        link = f'<a class="address" href="#{address}" data-search-exclude="">{address}</a>'
        return f'<div class="row" id="{address}">{link}{"".join(cells)}</div>'

    def _passage(self, line: str, address: str, side: Side) -> str:
        label = f"{address} {side.label}".strip()
        return to_html(line, lambda id_: self.notes.reference(id_, label))


class HeadingTreeprocessor(Treeprocessor):
    """Puts headings of the text into the tree, where the table of contents finds them."""

    def __init__(self, md: Markdown, bitext: BitextPreprocessor) -> None:
        super().__init__(md)
        self.bitext = bitext

    def run(self, root: etree.Element) -> None:
        if not self.bitext.headings:
            return
        placeholders = {
            _PLACEHOLDER.format(index): source
            for index, source in enumerate(self.bitext.headings)
        }
        for index, element in enumerate(root):
            if element.tag == "p" and element.text in placeholders:
                root[index] = etree.fromstring(placeholders[element.text])
                root[index].tail = "\n"


def _end(lines: list[str], start: int) -> int:
    for index in range(start + 1, len(lines)):
        if lines[index].rstrip() == "///":
            return index
    return -1


def _columns(body: list[str]) -> list[list[str]]:
    """The two columns: what stands before the first blank line, and after it."""
    columns: list[list[str]] = [[], []]
    at = 0
    for line in body:
        if line.strip():
            columns[at].append(line.strip(" "))
        elif columns[0]:
            at = 1
    return columns


def _sides(*tags: str) -> list[Side]:
    rtl = any(tag.endswith(":rtl") for tag in tags)
    sides = []
    for tag in tags:
        name, _, direction = tag.partition(":")
        attributes = f'lang="{html.escape(name)}"'
        if rtl:
            attributes += f' dir="{"rtl" if direction == "rtl" else "ltr"}"'
        sides.append(Side(name, attributes, _label(name)))
    return sides


def _label(tag: str) -> str:
    """A short name for a language: its character where it has one, else its code."""
    language = tag.partition("-")[0].lower()
    return {"zh": "中", "ja": "日", "ko": "한"}.get(language, language.upper())
