"""“Import of every format that Diglot exports gives back text, marks, notes.”"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from diglot.flow import understand
from diglot.model.edition import AnnotatedText
from tests.commands import diglot
from tests.sites import REPOSITORY

EDITIONS = {"en-zh": "en,zh", "he-en": "he,en", "ar-zh": "ar,zh"}
Rows = list[tuple[str, str]]


def text_of(root: Path) -> AnnotatedText:
    """The first text of an edition."""
    edition = understand(root).edition
    assert edition
    return edition.texts[0]


def rows_of(text: AnnotatedText) -> Rows:
    """What each row says in both languages."""
    rows = [row for pair in text.text.pairs for row in pair.rows]
    return [(row.base.text, row.translation.text) for row in rows]


def is_within(some: Rows, rows: Rows) -> bool:
    """Whether the rows are all there, in order, perhaps among others (headings of the editor)."""
    rest = iter(rows)
    return all(row in rest for row in some)


@pytest.fixture(params=EDITIONS, scope="module")
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("exported") / str(request.param)
    shutil.copytree(REPOSITORY / "tests/editions" / str(request.param), root)
    for name in ("tei", "tmx", "csv", "epub"):
        assert diglot("export", name, cwd=root).returncode == 0
    return root


@pytest.mark.parametrize("suffix", [".tei.xml", ".tmx", ".csv", ".epub"])
def test_of_an_export(exported: Path, tmp_path: Path, suffix: str) -> None:
    folder = exported / "exports"
    name = text_of(exported).text.info.id
    file = folder / "edition.epub" if suffix == ".epub" else folder / "texts" / f"{name}{suffix}"
    done = diglot("import", str(file), "--langs", EDITIONS[exported.name], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    there, here = rows_of(text_of(exported)), rows_of(text_of(tmp_path))
    if suffix == ".tmx":  # a memory holds what stands in both languages
        there = [row for row in there if all(row)]
    if suffix in (".tmx", ".csv"):
        assert here == there
    assert is_within(there, here)


def test_tei_gives_back_speakers_notes_and_emphasis(exported: Path, tmp_path: Path) -> None:
    before = text_of(exported).text
    file = exported / "exports/texts" / f"{before.info.id}.tei.xml"
    diglot("import", str(file), "--langs", EDITIONS[exported.name], cwd=tmp_path)
    after = text_of(tmp_path).text
    one, two = (
        {
            (row.base.text, row.base.emphases, len(row.base.notes))
            for pair in text.pairs
            for row in pair.rows
        }
        for text in (before, after)
    )
    entries = {mark.id for pair in before.pairs for row in pair.rows for mark in row.base.notes}
    if entries <= {note.id for note in before.info.notes}:  # a term’s entry is no note
        assert one <= two
    assert len(after.info.speakers) == len(before.info.speakers)
