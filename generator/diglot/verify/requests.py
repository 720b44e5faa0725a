"""What a page fetches by itself, and whom it asks: its own host, or another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from diglot.model.problem import Problem
from diglot.verify.page import BuiltPage, Element, name_of, split, strings

# Attribute → the elements on which it is fetched; None: on all. No links that a reader follows.
_FETCHED: dict[str, frozenset[str] | None] = {
    "src": frozenset("script img iframe frame source video audio embed input track image".split()),
    "srcset": None,
    "imagesrcset": None,
    "poster": None,
    "background": None,
    "ping": None,
    "manifest": None,
    "data": frozenset({"object"}),
    "href": frozenset("link base image use feimage script mpath pattern".split()),
}
_LISTS = {"srcset": ",", "imagesrcset": ",", "ping": None}
"""Attributes that hold several addresses, and what stands between them; None: white space."""
_REFRESH = etree.XPath(
    "//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content", smart_strings=False
)
_SECONDS = re.compile(r"\s*[\d.]*[\s;,]*(?:url\s*=)?\s*", re.IGNORECASE)
"""What stands before the address (HTML, 4.2.5.3)."""
_LINK_RELATIONS = frozenset({"canonical", "alternate", "prev", "next", "license", "author", "help"})
_LEFT_OUT = re.compile(r"[\t\n\r]+")
_HOSTED = frozenset({"http", "https", "ws", "wss", "ftp"})
_CSS_URL = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])\s*([^'\")\s]+)", re.IGNORECASE)


def requests(page: BuiltPage) -> Iterator[Problem]:
    """A page asks nobody but its own host for anything."""
    for element in page.tree.iter("*"):
        tag = name_of(element.tag)
        for address in _addresses(element, tag):
            if is_foreign(address):
                yield page.problem("S004", f"<{tag}> asks another host: {address[:200]}")
    for said in strings(_REFRESH, page.tree):  # no policy keeps a page from leaving by itself
        if is_foreign(_SECONDS.sub("", said, count=1).strip(" '\"")):
            yield page.problem("S004", f"<meta> leads to another host: {said[:200]}")


def is_foreign(address: str) -> bool:
    """Whether a browser would ask another host for it (URL Standard, 4.4), or it is no address."""
    said = _LEFT_OUT.sub("", address).strip("".join(map(chr, range(33)))).replace("\\", "/")
    url = split(said)
    return url is None or bool(url.netloc) or url.scheme.lower() in _HOSTED


def foreign_in_css(rules: str) -> Iterator[str]:
    """The addresses on other hosts that a style sheet asks for."""
    return (match[1] for match in _CSS_URL.finditer(rules) if is_foreign(match[1]))


def _addresses(element: Element, tag: str) -> Iterator[str]:
    relations = set(element.get("rel", "").lower().split())
    if tag == "link" and relations <= _LINK_RELATIONS:
        return
    for key, said in element.attrib.items():
        name, value = name_of(key), str(said)
        if name == "style":
            yield from foreign_in_css(value)
        elif name in _FETCHED:
            tags = _FETCHED[name]
            if tags is None or tag in tags:
                yield from _each(name, value)
    if tag == "style":
        yield from foreign_in_css(element.text or "")


def _each(name: str, value: str) -> Iterator[str]:
    if name not in _LISTS:
        yield value
        return
    for one in value.split(_LISTS[name]):
        yield from one.split()[:1]  # behind the address stands for what width it is
