"""Editions of any size, made by rule: the same numbers give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.words import Pair, Writer, name

_EDITION = """\
title: {{en: A made edition, zh: 人造版本}}
description:
  en: An edition of {texts} texts and {terms} entries, made to be measured.
  zh: 为测量而造的版本。
version: 1.0.0
languages:
  en: {{tag: en, name: English}}
  zh: {{tag: zh-Hans, name: 中文}}
marks: first-in-text
texts:
"""
_TEXT = """\
title: {{en: Text {number}, zh: 文本{number}}}
base: en
translation: zh
speakers:
  - {{id: reed, label: {{en: Anna Reed, zh: 安娜·里德}}}}
  - {{id: li, label: {{en: Professor Li, zh: 李教授}}}}
"""
_LABELS = (("Anna Reed: ", "安娜·里德："), ("Professor Li: ", "李教授："))
_TERM = """\
  - id: {id}
    kind: {kind}
    term: {{en: {en}, zh: {zh}}}
    gloss:
      en: >-
        {gloss[0]}
      zh: >-
        {gloss[1]}
    note:
      en: >-
        {note[0]} It is named with [[{other}]].
      zh: >-
        {note[1]}另见[[{other}]]。
    sources:
      - {{title: Gazetteer of made places, publisher: Made Press, date: 1998}}
    see: [{other}]
"""
_NOTE = """\
  - id: {id}
    note:
      en: >-
        {words[0]}
      zh: >-
        {words[1]}
    sources:
      - {{title: Gazetteer of made places, publisher: Made Press, date: 1998}}
"""
Line = tuple[str, str, str]
"""A segment in English and Chinese, and what the witness has for the English."""
HEADING_EVERY = 10
_KINDS = ("person", "place", "organisation", "event", "work", "concept", "expression")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much of everything a made edition holds."""

    texts: int
    blocks: int = 40
    lines: int = 3
    """Segments in a block."""
    terms: int
    terms_in_text: int = 5
    """How many of the terms a text speaks of, each text of the next ones."""
    named: int = 8
    """One segment in so many holds a term."""
    notes: int = 5
    """Notes on passages, in each text."""

    @property
    def headings(self) -> int:
        """In each text."""
        return -(-self.blocks // HEADING_EVERY)

    @property
    def body(self) -> int:
        """Segments in each text, its headings aside."""
        return (self.blocks - self.headings) * self.lines

    @property
    def segments(self) -> int:
        return self.texts * (self.body + self.headings)


def make_edition(root: Path, size: Size) -> None:
    """Writes source/ and glossary.yml of an edition of this size below `root`."""
    ids = [f"text-{number}" for number in range(1, size.texts + 1)]
    listed = "".join(f"  - {id_}\n" for id_ in ids)
    edition = _EDITION.format(texts=size.texts, terms=size.terms)
    _write(root / "source" / "edition.yml", edition + listed)
    _write(root / "glossary.yml", "terms:\n" + "".join(_entries(size.terms)))
    for number, id_ in enumerate(ids):
        _make_text(root / "source" / id_, number, size)


def terms(size: Size, text: int) -> list[int]:
    """The numbers of the names that a text speaks of."""
    first = text * size.terms_in_text
    return [(first + index) % size.terms for index in range(size.terms_in_text)]


def _entries(count: int) -> Iterator[str]:
    for number in range(count):
        writer = Writer(number)
        english, chinese = name(number)
        yield _TERM.format(
            id=_id(number),
            kind=_KINDS[number % len(_KINDS)],
            en=english,
            zh=chinese,
            gloss=writer.sentence(),
            note=writer.sentence(),
            other=_id(number ^ 1 if number ^ 1 < count else 0),  # in pairs: each leads back,
        )


def _id(number: int) -> str:
    return name(number)[0].lower().replace(" ", "-")


def _make_text(folder: Path, number: int, size: Size) -> None:
    _write(folder / "text.yml", _TEXT.format(number=number + 1))
    writer = Writer(1_000_000 + number)
    notes = (_NOTE.format(id=f"note-{i}", words=writer.sentence()) for i in range(size.notes))
    _write(folder / "notes.yml", "notes:\n" + "".join(notes) if size.notes else "notes: []\n")
    english, chinese, witness = [], [], []
    for block in _blocks(writer, size, number):
        english.append("".join(f"{line[0]}\n" for line in block))
        chinese.append("".join(f"{line[1]}\n" for line in block))
        witness.append("".join(f"{line[2]} " for line in block))
    _write(folder / "en.txt", "\n".join(english))
    _write(folder / "zh.txt", "\n".join(chinese))
    _write(folder / "witness.txt", "\n".join(witness))


def _blocks(writer: Writer, size: Size, text: int) -> Iterator[list[Line]]:
    """The lines of each block; every tenth block is a heading."""
    spoken = terms(size, text)
    segment = 0
    for block in range(size.blocks):
        if block % HEADING_EVERY == 0:
            english, chinese = writer.sentence()
            yield [(f"## {english}", f"## {chinese}", english)]
            continue
        lines = []
        for _ in range(size.lines):
            number, rest = divmod(segment, size.named)
            topic = None if rest else name(spoken[number % len(spoken)])
            lines.append(_marked(writer.sentence(topic), segment, size))
            segment += 1
        if block % 2:
            lines[0] = _spoken(lines[0], block // 2)
        yield lines


def _marked(sentence: Pair, segment: int, size: Size) -> Line:
    """The sentence with the emendation and the note that have their place in this segment."""
    english, chinese = sentence
    received = english
    if segment % 40 == 20 and " the " in english:
        received = english.replace(" the ", " teh ", 1)
        english = english.replace(" the ", " {~~teh~>the~~}{>>typo: letters exchanged<<} ", 1)
    number, rest = divmod(segment, max(1, size.body // max(1, size.notes)))
    if rest == 0 and number < size.notes:
        mark = f"[^note-{number}]"
        english = f"{english[:-1]}{mark}{english[-1]}"
        chinese = f"{chinese[:-1]}{mark}{chinese[-1]}"
    return english, chinese, received


def _spoken(line: Line, turn: int) -> Line:
    english, chinese = _LABELS[turn % len(_LABELS)]
    return english + line[0], chinese + line[1], english + line[2]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
