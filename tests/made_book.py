"""A made book: four texts in parts that hold parts, and pages by hand between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

EDITION = """
title: {en: The Mill, zh: 磨坊}
subtitle: {en: A Tale, zh: 故事}
url: https://example.org/mill
published: 2026
languages: {en: {tag: en, name: English}, zh: {tag: zh-Hans, name: 中文}}
authors:
  - name: {en: Satō An, zh: 佐藤安}
    family: {en: Satō, zh: 佐藤}
    given: {en: An, zh: 安}
    orcid: 0000-0002-1825-0097
contributors: [{name: Cy Clark, roles: [ill]}]
contents:
  - page: preface
  - title: {en: Part One, zh: 第一部}
    texts: [a-1, a-2]
  - title: {en: Part Two, zh: 第二部}
    contents:
      - title: {en: Book One, zh: 卷一}
        texts: [b-1]
      - page: interlude
  - texts: [end]
"""
TEXTS = ("a-1", "a-2", "b-1", "end")
HAND = ("en/preface", "zh/preface", "en/interlude")
WITH_CHANGES = "a-2"


def text_files(id_: str, rows: int) -> Iterator[tuple[str, str]]:
    """A text of blocks of four rows, with a heading above each fifth block."""
    number = id_[-1] if id_[-1].isdigit() else "9"
    title = f"title: {{en: Chapter {number}, zh: 第{number}章}}\nbase: en\ntranslation: zh\n"
    yield f"source/{id_}/text.yml", title
    for code, line in (("en", "The river ran on, {}."), ("zh", "河水流过，{}。")):
        blocks = []
        for block in range(rows // 4):
            if block % 5 == 0:
                blocks.append(f"## {line.format(f'h{block}')}")
            blocks.append("\n".join(line.format(f"{block}x{at}") for at in range(4)))
        if id_ == WITH_CHANGES:
            blocks[1] += "{++ It did.++}{>>grammar: lacking<<}"
        yield f"source/{id_}/{code}.txt", "\n\n".join(blocks) + "\n"


def sources(rows: int = 40) -> dict[str, str]:
    """The files of an edition whose texts have so many rows, without their headings."""
    texts = {"source/edition.yml": EDITION}
    for id_ in TEXTS:
        texts |= dict(text_files(id_, rows))
    return texts


def lay_out(root: Path, rows: int) -> Path:
    """The edition in `root` (returned), with its pages by hand."""
    pages = {f"docs/{path}.md": f"---\ntitle: {title(path)}\n---\n\nWords.\n" for path in HAND}
    for path, text in (sources(rows) | pages).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def title(path: str) -> str:
    """Of a page by hand."""
    return path.split("/")[1].title()
