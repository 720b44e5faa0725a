"""Elements of XML and HTML: their names, words and places, whatever their namespace."""

from __future__ import annotations

from collections.abc import Container, Iterator

from lxml import etree


def name_of(element: etree._Element | None) -> str:
    """The local name; "" of a comment, and of what is not there."""
    if element is None or not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2]


def words_of(element: etree._Element) -> str:
    """All characters in an element but those of comments."""
    return str(element.xpath("string()"))


def all_of(element: etree._Element) -> str:
    """All characters in an element and its comments: what a report says of what is left out."""
    if not isinstance(element.tag, str):
        return element.text or ""
    return "".join(
        piece
        for one in element.iter()
        for piece in (one.text, one.tail if one is not element else "")
        if piece
    )


def words_between(element: etree._Element) -> list[str]:
    """The words of an element that stand in none of its children."""
    pieces = (element.text, *(child.tail for child in element))
    return [piece for piece in pieces if piece and piece.strip()]


def line_of(element: etree._Element) -> int:
    """Its line in the file, or 0."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def attribute(element: etree._Element, name: str) -> str:
    """An attribute of the element, in whichever namespace; "" where it has none."""
    found = (str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name)
    return next(found, "")


def words_outside(
    element: etree._Element, used: Container[etree._Element]
) -> Iterator[tuple[etree._Element, str]]:
    """What stands in no element that is used, comments too: where, and its words, run by run."""
    if element in used:
        return
    if element.text and element.text.strip():
        yield element, element.text
    for child in element:
        yield from words_outside(child, used)
        if child.tail and child.tail.strip():
            yield element, child.tail
