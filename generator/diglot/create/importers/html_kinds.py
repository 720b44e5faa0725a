"""What elements of HTML are: headings, verse, emphasis, pages of print, things not to be read."""

from __future__ import annotations

import re

from lxml import etree
from msgspec.structs import replace

from diglot.create.document import Block, Kind
from diglot.create.importers.elements import name_of, words_of
from diglot.model.text import Role

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EMPHASIS = {"em", "i", "cite", "dfn", "var"}
STRONG = {"strong", "b"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE = (
    EMPHASIS
    | STRONG
    | set(
        """a abbr acronym bdi bdo big code data del font ins kbd label mark q rb rbc rtc rt rp s
    samp small span strike sub sup time tt u wbr ruby img br input math mi mn mo mrow""".split()
    )
)
UNSEEN = {"script", "style", "template", "svg", "audio", "video", "iframe", "object", "canvas"}
UNSEEN |= {"head", "title", "noscript"}
CELLS = {"td", "th"}
_ROLES = {"epigraph": Role.EPIGRAPH, "dedication": Role.DEDICATION, "letter": Role.LETTER}
_VERSE = {"verse", "poem", "poetry", "line-block", "stanza", "z3998:verse", "z3998:poem"}
_TITLE = {"titlepage", "halftitlepage", "title", "booktitle"}
"""Its headings are the book’s title, and no chapter’s."""
_NUMBER = re.compile(r"\W*(?:p|pp|page|pg)?\W*(?:\d+[a-z]?|[ivxlcdm]+)\W*", re.IGNORECASE)
LINE = {"line", "verse-line", "l"}


def said_of(element: etree._Element) -> set[str]:
    """Its classes, roles and types, in one set."""
    said = [
        element.get("class"),
        element.get("role"),
        element.get(EPUB_TYPE),
        element.get("epub:type"),
    ]
    return {word.lower().removeprefix("doc-") for one in said if one for word in one.split()}


def like_of(element: etree._Element, name: str, like: Block) -> Block:
    """What a block is, by the element that it is made of."""
    words = said_of(element)
    role = next((_ROLES[word] for word in sorted(words) if word in _ROLES), like.role)
    if name in _HEADINGS:
        around = (element, *element.iterancestors())
        level = 0 if any(said_of(one) & _TITLE for one in around) else _HEADINGS[name]
        return replace(like, kind=Kind.HEADING, level=level, role=Role.NONE)
    if words & _VERSE:
        return replace(like, kind=Kind.VERSE, role=role)
    if name == "blockquote" and not role and like.kind is Kind.PROSE:
        return replace(like, kind=Kind.QUOTATION)
    if role:
        return replace(like, role=role, kind=Kind.VERSE if like.kind is Kind.VERSE else Kind.PROSE)
    return like


def lang_of(element: etree._Element) -> str:
    return element.get("lang") or element.get(XML_LANG) or ""


def page_of(element: etree._Element) -> str:
    """The number of a printed page that begins here, or ""."""
    if "pagebreak" not in said_of(element) or tag_of(element) in _HEADINGS or is_more(element):
        return ""
    words = " ".join(words_of(element).split())
    said = (element.get("title"), element.get("aria-label"), words)
    page = next((" ".join(one.split()) for one in said if one and one.strip()), "")
    is_titled = page == words and (element.get("title") or element.get("aria-label"))
    return page if not words or is_titled or _NUMBER.fullmatch(words) else ""


def is_more(element: etree._Element) -> bool:
    """Whether it holds what is no word, such as a picture or a comment."""
    return any(tag_of(one) in ("", "img", *UNSEEN) for one in element.iter() if one is not element)


def tag_of(element: etree._Element | None) -> str:
    return name_of(element).lower()
