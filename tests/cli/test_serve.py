"""`diglot serve`: it follows edits, settles, shows problems in the page and recovers."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.commands import QUIET
from tests.sites import EDITIONS, lay_out_edition

PATIENCE = 60  # seconds: how long before a test gives up, not how fast anything must be
QUIET_FOR = (
    1.5  # seconds: MkDocs looks twice a second for changes, and builds a quarter of one later
)


@dataclass(frozen=True)
class Serving:
    root: Path
    address: str
    log: Path

    def page(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path) as answer:
            return str(answer.read().decode())

    def builds(self) -> tuple[int, int]:
        """How often a build was begun, and how often one was done."""
        log = self.log.read_text("utf-8")
        return log.count("Building documentation"), log.count("Documentation built in")

    def settled(self) -> int:
        """How often the site was built, once nothing more happens."""
        end = time.monotonic() + PATIENCE
        since, known = time.monotonic(), self.builds()
        while time.monotonic() < since + QUIET_FOR or known[0] != known[1]:
            assert time.monotonic() < end, "it builds without end"
            time.sleep(0.1)
            if known != (known := self.builds()):
                since = time.monotonic()
        return known[1]


def frame(page: str) -> str:
    """What stands above the text: the edition's name, the tabs, the languages."""
    return page.partition("<header")[2].partition("<article")[0]


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One server for all: each test leaves an edition without a mistake."""
    folder = tmp_path_factory.mktemp("serving")
    root = lay_out_edition(EDITIONS / "en-zh", folder / "edition")
    with served(root, folder / "log.txt") as found:
        until(lambda: "Serving on" in found.log.read_text("utf-8"))
        yield found


@contextmanager
def served(root: Path, log: Path) -> Iterator[Serving]:
    """A server that has just been started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "diglot", "serve", "--addr", f"127.0.0.1:{port}"]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=root, stdout=output, stderr=subprocess.STDOUT, env=QUIET
        )
        try:
            yield Serving(root, f"http://127.0.0.1:{port}/", log)
        finally:
            for child in _children(process.pid):
                subprocess.run(["kill", str(child)], check=False)
            process.kill()
            process.wait()


def _children(pid: int) -> list[int]:
    return [child.pid for child in psutil.Process(pid).children(recursive=True)]


def test_an_edit_is_shown_and_the_server_settles(serving: Serving) -> None:
    """“A thin MkDocs hook that never loops under `mkdocs serve`”: it writes what it watches."""
    glossary = serving.root / "glossary.yml"
    before = serving.settled()
    header = frame(serving.page("en/glossary/lin-hai/"))
    assert "The Mill and the Tide" in header
    edited = glossary.read_text("utf-8").replace(
        "built nine mills on this coast; the", "raised nine mills on this coast, the"
    )
    glossary.write_text(edited, "utf-8")
    until(lambda: "raised nine mills" in serving.page("en/glossary/lin-hai/"))
    assert frame(serving.page("en/glossary/lin-hai/")) == header, "pages left out are still known"
    assert 0 < serving.settled() - before <= 3


def test_a_problem_is_shown_in_the_page_and_goes_away(serving: Serving) -> None:
    """“The last good pages stay and a banner on the page lists the problems; it goes away.”"""
    glossary = serving.root / "glossary.yml"
    good = glossary.read_text("utf-8")
    glossary.write_text(
        good.replace("  - id: lin-hai", "  - id: lin-hai\n    knid: person"), "utf-8"
    )
    until(lambda: "error E001" in serving.page("en/glossary/lin-hai/"))
    page = serving.page("en/glossary/lin-hai/")
    assert "did you mean “kind”?" in page
    assert "Millwright of the nineteenth century" in page
    glossary.write_text(good, "utf-8")
    until(lambda: "error E001" not in serving.page("en/glossary/lin-hai/"))


def test_a_text_file_is_watched_too(serving: Serving) -> None:
    text = serving.root / "source" / "tide-mill" / "zh.txt"
    text.write_text(text.read_text("utf-8").replace("比如划船？", "例如划船？"), "utf-8")
    until(lambda: "例如划船？" in serving.page("zh/tide-mill/"))


def test_docs_that_are_gone_are_made_again(serving: Serving) -> None:
    """“The next run heals”: so does the next change that a server sees."""
    (serving.root / "docs").rename(serving.root.parent / "gone")  # at once: it may be at work
    glossary = serving.root / "glossary.yml"
    edited = glossary.read_text("utf-8").replace("nine mills", "ten mills")
    glossary.write_text(edited, "utf-8")
    until(lambda: "ten mills" in serving.page("en/glossary/lin-hai/"))
    assert (serving.root / "docs/zh/tide-mill/index.md").is_file()


def test_what_is_saved_while_the_first_build_goes_on_is_shown(tmp_path: Path) -> None:
    root = lay_out_edition(EDITIONS / "en-zh", tmp_path / "edition")
    with served(root, tmp_path / "log.txt") as serving:
        until(lambda: "Building documentation" in serving.log.read_text("utf-8"))
        glossary = root / "glossary.yml"
        glossary.write_text(glossary.read_text("utf-8").replace("nine mills", "ten mills"), "utf-8")
        until(lambda: "Serving on" in serving.log.read_text("utf-8"))
        until(lambda: "ten mills" in serving.page("en/glossary/lin-hai/"))
