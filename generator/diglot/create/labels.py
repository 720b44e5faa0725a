"""Who speaks, told from paragraphs that begin with a name and a colon, where both files have such.

A file that does not say what a speech is (plain text, DOCX) shows it by names that come again and
again. Where one file has few of them, or the other has far fewer, all stays prose.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from diglot.create.document import Block, Document, Kind, Line, cut, tidy
from diglot.create.speakers import can_be_label

_LABEL = re.compile(r"([^:：.!?。！？\n]{1,40}?)[ \u00a0\u202f]?[:：]\s*(?=\S)")
_WORDS = 5
_FEWEST = 4
_ALIKE = 0.8
"""Labelled paragraphs of the file that has fewer, for each of the other."""


def voiced(first: Document, second: Document) -> tuple[Document, Document]:
    """Both documents, with speeches where names before colons show them in both."""
    names = [_names(document) for document in (first, second)]
    counts = sorted(sum(one.values()) for one in names)
    if counts[0] < max(_FEWEST, _ALIKE * counts[1]):
        return first, second
    return _spoken(first, names[0]), _spoken(second, names[1])


def _names(document: Document) -> Counter[str]:
    """Names that stand before a colon at the start of two paragraphs at least."""
    found = Counter(name for block in document.blocks if (name := _name(block)))
    return Counter({name: count for name, count in found.items() if count > 1})


def _name(block: Block) -> str:
    if block.kind is not Kind.PROSE or block.role or len(block.lines) != 1:
        return ""
    found = _LABEL.match(block.lines[0].text)
    if not found or len(found[1].split()) > _WORDS or not can_be_label(found[1]):
        return ""
    return found[1]


def _spoken(document: Document, names: Counter[str]) -> Document:
    blocks = [_speech(b) if _name(b) in names else b for b in document.blocks]
    return replace(document, blocks=tuple(blocks))


def _speech(block: Block) -> Block:
    line = block.lines[0]
    found = _LABEL.match(line.text)
    assert found, "it has a name"
    whole = len(line.text)
    runs = cut(line.runs, found.end(), whole, is_first=True, is_last=True)
    said = (Line(tidy(runs)),)
    return replace(block, kind=Kind.SPEECH, speaker=found[1], lines=said)
