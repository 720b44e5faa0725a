"""The rule on links: every link and fragment leads to something on the site.

Pages are read one after another. Of each only its ids stay, and of its links those whose fragment
lies on a page that is yet to be read.
"""

from __future__ import annotations

import posixpath
import stat
from collections.abc import Iterator
from pathlib import Path
from sys import intern
from urllib.parse import unquote

from lxml import etree

from diglot.model.problem import Place, Problem
from diglot.verify.page import BuiltPage, split, strings

_IDS = etree.XPath("//@id", smart_strings=False)


class Links:
    """What is known of a site's links while its pages are read."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._kinds: dict[str, int] = {}
        """Path → kind of file, as in `stat.S_IFREG`; 0 where there is none."""
        self._ids: dict[str, frozenset[str]] = {}
        """Of each page read."""
        self._wanted: dict[str, list[tuple[str, str, str]]] = {}
        """Page → (fragment, page that links there, its words), while that page is not read."""

    def follow(self, page: BuiltPage) -> Iterator[Problem]:
        """The links of a page, and those to it that had to wait."""
        ids = frozenset(intern(id_) for id_ in strings(_IDS, page.tree) if id_)
        self._ids[page.path] = ids
        for fragment, source, address in self._wanted.pop(page.path, ()):
            if fragment not in ids:
                yield _no_fragment(source, address)
        if page.path == "404.html":  # served at any depth: its addresses start at the site’s root
            return
        for address in page.addresses:
            if address.startswith("#"):
                yield from self._fragment(page, page.path, address[1:], address)
            else:
                yield from self._link(page, address)

    def _link(self, page: BuiltPage, address: str) -> Iterator[Problem]:
        url = split(address)
        if url is None:
            yield page.problem("S001", f"expected an address, found “{address}”")
            return
        if url.scheme or url.netloc or address.startswith("/"):
            return
        path = self._path(page.path, url.path)
        if path.startswith("..") or not stat.S_ISREG(self._kind(path)):
            yield page.problem("S001", f"expected something at “{address}”, found nothing")
        else:
            yield from self._fragment(page, path, url.fragment, address)

    def _path(self, page: str, way: str) -> str:
        """The file that the way leads to from a page, relative to the site."""
        if not way:
            return page
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(way)))
        if way.endswith("/") or way in (".", "..") or stat.S_ISDIR(self._kind(path)):
            return posixpath.normpath(posixpath.join(path, "index.html"))
        return path

    def _kind(self, path: str) -> int:
        if path not in self._kinds:
            try:
                self._kinds[path] = (self._site / path).stat().st_mode
            except (OSError, ValueError):  # ValueError: `%00`
                self._kinds[path] = 0
        return self._kinds[path]

    def _fragment(
        self, page: BuiltPage, path: str, fragment: str, address: str
    ) -> Iterator[Problem]:
        name = unquote(fragment)
        if not name or not path.endswith(".html"):
            return
        if path not in self._ids:
            self._wanted.setdefault(path, []).append((intern(name), page.path, address))
        elif name not in self._ids[path]:
            yield _no_fragment(page.path, address)


def _no_fragment(path: str, address: str) -> Problem:
    message = f"expected the fragment of “{address}”, found none"
    return Problem(code="S002", place=Place(f"site/{path}"), message=message)
