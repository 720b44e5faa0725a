"""`/// bitext | ADDRESS TAG TAG [ROLE] [at ROWS]` … `///`: a block of a text in two languages, as
aligned rows. ROWS are their addresses, each with those that lead there (`4.1 4.2+4.3`), where they
are not counted from ADDRESS.

The block is taken out of the page before anything else reads it, so that its text can mean nothing
to Markdown and costs nothing there. (Generic blocks of pymdown-extensions, whose form this is, read
their content as blocks first and walk the whole page for each.)
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import zip_longest
from xml.etree import ElementTree

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from diglot.markdown.columns import (
    STANZA,
    Side,
    columns_of,
    has_words,
    heading_lines,
    is_heading,
    kind_of,
    sides_of,
)
from diglot.markdown.notes import Notes
from diglot.markdown.passage import to_html, to_text
from diglot.markdown.rows import address_link, anchors, at_of, cell_of, cells_of, is_counted

_START = re.compile(
    r"/// bitext \| (\S+) (\S+) (\S+)(?: (?!at )([a-z]+))?(?: at ([a-z0-9.+ ]+))?\s*$"
)
_PLACEHOLDER = "\u0002diglot-bitext:{}\u0003"
_NUMBERED = re.compile(r"\d+[a-z]*$")
_NEAR = 39
"""Blocks at the beginning of a page. Those after them are `far`: laid out when they come near."""


class BitextPreprocessor(Preprocessor):
    """Replaces each block by a placeholder for its element.

    Sections, rows and headings become elements, so that their ids and titles are found where others
    look for them; what the rows hold is HTML already, which nobody need read again.
    """

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes
        self.blocks: list[ElementTree.Element] = []
        self.speakers: dict[str, str] = {}
        self.speaker = self.name = ""

    def run(self, lines: list[str]) -> list[str]:
        self.blocks, self.speakers = [], {}
        self.speaker = self.name = ""
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
            out += ["", _PLACEHOLDER.format(len(self.blocks)), ""]
            self.blocks.append(self._block(start, lines[index + 1 : end]))
            index = end + 1
        return out

    def _block(self, start: re.Match[str], body: list[str]) -> ElementTree.Element:
        sides = sides_of(start[2], start[3])
        columns = columns_of(body)
        rows = (start[5] or "").split()
        if is_heading(columns):
            heading = self._heading(start[1], sides, columns, rows)
            return _literal(ElementTree.fromstring(heading))
        return self._rows(start[1], sides, columns, start[4] or "", rows)

    def _heading(
        self, address: str, sides: list[Side], columns: list[list[str]], rows: list[str]
    ) -> str:
        """The page's own language is the heading; the other stands beside it as a paragraph.

        Where only the other has one, this paragraph is called the heading, and the row has its
        address, as a row has of which nothing stands in the page's language.
        """
        numbered = bool(_NUMBERED.match(address))
        at, leading = at_of(rows, f"{address}.1" if numbered else address, 1)
        level, lines = heading_lines(columns)
        own = has_words(lines[0])
        cells = []
        for index, (side, line) in enumerate(zip(sides, lines, strict=True)):
            inner = self._passage(line, at, side) + ("" if index else anchors(leading))
            named = f'class="{side.place} heading-{level}"'
            if own and index == 0:
                named = f'id="{at}" {named} data-toc-label="{html.escape(to_text(line))}"'
                cells.append(f"<h{level} {named} {side.attributes}>{inner}</h{level}>")
            elif not line:
                cells.append(cell_of(side, None))
            else:
                called = "" if own or not index else f' role="heading" aria-level="{level}"'
                called += "" if own or not index or numbered else f' id="{at}"'
                cells.append(f"<p {named}{called} {side.attributes}>{inner}</p>")
        kind = self._named("heading" if numbered else "heading supplied")
        identity = f' id="{address}"' if numbered else ""
        row = '<div class="row">'
        if numbered and not own:
            row = f'<div class="row" id="{at}">{address_link(at)}'
        return f'<section class="{kind}"{identity}>{row}{"".join(cells)}</div></section>'

    def _rows(
        self,
        address: str,
        sides: list[Side],
        columns: list[list[str]],
        role: str,
        rows: list[str],
    ) -> ElementTree.Element:
        numbered = bool(_NUMBERED.match(address))
        kind, speakers, columns = kind_of(columns)
        if any(all(line in ("~", STANZA) for line in lines) for lines in columns):
            kind += " alone"
        kind += f" {role}" if role else ""
        section = ElementTree.Element("section", {"class": self._named(kind)})
        if numbered:
            section.set("id", address)
        if kind.startswith("speech"):
            section.set("data-speaker", self._ordinal(speakers))
        if kind.startswith("speech continued") and self.name:
            section.set("data-speaks", self.name)
        if any(speakers):
            names = [to_html(name, lambda _: "") for name in speakers]
            self._row(section, {"class": "row speaker"}, cells_of(sides, names))
        number, stanza = 0, ""
        for lines in zip_longest(*columns, fillvalue="~"):
            if kind.startswith("verse") and STANZA in lines:
                stanza = " stanza"
                continue
            number += 1
            at, leading = at_of(rows, f"{address}.{number}" if numbered else "", number)
            cells = self._passages(lines, at, sides, is_verse=kind.startswith("verse"))
            counted = " counted" if kind.startswith("verse") and is_counted(number) else ""
            attributes = {"class": f"row{counted}{stanza}"}
            if at:
                self._row(section, {**attributes, "id": at}, address_link(at, leading) + cells)
            else:
                self._row(section, attributes, cells)
            stanza = ""
        return section

    def _passages(self, lines: Sequence[str], at: str, sides: list[Side], *, is_verse: bool) -> str:
        """The cells of a row; a line of verse says by spaces how far in it stands."""
        indents = [(len(line) - len(line.lstrip(" "))) // 2 if is_verse else 0 for line in lines]
        passages = [
            self._passage(line.lstrip(" "), at, side) if line != "~" else None
            for side, line in zip(sides, lines, strict=True)
        ]
        return cells_of(sides, passages, indents)

    def _named(self, kind: str) -> str:
        """The classes of the block that comes next."""
        return f"bitext {kind} far" if len(self.blocks) >= _NEAR else f"bitext {kind}"

    def _ordinal(self, speakers: list[str]) -> str:
        """Which of the page's speakers this is, in order of appearance: styles tell them apart.

        Either name tells who it is, for some speak in one language only.
        """
        if names := [name for name in speakers if name]:
            self.name = to_text(names[0]).rstrip(":：")
            known = [self.speakers[name] for name in names if name in self.speakers]
            self.speaker = known[0] if known else str(len({*self.speakers.values()}) + 1)
            self.speakers |= dict.fromkeys(names, self.speaker)
        return self.speaker or "1"

    def _row(self, section: ElementTree.Element, attributes: dict[str, str], inner: str) -> None:
        row = ElementTree.SubElement(section, "div", attributes)
        row.text = self.md.htmlStash.store(inner)

    def _passage(self, line: str, address: str, side: Side) -> str:
        name = side.label
        if side.place == "counterpart" and not name.isascii():
            name = f'<span lang="{html.escape(side.tag)}">{name}</span>'
        label = f"{address} {name}".strip()
        return to_html(line, lambda id_: self.notes.reference(id_, label, side.tag))


class BitextTreeprocessor(Treeprocessor):
    """Puts the blocks back, after inline marks were looked for."""

    def __init__(self, md: Markdown, bitext: BitextPreprocessor) -> None:
        super().__init__(md)
        self.bitext = bitext

    def run(self, root: ElementTree.Element) -> None:
        blocks = {_PLACEHOLDER.format(i): block for i, block in enumerate(self.bitext.blocks)}
        for index, element in enumerate(root):
            if blocks and element.tag == "p" and element.text in blocks:
                root[index] = blocks[element.text]
                root[index].tail = "\n"


def _literal(element: ElementTree.Element) -> ElementTree.Element:
    """`element` with its text as it is: Python-Markdown takes `&#60;` in a text for a reference.

    And `[` is never written as such: `[^` is how a lost note would look, `[TOC]` a table’s mark.
    """
    for child in element.iter():
        child.text, child.tail = _kept(child.text), _kept(child.tail)
    return element


def _kept(text: str | None) -> str:
    text = (text or "").replace("&", f"{AMP_SUBSTITUTE}amp;")
    return text.replace("[", f"{AMP_SUBSTITUTE}#91;")


def _end(lines: list[str], start: int) -> int:
    for index in range(start + 1, len(lines)):
        if lines[index].rstrip() == "///":
            return index
    return -1
