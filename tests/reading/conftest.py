"""Fixtures: the site as others have it: below another address, with instant navigation, from Zensical."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from diglot.settings import THEME_SETTINGS
from tests.commands import python
from tests.sites import EDITIONS, build, lay_out_edition, once, served

FOLDER = "books/one"
"""Where the site `elsewhere` stands below its host's root."""
URL = f"https://example.org/{FOLDER}/"
REPORT = "https://example.org/new?label=a+b"


def published(root: Path) -> None:
    """The edition as a publisher has it: it knows its address, has readers' reports sent somewhere,
    and holds a second text, a part of which stands in one language. Its site lies in a folder of its
    host."""
    edition = lay_out_edition(EDITIONS / "en-zh", root / "edition")
    info, text = edition / "source" / "edition.yml", edition / "source" / "well"
    said = info.read_text("utf-8").replace("texts: [tide-mill]", "texts: [tide-mill, well]")
    info.write_text(f"{said}url: {URL}\nreport: {REPORT}\n", "utf-8")
    text.mkdir()
    about = "title: {en: The well, zh: 井}\nbase: en\ntranslation: zh\n"
    english, chinese = "Water.\n\nIt is deep.\n\nIt is old.\n", "水。\n\n~\n\n~\n"
    for name, content in (("text.yml", about), ("en.txt", english), ("zh.txt", chinese)):
        (text / name).write_text(content, "utf-8")
    (root / "host" / FOLDER).parent.mkdir(parents=True)
    shutil.move(build(edition) / "site", root / "host" / FOLDER)


@pytest.fixture(scope="session")
def elsewhere(shared: Path) -> Iterator[str]:
    """The published edition, with a slash at the end."""
    with served(once(shared, "elsewhere", published) / "host") as address:
        yield f"{address}{FOLDER}/"


@pytest.fixture(scope="session")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The edition, with the theme's instant navigation switched on.

    Made for each worker: its site map names its address, which the theme asks for its own pages.
    """
    root = lay_out_edition(EDITIONS / "en-zh", tmp_path_factory.mktemp("instant") / "edition")
    features = [*THEME_SETTINGS["features"], "navigation.instant"]
    (root / "site").mkdir()
    with served(root / "site") as address:
        changes = {"INHERIT": "mkdocs.yml", "site_url": address, "theme": {"features": features}}
        (root / "instant.yml").write_text(yaml.safe_dump(changes), "utf-8")
        done = python("mkdocs", "build", "-q", "-f", "instant.yml", cwd=root)
        assert done.returncode == 0, done.stdout + done.stderr
        yield address


@pytest.fixture(scope="session")
def zensical(by_zensical: Path) -> Iterator[str]:
    with served(by_zensical / "site") as address:
        yield address
