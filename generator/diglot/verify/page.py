"""A page of the built site, and what rules ask of it more than once."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from urllib.parse import SplitResult, urlsplit

from lxml import etree
from msgspec import Struct
from msgspec.structs import force_setattr

from diglot.disk import contents, unreadable
from diglot.model.problem import Place, Problem

Element = etree._Element  # its only name
_ADDRESSES = etree.XPath("//@href | //@src", smart_strings=False)


class BuiltPage(Struct, frozen=True):
    """A page as a browser would parse it."""

    path: str
    """Relative to the site."""
    raw: str
    tree: Element
    addresses: tuple[str, ...] = ()
    """What its links lead to and what it fetches, each once, in order."""

    def __post_init__(self) -> None:
        force_setattr(self, "addresses", tuple(dict.fromkeys(strings(_ADDRESSES, self.tree))))

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        """Something wrong on this page."""
        return Problem(code=code, place=Place(f"site/{self.path}"), message=message, hint=hint)


def read_page(site: Path, path: str) -> tuple[BuiltPage, list[Problem]]:
    """A page, and what keeps it from being read: then it is empty, or has some signs replaced."""
    try:
        data = contents(site / path)
    except OSError as error:
        return BuiltPage(path, "", _tree(b"")), [unreadable(f"site/{path}", error)]
    page = BuiltPage(path, data.decode("utf-8", "replace"), _tree(data))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"expected UTF-8, found the byte 0x{data[error.start]:02X}"
        return page, [page.problem("F002", message, "save the file as UTF-8")]
    return page, []


def _tree(data: bytes) -> Element:
    """The page’s elements; an empty one where there are none, as in a browser."""
    # Python-Markdown puts a new line behind a `br`, where a browser shows nothing of it.
    data = data.replace(b"<br />\n", b"<br />")
    try:
        tree = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.XMLSyntaxError:
        return etree.Element("html")
    return etree.Element("html") if tree is None or tree.tag != "html" else tree


def name_of(key: object) -> str:
    """The name of an element or attribute, without its namespace or prefix."""
    return str(key).rpartition("}")[2].rpartition(":")[2].lower()


def split(address: str) -> SplitResult | None:
    """The parts of an address, None where it is none."""
    try:
        return urlsplit(address)
    except ValueError:  # `http://[bad`
        return None


def elements(path: etree.XPath, of: Element, **names: str) -> list[Element]:
    """What a path that names elements leads to."""
    return cast("list[Element]", path(of, **names))


def strings(path: etree.XPath, of: Element) -> list[str]:
    """What a path that names attributes or text leads to."""
    return cast("list[str]", path(of))
