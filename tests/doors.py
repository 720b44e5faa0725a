"""What may stand at a path in place of a good file, and a process that permissions bind."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_CAPABILITIES = 0x20080522
"""The version of capset(2) that has two words for each set."""
_PERMISSION = 1 << 1 | 1 << 2 | 1 << 3
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH and CAP_FOWNER: what lifts an administrator over modes."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("process", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def unprivileged() -> Iterator[None]:
    """While this lasts, permissions bind this thread, even that of an administrator."""
    if os.geteuid():
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = _Header(_CAPABILITIES, 0), (_Sets * 2)()
    if libc.capget(ctypes.byref(header), sets):
        raise OSError(ctypes.get_errno(), "capget")
    before = sets[0].effective
    try:
        sets[0].effective = before & ~_PERMISSION
        if libc.capset(ctypes.byref(header), sets):
            raise OSError(ctypes.get_errno(), "capset")
        yield
    finally:
        sets[0].effective = before
        libc.capset(ctypes.byref(header), sets)


class StuckError(BaseException):
    """It waits for what never comes."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Ends with StuckError what takes longer: it is waiting for the other end of a pipe."""

    def stuck(number: int, frame: FrameType | None) -> None:
        raise StuckError

    before = signal.signal(signal.SIGALRM, stuck)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def full_disk() -> Iterator[None]:
    """While this lasts, no byte can be written into a file."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _gone(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()


def _in_place(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def fault(path: Path) -> None:
        _gone(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        make(path)

    return fault


def _holding(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def fault(path: Path) -> None:
        content = path.read_bytes() if path.is_file() else b"# A page\n"
        _gone(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(change(content))

    return fault


def _link_out(path: Path) -> None:
    """To what stood there, now beside the edition."""
    root = next(folder for folder in path.parents if folder.name == "edition")
    outside = root.parent / "outside"
    outside.mkdir()
    if os.path.lexists(path):
        path.rename(outside / path.name)
    else:
        (outside / path.name).write_bytes(b"# Not ours\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(outside / path.name)


def _with_mode(mode: int) -> Callable[[Path], None]:
    def fault(path: Path) -> None:
        if not os.path.lexists(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"# A page\n")
        path.chmod(mode | (0o100 if path.is_dir() and mode else 0))

    return fault


NO_FILE: dict[str, Callable[[Path], None]] = {
    "dangling link": _in_place(lambda path: path.symlink_to("nowhere")),
    "link loop": _in_place(lambda path: path.symlink_to(path.name)),
    "link out of the tree": _link_out,
    "directory": _in_place(lambda path: path.mkdir()),
    "fifo": _in_place(lambda path: os.mkfifo(path)),
    "unreadable": _with_mode(0),
}
"""What is there and is no file that may be read."""
NO_TEXT: dict[str, Callable[[Path], None]] = {
    "Latin-1": _holding(lambda old: old + "\n# café\n".encode("latin-1")),
    "UTF-16": _holding(lambda old: old.decode().encode("utf-16")),
    "NUL": _holding(lambda old: old + b"\n# \0\n"),
    "lone surrogate": _holding(lambda old: old + b"\n# \xed\xa0\x80\n"),
}
"""What no text in UTF-8 can be."""
ANOTHER: dict[str, Callable[[Path], None]] = {
    "missing": _gone,
    "empty": _holding(lambda old: b""),
    "byte-order mark": _holding(lambda old: b"\xef\xbb\xbf" + old),
    "CRLF": _holding(lambda old: old.replace(b"\n", b"\r\n")),
    "not writable": _with_mode(0o400),
}
"""What may be right or wrong, by the file."""
FAULTS = {**NO_FILE, **NO_TEXT, **ANOTHER}
