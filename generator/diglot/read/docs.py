"""What a person has put into docs/ beside the generated pages, all of which a builder will meet."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from diglot.disk import IN_A_CIRCLE, OUTSIDE, entries, is_within, look, unreadable
from diglot.model.problem import Problem

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
            if _is_folder(entry):
                self.folder(path, name, above)
                return
            self._hold(path)
            if not name.endswith(".md"):  # those are read
                look(path)
        except OSError as error:
            self.problems.append(unreadable(name, error))
        else:
            self.found.append((name, path))

    def _hold(self, path: Path) -> None:
        """Raises OSError where a link leads out of the edition: a builder would publish it."""
        if path.is_symlink() and path.exists() and not is_within(self.root, path):
            raise OSError(errno.EXDEV, OUTSIDE, str(path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle, of which whoever reads it will say so
        return False
