"""HTML: headings, paragraphs, emphasis, footnotes, verse, ruby, tables of two languages.

One walk serves a page, the chapters of an EPUB and what Markdown becomes. Nothing that a page would
run or fetch is looked at: scripts, styles and pictures are named in what is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree, html
from msgspec import Struct

from diglot.create.document import Document, UnreadableError
from diglot.create.importers.builder import Builder
from diglot.create.importers.html_notes import Notes
from diglot.create.importers.html_walk import Walk
from diglot.model.problem import Place


class Page(Struct, frozen=True):
    """A file of markup, with the path by which links of others name it."""

    path: str
    root: etree._Element


def read_html(text: str, path: str) -> Document:
    """A page on its own."""
    page = Page(path, parse_html(text))
    return read_pages([page], path)


def parse_html(text: str) -> etree._Element:
    """The root of a page, as a browser would read it."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message, hint = "expected a page of HTML, found none", "look whether it is the right file"
        raise UnreadableError("I002", message, hint) from error
    if any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log):
        message = "expected elements at most 255 deep, found deeper ones, behind which all is cut"
        hint = "save the page again without the elements that only hold others, or its text alone"
        raise UnreadableError("I004", message, hint)
    return root


def read_pages(pages: Sequence[Page], name: str, title: str = "") -> Document:
    """The pages of a document in their order, footnotes wherever they stand."""
    notes = Notes([(page.path, page.root) for page in pages])
    builder = Builder()
    for page in pages:
        where = page.path if page.path == name else f"{name}/{page.path}"
        walk = Walk(builder, notes, page.path, where)
        walk.page(page.root)
        title = title or walk.title
        if walk.title not in ("", title):
            builder.leave(Place(where), "the title of a page", walk.title)
    return builder.document(title)
