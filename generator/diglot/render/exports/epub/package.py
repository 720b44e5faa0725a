"""The container: package document, contents, style sheet, cover.

Zipped so that nothing of the day or the machine is in it.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterator

from diglot.derive.credits import credits_of
from diglot.model.localized import Language
from diglot.render.exports.epub.style import STYLE
from diglot.render.exports.epub.values import Book, Chapter, Entry
from diglot.render.exports.xml import HEAD, tag, words

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
_FIXED = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file knows."""
_OF = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
_FEATURES = (
    "structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability",
)  # fmt: skip
_CONTAINER = (
    f"{HEAD}"
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf"'
    ' media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


def packed(book: Book) -> bytes:
    """The zip: `mimetype` first and not compressed (OCF, 4.2.2)."""
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": _package(book),
        "EPUB/nav.xhtml": _contents(book),
        "EPUB/style.css": STYLE,
        "EPUB/cover.svg": HEAD + book.cover + "\n",
        **{f"EPUB/{one.name}": _page(one, book) for one in book.chapters},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        _put(archive, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            _put(archive, name, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: str, how: int) -> None:
    info = zipfile.ZipInfo(name, _FIXED)
    info.create_system = 3
    info.external_attr = 0o644 << 16
    info.compress_type = how
    archive.writestr(info, content.encode("utf-8"), compresslevel=9)


def _page(chapter: Chapter, book: Book) -> str:
    said = "" if chapter.kind in ("glossary", "appendix", "colophon") else chapter.kind
    body = tag("body", chapter.body, **{"epub:type": said})
    return _document(book.lang, chapter.title, body)


def _document(lang: Language, title: str, body: str) -> str:
    head = tag("title", words(title))
    head += tag("link", rel="stylesheet", type="text/css", href="style.css")
    html = tag(
        "html",
        tag("head", f'<meta charset="utf-8"/>{head}') + body,
        xmlns="http://www.w3.org/1999/xhtml",
        lang=lang.tag,
        xml_lang=lang.tag,
        dir=lang.dir,
        **{"xmlns:epub": "http://www.idpf.org/2007/ops"},
    )
    return f"{HEAD}<!DOCTYPE html>\n{html}\n"


# -- contents --------------------------------------------------------------------------------------


def _contents(book: Book) -> str:
    entries = [chapter.entry for chapter in book.chapters if chapter.entry]
    title = tag("h1", words(book.contents))
    toc = tag("nav", title + _list(entries), id="toc", role="doc-toc", **{"epub:type": "toc"})
    marks = [("toc", "nav.xhtml#toc", book.contents)]
    for kind in ("bodymatter", "glossary"):  # no text stands in a language of the notes alone
        marks += [(c.kind, c.name, c.title) for c in book.chapters if c.kind == kind][:1]
    landmarks = "".join(
        tag("li", tag("a", words(name), href=href, **{"epub:type": kind}))
        for kind, href, name in marks
    )
    more = tag("nav", tag("ol", landmarks), hidden="hidden", **{"epub:type": "landmarks"})
    return _document(book.lang, book.contents, tag("body", toc + more))


def _list(entries: list[Entry]) -> str:
    return tag("ol", "".join(_item(entry) for entry in entries))


def _item(entry: Entry) -> str:
    link = tag("a", words(entry.title), href=entry.href, lang=entry.lang, xml_lang=entry.lang)
    return tag("li", link + (_list([*entry.below]) if entry.below else ""))


# -- package ---------------------------------------------------------------------------------------


def _package(book: Book) -> str:
    parts = [
        tag(
            "metadata", "".join(_metadata(book)), **{"xmlns:dc": "http://purl.org/dc/elements/1.1/"}
        ),
        tag("manifest", "".join(_manifest(book))),
        tag(
            "spine",
            "".join(tag("itemref", idref=one) for one in _order(book)),
            **{"page-progression-direction": book.lang.dir},
        ),
    ]
    package = tag(
        "package",
        "\n".join(parts),
        xmlns="http://www.idpf.org/2007/opf",
        version="3.0",
        prefix="a11y: http://www.idpf.org/epub/vocab/package/a11y/#",
        xml_lang=book.lang.tag,
        **{"unique-identifier": "id"},
    )
    return f"{HEAD}{package}\n"


def _order(book: Book) -> Iterator[str]:
    """The title, the contents, the rest."""
    first, *others = (_id(one.name) for one in book.chapters)
    yield from (first, "nav", *others)


def _id(name: str) -> str:
    return f"f-{name.removesuffix('.xhtml')}"


def _manifest(book: Book) -> Iterator[str]:
    xhtml = "application/xhtml+xml"
    yield tag("item", id="nav", href="nav.xhtml", **{"media-type": xhtml}, properties="nav")
    yield tag("item", id="style", href="style.css", **{"media-type": "text/css"})
    cover = {"media-type": "image/svg+xml", "properties": "cover-image"}
    yield tag("item", id="cover", href="cover.svg", **cover)
    for one in book.chapters:
        said = {"media-type": xhtml, "properties": "svg" if one.has_drawing else ""}
        yield tag("item", id=_id(one.name), href=one.name, **said)


def _metadata(book: Book) -> Iterator[str]:
    """Dublin Core, and what EPUB Accessibility wants to be said (1.1, 2.2)."""
    info = book.info
    yield tag("dc:identifier", f"urn:uuid:{_uuid(book)}", id="id")
    first = {lang.code for lang in book.languages}
    titles = [(book.lang.code, book.title)]
    titles += [(c, t) for c, t in info.title if c in first and c != book.lang.code]
    for at, (code, title) in enumerate(titles):
        own = "title" if at == 0 else f"title-{at}"
        yield tag("dc:title", words(title), id=own, xml_lang=info.language(code).tag)
    yield _meta("title-type", "main", "title")
    for lang in sorted(book.languages, key=lambda one: one.code != book.lang.code):
        yield tag("dc:language", words(lang.tag))
    yield from _people(book)
    if publisher := info.publisher[book.lang.code]:
        yield tag("dc:publisher", words(publisher))
    day = str(info.published or "")
    if _DATE.fullmatch(day):
        yield tag("dc:date", day)
    if description := info.description[book.lang.code]:
        yield tag("dc:description", words(description))
    if info.licence:
        yield tag("dc:rights", words(info.licence))
    if info.url:
        yield tag("dc:source", words(info.url))
    modified = day if _DAY.fullmatch(day) else "2000-01-01"
    yield tag("meta", f"{modified}T00:00:00Z", property="dcterms:modified")
    yield from _accessibility(book)


def _people(book: Book) -> Iterator[str]:
    """Who did what (MARC relators)."""
    info = book.info
    lang = book.lang.code
    people = [
        (person.said_in(lang).name, credit.role)
        for credits in (credits_of(info), *(credits_of(info, text) for text in info.texts))
        for credit in credits
        for person in credit.people
    ]
    for number, (name, role) in enumerate(dict.fromkeys(people), 1):
        own = f"person-{number}"
        kind = "dc:creator" if role == "aut" else "dc:contributor"
        yield tag(kind, words(name), id=own)
        yield _meta("role", role, own, scheme="marc:relators")


def _meta(name: str, value: str, of: str = "", **more: str) -> str:
    return tag("meta", words(value), property=name, refines=f"#{of}" if of else "", **more)


def _accessibility(book: Book) -> Iterator[str]:
    drawn = any(chapter.has_drawing for chapter in book.chapters)
    for mode in ("textual", "visual") if drawn else ("textual",):
        yield _meta("schema:accessMode", mode)
    yield _meta("schema:accessModeSufficient", "textual")
    for feature in (
        "structuralNavigation",
        "tableOfContents",
        "readingOrder",
        "displayTransformability",
    ):
        yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")
    yield _meta(
        "schema:accessibilitySummary",
        "Text with structural headings; the language of each passage is marked; notes are linked"
        " both ways; what a drawing shows also stands in a table.",
    )
    by = book.info.publisher[book.lang.code] or next((p.name for p in book.info.editors), "")
    if by:
        yield tag("meta", _OF, property="dcterms:conformsTo", id="conf")
        yield _meta("a11y:certifiedBy", by, "conf")


def _uuid(book: Book) -> uuid.UUID:
    """The same for each version of a book, and another for each."""
    info = book.info
    said = [info.url, *(title for _, title in info.title), info.version, book.lang.code]
    return uuid.uuid5(uuid.NAMESPACE_URL, "\0".join([*said, str(book.is_whole)]))
