"""The styles of a DOCX: which paragraphs are headings, quotations or verse."""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct

from diglot.create.document import Kind
from diglot.create.importers.elements import attribute, name_of, words_of

# Elements that say nothing, those that hold more runs, and parts beside the text.
SILENT = set(
    """pPr rPr sectPr tblPr tblGrid trPr tcPr proofErr bookmarkStart bookmarkEnd permStart permEnd
    lastRenderedPageBreak commentRangeStart commentRangeEnd commentReference annotationRef
    footnoteRef endnoteRef rubyPr sdtPr sdtEndPr fldChar instrText separator smartTagPr customXmlPr
    continuationSeparator moveFromRangeStart moveFromRangeEnd moveToRangeStart
    moveToRangeEnd""".split()
)
INSIDE = set("ins moveTo hyperlink smartTag customXml sdt sdtContent fldSimple dir bdo".split())
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_OFF = {"0", "false", "off", "none"}
_KINDS = {
    "title": (Kind.HEADING, 0),
    "quote": (Kind.QUOTATION, 0),
    "intense quote": (Kind.QUOTATION, 0),
    "block text": (Kind.QUOTATION, 0),
    "block quote": (Kind.QUOTATION, 0),
    "verse": (Kind.VERSE, 0),
    "poem": (Kind.VERSE, 0),
    "poetry": (Kind.VERSE, 0),
    "line block": (Kind.VERSE, 0),
}
_DEEPEST = 9
"""An outline level of 9 is body text."""


class Style(Struct, frozen=True):
    """What a paragraph of this style is."""

    kind: Kind = Kind.PROSE
    level: int = 0


class Styles:
    """By id. Word keeps the names of its own styles in English, whatever it shows."""

    def __init__(self, root: etree._Element | None) -> None:
        self._known: dict[str, etree._Element] = {}
        self._found: dict[str, Style] = {}
        for style in root.iterchildren("{*}style") if root is not None else ():
            self._known[attribute(style, "styleId")] = style

    def of(self, paragraph: etree._Element) -> Style:
        """By the style of the paragraph or one that it is based on, or by its outline level."""
        said = paragraph.find("{*}pPr")
        if said is None:
            return Style()
        level = value(said, "outlineLvl")
        if level.isdigit() and int(level) < _DEEPEST:
            return Style(Kind.HEADING, int(level) + 1)
        return self._named(value(said, "pStyle"))

    def _named(self, id_: str) -> Style:
        if id_ not in self._found:
            passed: dict[str, None] = {}
            found = self._of_chain(id_, passed)
            self._found |= dict.fromkeys(passed or [id_], found)
        return self._found[id_]

    def _of_chain(self, id_: str, passed: dict[str, None]) -> Style:
        """What the style says or one that it is based on; `passed` are those that say nothing
        else, and the one that does."""
        while id_ and id_ not in passed:
            if id_ in self._found:
                return self._found[id_]
            passed[id_] = None
            style = self._known.get(id_)
            name = value(style, "name").lower() if style is not None else id_.lower()
            if found := _HEADING.fullmatch(name):
                return Style(Kind.HEADING, int(found[1]))
            if name in _KINDS:
                return Style(*_KINDS[name])
            if style is None:
                return Style()
            said = style.find("{*}pPr")
            level = value(said, "outlineLvl") if said is not None else ""
            if level.isdigit() and int(level) < _DEEPEST:
                return Style(Kind.HEADING, int(level) + 1)
            id_ = value(style, "basedOn")
        return Style()


def value(element: etree._Element, name: str) -> str:
    """The `val` of a child, or ""."""
    child = element.find(f"{{*}}{name}")
    return attribute(child, "val") if child is not None else ""


def is_on(element: etree._Element, name: str) -> bool:
    """Whether a switch such as bold is there, and not off."""
    child = element.find(f"{{*}}{name}")
    return child is not None and attribute(child, "val").lower() not in _OFF


def words_said(element: etree._Element) -> str:
    """Everything said in the element, also what was deleted or stands in a box."""
    pieces = []
    for one in element.iter("{*}t", "{*}delText", "{*}p"):
        pieces.append(" " if name_of(one) == "p" else words_of(one))
    return "".join(pieces).strip()
