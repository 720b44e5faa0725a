"""`diglot export`, and the downloads of a site: which files, where, and made how often."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diglot.flow import plan, understand
from diglot.model.export import NAMES
from diglot.plugin import without_downloads
from diglot.render import spoken_words
from diglot.render.exports.formats import FORMATS, make_exports
from tests.commands import diglot
from tests.helpers import lay_out
from tests.sites import EDITIONS, build, lay_out_edition


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return lay_out(None, tmp_path / "base")


def test_every_format_can_be_named() -> None:
    """EPUB and PDF are named before they are made."""
    names = [form.name for form in FORMATS]
    assert set(names) <= set(NAMES)
    assert len(names) == len(set(names))


def test_no_two_files_have_one_name() -> None:
    sources = understand(EDITIONS / "en-zh")
    site = plan(sources)
    assert site is not None
    made = make_exports(site, spoken_words(site, sources.words), ["all"])
    paths = [output.path for output in made]
    assert len(paths) == len(set(paths))


def test_an_export_is_made_once(base: Path) -> None:
    first = diglot("export", "txt", cwd=base)
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines() == [
        "exports/texts/gate.en.txt",
        "exports/texts/gate.txt",
        "exports/texts/gate.zh.txt",
    ]
    again = diglot("export", "txt", cwd=base)
    assert all(line.endswith(" (unchanged)") for line in again.stdout.splitlines())
    (base / "exports/texts/gate.txt").write_text("something else", "utf-8")
    mended = diglot("export", "txt", cwd=base).stdout.splitlines()
    assert [line for line in mended if "unchanged" not in line] == ["exports/texts/gate.txt"]


def test_files_of_a_text_that_is_gone_go(base: Path) -> None:
    """“Files of texts that were renamed or removed go”; what somebody changed stays."""
    assert diglot("export", "txt,csv,dts", cwd=base).returncode == 0
    changed = base / "exports/texts/gate.en.txt"
    changed.write_text("changed", "utf-8")
    (base / "source/gate").rename(base / "source/door")
    edition = base / "source/edition.yml"
    edition.write_text(edition.read_text("utf-8").replace("gate", "door"), "utf-8")
    done = diglot("export", "txt", cwd=base)
    assert done.returncode == 0, done.stderr
    assert "exports/texts/gate.csv (removed)" in done.stdout
    left = {p.relative_to(base / "exports").as_posix() for p in base.glob("exports/**/*gate*")}
    assert left == {"texts/gate.en.txt"}
    assert (base / "exports/dts/index.json").is_file()
    assert not (base / "exports/dts/document").exists()


def test_one_text_one_language_another_folder(base: Path, tmp_path: Path) -> None:
    done = diglot(
        "export", "txt", "--text", "gate", "--lang", "zh", "--out", str(tmp_path / "o"), cwd=base
    )
    assert done.returncode == 0, done.stderr
    assert [p.name for p in (tmp_path / "o").rglob("*") if p.is_file()] == ["gate.zh.txt"]


@pytest.mark.parametrize(
    "arguments", [["docx"], ["txt", "--text", "none"], ["txt", "--lang", "xx"]]
)
def test_what_there_is_not_is_said(base: Path, arguments: list[str]) -> None:
    done = diglot("export", *arguments, cwd=base)
    assert done.returncode == 1
    assert "hint:" in done.stderr
    assert not (base / "exports").exists()


def test_an_edition_with_errors_is_not_exported(base: Path) -> None:
    text = base / "source/gate/en.txt"
    text.write_text(text.read_text("utf-8") + "\n{++lost\n", "utf-8")
    assert diglot("export", "all", cwd=base).returncode == 1
    assert not (base / "exports").exists()


def offering(root: Path) -> Path:
    """The edition, which offers every format."""
    edition = root / "source/edition.yml"
    edition.write_text(edition.read_text("utf-8") + "\nexports: [all]\n", "utf-8")
    return root


@pytest.mark.long
def test_the_site_offers_what_edition_yml_says(tmp_path: Path) -> None:
    """The ways are followed by the check of the built site, which `build` runs."""
    root = build(offering(lay_out_edition(EDITIONS / "he-en", tmp_path / "he-en")))
    text = min(path.parent.name for path in (root / "source").glob("*/text.yml"))
    page = (root / "site" / "he" / text / "index.html").read_text("utf-8")
    ways = re.findall(r'<a href="\.\./\.\./(exports/[^"]+)" download', page)
    assert f"exports/texts/{text}.he.txt" in ways
    assert all((root / "site" / way).is_file() for way in ways)


def test_an_edition_offers_nothing_by_itself(base: Path) -> None:
    diglot("generate", cwd=base)
    assert "{#downloads}" not in (base / "docs/en/gate/index.md").read_text("utf-8")


def test_under_serve_the_ways_are_left_out(base: Path) -> None:
    diglot("generate", cwd=offering(base))
    page = (base / "docs/en/gate/index.md").read_text("utf-8")
    served = without_downloads(page)
    assert "exports/" in page
    assert "exports/" not in served
    assert "{#downloads}" not in served
    assert "{#cite}" in served


def test_a_format_that_is_none_is_said(base: Path) -> None:
    edition = base / "source/edition.yml"
    edition.write_text(edition.read_text("utf-8") + "\nexports: [txtt]\n", "utf-8")
    done = diglot("check", cwd=base)
    assert "E004" in done.stdout
    assert "txt" in done.stdout
