"""Which elements of a page are footnotes, and which links are their marks.

A note is what says so (`epub:type`, `role`, the classes of pandoc, Markdown and mammoth), or what a
short link leads to that leads back. The way back from a note is no part of it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from lxml import etree

from diglot.create.importers.elements import name_of, words_of

_TYPE = "{http://www.idpf.org/2007/ops}type"
_NOTE = {"footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote"}
_LISTS = {"footnotes", "endnotes", "rearnotes", "doc-endnotes", "footnote"}
_REFERENCE = {"noteref", "doc-noteref", "footnote-ref", "footnoteref"}
_BACK = {"backlink", "doc-backlink", "footnote-back", "footnote-backref"}
_UNSEEN = " \t\r\n\u2060"
"""What may stand before a mark and shows nothing; U+2060 keeps it to the word before."""
_MARK = re.compile(r"[\[(（]?\s*(?:\d{1,4}|[*†‡§¶]{1,3}|[a-z]{1,2}|[ivxlc]{1,6})\s*[\])）.]?")
_NTH = re.compile(
    r"\W*(?:注|註|note )?\W*(?:\d{1,4}|[一二三四五六七八九十]{1,4})\W*", re.IGNORECASE
)
_ARROW = re.compile(r"[\s↑↩⏎^←\ufe0e]*")
_BLOCKS = {"p", "li", "div", "aside", "dd", "td", "section"}
_OWN = {"li", "aside", "div", "p", "dd"}


class Notes:
    """The footnotes of several pages. Ids are made of path and fragment."""

    def __init__(self, pages: Sequence[tuple[str, etree._Element]]) -> None:
        self._ids: dict[tuple[str, str], etree._Element] = {}
        self._marks: dict[etree._Element, str] = {}
        self._notes: dict[etree._Element, tuple[str, str]] = {}
        self._backs: set[etree._Element] = set()
        self._led: dict[
            tuple[etree._Element, str],
            dict[etree._Element | None, tuple[int, str, etree._Element]],
        ] = {}
        for path, root in pages:
            for element in root.iter("{*}*"):
                for name in (element.get("id"), element.get("name")):
                    if name:
                        self._ids.setdefault((path, name), element)
        for path, root in pages:
            for link in root.iter("{*}a"):
                self._look(link, path)
        for path, root in pages:
            for element in root.iter("{*}*"):
                if (
                    _said(element) & _NOTE
                    and not self._holds(element)
                    and not self._within(element)
                ):
                    self._notes[element] = (path, self._id(path, element))

    def is_note(self, element: etree._Element) -> bool:
        return element in self._notes

    def is_link(self, element: etree._Element) -> bool:
        """Whether the element is itself a link to a note."""
        return element in self._marks

    def is_back(self, element: etree._Element) -> bool:
        return element in self._backs

    def mark(self, element: etree._Element, path: str) -> str:
        """The note that a link, or the raised link in the element, leads to; "" where none."""
        if element in self._marks:
            return self._marks[element]
        if (
            _tag(element) in ("sup", "span")
            and len(element) == 1
            and not (element.text or "").strip(_UNSEEN)
        ):
            inner = element[0]
            if not (inner.tail or "").strip() and _tag(inner) in ("a", "sup", "span"):
                return self.mark(inner, path)
        return ""

    def of(self, path: str) -> Iterator[tuple[str, etree._Element]]:
        """The notes of one page, with their ids, in order."""
        for element, (where, id_) in self._notes.items():
            if where == path:
                yield id_, element

    def _look(self, link: etree._Element, path: str) -> None:
        """Takes a link for a note’s mark, if it is one."""
        target = self._target(link, path)
        if target is None or link in self._backs or self._within(link):
            return
        file, element = target
        note = _block_of(element)
        if note is None or any(one is note for one in link.iterancestors()):
            return
        says = _said(link) & _REFERENCE or _said(note) & _NOTE or _in_list(note)
        back = self._back(note, link, file, path)
        if not says and (back is None or not _MARK.fullmatch(words_of(link).strip())):
            return
        if not _said(link) & _REFERENCE and len(words_of(link).strip()) > 12:
            return
        known = self._notes.setdefault(note, (file, self._id(file, note)))
        self._marks[link] = known[1]
        if back is not None:
            self._backs.add(back)

    def _target(self, link: etree._Element, path: str) -> tuple[str, etree._Element] | None:
        address = link.get("href") or ""
        file, hash_, fragment = address.partition("#")
        if not hash_ or not fragment or ":" in file:
            return None
        where = (
            posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file)))
            if file
            else path
        )
        for name in (fragment, unquote(fragment)):
            if (where, name) in self._ids:
                return where, self._ids[where, name]
        return None

    def _back(
        self, note: etree._Element, link: etree._Element, file: str, path: str
    ) -> etree._Element | None:
        """The link in a note that leads to its mark, or to what holds it."""
        around = {link, *link.iterancestors("{*}sup", "{*}span", "{*}p"), *link.iter("{*}*")}
        targets = self._targets(note, file)
        found = [targets[one] for one in around if one in targets]
        before = targets.get(link.getprevious())
        if before is not None and path == before[1]:
            found.append(before)
        return min(found, key=lambda one: one[0])[2] if found else None

    def _targets(
        self, note: etree._Element, file: str
    ) -> dict[etree._Element | None, tuple[int, str, etree._Element]]:
        """What the links in a note lead to: (which link it is, its page, the link)."""
        if (note, file) not in self._led:
            led = self._led[note, file] = {}
            for number, back in enumerate(note.iter("{*}a")):
                if target := self._target(back, file):
                    led.setdefault(target[1], (number, target[0], back))
        return self._led[note, file]

    def _id(self, path: str, note: etree._Element) -> str:
        return f"{path}#{note.get('id') or ''}-{len(self._notes)}"  # ids of a page may be double

    def _holds(self, element: etree._Element) -> bool:
        """Whether it is a note itself, or holds some that are known."""
        return any(one in self._notes for one in element.iter("{*}*"))

    def _within(self, element: etree._Element) -> bool:
        return any(one in self._notes for one in element.iterancestors())


def is_backlink(element: etree._Element, notes: Notes) -> bool:
    """Whether the element is the way from a note back to its mark, and no words.

    What only a class calls so is one if it is a link that says no more than a mark, or an arrow.
    """
    if notes.is_back(element):
        return True
    words = words_of(element).strip()
    says = _ARROW.fullmatch(words) or (_tag(element) == "a" and is_mark(words))
    return bool(_said(element) & _BACK and says)


def is_mark(words: str) -> bool:
    """Whether it is a number or a sign such as stands at a note, and no word of the text."""
    return not any(map(str.isalnum, words)) or bool(_MARK.fullmatch(words) or _NTH.fullmatch(words))


def _block_of(element: etree._Element) -> etree._Element | None:
    """The block that an anchor stands in: the element itself, or the nearest around it."""
    for one in (element, *element.iterancestors()):
        if _tag(one) in _OWN:
            return one
        if _tag(one) in ("body", "section", "h1", "h2", "h3", "h4", "h5", "h6"):
            return None
    return None


def _in_list(note: etree._Element) -> bool:
    return any(_said(one) & _LISTS for one in note.iterancestors())


def _said(element: etree._Element) -> set[str]:
    words = (
        element.get("class"),
        element.get("role"),
        element.get(_TYPE),
        element.get("epub:type"),
    )
    return {word.lower() for one in words if one for word in one.split()}


def _tag(element: etree._Element) -> str:
    return name_of(element).lower()
