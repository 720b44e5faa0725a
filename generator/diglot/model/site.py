"""The pages of the site and its navigation, before they are made."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from diglot.model.address import PageKind, local_address
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.files import HandPage
from diglot.model.frame import Frame
from diglot.model.glossary import Term
from diglot.model.localized import Language


class Page(Struct, frozen=True, kw_only=True):
    """A page to be made."""

    kind: PageKind
    lang: Language
    """Of its interface."""
    path: str
    """Relative to docs/."""
    title: str
    description: str
    alternates: tuple[tuple[Language, str], ...] = ()
    """The same page in each interface language, itself included, by path."""
    text: AnnotatedText | None = None
    """Of a page of a long text: what stands there of it."""
    term: Term | None = None
    leads_to: str = ""
    """Of an address that a page once had: the path of the page, relative to docs/."""

    def way_to(self, path: str) -> str:
        """The relative way from this page to another file of docs/."""
        return _way(posixpath.dirname(self.path), path)

    def url_of(self, path: str) -> str:
        """The same as `way_to` between built pages: for raw HTML, which MkDocs leaves alone.

        Zensical does so only in an `index.md`.
        """
        return _way(local_address(self.path), local_address(path)) + "/"


@lru_cache(maxsize=4096)
def _way(folder: str, path: str) -> str:
    return posixpath.relpath(f"/{path}", f"/{folder}")


class Site(Struct, frozen=True, kw_only=True):
    """All pages, and where in them each place of a text is."""

    edition: Edition
    languages: tuple[Language, ...]
    """The interface languages, each with a full reader's edition."""
    pages: tuple[Page, ...]
    frame: Frame
    hand: tuple[HandPage, ...]
    """The pages that a person wrote, beside the generated ones."""
    split: Mapping[str, Mapping[str, str]] = {}
    """Of each text that has several pages, by id: address of a block or row, or one that a row once
    had → the number of the page that has it."""
    rows: int = 0
    """How many a page of a text may have."""
    sources: Mapping[str, str] = {}
    """The files as text, by path, where readers may suggest changes to them."""

    def subject(self, text: str, fragment: str) -> str:
        """What `address_of` calls the page of a text on which a place is: `ID`, or `ID/650`."""
        page = self.split.get(text, {}).get(fragment.removeprefix("before-"), "")
        return f"{text}/{page}" if page else text
