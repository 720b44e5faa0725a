"""Two small marks of generated prose: `[words]{lang=zh-Hans}`, and `{#id}` after a heading.

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
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


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


class HeadingIdTreeprocessor(Treeprocessor):
    """Gives a heading the id written behind it: slugs of Chinese headings would be `_1`, `_2`."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            # One that has its address is a line of a text, of which `{#…}` is a part.
            if element.tag not in _HEADINGS or element.get("id"):
                continue
            last = element[-1] if len(element) else None
            words = (last.tail if last is not None else element.text) or ""
            if match := _ID.search(words):
                element.set("id", match[1])
                if last is not None:
                    last.tail = words[: match.start()]
                else:
                    element.text = words[: match.start()]
