"""What stands on the disk, and what a file holds: the one way in which all doors look there.

Whatever stands in the place of a file is said by an OSError, in words for people: nothing is waited
for, as the other end of a pipe would be, and no link is followed out of the edition.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import TypeVar

from diglot.model.problem import Place, Problem

Result = TypeVar("Result")
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFREG: "a file",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
NOWHERE, IN_A_CIRCLE, OUTSIDE = (
    "a link that leads nowhere",
    "a link that leads to itself",
    "a link that leads out of the edition",
)

_CURES = {
    NOWHERE: "put the file itself in its place, or delete the link",
    IN_A_CIRCLE: "put the file itself in its place, or delete the link",
    OUTSIDE: "put what it leads to in its place: an edition is made of what lies in its own folder",
    "Permission denied": "see that you may read it, and that no other program holds it",
}


def unreadable(name: str, error: OSError, what: str = "a file") -> Problem:
    """That something stands there and is not what is wanted, or cannot be read."""
    said = error.strerror or str(error)
    message = f"expected {what} that can be read, found: {said}"
    hint = _CURES.get(said, f"put {what} in its place, or move it away")
    return Problem(code="F005", place=Place(name), message=message, hint=hint)


def contents(path: Path) -> bytes:
    """What the file holds. Raises OSError, which says what stands there where it is no file."""
    return _opened(path, FileIO.readall)


def look(path: Path) -> None:
    """Raises OSError as `contents` does, and does not read the file."""
    _opened(path, FileIO.close)


def _opened(path: Path, do: Callable[[FileIO], Result]) -> Result:
    try:
        with FileIO(path, opener=_open) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.EINVAL, "no file", str(path))
            return do(file)
    except OSError as error:
        raise _said(error, path, stat.S_IFREG) from error


def entries(folder: Path) -> list[os.DirEntry[str]]:
    """What stands in the folder, by name. Raises OSError as `contents` does."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise _said(error, folder, stat.S_IFDIR) from error


def is_within(root: Path, path: Path) -> bool:
    """Whether all links on the way to `path` stay in the folder `root`."""
    real, whole = os.path.realpath(path), os.path.realpath(root)
    return real == whole or real.startswith(whole.rstrip(os.sep) + os.sep)


def to_nowhere(descriptor: int) -> None:
    """What is still to be written there is written nowhere, such as what a full disk refused."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_WAITING)


def _said(error: OSError, path: Path, wanted: int) -> OSError:
    """`error` in words for people, where something else than the `wanted` kind is to blame."""
    words = error.strerror or str(error)
    try:
        found = stat.S_IFMT(os.stat(path).st_mode)
        if found != wanted:
            words = _KINDS.get(found, words)
    except OSError as blame:
        if blame.errno == errno.ELOOP:
            words = IN_A_CIRCLE
        elif isinstance(blame, FileNotFoundError) and os.path.lexists(path):
            words = NOWHERE
    return OSError(error.errno, words, str(path))
