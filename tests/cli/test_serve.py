"""`diglot serve`: it follows edits, settles, shows problems in the page and recovers."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.conftest import QUIET, copy_edition

PATIENCE = 30  # seconds: how long before a test gives up, not how fast anything must be


@dataclass(frozen=True)
class Serving:
    root: Path
    address: str
    log: Path

    def page(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path) as answer:
            return str(answer.read().decode())

    def builds(self) -> int:
        return self.log.read_text("utf-8").count("Documentation built in")

    def settled(self) -> int:
        """How often the site was built, once nothing more happens."""
        count = -1
        while count != (count := self.builds()):
            time.sleep(3)
        return count


def frame(page: str) -> str:
    """What stands above the text: the edition's name, the tabs, the languages."""
    return page.partition("<header")[2].partition("<article")[0]


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    root = copy_edition(tmp_path / "edition")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log.txt"
    command = [sys.executable, "-m", "diglot", "serve", "--addr", f"127.0.0.1:{port}"]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=root, stdout=output, stderr=subprocess.STDOUT, env=QUIET
        )
        try:
            until(lambda: "Serving on" in log.read_text("utf-8"))
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
    before = serving.builds()
    header = frame(serving.page("en/glossary/lu-ban/"))
    edited = glossary.read_text("utf-8").replace("“Ban of Lu,”", "“Ban, of Lu,”")
    glossary.write_text(edited, "utf-8")
    until(lambda: "“Ban, of Lu,”" in serving.page("en/glossary/lu-ban/"))
    assert frame(serving.page("en/glossary/lu-ban/")) == header, "pages left out are still known"
    assert "A Conversation with President Tokayev" in header
    assert serving.settled() - before <= 3


def test_a_problem_is_shown_in_the_page_and_goes_away(serving: Serving) -> None:
    """“The last good pages stay and a banner on the page lists the problems; it goes away.”"""
    glossary = serving.root / "glossary.yml"
    good = glossary.read_text("utf-8")
    glossary.write_text(good.replace("  - id: lu-ban", "  - id: lu-ban\n    knid: person"), "utf-8")
    until(lambda: "error E001" in serving.page("en/glossary/lu-ban/"))
    page = serving.page("en/glossary/lu-ban/")
    assert "did you mean “kind”?" in page
    assert "Ban of Lu" in page
    glossary.write_text(good, "utf-8")
    until(lambda: "error E001" not in serving.page("en/glossary/lu-ban/"))


def test_a_text_file_is_watched_too(serving: Serving) -> None:
    text = serving.root / "source" / "leaders-talk-tokayev" / "zh.txt"
    text.write_text(text.read_text("utf-8").replace("比如乒乓球？", "例如乒乓球？"), "utf-8")
    until(lambda: "例如乒乓球？" in serving.page("zh/leaders-talk-tokayev/"))
