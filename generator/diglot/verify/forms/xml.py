"""XML of others, read without what it might ask for."""

from __future__ import annotations

from lxml import etree

from diglot.verify.forms.taken import UnreadableError

Element = etree._Element  # its only name
XML = "{http://www.w3.org/XML/1998/namespace}"


def parsed(content: bytes) -> Element:
    """The root. Raises UnreadableError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(str(error)) from None


def without(element: Element, *names: str) -> str:
    """The text in an element, but for that in elements of those names."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag not in names and isinstance(child.tag, str):
            pieces.append(without(child, *names))
        pieces.append(child.tail or "")
    return "".join(pieces)
