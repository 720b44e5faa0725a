"""Footnotes with what Python-Markdown's lack: DPUB-ARIA roles, and back-links with names.

Definitions are read as there; references are numbered by definition, which the generator puts in
order of first reference. Each note ends with a link back to every place that leads to it, named by
address and language. (DPUB-ARIA 1.1: `doc-noteref`, `doc-endnotes`, `doc-backlink`; `doc-endnote`
is deprecated there and not used.)
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Mapping
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions.footnotes import (
    FootnoteBlockProcessor,
    FootnoteExtension,
    FootnoteInlineProcessor,
    FootnoteTreeprocessor,
)
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:")
_RETURN = "↩"


class Notes(FootnoteExtension):
    """Replaces the stock footnotes; one counter serves passages and prose alike.

    `words` are those for a note, by language: a mark in a passage is called “Note 3”, not “3”.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        self.parser = md.parser
        self.md = md
        md.parser.blockprocessors.register(FootnoteBlockProcessor(self), "footnote", 17)
        md.inlinePatterns.register(_ProseReference(r"\[\^([^\]]*)\]", self), "footnote", 175)
        md.treeprocessors.register(FootnoteTreeprocessor(self), "footnote", 50)
        md.treeprocessors.register(_BacklinkTreeprocessor(md, self), "backlinks", 15)

    def reset(self) -> None:
        super().reset()
        self.numbers: dict[str, int] = {}
        self.marks: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.items: dict[str, ElementTree.Element] = {}

    def number(self, lines: list[str]) -> None:
        """Numbers the notes that the page defines, in order."""
        for line in lines:
            if match := _DEFINITION.match(line):
                self.numbers.setdefault(match[1], len(self.numbers) + 1)

    def reference(self, id_: str, label: str, tag: str) -> str:
        """The HTML of a mark in a passage in the language `tag`; "" where there is no such note."""
        number = self.numbers.get(id_)
        if number is None:
            return ""
        mark = html.escape(self.mark(id_, label))
        named = (
            f' aria-label="{html.escape(self.words[tag])} {number}"' if tag in self.words else ""
        )
        return (
            f'<sup id="{mark}"><a class="footnote-ref" href="#fn:{html.escape(id_)}"'
            f' role="doc-noteref"{named}>{number}</a></sup>'
        )

    def mark(self, id_: str, label: str) -> str:
        """A new anchor for a reference to the note; `label` names it in the back-link."""
        count = len(self.marks[id_]) + 1
        anchor = f"fnref{count if count > 1 else ''}:{id_}"
        self.marks[id_].append((anchor, label))
        return anchor

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:
        return self.mark(id, _RETURN) if found else f"fnref:{id}"

    def makeFootnotesDiv(self, root: ElementTree.Element) -> ElementTree.Element | None:
        if not self.footnotes:
            return None
        section = ElementTree.Element("section", {"class": "notes", "role": "doc-endnotes"})
        if any(heading.text and "{#notes}" in heading.text for heading in root.iter("h2")):
            section.set("aria-labelledby", "notes")
        items = ElementTree.SubElement(section, "ol")
        surrogate = ElementTree.Element("div")
        for id_, text in self.footnotes.items():
            item = ElementTree.SubElement(items, "li", {"id": f"fn:{id_}"})
            self.items[id_] = item
            # A list item would make the parser treat the note as part of a list.
            self.parser.parseChunk(surrogate, text)
            item.extend(list(surrogate))
            surrogate[:] = []
        return section


class _ProseReference(FootnoteInlineProcessor):
    """`[^id]` in ordinary prose."""

    def handleMatch(  # type: ignore[override]  # the stub has the older signature
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | str | None, int | None, int | None]:
        element, start, end = super().handleMatch(m, data)
        if isinstance(element, ElementTree.Element):
            for link in element.iter("a"):
                link.set("role", "doc-noteref")
        return element, start, end


class _BacklinkTreeprocessor(Treeprocessor):
    """Ends each note with its back-links, once all references are known."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: ElementTree.Element) -> None:
        for id_, item in self.notes.items.items():
            for link in item.iter("a"):  # to the page of its own name, which says more
                if link.get("href", "").endswith(f"/{id_}.md"):
                    link.set("class", "more")
                    if title := link.attrib.pop("title", ""):  # alone, all such links sound alike
                        link.set("aria-label", f"{link.text} – {title}")
            last = (
                item[-1] if len(item) and item[-1].tag == "p" else ElementTree.SubElement(item, "p")
            )
            links = " ".join(
                f'<a class="backlink" href="#{html.escape(anchor)}" role="doc-backlink">{label}</a>'
                for anchor, label in self.notes.marks[id_]
            )
            # HTML already: the anchors that it leads to stand in passages, which are not elements.
            group = ElementTree.SubElement(
                last, "span", {"class": "backlinks", "data-search-exclude": ""}
            )
            group.text = AtomicString(self.md.htmlStash.store(links))
