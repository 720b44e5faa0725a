"""Documents that others wrote, each format read by one file into the same neutral value.

What is known of a format stands in `FORMATS`: how to read a file in one language, and one in both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from diglot.create.document import Bilingual, Document, UnreadableError
from diglot.create.importers.encoding import text_of

LARGEST = 256 * 2**20
LARGEST_TEXT = 64 * 2**20
FORMATS: Mapping[str, str] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".epub": "epub",
    ".tei": "tei",
    ".xml": "xml",
    ".tmx": "tmx",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
}
"""By the end of a file’s name. What `.xml` is, its first element says."""
_OTHERS = {
    ".doc": "save it as .docx in a word processor",
    ".odt": "save it as .docx in a word processor",
    ".rtf": "save it as .docx in a word processor",
    ".pages": "export it as Word (.docx)",
    ".pdf": "a PDF has no paragraphs: save its text, or look for the file it was made of",
    ".mobi": "convert it to EPUB",
    ".azw3": "convert it to EPUB",
    ".xlsx": "save the sheet as CSV (UTF-8)",
    ".ods": "save the sheet as CSV (UTF-8)",
    ".xlf": "save it as TMX",
    ".xliff": "save it as TMX",
}
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(TEI|teiCorpus|TEI\.2|tmx|html)\b", re.IGNORECASE)
Pair = tuple[Document, Document]


def read_one(data: bytes, name: str, encoding: str = "") -> Document:
    """A file in one language. Raises UnreadableError."""
    kind = _format(data, name)
    if kind == "docx":
        from diglot.create.importers.docx import read_docx

        return read_docx(data, name)
    if kind == "epub":
        from diglot.create.importers.epub import read_epub

        return read_epub(data, name)
    if kind == "tei":
        from diglot.create.importers.tei import read_tei

        return read_tei(data, name)
    if kind in ("tmx", "csv", "tsv"):
        message = f"expected a file in one language, found {kind.upper()}, which holds both"
        raise UnreadableError("I006", message, f"give it alone: diglot import {name} --langs en,zh")
    text = text_of(data, encoding, is_html=kind == "html")
    if kind == "html":
        from diglot.create.importers.html import read_html

        return read_html(text, name)
    if kind == "markdown":
        from diglot.create.importers.markdown import read_markdown

        return read_markdown(text, name)
    from diglot.create.importers.plain import read_plain

    return read_plain(text, name)


def read_both(
    data: bytes, name: str, langs: tuple[str, str], encoding: str = ""
) -> Bilingual | Pair:
    """A file in two languages; as two documents where it does not say what stands opposite what."""
    kind = _format(data, name)
    if kind == "docx":
        from diglot.create.importers.docx import read_docx_table

        return read_docx_table(data, name)
    if kind == "tei":
        from diglot.create.importers.tei import read_tei_pair

        return read_tei_pair(data, name, langs)
    if kind == "tmx":
        from diglot.create.importers.tmx import read_tmx

        return read_tmx(data, name, langs)
    if kind == "epub":
        from diglot.create.importers.epub import read_epub_pair

        return read_epub_pair(data, name, langs)
    text = text_of(data, encoding, is_html=kind == "html")
    if kind in ("csv", "tsv"):
        from diglot.create.importers.table import read_table

        return read_table(text, name, langs, "\t" if kind == "tsv" else _delimiter(text))
    if kind == "html":
        from diglot.create.importers.html import Page, parse_html
        from diglot.create.importers.html_rows import read_columns, read_rows

        page = Page(name, parse_html(text))
        return read_rows([page], name, langs) or read_columns(page)
    if kind == "markdown":
        from diglot.create.importers.markdown import read_markdown_table

        return read_markdown_table(text, name)
    from diglot.create.importers.plain import read_interleaved

    return read_interleaved(text, name)


def _format(data: bytes, name: str) -> str:
    """The format of a file. Raises UnreadableError where none is known, or it is too large."""
    suffix = PurePosixPath(name).suffix.lower()
    kind = FORMATS.get(suffix)
    if kind is None:
        message = f"expected a file of {', '.join(FORMATS)}, found “{suffix or name}”"
        hint = _OTHERS.get(suffix, "save it as plain text (UTF-8), .docx or .html")
        raise UnreadableError("I001", message, hint)
    limit = LARGEST if kind in ("docx", "epub") else LARGEST_TEXT
    if len(data) > limit:
        message = f"expected less than {limit >> 20} MB, found {len(data) >> 20} MB"
        raise UnreadableError("I004", message, "split the file into parts of which each is smaller")
    if kind == "xml":
        root = _ROOT.search(data[:65_536])
        found = root[1].lower() if root else b""
        kind = {b"tmx": "tmx", b"html": "html", b"": ""}.get(found, "tei")
        if not kind:
            message = "expected TEI, TMX or XHTML, found other XML"
            raise UnreadableError("I001", message, "convert it to one of these")
    return kind


def _delimiter(text: str) -> str:
    """What stands between the cells of a CSV: a semicolon where the first row has more of these."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count) if any(mark in first for mark in ",;\t") else ","
