"""What a person has put into docs/ beside the generated pages, all of which a builder will meet."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from diglot.disk import IN_A_CIRCLE, OUTSIDE, contents, entries, is_within
from diglot.model.problem import Problem
from diglot.read.decode import unreadable

Found = list[tuple[str, Path]]
"""Names from the root, with `/`, each with its path; in order."""


def find_by_hand(root: Path, owned: frozenset[str]) -> tuple[Found, list[Problem]]:
    """The files of docs/ but those that are `owned`, and what there is no file that can be read.

    Hidden ones are passed over, as a builder does.
    """
    walk = _Walk(root, owned)
    if os.path.lexists(root / "docs"):
        walk.folder(root / "docs", "docs", frozenset())
    return walk.found, walk.problems


class _Walk:
    def __init__(self, root: Path, owned: frozenset[str]) -> None:
        self.root = root
        self.owned = owned
        self.found: Found = []
        self.problems: list[Problem] = []

    def folder(self, folder: Path, name: str, above: frozenset[str]) -> None:
        """All that stands below it; `above` are the folders on the way, without links."""
        try:
            self._hold(folder)
            real = os.path.realpath(folder)
            if real in above:
                raise OSError(errno.ELOOP, IN_A_CIRCLE, str(folder))
            found = entries(folder)
        except OSError as error:
            self.problems.append(unreadable(name, error, "a folder"))
            return
        for entry in found:
            if not entry.name.startswith("."):
                self._entry(entry, f"{name}/{entry.name}", above | {real})

    def _entry(self, entry: os.DirEntry[str], name: str, above: frozenset[str]) -> None:
        if name.removeprefix("docs/") in self.owned:
            return  # whoever writes there looks
        path = Path(entry.path)
        try:
            if entry.is_dir():
                self.folder(path, name, above)
                return
            self._hold(path)
            if not name.endswith(".md"):  # those are read
                _readable(entry)
        except OSError as error:
            self.problems.append(unreadable(name, error))
        else:
            self.found.append((name, path))

    def _hold(self, path: Path) -> None:
        """Raises OSError where a link leads out of the edition: a builder would publish it."""
        if path.is_symlink() and path.exists() and not is_within(self.root, path):
            raise OSError(errno.EXDEV, OUTSIDE, str(path))


def _readable(entry: os.DirEntry[str]) -> None:
    """Raises OSError where it is no file that can be read; its bytes are the builder's affair."""
    if not entry.is_file() or not os.access(entry.path, os.R_OK):
        contents(Path(entry.path))
