"""Copies of the shipped edition and of its site's settings, in folders of their own."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import yaml

from diglot.settings import EXTRA, THEME, THEME_SETTINGS
from diglot.settings import extensions as ours
from diglot.write.manifest import MANIFEST, load
from tests.bench.process import REPOSITORY


def copy_edition(root: Path) -> Path:
    """The shipped sources and the hand-written part of docs/, in `root` (returned)."""
    copy_settings(root)
    shutil.copytree(REPOSITORY / "source", root / "source")
    shutil.copy(REPOSITORY / "glossary.yml", root)
    copy_docs(root, with_pages=True)
    return root


def copy_settings(root: Path) -> None:
    """mkdocs.yml."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)


def copy_docs(root: Path, *, with_pages: bool) -> None:
    """The hand-written files of docs/: all, or all but the Markdown."""
    docs = REPOSITORY / "docs"
    ours = frozenset(_listed(REPOSITORY))
    (root / "docs").mkdir(exist_ok=True)
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs)
        if path.is_dir() or f"docs/{name.as_posix()}" in ours or path.name.startswith("."):
            continue
        if with_pages or path.suffix != ".md":
            target = root / "docs" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


def write_settings(root: Path, name: str, **changes: Any) -> Path:
    """A second site NAME.yml in `root`: the theme with the same settings, bare, with `changes`."""
    settings = {
        "site_name": "Stock",
        "theme": {"name": THEME, **THEME_SETTINGS},
        "extra": EXTRA,
        "docs_dir": name,
        "site_dir": f"site-{name}",
        "plugins": [],
        "validation": {"nav": {"omitted_files": "ignore"}},
        **changes,
    }
    path = root / f"{name}.yml"
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    return path


def extensions(*instead: str | dict[str, Any]) -> list[str | dict[str, Any]]:
    """The site's Markdown extensions with `instead` in the place of our own."""
    return [
        *instead,
        *({name: given} for name, given in ours(None).items() if name != "diglot"),
    ]


def forget(root: Path) -> None:
    """Takes away what a build or `diglot generate` made in `root`.

    It is moved aside, not deleted: some file systems are slow to make files just after many went.
    """
    made = _listed(root)
    aside = root.parent / "aside" / str(time.monotonic_ns())
    for path in (*(root / name for name in made), *root.glob("site*")):
        target = aside / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)


def _listed(root: Path) -> list[str]:
    """The generated files of docs/, the manifest included."""
    made = load(root)
    return [*(path for path in made if path.startswith("docs/")), MANIFEST] if made else []
