"""The folder `.diglot/` at the edition's root: what runs keep there, and how a run has it alone.

It holds the manifest, the record of the last run, and what a run has made but not yet put in its
place. It lies on the file system of docs/, so that a rename puts a file there whole; it hides
itself from git, and MkDocs, which reads docs/, never sees it.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from diglot.disk import contents
from diglot.model.problem import Place, Problem

FOLDER = ".diglot"
STAGING = "staging-"
_LOCK = "lock"
_PART = ".part"
PATIENCE = 60.0
"""Seconds that a run waits for another to end."""
_PAUSE = 0.05
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def own_folder(root: Path) -> Path:
    """`.diglot/`, made where it is not there. Raises OSError where something else has its name."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    if stat.S_ISLNK(os.lstat(folder).st_mode):  # it might lead to another's files
        raise NotADirectoryError(20, "expected a folder, found a link", str(folder))
    ignored = folder / ".gitignore"
    if ignored.is_symlink() or not ignored.is_file() or not ignored.stat().st_size:
        discard(ignored)
        ignored.write_bytes(b"*\n")
    return folder


@contextmanager
def alone(root: Path) -> Iterator[bool]:
    """While this lasts no other run writes in the edition; False where one goes on doing so.

    Runs take turns by a lock that the system takes from a process that ends, however it ends: there
    is nothing to clear away by hand. Where the folder or its file system allows no lock, a run goes
    on without one; it will say itself what it cannot write.
    """
    try:
        lock = os.open(own_folder(root) / _LOCK, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
    except OSError:
        yield True
        return
    try:
        free = _wait(lock)
        if free:
            sweep(root)
        yield free is not False
    finally:
        os.close(lock)


def _wait(lock: int) -> bool | None:
    """Whether the lock was got in time; None where this file system has none."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            _take(lock)
        except (BlockingIOError, PermissionError):
            if time.monotonic() > end:
                return False
            time.sleep(_PAUSE)
        except OSError:
            return None
        else:
            return True


def keep(root: Path, name: str, content: bytes) -> None:
    """Puts a file of this folder in its place, whole, where it says something new.

    `name` is its path from the root. Raises OSError.
    """
    path = root / name
    if not _holds(path, content):
        part = own_folder(root) / f"{path.name}.{os.getpid()}{_PART}"
        with gone_on_failure(part):
            part.write_bytes(content)
            os.replace(part, path)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return contents(path) == content
    except OSError:
        return False


@contextmanager
def gone_on_failure(part: Path) -> Iterator[None]:
    """Removes `part`, which was to be renamed, where this fails."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def sweep(root: Path) -> None:
    """Removes what runs that were killed have left here; what cannot be removed stays."""
    with suppress(OSError):
        for name in os.listdir(root / FOLDER):
            if name.startswith(STAGING) or name.endswith(_PART):
                discard(root / FOLDER / name)


def discard(path: Path) -> None:
    """Removes a file, a link, or a staging folder, which holds files and no folders."""
    with suppress(OSError):
        if stat.S_ISDIR(os.lstat(path).st_mode):
            for name in os.listdir(path):
                os.unlink(path / name)
            path.rmdir()
        else:
            path.unlink()


_CURES = {
    errno.ENOSPC: "make room on the disk, then run this again",
    errno.EDQUOT: "make room on the disk, then run this again",
    errno.EFBIG: "make room on the disk, then run this again",
    errno.EROFS: "work on a copy that may be written",
    errno.EACCES: "see that you may write there, and that no other program holds it",
    errno.EPERM: "see that you may write there, and that no other program holds it",
}


def unwritable(root: Path, error: OSError) -> Problem:
    """What keeps a file or folder from being written, and what to do."""
    path = Path(str(error.filename or root))
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    name = FOLDER if name.startswith(f"{FOLDER}/") else name  # nobody knows its files by name
    message = error.strerror or str(error)
    hint = _CURES.get(error.errno or 0, "move away what stands there, then run this again")
    return Problem(code="D002", place=Place(name), message=message, hint=hint)


def busy() -> Problem:
    """That another run is not done."""
    message = "expected no other run of Diglot in this edition, found one that is still writing"
    hint = "wait until it is done, or end it; then run this again"
    return Problem(code="D004", place=Place(FOLDER), message=message, hint=hint)
