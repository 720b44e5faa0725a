"""Which files are sources, by their names; what else lies in source/ is passed over.

An editor's backup (`en.txt~`), a hidden file or a README is no source. What has a source's name and
is no file that can be read is an error: it is never taken for absent.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from diglot.disk import OUTSIDE, entries, is_within, unreadable
from diglot.model.files import GLOSSARY
from diglot.model.problem import Problem

_FOLDER = re.compile(r"[a-z0-9-]+")
_IN_A_TEXT = re.compile(
    r"text\.yml|notes\.yml|witness\.txt|addresses\.lock|changes\.tsv|[a-z]{2,8}\.txt"
)
_FONTS = "fonts"
_IN_FONTS = re.compile(r"[^.].*\.(?:otf|ttf)", re.IGNORECASE)
_IN_WORDS = re.compile(r"[a-z]{2,8}\.yml")
Found = list[tuple[str, Path]]
"""Names from the root, with `/`, each with its path; in order."""


def find_sources(root: Path) -> tuple[Found, list[Problem]]:
    """The sources, and what stands in the place of one."""
    found: Found = []
    problems: list[Problem] = []
    if os.path.lexists(root / GLOSSARY):
        found.append((GLOSSARY, root / GLOSSARY))
    source = root / "source"
    if os.path.lexists(source):
        for entry in _entries(root, source, "source", problems):
            name = f"source/{entry.name}"
            if entry.name == "edition.yml":
                found.append((name, Path(entry.path)))
            elif _FOLDER.fullmatch(entry.name) and not _is_file(entry):
                known = _IN_WORDS if entry.name == "words" else _IN_A_TEXT
                for inner in _entries(root, Path(entry.path), name, problems):
                    if known.fullmatch(inner.name):
                        found.append((f"{name}/{inner.name}", Path(inner.path)))
    return [*_inside(root, found, problems)], problems


def find_fonts(root: Path) -> tuple[Found, list[Problem]]:
    """The fonts that lie in source/fonts/, and what stands in the place of one."""
    found: Found = []
    problems: list[Problem] = []
    folder = root / "source" / _FONTS
    if os.path.lexists(folder):
        for entry in _entries(root, folder, f"source/{_FONTS}", problems):
            if _IN_FONTS.fullmatch(entry.name):
                found.append((f"source/{_FONTS}/{entry.name}", Path(entry.path)))
    return [*_inside(root, found, problems)], problems


def _entries(
    root: Path, folder: Path, name: str, problems: list[Problem]
) -> list[os.DirEntry[str]]:
    try:
        _hold(root, folder)
        return entries(folder)
    except OSError as error:
        problems.append(unreadable(name, error, "a folder"))
        return []


def _inside(root: Path, found: Found, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    for name, path in found:
        try:
            _hold(root, path)
        except OSError as error:
            problems.append(unreadable(name, error))
        else:
            yield name, path


def _hold(root: Path, path: Path) -> None:
    """Raises OSError where a link leads out of the edition, whose files may be read by anybody."""
    if path.is_symlink() and path.exists() and not is_within(root, path):
        raise OSError(errno.EXDEV, OUTSIDE, str(path))


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a plain file, which is in no text's way."""
    return stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
