"""Takes a text back out of a page: of its Markdown, and of the HTML that Python-Markdown makes of it.

Nothing here is the generator's: the Markdown is read by the grammar that a page's reader sees, the
HTML by lxml.
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html
from lxml.html import HtmlElement

_BLOCK = re.compile(
    r"^/// bitext \| (\S+) (\S+) (\S+?)(?: [a-z]+)?\n(.*?)\n///$", re.DOTALL | re.MULTILINE
)
_TOKEN = re.compile(
    r"\\([!-/:-@\[-`{-~])|(&(?:lt|gt|amp|quot|#\d+);)|(\{~~|~>|~~\}|\{\+\+|\+\+\}|\{--|--\})"
    r"|\[\^([^\]]+)\]|([\[\]*])|(.)",
    re.DOTALL,
)
_LETTER = re.compile("#letter-")
_NUMBER = re.compile(r"\d+[a-z]?(\.\d+)?$")
# Which readings the text between two marks belongs to.
_READINGS = {"{~~": "received", "~>": "edited", "{++": "edited", "{--": "received"}
_BOTH = ("~~}", "++}", "--}")
# Attributes of drawings whose value depends on how much room the words take.
_GEOMETRY = frozenset("x y x1 x2 y1 y2 cx cy d points width height viewbox transform".split())
# Attributes whose value is text of the edition.
_WORDS = frozenset(
    "content title data-toc-label aria-label alt placeholder data-reader data-speaks data-none data-counted".split()
)


Shapes = list[tuple[str, ...]] | Counter[tuple[str, ...]]
"""The elements of a page, with their attributes: in order, or in any."""


@dataclass(frozen=True)
class Passage:
    """One language of one segment, as a page shows it."""

    address: str
    tag: str
    edited: str
    received: str
    notes: tuple[str, ...]
    """Ids of the notes that its marks lead to, in order."""


def of_markdown(page: str) -> list[Passage]:
    """The passages of a page's Markdown, in order; supplied headings are left out."""
    passages = []
    for address, *tags, body in _BLOCK.findall(page):
        if not _NUMBER.match(address):
            continue
        columns = [part.split("\n") for part in re.split(r"\n\n", body, maxsplit=1)]
        columns = [_without_marks([x for x in one if x != "|"]) for one in columns]
        for index in range(len(columns[0])):
            for tag, column in zip(tags, columns, strict=True):
                language = tag.partition(":")[0]
                passages.append(_passage(f"{address}.{index + 1}", language, column[index]))
    return passages


def _without_marks(column: list[str]) -> list[str]:
    """The lines of a column without the speaker's, and without the marks of its kind."""
    if re.match(r"\*\*.+\*\*$", column[0]):
        return column[1:]
    if column[0].startswith(": "):
        return [column[0][2:], *column[1:]]
    return [re.sub(r"^(?:#{2,3} |\| +)", "", line) for line in column]


def _passage(address: str, tag: str, line: str) -> Passage:
    readings, notes = {"edited": "", "received": ""}, []
    into = "both"
    line = re.sub(r"\]\{(?:\^|lang=|ruby=|to=)[^}]+\}", "]", line)
    line = re.sub(r"(?<!\\)\{(?:/|page [^}]+)\}", "", line)
    for escaped, reference, critic, note, mark, char in _TOKEN.findall("" if line == "~" else line):
        if critic in _READINGS:
            assert (into == "received") if critic == "~>" else (into == "both"), line
            into = _READINGS[critic]
        elif critic in _BOTH:
            assert into != "both", line
            into = "both"
        elif note:
            notes.append(note)
        elif not mark:
            for name in readings:
                if into in (name, "both"):
                    readings[name] += escaped or html.unescape(reference) or char
    assert into == "both", line
    return Passage(address, tag, readings["edited"], readings["received"], tuple(notes))


def parse(fragment: str) -> HtmlElement:
    """A fragment of HTML as a document."""
    # Python-Markdown puts a new line behind `<br />`, where a browser shows nothing of it.
    fragment = fragment.replace("<br />\n", "<br />")
    page = f"<!doctype html><html><head><meta charset=utf-8></head><body>{fragment}</body></html>"
    return lxml.html.document_fromstring(page)


def of_html(document: HtmlElement) -> list[Passage]:
    """The passages of a page's HTML, in order; supplied headings are left out."""
    passages = []
    for section in document.iterfind(".//section"):
        if "bitext" not in section.classes or not _NUMBER.match(section.get("id", "")):
            continue
        for row in section.iterfind("div"):
            if "speaker" in row.classes:
                continue
            cells = [cell for cell in row if cell.get("lang")]
            address = row.get("id") or cells[0].get("id", "")
            for cell in cells:
                links = cell.iterfind(".//a[@role='doc-noteref']")
                passages.append(
                    Passage(
                        address,
                        cell.get("lang", ""),
                        reading(cell, "del"),
                        reading(cell, "ins"),
                        tuple(link.get("href", "").removeprefix("#fn:") for link in links),
                    )
                )
    return passages


def reading(element: HtmlElement, dropped: str) -> str:
    """The text of an element without note marks, and without what stands in `dropped`."""
    text = element.text or ""
    for child in element:
        if child.tag not in ("sup", "rt", dropped):
            text += reading(child, dropped)
        text += child.tail or ""
    return text


def between(first: HtmlElement, last: HtmlElement) -> str:
    """What is read between two elements, without the marks of notes and what was removed."""
    behind = "following::text()[not(ancestor::sup or ancestor::del)]"
    found = first.xpath(behind)
    return "".join(found[: len(found) - len(last.xpath(behind))])


@dataclass(frozen=True)
class References:
    """How a page's note marks and notes lead to each other, all by id of element."""

    marks: tuple[tuple[str, str], ...]
    """(anchor of the mark, target), in order."""
    numbers: tuple[str, ...]
    notes: tuple[str, ...]
    """The notes, in order."""
    back: dict[str, list[str]]
    """Note → the anchors that its back-links lead to, in order."""


def references(document: HtmlElement) -> References:
    """The note marks and notes of a page's HTML."""
    marks, numbers = [], []
    for link in document.iterfind(".//a[@role='doc-noteref']"):
        holder = link.getparent()
        assert holder is not None
        marks.append((holder.get("id", ""), link.get("href", "").removeprefix("#")))
        numbers.append(link.text_content())
    back = defaultdict(list)
    notes = document.findall(".//section[@role='doc-endnotes']/ol/li")
    for note in notes:
        for link in note.iterfind(".//a[@role='doc-backlink']"):
            back[note.get("id", "")].append(link.get("href", "").removeprefix("#"))
    ids = tuple(note.get("id", "") for note in notes)
    return References(tuple(marks), tuple(numbers), ids, dict(back))


def skeleton(document: HtmlElement) -> list[tuple[str, ...]]:
    """Every element with its attributes, in order; of those that hold words only the name.

    That words are in another language, their letters say: such spans are the words' own.
    """
    return [_shape(element) for element in document.iter() if not _is_tongue(element)]


def _is_tongue(element: HtmlElement) -> bool:
    return (
        element.tag == "span" and "lang" in element.attrib and {*element.attrib} <= {"lang", "dir"}
    )


def outside_letters(document: HtmlElement) -> Counter[tuple[str, ...]]:
    """The same of an index, in any order: which letters it has, and what stands under which, is a
    matter of the words, so that its headings by letter, the ways to them, and lists do not count."""
    shapes = Counter(skeleton(document))
    for item in document.iterfind(".//a[@href]"):
        if _LETTER.match(item.get("href", "")):
            holder = item.getparent()
            counted = [item, *item.iterdescendants()]
            if holder is not None and holder.tag == "li":
                counted = list(holder.iter())
            shapes.subtract(_shape(element) for element in counted if not _is_tongue(element))
    for heading in document.iter("h3"):
        if _LETTER.match(f"#{heading.get('id', '')}"):
            shapes.subtract(_shape(each) for each in heading.iter() if not _is_tongue(each))
    return Counter({shape: number for shape, number in shapes.items() if shape[0] != "ul"})


def _shape(element: HtmlElement) -> tuple[str, ...]:
    attributes = (
        name if name in _WORDS | _GEOMETRY else f"{name}={value}"
        for name, value in element.attrib.items()
    )
    return (str(element.tag), *sorted(attributes))


def words(document: HtmlElement) -> str:
    """All text of a page, white space made single."""
    return " ".join(document.text_content().split())


def table_rows(document: HtmlElement, id_: str) -> Iterator[list[str]]:
    """The rows of the table below the heading `id_`, cell by cell, without its head."""
    for heading in document.iterfind(f".//h2[@id='{id_}']"):
        table = heading.getnext()
        if table is not None and table.tag == "table":
            for row in table.iterfind("tbody/tr"):
                yield [cell.text_content() for cell in row]
