"""MkDocs in this process: its configuration, and one build."""

from __future__ import annotations

import io
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from diglot.build import BuildError
from diglot.disk import contents
from diglot.flow import Result
from diglot.model.frame import Frame
from diglot.plugin import DiglotPlugin
from diglot.report import printable
from diglot.settings import THEME
from diglot.write.folder import expect_site, made_beside

SETTINGS = "mkdocs.yml"


class _InMemory(io.BytesIO):
    """What an edition without a mkdocs.yml would say in it; MkDocs may read it again and again."""

    def __init__(self, root: Path, frame: Frame | None) -> None:
        said = {
            "site_name": frame.title if frame else "Diglot",
            "theme": {"name": THEME},
            "plugins": ["diglot"],
        }
        super().__init__(
            json.dumps(said, ensure_ascii=False).encode()
        )  # JSON is YAML too; its escapes of 𠮷 are not
        self.name = str((root / SETTINGS).absolute())

    def close(self) -> None:
        """Stays open: MkDocs would look for the file of its name."""


def has_settings(root: Path) -> bool:
    """Whether something has its name: what is no file that can be read is not passed over."""
    return os.path.lexists(root / SETTINGS)


def settings(root: Path, frame: Frame | None, **more: object) -> MkDocsConfig:
    """The site's configuration: of mkdocs.yml where there is one.

    Raises MkDocsException; OSError where what stands there cannot be read.
    """
    if has_settings(root):
        contents(root / SETTINGS)
    file = str(root / SETTINGS) if has_settings(root) else _InMemory(root, frame)
    return load_config(file, **more)  # type: ignore[arg-type]  # any file, as its code says


def plugin_of(config: MkDocsConfig) -> DiglotPlugin:
    """Ours. Raises MkDocsException where mkdocs.yml does not name it."""
    plugin = config.plugins.get("diglot")
    if not isinstance(plugin, DiglotPlugin):
        raise MkDocsException(f"expected `plugins: [diglot]` in {SETTINGS}, found none")
    return plugin


def build_site(root: Path, result: Result, place: Path | None = None) -> Path:
    """Makes the site of what was generated, at `place` or where it is to stand; its folder.

    A warning of MkDocs is an error.

    Raises BuildError, OSError: then the site that was there before still stands.
    """
    with said_in_the_log(logging.WARNING), as_build_error():
        config = settings(root, result.frame, strict=True)
        plugin = plugin_of(config)
        folder = place or Path(config.site_dir)
        expect_site(folder)
        with made_beside(folder) as part:
            config.site_dir = str(part)
            plugin.given = result
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
                plugin.given = None
        return folder


def site_folder(root: Path, frame: Frame | None) -> Path:
    """Where the site is to stand. Raises BuildError, OSError."""
    if not has_settings(root):
        return root / "site"
    with said_in_the_log(logging.ERROR), as_build_error():
        return Path(settings(root, frame).site_dir)


@contextmanager
def as_build_error() -> Iterator[None]:
    """MkDocs' exceptions as ours; it names the page that it could not read in its log."""
    try:
        yield
    except (MkDocsException, ValueError) as error:  # ValueError: `[x](http://[bad)` on a page
        raise BuildError(f"MkDocs: {error}") from error


class _Printable(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """What it says of an edition is not obeyed by a terminal."""
        return printable(super().format(record))


@contextmanager
def said_in_the_log(level: int) -> Iterator[None]:
    """MkDocs' words of this level and above, on standard error."""
    logger, handler = logging.getLogger("mkdocs"), logging.StreamHandler()
    handler.setFormatter(_Printable("%(levelname)s: %(message)s"))
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
