"""Fixtures: the site as others have it: below another address, with instant navigation, from Zensical."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.conftest import QUIET, diglot
from tests.reading.page import served

FOLDER = "books/one"
"""Where the site `elsewhere` stands below its host's root."""
URL = f"https://example.org/{FOLDER}/"
REPORT = "https://example.org/new?label=a+b"


def run(*command: str, cwd: Path) -> None:
    """A module of Python's on the command line, which must succeed."""
    line = [sys.executable, "-m", *command]
    done = subprocess.run(line, cwd=cwd, capture_output=True, text=True, env=QUIET, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def copy_of(built: Path, factory: pytest.TempPathFactory, name: str) -> Path:
    return Path(shutil.copytree(built, factory.mktemp(name) / "edition"))


@pytest.fixture(scope="session")
def elsewhere(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped edition, published: it knows its address, has readers' reports sent somewhere, and
    stands in a folder of its host."""
    root = copy_of(built, tmp_path_factory, "elsewhere")
    info = root / "source" / "edition.yml"
    info.write_text(f"{info.read_text('utf-8')}url: {URL}\nreport: {REPORT}\n", "utf-8")
    done = diglot("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    host = tmp_path_factory.mktemp("host")
    (host / FOLDER).parent.mkdir()
    shutil.copytree(root / "site", host / FOLDER)
    with served(host) as address:
        yield f"{address}{FOLDER}/"


@pytest.fixture(scope="session")
def several(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped edition with a second text."""
    root = copy_of(built, tmp_path_factory, "several")
    info, text = root / "source" / "edition.yml", root / "source" / "well"
    texts = "texts: [leaders-talk-tokayev"
    info.write_text(info.read_text("utf-8").replace(texts, f"{texts}, well"), "utf-8")
    text.mkdir()
    about = "title: {en: The well, zh: 井}\nbase: en\ntranslation: zh\n"
    for name, content in (("text.yml", about), ("en.txt", "Water.\n"), ("zh.txt", "水。\n")):
        (text / name).write_text(content, "utf-8")
    done = diglot("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    with served(root / "site") as address:
        yield address


@pytest.fixture(scope="session")
def instant(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped edition, with the theme's instant navigation switched on."""
    root = copy_of(built, tmp_path_factory, "instant")
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    features = [*settings["theme"]["features"], "navigation.instant"]
    site = tmp_path_factory.mktemp("instant-site")
    with served(site) as address:  # the theme asks the site map which pages are the site's own
        changes = {
            "INHERIT": "mkdocs.yml",
            "site_url": address,
            "site_dir": str(site),
            "theme": {"features": features},
        }
        (root / "instant.yml").write_text(yaml.safe_dump(changes), "utf-8")
        run("mkdocs", "build", "-q", "-f", "instant.yml", cwd=root)
        yield address


@pytest.fixture(scope="session")
def zensical(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped edition as Zensical builds it."""
    root = copy_of(built, tmp_path_factory, "zensical")
    shutil.rmtree(root / "site")
    run("zensical", "build", cwd=root)
    with served(root / "site") as address:
        yield address
