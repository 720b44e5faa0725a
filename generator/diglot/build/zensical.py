"""Zensical, Material's successor: it knows no plugins, so it gets a whole configuration."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from diglot.build import BuildError
from diglot.flow import Result, export_site
from diglot.model.frame import Frame
from diglot.report import as_text
from diglot.settings import (
    OVERRIDES,
    THEME,
    THEME_SETTINGS,
    extensions,
    extra,
    headers_file,
    navigation,
)
from diglot.write.folder import expect_site, made_beside
from diglot.write.offline import keep_offline
from diglot.write.site import finish_site
from diglot.write.zip import add_zip


def configuration(root: Path, frame: Frame, folder: Path) -> str:
    """All that Zensical needs to know, as YAML in the form of mkdocs.yml."""
    said: dict[str, Any] = {  # as Zensical reads it
        "site_name": frame.title,
        "docs_dir": "docs",
        "site_dir": os.path.relpath(folder, root.resolve()),  # it takes no absolute ones
        "theme": {"name": THEME, "custom_dir": str(OVERRIDES), **THEME_SETTINGS},
        "extra": extra(frame),
        "markdown_extensions": [{name: given} for name, given in extensions(frame).items()],
        "plugins": [],
        "nav": navigation(frame),
    }
    if frame.url:
        said["site_url"] = frame.url
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False)


def build_site(root: Path, frame: Frame, result: Result | None = None) -> Path:
    """Makes the site in site/, with the downloads of a `result`; its folder.

    Raises BuildError, OSError, as with MkDocs.
    """
    if find_spec("zensical") is None:
        raise BuildError("expected Zensical, found none: pip install 'diglot[zensical]'")
    for left in root.glob(".zensical.*.part"):  # by a run that was killed
        left.unlink(missing_ok=True)
    # In the edition's folder: Zensical works on nothing above that of its configuration.
    settings, folder = root / f".zensical.{os.getpid()}.part", root / "site"
    expect_site(folder)
    with made_beside(folder) as part:
        try:
            settings.write_text(configuration(root, frame, part), "utf-8")
            _run([sys.executable, "-m", "zensical", "build", "--clean", "-f", str(settings)])
            if result and (found := export_site(root, result, part)):
                raise BuildError(as_text(found).rstrip())
            finish_site(part, headers_file())
            keep_offline(part, frame)
            add_zip(part, frame)
        finally:
            settings.unlink(missing_ok=True)
    return folder


def _run(command: list[str]) -> None:
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    try:
        said, _ = process.communicate()
    except BaseException:  # a signal to us is meant for both
        process.kill()
        process.wait()
        raise
    if process.returncode:
        *_, last = ["it failed", *filter(None, said.splitlines())]
        raise BuildError(f"Zensical: {last}")
