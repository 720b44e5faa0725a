"""The command line as a person uses it: what it prints, where, and with which status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.commands import diglot, python
from tests.helpers import lay_out
from tests.sites import REPOSITORY


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return lay_out(None, tmp_path / "base")


@pytest.fixture
def broken(base: Path) -> Path:
    text = base / "source" / "gate" / "en.txt"
    text.write_text(text.read_text("utf-8") + "\n{++lost\n", "utf-8")
    return base


def test_generate_writes_once(base: Path) -> None:
    first = diglot("generate", cwd=base)
    assert first.returncode == 0
    assert " removed, 0 unchanged" in first.stdout
    again = diglot("generate", cwd=base)
    assert again.stdout.startswith("0 written, 0 removed, ")


def test_generate_takes_any_folder(base: Path, tmp_path: Path) -> None:
    assert diglot("generate", "--root", str(base), cwd=tmp_path).returncode == 0
    assert (base / "docs" / "en" / "gate" / "index.md").is_file()
    assert not (tmp_path / "docs").exists()


def test_generate_check_says_what_is_out_of_date(base: Path) -> None:
    assert diglot("generate", "--check", cwd=base).returncode == 1
    diglot("generate", cwd=base)
    assert diglot("generate", "--check", cwd=base).returncode == 0
    page = base / "docs" / "en" / "gate" / "index.md"
    page.write_text("something else", "utf-8")
    done = diglot("generate", "--check", cwd=base)
    assert done.returncode == 1
    assert "docs/en/gate/index.md: error D003" in done.stderr
    assert page.read_text("utf-8") == "something else"


def test_errors_keep_everything_from_being_written(broken: Path) -> None:
    done = diglot("generate", cwd=broken)
    assert done.returncode == 1
    assert "error L001" in done.stderr
    assert not (broken / "docs").exists()


def test_check_formats(broken: Path) -> None:
    text = diglot("check", cwd=broken)
    assert text.returncode == 1
    assert "source/gate/en.txt:" in text.stdout
    data = json.loads(diglot("check", "--format", "json", cwd=broken).stdout)
    found = next(problem for problem in data if problem["code"] == "L001")
    assert found["severity"] == "error"
    assert found["path"] == "source/gate/en.txt"
    assert found["column"] == 1
    assert found["hint"]
    github = diglot("check", "--format", "github", cwd=broken).stdout
    assert f"::error file=source/gate/en.txt,line={found['line']},col=1,title=L001::" in github


def test_show_gives_both_languages_with_their_marks(edition: Path) -> None:
    done = diglot("show", "13.8", cwd=edition)
    assert done.returncode == 0
    assert "The school was founded by Lin Hai." in done.stdout
    assert "这所学校是林海创办的。" in done.stdout
    assert "“林海” → lin-hai (marked)" in done.stdout
    assert "name  “linhai” → “Lin Hai”: 林海" in done.stdout
    block = diglot("show", "tide-mill/13", cwd=edition)
    assert block.stdout.count("tide-mill/13.") == 8


def test_show_of_an_unknown_address_names_the_nearest(edition: Path) -> None:
    done = diglot("show", "13.88", cwd=edition)
    assert done.returncode == 1
    assert "error R003" in done.stderr
    assert "did you mean" in done.stderr


def test_wrong_use_is_status_2(base: Path) -> None:
    assert diglot("generate", "--nonsense", cwd=base).returncode == 2
    assert diglot("check", "--format", "xml", cwd=base).returncode == 2


def test_a_process_ends_with_the_same_status(base: Path) -> None:
    """As the shell sees it: what is asked for goes to one stream, what is wrong to the other."""
    done = python("diglot", "generate", cwd=base)
    assert (done.returncode, done.stderr) == (0, "")
    (base / "source" / "gate" / "en.txt").write_text("{++lost\n", "utf-8")
    done = python("diglot", "generate", cwd=base)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error L001" in done.stderr
    done = python("diglot", "generate", "--nonsense", cwd=base)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_edition_is_a_problem(tmp_path: Path) -> None:
    done = diglot("check", cwd=tmp_path)
    assert done.returncode == 1
    assert "source/edition.yml: error F001" in done.stdout


@pytest.mark.parametrize("name", ["edition", "text", "notes", "glossary"])
def test_the_shipped_schemas_are_the_model(name: str, tmp_path: Path) -> None:
    folder = REPOSITORY / "generator" / "diglot" / "parse" / "schemas"
    shipped = (folder / f"{name}.json").read_text("utf-8")
    assert diglot("schema", name, cwd=tmp_path).stdout == shipped


def test_what_is_no_page_is_passed_over(base: Path) -> None:
    """“No input whatever shows a traceback”: not everything that ends in .md is a page."""
    (base / "docs" / "en" / "page.md").mkdir(parents=True)
    done = diglot("check", cwd=base)
    assert (done.returncode, done.stdout) == (0, "")


def test_norwegian_is_a_language_in_front_matter(base: Path) -> None:
    """YAML 1.1, in which front matter is read, takes a bare `no` for false."""
    path = base / "source" / "edition.yml"
    path.write_text(path.read_text("utf-8").replace("tag: en", "tag: no"), "utf-8")
    assert diglot("generate", cwd=base).returncode == 0
    page = (base / "docs" / "en" / "index.md").read_text("utf-8")
    data = yaml.safe_load(page.split("---")[1])
    assert [data["tag"], *(other["tag"] for other in data["alternates"])] == ["no", "no", "zh-Hans"]
