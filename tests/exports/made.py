"""Editions for the tests of other forms, as planned sites; and their files in memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from diglot.flow import plan, understand
from diglot.language.wording import Words
from diglot.model.export import NAMES
from diglot.model.site import Site
from diglot.render import spoken_words
from diglot.render.exports.formats import make_exports
from diglot.render.paginate import paginate
from diglot.verify.forms import Verdict, verify_forms
from tests.strategies import SHIPPED, Made, build

Planned = tuple[Site, Mapping[str, Words]]

TIBETAN: dict[str, str] = {
    "source/edition.yml": """\
title: {bo: ཆུ་མིག་དང་ཤིང་།, en: The Spring and the Tree}
description: {bo: སྒྲུང་ཐུང་ཞིག, en: A short story.}
version: 1.0.0
url: https://example.org/spring/
publisher: {bo: ཆུ་མིག་པར་ཁང་།, en: Spring Press}
languages:
  bo: {tag: bo, name: བོད་ཡིག}
  en: {tag: en, name: English}
texts: [spring]
""",
    "source/spring/text.yml": """\
title: {bo: ཆུ་མིག, en: The spring}
base: bo
translation: en
speakers:
  - {id: guest, label: {bo: མགྲོན་པོ།, en: The guest}}
""",
    "source/spring/notes.yml": """\
notes:
  - id: tree
    note: {bo: ཤིང་དེ་ད་ལྟའང་ཡོད།, en: The tree *still* stands.}
""",
    "source/spring/bo.txt": """\
## ཤིང་གི་འགྲམ།

ཆུ་མིག་{~~གཅིང~>གཅིག~~}{>>typo: letters of like shape<<}་ཤིང་གི་{==འགྲམ་==}[^tree]ན་ཡོད།
དེའི་ཆུ་གྲང་མོ་རེད།

མགྲོན་པོ།: འདི་སུའི་ཤིང་རེད།

| ཆུ་རྒྱུག ཆུ་རྒྱུག
| མཚན་མོ་ཐུང་།
""",
    "source/spring/en.txt": """\
## Beside the tree

A spring stands {==beside==}[^tree] the tree.
Its water is cold.

The guest: Whose tree is this?

| Water runs, water runs,
| the night is short.
""",
    "glossary.yml": """\
terms:
  - id: spring
    kind: place
    term: {bo: ཆུ་མིག, en: spring}
    gloss: {bo: ས་ནས་ཐོན་པའི་ཆུ།, en: Water from the ground.}
    place: {lat: 29.65, lon: 91.1}
""",
}


def lay_out_files(files: Mapping[str, str], root: Path) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def planned(root: Path) -> Planned:
    sources = understand(root)
    site = plan(sources)
    assert site is not None, sources.problems
    return site, spoken_words(site, sources.words)


def planned_of(made: Made) -> Planned:
    """Of an edition made at random, which never stands on the disk."""
    edition = build(made.files).edition
    assert edition is not None
    words = {"en": SHIPPED, **{lang.code: SHIPPED for lang in edition.info.languages}}
    return paginate(edition, words), words


OTHERS = tuple(name for name in NAMES if name not in ("pdf", "zip"))
"""All formats but PDF, which takes long and needs fonts, and the site: test_pdf.py, test_zip.py."""


def files_of(site: Planned, *names: str) -> dict[str, bytes]:
    """The files of the formats named, or of all but PDF."""
    outputs = make_exports(*site, names or OTHERS)
    return {output.path: output.as_bytes() for output in outputs}


def verdicts(site: Planned, files: Mapping[str, bytes] | None = None, *names: str) -> list[Verdict]:
    """What `verify` finds in the files, or in those that are made for it."""

    def fetch(path: str) -> bytes:
        assert files is not None
        if path not in files:
            raise FileNotFoundError(2, "No such file", path)
        return files[path]

    return list(verify_forms(*site, names or OTHERS, None if files is None else fetch))
