"""What stands in the place of a file that is to be written, and whether it may go.

Nothing is overwritten or removed but what we wrote; no link is followed out of docs/.
"""

from __future__ import annotations

import os
import re
import stat
from enum import Enum, auto
from pathlib import Path

from diglot.disk import contents
from diglot.model.output import Output
from diglot.model.problem import Place, Problem
from diglot.write.manifest import Digests, is_ours


class Standing(Enum):
    """What is found where a file of ours is to stand."""

    FREE = auto()
    """Nothing."""
    SAME = auto()
    """What would be written."""
    OURS = auto()
    """What an earlier run wrote."""
    CHANGED = auto()
    """What an earlier run wrote, and somebody changed."""
    ALIKE = auto()
    """What looks like ours, but no manifest names it."""
    FOREIGN = auto()
    """Anything else: another's file, a folder, a link."""
    OUTSIDE = auto()
    """Whatever stands outside docs/, where a link leads."""
    STALE = auto()
    """What an earlier run wrote, somebody changed, and this run does not write."""


class Bounds:
    """Whether a path stays in docs/ when links are followed, and docs/ in the edition's folder."""

    def __init__(self, root: Path) -> None:
        self._root = os.path.realpath(root)
        self._docs = os.path.join(self._root, "docs")
        self._known: dict[str, bool] = {}

    def hold(self, path: str) -> bool:
        """Of a path from the root, which is in docs/ or beside it."""
        folder = os.path.dirname(path)
        if folder not in self._known:
            real = os.path.realpath(os.path.join(self._root, folder))
            inside = real == self._docs or real.startswith(self._docs + os.sep)
            self._known[folder] = inside or not folder
        return self._known[folder]


def judge(path: Path, output: Output, content: bytes, digests: Digests | None) -> Standing:
    """What stands at `path`, where `output` would write `content`.

    `digests` are those of the manifest, None where it does not name the file. Raises OSError where
    the file cannot be read.
    """
    if (kind := kind_of(path)) is None:
        return Standing.FREE
    if kind != stat.S_IFREG:
        return Standing.FOREIGN
    found = contents(path)
    if found == content:
        return Standing.SAME
    if digests is not None and is_ours(found, digests):
        return Standing.OURS
    if not is_alike(output.path, found, content):
        return Standing.FOREIGN
    return Standing.ALIKE if digests is None else Standing.CHANGED


def kind_of(path: Path) -> int | None:
    """The kind of file, as in `stat.S_IFREG`, of a link itself; None where nothing stands."""
    try:
        return stat.S_IFMT(os.lstat(path).st_mode)
    except FileNotFoundError:
        return None


def is_alike(path: str, found: bytes, content: bytes) -> bool:
    """Whether a file begins as ours do: a page with the same front matter, data the same way.

    Enough for a person who says that the files are Diglot's; never without that word.
    """
    if path.endswith(".md"):
        return bool(_keys(content)) and _keys(found) == _keys(content)
    return found[:2] == content[:2]


def _keys(page: bytes) -> list[bytes]:
    """The keys of a page's front matter as far as `kind`, and the kind."""
    head = re.match(rb"---\r?\n(?:\w+:.*\n)*?kind: \w+", page)
    return re.findall(rb"^\w+:|(?<=^kind: )\w+", head[0], re.MULTILINE) if head else []


_SAID = {
    Standing.CHANGED: (
        "expected the file as an earlier run wrote it, found it changed",
        "say it in the sources; `diglot generate --adopt` then writes the file anew",
    ),
    Standing.ALIKE: (
        "expected no file here, found one that is not known as ours",
        "if Diglot wrote it, `diglot generate --adopt` takes it over; else move it away",
    ),
    Standing.FOREIGN: (
        "expected no file here, found one that a person wrote",
        "move it away, or rename it",
    ),
    Standing.OUTSIDE: (
        "expected a place in docs/, found a link that leads out of it",
        "put a folder in the place of the link",
    ),
    Standing.STALE: (
        "expected the file as an earlier run wrote it, found it changed; no source leads to it now",
        "delete it, or move it to where you keep your own pages",
    ),
}


def not_ours(path: str, standing: Standing) -> Problem:
    """What keeps `path` from being written, and the cure."""
    message, hint = _SAID[standing]
    return Problem(code="D001", place=Place(path), message=message, hint=hint)
