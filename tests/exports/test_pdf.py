"""The PDF: words come back out of Typst's grammar and out of the pages, in every direction."""

from __future__ import annotations

import importlib.util
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from diglot.model.output import NotMadeError
from diglot.render.exports.format import PLAIN, Scope, Sheet
from diglot.render.exports.formats import FORMATS, chosen, make_exports, scopes_of, wanted
from diglot.render.exports.pdf import press
from diglot.render.exports.pdf.source import source
from diglot.render.exports.pdf.typst import array, named, string
from diglot.verify.forms import READERS
from diglot.verify.forms.taken import differences
from tests.commands import diglot
from tests.examples import examples
from tests.exports.made import TIBETAN, Planned, files_of, lay_out_files, planned, verdicts
from tests.helpers import lay_out
from tests.sites import EDITIONS

PATH = "edition.pdf"
(PDF,) = (form for form in FORMATS if form.name == "pdf")

EVERYTHING: dict[str, str] = {
    "source/edition.yml": """\
title: {en: "All kinds, \\"quoted\\" #hash", zh: 各种}
version: 1.0.0
languages:
  en: {tag: en-GB, name: English}
  zh: {tag: zh-Hans, name: 中文}
texts: [all]
""",
    "source/all/text.yml": """\
title: {en: "All *kinds* of [blocks]", zh: 各种段落}
base: en
translation: zh
""",
    "source/all/notes.yml": """\
notes:
  - id: one
    note: {en: "A *note* with $x^2$ and `code` \\\\ [at](https://example.org/a_(b)).", zh: 一条*注释*。}
  - id: two
    note: {en: "Another. See [[4.1]].", zh: "另一条。见[[4.1]]。"}
""",
    "source/all/en.txt": """\
## A heading[^one]

@dedication
To nobody.

@epigraph
Words #let x = 1 before all.

A first line with \\"marks\\" _here_ and $there$.{page 12}
It speaks of {==two things==}[^one][^two], *with stress*, and [la vie]{lang=fr}.
~

@letter
Dear all, {/}this is a letter.

| Verse begins,
|   and goes further in,
|
| in a second stanza[^two].

@aside
He leaves, as [[4.1]] says.
""",
    "source/all/zh.txt": """\
## 标题[^one]

@dedication
献给无人。

@epigraph
在一切之前的话。

第一行，有“引号”和{漢字|かんじ}。
它讲到{==两件事==}[^one][^two]，*着重*，以及生活。
只有这里有。

@letter
各位，{/}这是一封信。

| 诗开始了，
|   再往里走，
|
| 到第二节[^two]。

@aside
他走了，如[[4.1]]所说。
""",
    "glossary.yml": "terms: []\n",
}


# -- the grammar -----------------------------------------------------------------------------------


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff")),
        max_size=30,
    )
)
@examples(40)
def test_words_come_back_out_of_the_grammar(words: list[str]) -> None:
    """“Escaped by Typst's grammar: random text comes back.”"""
    value = named(words=array(map(string, words)))
    document = f"#metadata({value}) <it>".encode()
    found = json.loads(typst.query(document, "<it>", field="value", one=True))
    assert found == {"words": words}


# -- nothing is lost -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["en-zh", "ar-zh", "he-en"])
def test_nothing_is_lost(name: str) -> None:
    """“Both languages’ edited reading, notes, terms, addresses out of the PDF: 0 differences.”"""
    (verdict,) = verdicts(planned(EDITIONS / name), None, "pdf")
    assert verdict.differences == ()
    assert min(verdict.rows, verdict.notes, verdict.terms) > 0


@pytest.mark.parametrize("is_facing", [False, True])
@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
def test_nothing_is_lost_of_all_that_blocks_hold(
    tmp_path: Path, paper: str, is_facing: bool
) -> None:
    """Roles, verse, ruby, foreign words, breaks, notes side by side, on each paper, either way."""
    site = planned(lay_out_files(EVERYTHING, tmp_path))
    sheet = Sheet(paper=paper, is_facing=is_facing)
    assert not lost(site, made(site, sheet), sheet)


@pytest.mark.parametrize("name", ["ar-zh", "he-en"])
def test_nothing_is_lost_on_facing_pages(name: str) -> None:
    site, sheet = planned(EDITIONS / name), Sheet(paper="a5", is_facing=True)
    assert not lost(site, made(site, sheet), sheet)


def test_tibetan_is_whole_or_a_font_is_asked_for(tmp_path: Path) -> None:
    """“A clear problem where a script has no font”: with what to do."""
    site = planned(lay_out_files(TIBETAN, tmp_path))
    if any("Tibetan" in name or "Himalaya" in name for name in press.families(())):
        assert verdicts(site, None, "pdf")[0].differences == ()
        return
    with pytest.raises(NotMadeError) as caught:
        made(site)
    assert caught.value.problem.code == "F008"
    assert "TIBETAN" in caught.value.problem.message
    assert "source/fonts/" in caught.value.problem.hint


def test_tibetan_is_set_in_a_font_of_the_edition(tmp_path: Path) -> None:
    """“An edition's own font in `source/fonts/`”: named in the colophon, embedded, nothing lost."""
    command = ["fc-list", ":lang=bo", "file"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    font = next((line.rstrip(": ") for line in sorted(said.splitlines())), "")
    if not font:
        pytest.skip("no Tibetan font: apt-get install fonts-noto-core")
    root = lay_out_files(TIBETAN, tmp_path)
    (root / "source/fonts").mkdir()
    shutil.copy(font, root / "source/fonts")
    site = planned(root)
    own = [one.family for one in site[0].edition.info.fonts if one.file.startswith(str(root))]
    (one,) = wanted(*site, PDF)
    assert own[0] in source(one, press.families(site[0].edition.info.fonts)).split("#let s")[0]
    assert not lost(site, made(site))


def made(site: Planned, sheet: Sheet = PLAIN) -> bytes:
    (output,) = make_exports(*site, ["pdf"], sheet=sheet)
    return output.as_bytes()


def lost(site: Planned, content: bytes, sheet: Sheet = PLAIN) -> list[str]:
    (one,) = wanted(*site, PDF, sheet=sheet)
    reader = READERS["pdf"]
    return differences(reader.expect(one), reader.read(lambda _: content, one))


Loss = Callable[[str], str]
LOSSES: list[tuple[str, Loss]] = [
    ("a word", lambda text: text.replace("stands at", "at", 1)),
    ("a word of Hebrew", lambda text: text.replace("בקצה הגן, ", "הגן, ", 1)),
    ("the order of words in Hebrew", lambda text: text.replace("גם בקיץ", "בקיץ גם", 1)),
    ("a number in Hebrew", lambda text: text.replace("WX-40, ו", "WX-4, ו", 1)),
    ("a row", lambda text: "\n".join(x for x in text.split("\n") if '(at: "3.2"' not in x)),
    ("an address", lambda text: text.replace('(at: "3.2"', '(at: "3.9"', 1)),
    ("a note", lambda text: text.replace('mark(f, 1)', "none")),
    ("the words of a note", lambda text: text.replace("Their names", "Names", 1)),
    ("an entry", lambda text: text.replace("A dug shaft", "A shaft", 1)),
]  # fmt: skip


@pytest.mark.parametrize(("what", "lose"), LOSSES)
def test_what_is_lost_is_found(what: str, lose: Loss) -> None:
    """“Finds planted losses: dropped word, swapped row, lost note.”"""
    site = planned(EDITIONS / "he-en")
    (one,) = wanted(*site, PDF)
    whole = source(one, press.families(()))
    damaged = lose(whole)
    assert damaged != whole, "nothing was lost"
    assert lost(site, press.printed(damaged, ())), what


def test_swapped_rows_are_found() -> None:
    site = planned(EDITIONS / "he-en")
    (one,) = wanted(*site, PDF)
    lines = source(one, press.families(())).split("\n")
    first, second = (n for n, line in enumerate(lines) if '(at: "2.' in line)
    lines[first], lines[second] = lines[second], lines[first]
    assert lost(site, press.printed("\n".join(lines), ()))


# -- the file --------------------------------------------------------------------------------------


def test_the_same_bytes_each_time() -> None:
    site = planned(EDITIONS / "en-zh")
    assert made(site) == made(site)


def test_the_file_says_what_it_is() -> None:
    """PDF/A-2a and PDF/UA-1, tagged, with a title, a language and bookmarks; all its fonts are embedded."""
    site = planned(EDITIONS / "en-zh")
    reader: Any = pypdf.PdfReader(io.BytesIO(made(site)))  # of what any file may hold
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    said = root["/Metadata"].get_data()
    assert b"pdfuaid:part>1<" in said
    assert b"pdfaid:part>2<" in said
    assert b"pdfaid:conformance>A<" in said
    assert b"xmp:CreateDate>2026-11-23T" in said, "the day of the edition, of no machine"
    assert root["/OutputIntents"]
    assert reader.metadata.title == site[0].edition.info.title["en"]
    shown = [str(one["/Title"]) for one in reader.outline if not isinstance(one, list)]
    assert {text.title["en"] for text in site[0].edition.info.texts} <= set(shown)
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            (inner,) = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"]
            assert any(key.startswith("/FontFile") for key in descriptor)


def test_what_no_pdf_a_can_hold_is_a_pdf_still(tmp_path: Path) -> None:
    """A letter of private use, which the font has: it can be shown and not be told."""
    site = planned(lay_out_files(EVERYTHING, tmp_path))
    (one,) = wanted(*site, PDF)
    document = source(one, press.families(())).replace("He leaves,", "He leaves \ue000,")
    file: Any = pypdf.PdfReader(io.BytesIO(press.printed(document, ())))
    said = file.trailer["/Root"]["/Metadata"].get_data()
    assert (b"pdfaid" in said, b"pdfuaid:part>1<" in said) == (False, True)


def test_a_long_edition_is_a_file_for_each_text() -> None:
    site, _ = planned(EDITIONS / "en-zh")
    assert scopes_of(PDF, site) == (Scope.EDITION,)
    assert scopes_of(PDF, site, "any") == (Scope.TEXT,)
    rows = sum(len(pair.rows) for one in site.edition.texts for pair in one.text.pairs)
    assert PDF.longest > rows


# -- the command -----------------------------------------------------------------------------------


def test_the_command_takes_paper_and_facing(tmp_path: Path) -> None:
    base = lay_out(None, tmp_path / "base")
    done = diglot("export", "pdf", "--paper", "A5", "--facing", cwd=base)
    assert done.returncode == 0, done.stderr
    file = base / "exports" / PATH
    page = pypdf.PdfReader(file).pages[0]
    assert round(page.mediabox.width), round(page.mediabox.height) == (420, 595)
    first = file.read_bytes()
    assert diglot("export", "pdf", cwd=base).returncode == 0
    assert file.read_bytes() != first, "the other paper was not asked for anew"
    assert diglot("verify", "pdf", "--in", "exports", cwd=base).returncode == 0


def test_without_the_extra_all_is_the_other_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """“A problem with a cure where it is not installed.”"""
    site = planned(lay_out(None, tmp_path / "base"))
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr("diglot.render.exports.formats.find_spec", lambda name: None)
    assert "pdf" not in {form.name for form in chosen(["all"])}
    assert "pdf" in {form.name for form in chosen(["pdf"])}
    press._families.cache_clear()
    with pytest.raises(NotMadeError) as caught:
        made(site)
    assert caught.value.problem.code == "D010"
    assert "diglot[pdf]" in caught.value.problem.hint
    assert verdicts(site, None, "pdf")[0].differences
    assert files_of(site, "txt")
