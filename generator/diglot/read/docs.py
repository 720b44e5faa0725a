"""What a person has put into docs/ beside the generated pages, all of which a builder will meet."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from diglot.disk import IN_A_CIRCLE, OUTSIDE, entries, is_within, look, unreadable
from diglot.model.problem import Place, Problem
from diglot.parse.names import folded, unusable

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
        same: dict[str, list[str]] = {}
        for entry in found:
            same.setdefault(folded(entry.name), []).append(f"{name}/{entry.name}")
        for entry in found:
            if not entry.name.startswith("."):
                self._entry(entry, f"{name}/{entry.name}", same[folded(entry.name)], above | {real})

    def _entry(
        self, entry: os.DirEntry[str], name: str, same: list[str], above: frozenset[str]
    ) -> None:
        """`same` are the names in its folder that some system takes for its own."""
        if name.removeprefix("docs/") in self.owned:
            return  # whoever writes there looks
        path = Path(entry.path)
        if wrong := self._name(name, entry.name, same):
            self.problems.append(wrong)
            return
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

    def _name(self, path: str, name: str, same: list[str]) -> Problem | None:
        """What keeps a file or folder from having its name everywhere."""
        if why := unusable(name):
            message = f"expected a name that every system can have, found “{name}”, {why}"
        elif others := [x for x in same if x < path or x.removeprefix("docs/") in self.owned]:
            message = f"expected a name of its own, found one that some take for {others[0]}"
        else:
            return None
        return Problem(code="E007", place=Place(path), message=message, hint="rename it")

    def _hold(self, path: Path) -> None:
        """Raises OSError where a link leads out of the edition: a builder would publish it."""
        if path.is_symlink() and path.exists() and not is_within(self.root, path):
            raise OSError(errno.EXDEV, OUTSIDE, str(path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle, of which whoever reads it will say so
        return False
