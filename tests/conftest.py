"""Fixtures: a copy of the shipped edition, its built site, a browser.

Where Chromium or Java is missing, the tests that need it are skipped with a word on how to install
it; with DIGLOT_REQUIRE_ALL set, as in CI, that is a failure.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import ARGUMENTS, find_chromium

REPOSITORY = Path(__file__).parents[1]
EDITION = ("source", "glossary.yml", "mkdocs.yml", "nav.yml", "generator", "docs")
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def lacking(what: str, cure: str) -> None:
    """Skips the test, or fails it where everything is required."""
    message = f"{what} is missing: {cure}"
    if os.environ.get("DIGLOT_REQUIRE_ALL"):
        pytest.fail(message)
    pytest.skip(message)


def copy_edition(target: Path) -> Path:
    """The shipped edition, with the theme and hook that its mkdocs.yml names, and no made pages."""
    for name in EDITION:
        path = REPOSITORY / name
        if path.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", ".diglot.json")
            shutil.copytree(path, target / name, ignore=ignored)
        elif path.exists():
            shutil.copy2(path, target / name)
    made = subprocess.run(
        ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "docs"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in made.splitlines():
        (target / name).unlink(missing_ok=True)
    return target


def diglot(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs the command line as a person would."""
    command = [sys.executable, "-m", "diglot", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=QUIET, check=False)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return copy_edition(tmp_path / "edition")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped edition after `diglot build`; not to be changed."""
    root = copy_edition(tmp_path_factory.mktemp("built") / "edition")
    done = diglot("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served, with a slash at the end."""
    handler = functools.partial(_Handler, directory=str(built / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        lacking("Chromium", "apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()
