"""Every word comes back out of every form, and what is lost is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from diglot.render.exports.formats import FORMATS
from diglot.verify.forms import READERS
from tests.bench.made import Size, make_edition
from tests.commands import diglot
from tests.examples import examples
from tests.exports.made import (
    OTHERS,
    TIBETAN,
    Planned,
    files_of,
    lay_out_files,
    planned,
    planned_of,
    verdicts,
)
from tests.helpers import lay_out
from tests.sites import EDITIONS, build, lay_out_edition
from tests.strategies import Made, editions


def test_every_format_has_its_reader() -> None:
    assert {form.name for form in FORMATS} == READERS.keys()


def kept(site: Planned) -> None:
    found = verdicts(site)
    assert [one for one in found if one.differences] == []
    assert {one.form for one in found} >= set(OTHERS) - (
        set() if site[0].edition.info.terms else {"tbx", "tbx2"}
    )


@pytest.mark.parametrize("name", ["en-zh", "ar-zh", "he-en"])
def test_nothing_is_lost(name: str) -> None:
    """“From every output, each language's edited reading can be taken back out, complete and in
    order, equal to its source.”"""
    kept(planned(EDITIONS / name))


def test_nothing_is_lost_in_tibetan(tmp_path: Path) -> None:
    kept(planned(lay_out_files(TIBETAN, tmp_path)))


def test_nothing_is_lost_in_the_base_edition(tmp_path: Path) -> None:
    kept(planned(lay_out(None, tmp_path / "base")))


def test_nothing_is_lost_in_a_long_text(tmp_path: Path) -> None:
    """“A text of 3,000 rows.”"""
    make_edition(tmp_path, Size(texts=1, blocks=1_100, lines=3, terms=20))
    site = planned(tmp_path)
    assert sum(len(pair.rows) for pair in site[0].edition.texts[0].text.pairs) >= 3_000
    kept(site)


@given(editions())
@examples(30)
def test_nothing_is_lost_whatever_the_editor_writes(made: Made) -> None:
    """The same, of editions made at random, whose words mean something in every grammar."""
    kept(planned_of(made))


# -- what is lost is found -------------------------------------------------------------------------

Loss = Callable[[str], str]


def without(pattern: str) -> Loss:
    return lambda file: re.sub(pattern, "", file, count=1, flags=re.DOTALL)


def swapped(pattern: str) -> Loss:
    """The file with the second group of a pattern before the first."""

    def swap(file: str) -> str:
        return re.sub(pattern, r"\2\1", file, count=1, flags=re.DOTALL)

    return swap


TEXT = "texts/well"
LOSSES: list[tuple[str, str, Loss]] = [
    ("txt", f"{TEXT}.txt", without("stands ")),
    ("txt", f"{TEXT}.txt", swapped(r"(היום|In 1912[^\n]*\n)(.*?\n)")),
    ("txt", f"{TEXT}.en.txt", without(r"In 1912[^\n]*\n")),
    ("txt", f"{TEXT}.he.txt", without("שמותיהם ")),
    ("md", f"{TEXT}.markdown", without("stands ")),
    ("md", f"{TEXT}.en.markdown", swapped(r"(I water them[^\n]*\n)(The old trees[^\n]*\n)")),
    ("md", f"{TEXT}.markdown", without(r"\[\^brothers\]: [^\n]*")),
    ("csv", f"{TEXT}.csv", without("stands ")),
    ("csv", f"{TEXT}.csv", swapped(r"(\n2\.1,[^\n]*)(\n2\.2,[^\n]*)")),
    ("csv", f"{TEXT}.csv", without("brothers(?=\r\n)")),
    ("csv", f"{TEXT}.csv", without("קריס")),
    ("json", f"{TEXT}.json", without("stands ")),
    ("json", f"{TEXT}.json", swapped(r'(\n\{"address": "2\.1"[^\n]*)(\n\{"address": "2\.2"[^\n]*)')),
    ("json", f"{TEXT}.json", without('"he": "שמותיהם[^"]*", ')),
    ("tei", f"{TEXT}.tei.xml", without("stands ")),
    ("tei", f"{TEXT}.tei.xml", swapped(r'(<seg xml:id="en\.2\.1".*?</seg>) (<seg xml:id="en\.2\.2")')),
    ("tei", f"{TEXT}.tei.xml", without(r'<note xml:id="note-brothers-en".*?</note>')),
    ("tei", f"{TEXT}.tei.xml", without(r'<note xml:id="term|<person xml:id="sp-gardener".*?</person>')),
    ("tei", f"{TEXT}.tei.xml", without("(?<=<sic>)קריס")),
    ("tei", "edition.tei.xml", without("<term [^>]*>well</term>")),
    ("tmx", f"{TEXT}.tmx", without("stands ")),
    ("tmx", "edition.tmx", swapped(r'(<tu tuid="well/2\.1".*?</tu>\n)(<tu .*?</tu>\n)')),
    ("tbx", "glossary.tbx", without("<note>[^<]*</note>")),
    ("tbx", "glossary.tbx", without("<termSec>.*?</termSec>")),
    ("tbx2", "glossary.v2.tbx", without("<tig>.*?</tig>")),
    ("annotations", f"{TEXT}.annotations.jsonld", without("(?<=Their )names ")),
    ("annotations", f"{TEXT}.annotations.jsonld", lambda file: file.replace('"start": ', '"start": 1')),
    ("dts", "dts/document/well.en.xml", without("stands ")),
    ("dts", "dts/document/well.en/2.xml", without("stands ")),
    ("dts", "dts/navigation/well.en.json", without(r'\{"@type": "CitableUnit", "identifier": "2".*?\}, ')),
    ("xliff", f"{TEXT}.xlf", without("stands ")),
    ("xliff", f"{TEXT}.xlf", swapped(r'(<segment id="s2\.1".*?</segment>)(<segment id="s2\.2".*?</segment>)')),
]  # fmt: skip


@pytest.fixture(scope="module")
def well() -> tuple[Planned, dict[str, bytes]]:
    site = planned(EDITIONS / "he-en")
    return site, files_of(site)


@pytest.mark.parametrize(("form", "path", "lose"), LOSSES)
def test_what_is_lost_is_found(
    well: tuple[Planned, dict[str, bytes]], form: str, path: str, lose: Loss
) -> None:
    """“Finds each of twenty planted losses (a dropped word, a swapped row, a lost note).”"""
    site, files = well
    whole = files[path].decode("utf-8")
    damaged = lose(whole)
    assert damaged != whole, "nothing was lost"
    found = verdicts(site, {**files, path: damaged.encode()}, form)
    assert any(one.differences for one in found)


def test_a_file_that_is_not_there_is_found(well: tuple[Planned, dict[str, bytes]]) -> None:
    site, files = well
    for path in files:
        rest = {other: content for other, content in files.items() if other != path}
        assert any(one.differences for one in verdicts(site, rest)) or path.startswith(
            "dts/collection/well"
        ), path


# -- the command -----------------------------------------------------------------------------------


def test_the_command_prints_a_table(tmp_path: Path) -> None:
    base = lay_out(None, tmp_path / "base")
    done = diglot("verify", cwd=base)
    assert done.returncode == 0, done.stdout + done.stderr
    header, *rows = done.stdout.splitlines()
    assert header.split()[:3] == ["format", "words", "rows"]
    assert {row.split()[0] for row in rows} >= READERS.keys() - {"tbx", "tbx2"}


def test_the_command_reads_what_stands_in_a_folder(tmp_path: Path) -> None:
    base = lay_out(None, tmp_path / "base")
    diglot("export", "txt", cwd=base)
    assert diglot("verify", "txt", "--in", "exports", cwd=base).returncode == 0
    file = base / "exports/texts/gate.en.txt"
    file.write_text(file.read_text("utf-8").replace("gate ", "", 1), "utf-8")
    done = diglot("verify", "txt", "--in", "exports", cwd=base)
    assert done.returncode == 1
    assert "texts/gate.en.txt: lines: " in done.stderr


def test_what_it_cannot_verify_is_said(tmp_path: Path) -> None:
    base = lay_out(None, tmp_path / "base")
    assert diglot("verify", "docx", cwd=base).returncode == 1


@pytest.mark.long
def test_the_pages_of_the_site_are_read_too(tmp_path: Path) -> None:
    """A word and a note that a page lost are found."""
    root = build(lay_out_edition(EDITIONS / "he-en", tmp_path / "he-en"))
    whole = diglot("verify", "site", cwd=root)
    assert whole.returncode == 0, whole.stdout + whole.stderr
    assert whole.stdout.count("\nsite ") == 2
    page = root / "site/en/well/index.html"
    html = page.read_text("utf-8")
    for lost in ("stands at", "Their names"):
        page.write_text(html.replace(lost, "", 1), "utf-8")
        done = diglot("verify", "site", cwd=root)
        assert done.returncode == 1, lost
        assert "en/well/index.html: " in done.stderr


def test_there_may_be_no_site(tmp_path: Path) -> None:
    done = diglot("verify", "site", cwd=lay_out(None, tmp_path / "base"))
    assert done.returncode == 1
    assert "diglot build" in done.stderr
