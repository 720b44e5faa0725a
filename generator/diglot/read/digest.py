"""Whether anything has changed since the last run: a digest of all that pages are made of."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from diglot.disk import contents
from diglot.read.docs import find_by_hand
from diglot.read.sources import find_fonts, find_sources

PACKAGE = Path(__file__).parents[1]
_THEME = "theme"
"""The folder of the package that MkDocs alone reads."""


def fingerprint(root: Path, owned: frozenset[str] = frozenset()) -> str:
    """A digest of all that pages are made of; "" where some of it cannot be read.

    That is the name and every byte of the sources, of the pages that a person wrote and of Diglot’s
    own files, and the name and version of what else is installed: dates are written as Babel says.
    """
    made_of = hashlib.blake2b(digest_size=16)
    made_of.update("\0".join([sys.version, *sorted(_installed())]).encode())
    (sources, wrong), (by_hand, missing) = find_sources(root), find_by_hand(root, owned)
    fonts, unusable = find_fonts(root)
    if wrong or missing or unusable:
        return ""
    pages = [(name, path) for name, path in by_hand if name.endswith(".md")]
    try:
        for name, path in [*sources, *fonts, *pages, *_own_files(PACKAGE)]:
            content = contents(path)
            made_of.update(f"\0{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            made_of.update(content)
    except OSError:
        return ""
    return made_of.hexdigest()


def _installed() -> set[str]:
    """The packages that Python finds, as names and versions: `babel-2.17.0.dist-info`."""
    names: set[str] = set()
    for folder in sys.path:
        with suppress(OSError):
            names.update(
                name
                for name in os.listdir(folder or ".")
                if name.endswith((".dist-info", ".egg-info")) and not name.startswith("diglot")
            )
    return names


def _own_files(folder: Path, before: str = "") -> Iterator[tuple[str, Path]]:
    """The files of the package but for the theme, which only MkDocs reads; each with its name."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir() and entry.name not in ("__pycache__", _THEME):
            yield from _own_files(Path(entry.path), f"{before}{entry.name}/")
        elif entry.is_file():
            yield f"diglot/{before}{entry.name}", Path(entry.path)
