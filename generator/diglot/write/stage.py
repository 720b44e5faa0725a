"""The staging of a run: files that are made and not yet in their place.

Nothing in docs/ changes before the last file is made; then each is put in its place by a rename, so
that a reader sees the old file or the new, never a half.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from diglot.write.own import STAGING, discard, gone_on_failure, own_folder


class Stage:
    """A staging folder: one file for each path that is to be written."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder
        self._paths: list[str] = []

    @property
    def paths(self) -> tuple[str, ...]:
        """What was put here, in order."""
        return tuple(self._paths)

    def put(self, path: str, content: bytes) -> None:
        """Keeps what is to stand at `path`. Raises OSError, which names that file."""
        try:
            (self._folder / str(len(self._paths))).write_bytes(content)
        except OSError as error:
            raise _about(error, self._root / path) from error
        self._paths.append(path)

    def swap(self) -> None:
        """Puts each file in its place. Raises OSError, which names the file."""
        for number, path in enumerate(self._paths):
            target = self._root / path
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._place(self._folder / str(number), target)
            except OSError as error:
                raise _about(error, target) from error

    def _place(self, part: Path, target: Path) -> None:
        try:
            _rename(part, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            write_beside(target, part.read_bytes())  # docs/ is a file system of its own


@contextmanager
def staging(root: Path) -> Iterator[Stage]:
    """An empty staging folder, which is gone afterwards, however this ends."""
    folder = own_folder(root) / f"{STAGING}{os.getpid()}"
    discard(folder)  # of an earlier process of this number
    folder.mkdir()
    try:
        yield Stage(root, folder)
    finally:
        discard(folder)


def write_beside(target: Path, content: bytes) -> None:
    """Writes into the folder of `target`, then renames. Raises OSError."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    with gone_on_failure(part):
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _rename(part, target)


def _rename(part: Path, target: Path) -> None:
    """Puts `part` in the place of `target`, whose permissions it takes."""
    with suppress(FileNotFoundError):  # a new file has those of its folder's user
        os.chmod(part, stat.S_IMODE(os.stat(target).st_mode))
    os.replace(part, target)


def _about(error: OSError, path: Path) -> OSError:
    return OSError(error.errno, error.strerror or str(error), str(path))
