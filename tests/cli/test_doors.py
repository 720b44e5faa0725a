"""Whatever stands at a path that a command reads or writes (DESIGN.md, “Problems”).

“No input whatever shows a traceback.” What is there and cannot be read is an error with its place
and cure, and never taken for absent; nothing waits for the other end of a pipe.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from diglot.write import owned
from tests.commands import Done, diglot
from tests.doors import ANOTHER, FAULTS, NO_FILE, NO_TEXT, full_disk, patience, unprivileged
from tests.examples import crossed
from tests.helpers import lay_out
from tests.sites import once

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes and modes")
QUICK = (
    ("generate", "--check"),
    ("show", "2.1"),
    ("term", "list"),
    ("term", "show", "lu-ban"),
    ("check", "--site"),
    ("generate",),
)
SLOW = (("build",), ("serve", "--addr", "127.0.0.1:0"))
NEW_TERM = ("term", "new", "lantern")
"""Last of all: it changes a source."""
NEEDED = (
    "source/edition.yml",
    "source/gate/text.yml",
    "source/gate/en.txt",
    "source/gate/zh.txt",
)
OPTIONAL = (
    "source/gate/witness.txt",
    "source/gate/notes.yml",
    "source/words/en.yml",
    "glossary.yml",
)
FOLDERS = ("source", "source/gate", "source/words")
BY_HAND = ("docs/en/mine.md", "docs/mine/deep/mine.md", "docs/mine.png", "docs/mine.html")
MADE = ("docs/en/index.md", "docs/assets/made/forms.json")
MADE_FOLDERS = ("docs", "docs/en", "docs/assets/made")
OURS = tuple(f".diglot/{name}" for name in ("manifest.json", "last.json", "lock", ".gitignore"))
SITE = ("site/index.html", "site/mine.html", "site/assets/diglot/print.css", "site/en", "site")
OF_FOLDERS = [*NO_FILE, "missing", "not writable"]


@pytest.fixture(scope="session")
def template(shared: Path) -> Path:
    """The base edition with pages by hand and settings, after `diglot build`."""

    def make(folder: Path) -> None:
        root = lay_out(None, folder / "edition")
        for name in BY_HAND:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text("<!doctype html>\n<title>Mine</title>\n", "utf-8")
        (root / "mkdocs.yml").write_text("site_name: Gates\nplugins: [diglot]\n", "utf-8")
        done = diglot("build", cwd=root)
        assert done.returncode == 0, done.stderr

    return once(shared, "doors", make)


@pytest.fixture
def root(template: Path, tmp_path: Path) -> Iterator[Path]:
    """The edition, to be spoilt."""
    shutil.copytree(template, tmp_path / "here", symlinks=True)
    yield tmp_path / "here" / "edition"
    for folder, names, _ in os.walk(tmp_path):  # so that pytest can remove it
        for name in names:
            if not os.path.islink(path := os.path.join(folder, name)):
                os.chmod(path, 0o700)


@pytest.fixture(autouse=True)
def _no_waiting_for_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """`serve` ends where it would begin to wait."""
    monkeypatch.setattr(LiveReloadServer, "serve", lambda self: None)


def run(root: Path, *arguments: str) -> Done:
    """A command whose permissions bind and that waits for nobody; an exception is the test's."""
    with unprivileged(), patience(60):
        done = diglot(*arguments, cwd=root)
    assert done.returncode in (0, 1), arguments
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    if done.returncode:
        assert re.search(r" error |diglot: |\"error\"", said), (arguments, said)
    return done


def errors(root: Path, *more: str) -> list[tuple[str, str]]:
    """(code, path) of every error that `check` finds; each has a message and a cure."""
    found = json.loads(run(root, "check", "--format", "json", *more).stdout)
    for problem in found:
        assert problem["message"], problem
        assert str(root.parent) not in problem["message"], problem
        assert problem["hint"] or problem["code"].startswith("S"), problem
    return [(p["code"], p["path"]) for p in found if p["severity"] == "error"]


def all_commands(root: Path, *, slow: bool = False) -> None:
    """No command fails otherwise than with a problem."""
    for arguments in (*QUICK, *(SLOW if slow else ()), NEW_TERM):
        run(root, *arguments)


def cells(paths: tuple[str, ...], faults: list[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("path", "fault"), crossed(paths, faults), ids=lambda value: value
    )


# -- sources -----------------------------------------------------------------------------------------


@cells((*NEEDED, *OPTIONAL), [*NO_FILE, *NO_TEXT])
def test_a_source_that_is_there_and_cannot_be_read_is_an_error(
    root: Path, path: str, fault: str
) -> None:
    """“Present but not a readable file is an error, never absent.”"""
    pages = written(root)
    FAULTS[fault](root / path)
    code = "F002" if fault in NO_TEXT else "F005"
    if fault == "NUL":
        code = "W001" if path.endswith("witness.txt") else "F004"
    assert [found for found in errors(root) if found != ("R001", "source/gate/en.txt")][:1] == [
        (code, path if code != "W001" else "source/gate/en.txt")
    ]
    all_commands(root)
    assert written(root) == pages


@cells(FOLDERS, list(NO_FILE))
def test_a_folder_of_sources_that_cannot_be_looked_into_is_an_error(
    root: Path, path: str, fault: str
) -> None:
    FAULTS[fault](root / path)
    if fault == "directory":  # an empty one
        assert ("F005", path) not in errors(root)
    else:
        assert errors(root) == [("F005", path)]
    all_commands(root)


@cells((*NEEDED, *OPTIONAL), list(ANOTHER))
def test_a_source_that_is_missing_empty_or_saved_otherwise(
    root: Path, path: str, fault: str
) -> None:
    """Line ends and a byte-order mark are no errors; what must be there is F001."""
    ANOTHER[fault](root / path)
    found = errors(root)
    if fault == "missing" and path in NEEDED:
        assert found == [("F001", path)]
    elif fault in ("CRLF", "not writable", "byte-order mark"):
        assert found == []
    elif fault == "empty" and path in NEEDED[:2]:
        assert found == [("E003", path)]
    all_commands(root)


@pytest.mark.parametrize(
    "name",
    """source/README.md source/notes source/gate/README.txt source/gate/en.txt~ source/gate/#en.txt#
    source/gate/.en.txt.swp source/gate/._en.txt source/gate/en.yml.bak source/words/README.txt
    source/words/.DS_Store source/words/en.yml~ source/words/#en.yml# source/words/.#en.yml
    source/words/._en.yml source/.#edition.yml .#glossary.yml glossary.yml~ docs/en/.#mine.md
    docs/.DS_Store docs/en/mine.md~ docs/#x#""".split(),
)
def test_what_is_no_source_is_passed_over(root: Path, name: str) -> None:
    """Backups of editors, what systems leave in folders, and notes to oneself."""
    if ".#" in name:  # Emacs marks a file that it holds by a link to nobody
        (root / name).symlink_to("somebody@example.org.1234")
    else:
        (root / name).write_bytes("caf\u00e9\0".encode("latin-1"))
    assert errors(root) == []
    assert run(root, "generate").returncode == 0


# -- docs/ ---------------------------------------------------------------------------------------------


@cells(BY_HAND, list(FAULTS))
def test_what_a_person_put_into_docs(root: Path, path: str, fault: str) -> None:
    """“Check says no error” means that the builder will read it, too."""
    FAULTS[fault](root / path)
    found = errors(root)
    if fault in NO_FILE and fault != "directory":
        assert found == [("F005", path)]
    elif fault in NO_TEXT and path.endswith(".md") and fault != "NUL":
        assert found == [("F002", path)]
    else:
        assert found == []
        if fault in ("directory", "NUL", "empty", "Latin-1"):
            built = run(root, "build")
            assert built.returncode == ("F002" in built.stderr), built.stderr
    all_commands(root)


NO_NAMES = (
    *(
        "CON.md",
        "aux",
        "nul.txt",
        "com1.html",
        "LPT9.tar.gz",
        "prn .md",
        "COM\u00b9.md",
        "a.md.",
        "b ",
    ),
    *(
        "a:b.md",
        "what?.md",
        "a|b",
        "a*b",
        "<a>.md",
        "a\\b.md",
        'a"b',
        "a\nb.md",
        "a\x1b.md",
        "a\x7f",
    ),
    os.fsdecode(b"\xff.md"),
)


@pytest.mark.parametrize("name", NO_NAMES, ids=ascii)
@pytest.mark.parametrize("folder", ["docs/en", "docs/mine"])
def test_a_name_that_some_system_cannot_have(root: Path, folder: str, name: str) -> None:
    """Windows keeps `con` for a device with any ending, leaves out a last dot, forbids `:`."""
    (root / folder / name).write_text("# A\n")
    (root / folder / f"{name}.d").mkdir()
    found = errors(root)
    assert ("E007", f"{folder}/{name}") in found or not name.isprintable()
    assert {code for code, _ in found} == {"E007"}
    all_commands(root)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("docs/mine/a.md", "docs/mine/A.md"),
        ("docs/mine/caf\u00e9.md", "docs/mine/cafe\u0301.md"),
        ("docs/mine/stra\u00dfe.png", "docs/mine/STRASSE.png"),
        ("docs/mine/x/a.md", "docs/mine/X/b.md"),
    ],
)
def test_names_that_differ_only_in_case_or_normal_form(root: Path, one: str, other: str) -> None:
    for name in (one, other):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("# A\n", "utf-8")
    found = errors(root)
    assert [code for code, _ in found] == ["E007"]
    assert found[0][1] in (one, other, "docs/mine/x")
    (root / one).unlink()
    if (root / one).parent.name == "x":
        (root / one).parent.rmdir()
    assert errors(root) == []


@pytest.mark.parametrize("name", ["docs/en/About.md", "docs/EN/mine.md", "docs/en/Gate/mine.md"])
def test_a_page_by_hand_whose_name_is_ours_but_for_case(root: Path, name: str) -> None:
    """On Windows and macOS one would overwrite the other: before ours is written, and after."""
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("# Mine\n", "utf-8")
    assert [code for code, _ in errors(root)] == ["E007"]
    shutil.rmtree(root / ".diglot")
    shutil.rmtree(root / "docs" / "en" / "gate")
    for path in (root / "docs" / "en").glob("*.md"):
        if path.name not in (Path(name).name, "mine.md"):
            path.unlink()
    done = run(root, "generate")
    assert re.search(r"error (D001|E007)", done.stderr), done.stderr
    assert run(root, "check").stdout == done.stderr
    assert (root / name).read_text("utf-8") == "# Mine\n"


@cells((*MADE, *MADE_FOLDERS), list(OF_FOLDERS))
def test_what_stands_in_the_place_of_what_is_made(root: Path, path: str, fault: str) -> None:
    """It is neither overwritten nor followed; `check` and `generate` say so, or the latter heals it."""
    FAULTS[fault](root / path)
    checked = run(root, "check")
    assert run(root, "generate").returncode == 0 or checked.returncode, "check had nothing to say"
    all_commands(root)
    if run(root, "generate").returncode == 0:
        assert run(root, "build").returncode == 0


@cells(OURS, list(FAULTS))
def test_what_stands_in_our_own_folder(root: Path, path: str, fault: str) -> None:
    """A lost or damaged record costs a whole run; nothing there is waited for."""
    FAULTS[fault](root / path)
    assert errors(root) == []
    all_commands(root)


@pytest.mark.parametrize("fault", OF_FOLDERS)
def test_what_stands_in_place_of_our_folder(root: Path, fault: str) -> None:
    FAULTS[fault](root / ".diglot")
    assert errors(root) == []
    all_commands(root)


# -- settings and site -----------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", list(FAULTS))
def test_settings_that_cannot_be_read_are_not_passed_over(root: Path, fault: str) -> None:
    FAULTS[fault](root / "mkdocs.yml")
    bad = fault in {*NO_FILE, *NO_TEXT, "empty"} - {"link out of the tree", "UTF-16"}
    assert (("S011", "mkdocs.yml") in errors(root, "--site")) == bad
    assert run(root, "build").returncode == bad
    all_commands(root, slow=True)


@cells(SITE, OF_FOLDERS)
def test_what_stands_in_the_place_of_the_site(root: Path, path: str, fault: str) -> None:
    FAULTS[fault](root / path)
    errors(root, "--site")
    for arguments in SLOW:
        run(root, *arguments)


# -- a disk that takes nothing ----------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [*QUICK, *SLOW, NEW_TERM], ids=" ".join)
def test_a_full_disk(root: Path, arguments: tuple[str, ...]) -> None:
    """Old or new, nothing left over, and the next run heals."""
    before = written(root)
    text = root / "source/gate/en.txt"
    text.write_text(text.read_text("utf-8").replace("nail", "screw"), "utf-8")
    (root / "source/gate/witness.txt").unlink()
    glossary = (root / "glossary.yml").read_bytes()
    with full_disk():
        done = run(root, *arguments)
    writes = arguments in (("generate",), *SLOW, NEW_TERM)
    assert (" D002: " in done.stderr or "diglot: " in done.stderr) == writes
    assert written(root) == before
    assert (root / "glossary.yml").read_bytes() == glossary
    assert run(root, "generate").returncode == 0
    assert run(root, "generate", "--check").returncode == 0
    assert not [*root.rglob("*.part")]


def written(root: Path) -> dict[str, bytes]:
    """The pages and the site, as far as they may be read."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("docs", "site")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


# -- files that a person wrote ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        ("google-site-verification: google123.html", set()),
        ("", set()),
        ("<p>caf\u00e9", set()),
        ("<a href='http://[bad'>x</a>", {"S001"}),
        ("<a href='nowhere.html'>x</a>", {"S001"}),
        ("<script src=https://evil.example/x.js></script>", {"S004"}),
    ],
)
def test_a_page_that_a_person_brought_as_it_is(root: Path, page: str, codes: set[str]) -> None:
    """A file that proves to a search engine whose site this is builds; what it links is followed."""
    (root / "docs/google123.html").write_text(page, "utf-8")
    done = run(root, "build")
    assert set(re.findall(r"error (\w+):", done.stderr)) == codes
    assert (root / "site/google123.html").read_text("utf-8") == page


@pytest.mark.parametrize(
    "address", ["http://[bad", "http://a:b/", "https://example\u2100.org/", "//"]
)
def test_an_address_that_is_none_on_a_page_by_hand(root: Path, address: str) -> None:
    (root / "docs/en/mine.md").write_text(
        f"# A\n\n<a href='{address}'>x</a> [y]({address})\n", "utf-8"
    )
    assert errors(root) == []
    run(root, "build")
    run(root, "check", "--site")


def test_no_command_changes_a_file_that_a_person_wrote(root: Path) -> None:
    """`nav.yml`, `mkdocs.yml`, sources, a page by hand: whatever runs, and whatever ran before."""
    mine = {
        "nav.yml": "nav: [index.md]\n",
        "mkdocs.yml": "INHERIT: nav.yml\nsite_name: Mine\nplugins: [diglot]\n",
        ".nav.yml.part": "mine",
        "docs/.nav.yml.1.part": "mine",
        "docs/mine/nav.yml": "mine",
        "docs/robots.txt": "mine",
        "source/nav.yml": "mine",
        "site.yml": "mine",
    }
    for name, text in mine.items():
        (root / name).write_text(text, "utf-8")
    before = by_hand(root)
    for arguments in (*QUICK, ("generate", "--adopt"), *SLOW):
        run(root, *arguments)
    assert by_hand(root) == before
    run(root, *NEW_TERM)
    assert {path for path, text in by_hand(root).items() if before[path] != text} == {
        "glossary.yml"
    }


def by_hand(root: Path) -> dict[str, bytes]:
    """All that is neither on the site nor kept by us nor generated."""
    made = owned(root)
    return {
        name: path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
        and (name := path.relative_to(root).as_posix()) not in made
        and not name.startswith(("site/", ".diglot/"))
    }
