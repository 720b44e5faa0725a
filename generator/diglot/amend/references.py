"""Where an edition names an entry of its glossary: YAML, notes, texts, pages by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from diglot.amend.document import Document, read_document
from diglot.amend.values import Steps
from diglot.amend.walk import leaves, model_of
from diglot.model.declared import EditionInfo, TextInfo
from diglot.parse.text import parse_text


class Reference(Struct, frozen=True):
    """An id where it stands: `text[start:end]` of the file."""

    path: str
    start: int
    end: int
    kind: str
    """`id` of an entry (`see:`, `term:`), `link` in a note, `mark` in a text, `page` by hand."""
    steps: Steps = ()
    """To the value that is it, or holds it; () outside YAML."""


def references(
    texts: Mapping[str, str], pages: Mapping[str, str], info: EditionInfo, id_: str
) -> Iterator[Reference]:
    """Each place where the entry is named. Its own `id:` and `formerly:` are none.

    `texts` are the sources by path, `pages` those by hand, both with LF line ends.
    """
    for path, text in texts.items():
        model = model_of(path)
        document = read_document(path, text) if model and id_ in text else None
        if document:
            yield from _in_yaml(document, model, id_)
    for one in info.texts:
        for lang in one.languages:
            path = f"source/{one.id}/{lang}.txt"
            if f"[^{id_}]" in texts.get(path, ""):
                yield from _in_text(path, texts[path], lang, one, info, id_)
    page = re.compile(rf"(?<![\w-])glossary/({re.escape(id_)})(?=\.md|/|[#)\"\s]|$)", re.MULTILINE)
    for path, text in pages.items():
        for found in page.finditer(text):
            yield Reference(path, found.start(1), found.end(1), "page")


def link_to(id_: str) -> re.Pattern[str]:
    """The beginning of a link to an entry in the words of a note, up to its bar or end."""
    return re.compile(rf"\[\[({re.escape(id_)})(?=[|\]])")


def _in_yaml(document: Document, model: type | None, id_: str) -> Iterator[Reference]:
    link = link_to(id_)
    for leaf in leaves(model, document.root):
        begin, raw = document.begin(leaf.node), document.raw(leaf.node)
        if leaf.rule.names == "entry" and leaf.node.value == id_:
            start = begin + raw.find(id_)
            yield Reference(document.path, start, start + len(id_), "id", leaf.steps)
        elif leaf.rule.names == "note":
            for found in link.finditer(raw):
                start, end = begin + found.start(1), begin + found.end(1)
                yield Reference(document.path, start, end, "link", leaf.steps)


def _in_text(
    path: str, text: str, lang: str, one: TextInfo, info: EditionInfo, id_: str
) -> Iterator[Reference]:
    blocks, _ = parse_text(path, text, lang, one.speakers, info.kinds, one.sigla)
    document = Document(path, text, None)
    marks = [mark for b in blocks for s in b.segments for mark in s.notes if mark.id == id_]
    for place in sorted({mark.place for mark in marks}):
        start = document.offset(place.line, place.column) + 2
        yield Reference(path, start, start + len(id_), "mark")
