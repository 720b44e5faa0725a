"""The reading pages of a built site, read back: the edited text in both languages, and notes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree
from msgspec import Struct

from diglot.derive.names import plain_note
from diglot.model.address import PageKind, local_address
from diglot.model.export import TOP
from diglot.model.glossary import Term
from diglot.model.site import Page, Site
from diglot.verify.page import BuiltPage, elements, read_page, strings
from diglot.verify.text import text_kept

_NOTES = etree.XPath("//section[@role='doc-endnotes']//li[starts-with(@id, 'fn:')]")
_ID = etree.XPath("@id", smart_strings=False)
_WORDS = etree.XPath(".//text()", smart_strings=False)
_ROWS = etree.XPath(
    "//article//section[contains(@class, 'bitext')][@id][not(starts-with(@id, 'before-'))]"
    "/div[contains(@class, 'row')][not(contains(@class, 'speaker'))]"
)


class ReadPage(Struct, frozen=True, kw_only=True):
    """What was found on a page."""

    path: str
    rows: int
    notes: int
    differences: tuple[str, ...]


def read_pages(folder: Path, site: Site) -> Iterator[ReadPage]:
    """Each reading page of the site in `folder`, held against what was planned; none without it."""
    if not folder.is_dir():
        return
    tags = {lang.code: lang.tag for lang in site.edition.info.languages}
    terms = {term.id: term for term in site.edition.info.terms}
    for planned in site.pages:
        if planned.kind is PageKind.TEXT and planned.text is not None:
            path = f"{local_address(planned.path)}index.html"
            page, found = read_page(folder, path)
            found += text_kept(page, planned.text.text, tags)
            said = _said(page)
            differences = [problem.message for problem in found]
            yield ReadPage(
                path=path,
                rows=len(elements(_ROWS, page.tree)),
                notes=len(said),
                differences=(*differences, *_notes(planned, said, terms)),
            )


def read_zip(file: Path, site: Site) -> Iterator[ReadPage]:
    """Each reading page of a site packed in one file; none without it."""
    if not file.is_file():
        return
    with TemporaryDirectory(prefix="diglot-") as place, zipfile.ZipFile(file) as archive:
        for planned in site.pages:
            name = f"{TOP}/{local_address(planned.path)}index.html"
            if planned.kind is PageKind.TEXT and name in archive.NameToInfo:
                archive.extract(name, place)
        yield from read_pages(Path(place) / TOP, site)


def _said(page: BuiltPage) -> dict[str, str]:
    """The notes of a page: id → words, with one space for each stretch of white space."""
    return {
        strings(_ID, item)[0].removeprefix("fn:"): _spaces("".join(strings(_WORDS, item)))
        for item in elements(_NOTES, page.tree)
    }


def _notes(planned: Page, said: Mapping[str, str], terms: Mapping[str, Term]) -> Iterator[str]:
    """The notes of the text that a page does not hold. A way out has its address in no words."""
    if planned.text is None:
        return
    text, lang = planned.text.text, planned.lang.code
    placed = {
        mark.id
        for pair in text.pairs
        for row in pair.rows
        for segment in (row.base, row.translation)
        for mark in segment.notes
    }
    for note in text.info.notes:
        words = plain_note(note.note[lang], lang, terms)
        for link in note.note[lang].web_links:
            words = words.replace(f"{link.words} ({link.url})", link.words)
        found = said.get(note.id, "")
        if note.id in placed and not found.startswith(_spaces(words)):
            yield f"notes: expected “{words[:120]}”, found “{found[:120]}”"


def _spaces(words: str) -> str:
    return " ".join(words.split())
