"""EPUB: the files of the spine in their order, read as one document (EPUB 3.3; 2 as well)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from lxml import etree
from msgspec.structs import replace

from diglot.create.document import Bilingual, Document, LeftOut, UnreadableError
from diglot.create.importers.container import Parts, parse_xml
from diglot.create.importers.elements import all_of, name_of, words_of
from diglot.create.importers.encoding import marked
from diglot.create.importers.html import Page, parse_html, read_pages
from diglot.create.importers.html_rows import read_rows
from diglot.model.problem import Place

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MARKUP = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_AGAIN = "open it in the program that made it, and save it again"


def read_epub(data: bytes, path: str) -> Document:
    """The book. The list of contents that it carries for reading systems is no part of it."""
    pages, left_out, title = _pages(data, path)
    made = read_pages(pages, path, title)
    return replace(made, left_out=(*left_out, *made.left_out))


def read_epub_pair(data: bytes, path: str, langs: tuple[str, str]) -> Bilingual:
    """A book of two languages, whose rows hold both, each with its `lang`."""
    pages, left_out, title = _pages(data, path)
    made = read_rows(pages, path, langs)
    if made is None:
        message = "expected rows in which both languages stand, with `lang`, found none"
        raise UnreadableError("I006", message, "give two files, one a language")
    first = replace(made.first, title=title, left_out=(*left_out, *made.first.left_out))
    return Bilingual(first, made.second)


def _pages(data: bytes, path: str) -> tuple[list[Page], list[LeftOut], str]:
    """The pages of the spine, what is beside them, and the title."""
    parts = Parts(data, "an EPUB")
    _refuse_locked(parts)
    package, where = _package(parts)
    items = {item.get("id"): item for item in package.iter("{*}item")}
    pages: list[Page] = []
    left_out: list[LeftOut] = []
    listed: set[str] = set()
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        name = _path(item, where) if item is not None else ""
        content = parts.read(name) if name else None
        if item is None or content is None:
            what = "a file that the book names and lacks"
            left_out.append(LeftOut(Place(path), what, name or reference.get("idref") or ""))
            continue
        if name in listed:
            continue
        listed.add(name)
        root = _page_in(item, content, name)
        if root is None:
            what = f"a file of the kind {_kind(item)}, which is no page"
            left_out.append(LeftOut(Place(f"{path}/{name}"), what, _words_in(content, name, item)))
            continue
        if "nav" in (item.get("properties") or "").split():
            left_out.append(_contents(Place(f"{path}/{name}"), root))
            continue
        pages.append(Page(name, root))
    left_out += _unlisted(items.values(), where, listed, parts, path)
    return pages, left_out, _title(package)


def _unlisted(
    items: Iterable[etree._Element], where: str, listed: set[str], parts: Parts, path: str
) -> Iterator[LeftOut]:
    """Files of markup that are in no reading order: named, with their words."""
    for item in items:
        name = _path(item, where)
        if not _is_text(item) or name in listed:
            continue
        content = parts.read(name)
        place = Place(f"{path}/{name}")
        if content and "nav" in (item.get("properties") or "").split():
            yield _contents(place, _markup(content, name))
        else:
            words = _words_in(content, name, item) if content else ""
            yield LeftOut(place, "a file outside the reading order", words)


def _kind(item: etree._Element) -> str:
    """Its media type, which is written in capitals or not (RFC 2045), without parameters."""
    return (item.get("media-type") or "").partition(";")[0].strip().lower()


def _is_text(item: etree._Element) -> bool:
    """Whether a file holds words, and not only a picture, a sound, a font or a style."""
    kind = _kind(item)
    return kind in _MARKUP or kind.endswith("xml") or kind == "text/plain"


def _page_in(item: etree._Element, content: bytes, name: str) -> etree._Element | None:
    """A page of the book; None where the file is something else."""
    if _kind(item) in _MARKUP:
        return _markup(content, name)
    root = _markup(content, name) if _is_text(item) and _kind(item) != "text/plain" else None
    return root if name_of(root).lower() in ("html", "dtbook") else None


def _words_in(content: bytes, name: str, item: etree._Element) -> str:
    """What a file says that is no page."""
    if not _is_text(item):
        return ""
    if _kind(item) == "text/plain":
        return content.decode("utf-8", "replace")
    return all_of(_markup(content, name))


def _contents(place: Place, root: etree._Element) -> LeftOut:
    body = root.find("{*}body")
    return LeftOut(place, "the list of contents", words_of(root if body is None else body))


def _package(parts: Parts) -> tuple[etree._Element, str]:
    """The package document, and its path."""
    container = parts.read(_CONTAINER)
    if container is not None:
        for rootfile in parse_xml(container, _CONTAINER).iter("{*}rootfile"):
            where = rootfile.get("full-path") or ""
            if (data := parts.read(where)) is not None:
                return parse_xml(data, where), where
    message = "expected an EPUB, found no package in the file"
    raise UnreadableError("I002", message, _AGAIN)


def _refuse_locked(parts: Parts) -> None:
    """A book whose words are encrypted is refused; fonts that are only obscured are not read."""
    data = parts.read(_ENCRYPTION)
    if data is None:
        return
    root = parse_xml(data, _ENCRYPTION)
    methods = {one.get("Algorithm") for one in root.iter("{*}EncryptionMethod")}
    if methods - {*_FONTS}:
        message = "expected a book that can be read, found one that is encrypted"
        raise UnreadableError("I003", message, "get it from its publisher without copy protection")


def _markup(data: bytes, name: str) -> etree._Element:
    """A file of the book: XML, or as a browser would read it where it is none."""
    try:
        return parse_xml(data, name)
    except UnreadableError:
        data, encoding = marked(data)
        return parse_html(data.decode(encoding or "utf-8", "replace"))


def _path(item: etree._Element, where: str) -> str:
    return posixpath.normpath(
        posixpath.join(posixpath.dirname(where), unquote(item.get("href") or ""))
    )


def _title(package: etree._Element) -> str:
    found = package.find(".//{*}metadata/{*}title")
    return " ".join((found.text or "").split()) if found is not None else ""
