"""Small marks of generated prose: `[words]{lang=zh-Hans}`, `{#id}` after a heading, and `{.class}`
at the end of a paragraph, of a list, or of a column's heading.

A restricted form of what `attr_list` does: an attribute list may set anything, an event handler
too, so that extension has no place beside text that others write.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

_SPAN = r"\[([^\[\]]*)\]\{lang=([A-Za-z0-9-]+)(?: dir=(rtl|ltr))?\}"
_ID = re.compile(r"\s*\{#([A-Za-z0-9][\w:.-]*)\}\s*$")
_CLASS = re.compile(r"\s*\{\.([a-z][a-z-]*)\}\s*$")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})


class LanguageSpan(InlineProcessor):
    """Words in another language than the page’s (WCAG 2.2, 3.1.2)."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(_SPAN, md)

    def handleMatch(  # type: ignore[override]  # the stub has the older signature
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        span = ElementTree.Element("span", {"lang": m[2]})
        if m[3]:
            span.set("dir", m[3])
        span.text = m[1]
        return span, m.start(0), m.end(0)


class MarkTreeprocessor(Treeprocessor):
    """Takes the marks off the ends of elements.

    `{#id}` names a heading: slugs of Chinese headings would be `_1`, `_2`. `{.class}` says what a
    paragraph, a list (behind its last item) or a table's column is, so that a style sheet need not
    count where it stands.
    """

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            # One that has its address or class is a line of a text, of which `{…}` is a part.
            if element.tag in _HEADINGS and not element.get("id"):
                _set(element, "id", _taken(element, _ID))
            elif element.tag == "p" and not element.get("class"):
                _set(element, "class", _taken(element, _CLASS))
            elif element.tag in _LISTS and len(element):
                _set(element, "class", _taken(element[-1], _CLASS))
            elif element.tag == "table":
                _name_columns(element)


def _name_columns(table: ElementTree.Element) -> None:
    names = [_taken(heading, _CLASS) for heading in table.iter("th")]
    for row in table.iter("tr") if any(names) else ():
        for cell, name in zip(row, names, strict=False):
            _set(cell, "class", name)


def _taken(element: ElementTree.Element, mark: re.Pattern[str]) -> str:
    """What the mark at the element's end says, which it then has no more; "" without a mark."""
    last = element[-1] if len(element) else None
    words = (last.tail if last is not None else element.text) or ""
    match = mark.search(words) if "}" in words else None
    if match is None:
        return ""
    if last is not None:
        last.tail = words[: match.start()]
    else:
        element.text = words[: match.start()]
    return match[1]


def _set(element: ElementTree.Element, name: str, value: str) -> None:
    if value:
        element.set(name, value)
