"""The editor’s guide works as written, on the edition that it speaks of, and so do its pictures."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests import guide
from tests.commands import diglot
from tests.guide import MANUAL, TEXT
from tests.pictures import IMAGES, LARGEST, PICTURES
from tests.sites import REPOSITORY, lay_out_edition


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The first edition, to be changed."""
    return lay_out_edition(REPOSITORY, tmp_path / "edition")


def test_pictures_are_all_retaken_and_small() -> None:
    pages = [*MANUAL.glob("*.md"), MANUAL.parents[1] / "README.md"]
    shown = {
        name
        for page in pages
        for name in re.findall(r"images/([\w.]+png)", page.read_text("utf-8"))
    }
    assert shown == {p.file(lang) for p in PICTURES for lang in p.languages}
    assert shown == {path.name for path in IMAGES.iterdir()}
    for name in shown:
        assert (IMAGES / name).stat().st_size <= LARGEST, name


def said(root: Path, *command: str) -> str:
    done = diglot(*command, cwd=root)
    return done.stdout + done.stderr


def anywhere(output: str) -> str:
    """Without line numbers of the glossary, which change with every entry that is added."""
    return re.sub(r"(glossary\.yml:|after line )\d+", r"\1…", output)


def shown(words: str, output: str) -> bool:
    """Whether the output is as the guide shows it: the block with these words, in pieces (…)."""
    pieces = re.split(r"^…$", guide.block(words), flags=re.MULTILINE)
    return all(anywhere(piece.strip("\n")) in anywhere(output) for piece in pieces)


def check(root: Path) -> str:
    return said(root, "check")


def test_the_guide_works_as_written(edition: Path) -> None:
    """Each step is done as the guide says, and what it shows is what is said."""
    fine = "0 errors, 0 warnings\n"
    guide.change_gloss(edition)
    assert check(edition) == fine
    new = guide.block("diglot term new")
    assert shown("stands at the end", said(edition, *shlex.split(new)[1:]))
    assert "expected “en”, found nothing" in check(edition)
    guide.fill_in(edition)
    assert check(edition) == fine
    guide.add_forms(edition)
    assert check(edition) == fine

    guide.change(edition / TEXT / "zh.txt", "乌兹别克斯坦五国", "乌国五国")
    assert shown("“乌国”", check(edition))
    guide.change(edition / TEXT / "zh.txt", "乌国五国", "乌兹别克斯坦五国")

    where = guide.block("diglot term where")
    assert shown("«Lu Ban»", said(edition, *shlex.split(where)[1:]))

    guide.link(edition)
    assert "warning G009" in check(edition)
    guide.return_link(edition)
    assert check(edition) == fine

    guide.place_note(edition)
    assert check(edition) == fine
    guide.emend(edition)
    assert "warning A022: expected the translation of 19.3" in check(edition)
    said(edition, *shlex.split(guide.block("diglot confirm"))[1:])
    assert check(edition) == fine
    assert "“appreciated” → “admired”: 欣赏" in said(edition, "show", "19.3")

    guide.misspell_kind(edition)
    # A mistake in the glossary is told alone: whoever made it is not sent after others.
    assert anywhere(check(edition)) == anywhere(guide.block("“plase”")) + "1 error, 0 warnings\n"
    guide.mend_kind(edition)
    assert check(edition) == fine

    guide.change(
        edition / TEXT / "en.txt", guide.block("{~~appreciated~>"), "We admired them very much.\n"
    )
    assert "error W001" in check(edition)


def test_an_allowance_silences_what_the_guide_says(edition: Path) -> None:
    allowance = guide.block("at: 15.1").partition("\n")[2]
    guide.change(edition / TEXT / "text.yml", allowance, "")
    output = check(edition)
    assert shown("warning G006", output)
    assert output.endswith("0 errors, 1 warning\n")
