"""The parts of a DOCX beside its text and its notes: what they say is left out by name."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from diglot.create.document import LeftOut, UnreadableError
from diglot.create.importers.container import Parts, parse_xml
from diglot.create.importers.docx_styles import words_said
from diglot.create.importers.elements import all_of
from diglot.create.importers.html import parse_html
from diglot.model.problem import Place

MAIN = "word/document.xml"
NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_BESIDE = ("header", "footer", "comments")
_DUMB = (
    "styles",
    "settings",
    "fontTable",
    "webSettings",
    "numbering",
    "theme",
    "stylesWithEffects",
)
_DOCUMENTS = ("htm", "html", "xhtml", "mht", "mhtml", "txt", "rtf", "docx", "doc")
"""What a document holds whole (`altChunk`), by the end of its name."""


def title_of(core: etree._Element | None) -> str:
    """What the properties of the document call it, or ""."""
    found = core.find("{*}title") if core is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def words_beside(parts: Parts, path: str) -> Iterator[LeftOut]:
    """Headers, footers, comments, diagrams, and documents within the document."""
    for name in parts.names:
        stem, _, end = name.rpartition("/")[2].rpartition(".")
        stem = stem.rstrip("0123456789")
        if name in (MAIN, *NOTES.values()) or stem in _DUMB or not name.startswith("word/"):
            continue
        if end == "rels":
            yield from _addresses(parts.read(name) or b"", name, path)
        what, words = f"the part {name}", ""
        if end == "xml":
            what = f"the {stem.rstrip('s')}" if stem in _BESIDE else what
            words = _words_of_part(parts.read(name) or b"", name)
        elif end in _DOCUMENTS:
            what = f"a document in the document, {name}"
            words = _words_of_document(parts.read(name) or b"", end)
        if words.strip() or end in _DOCUMENTS:
            yield LeftOut(Place(path), what, " ".join(words.split()))


def _addresses(data: bytes, name: str, path: str) -> Iterator[LeftOut]:
    """Where links lead, outside the document."""
    for one in parse_xml(data, name).iter("{*}Relationship"):
        address = one.get("Target") or ""
        if one.get("TargetMode") == "External" or "://" in address:
            yield LeftOut(Place(path), "a link’s address", address)


def _words_of_part(data: bytes, name: str) -> str:
    try:
        return words_said(parse_xml(data, name))
    except UnreadableError:
        return ""  # no part of the text


def _words_of_document(data: bytes, end: str) -> str:
    """What it says, where that can be read without a reader of its own."""
    if end in ("docx", "doc") or not data.strip():
        return ""
    text = data.decode("utf-8", "replace")
    return all_of(parse_html(text)) if "htm" in end else text
