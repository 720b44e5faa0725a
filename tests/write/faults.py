"""A disk that fails: the n-th change below a folder raises, or ends the process at once.

`python -m tests.write.faults ROOT N` runs `generate` on an edition and kills itself at change N.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}
"""The events by which Python announces that it is about to change the disk; see also `open`."""


class Disk:
    """Counts the changes below `root`, and fails at one of them."""

    def __init__(self, root: Path, at: int, error: BaseException | None) -> None:
        self.root, self.at, self.error = str(root), at, error
        self.changes = 0

    def on(self, event: str, arguments: tuple[object, ...]) -> None:
        """Of an audit event (PEP 578)."""
        if not self._changes(event, arguments):
            return
        self.changes += 1
        if self.changes - 1 == self.at:
            if self.error is None:
                os.kill(os.getpid(), signal.SIGKILL)
            elif isinstance(self.error, OSError):
                raise OSError(*self.error.args, str(arguments[0]))  # as the system names it
            else:
                raise self.error

    def _changes(self, event: str, arguments: tuple[object, ...]) -> bool:
        if event == "open":
            flags = arguments[2]
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
        else:
            writes = event in CHANGES
        return bool(writes) and str(arguments[0]).startswith(self.root)


_disks: list[Disk] = []
_hooked: list[bool] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    for disk in _disks:
        disk.on(event, arguments)


@contextmanager
def failing(root: Path, at: int, error: BaseException | None) -> Iterator[Disk]:
    """While this lasts, change number `at` below `root` raises `error`; None kills the process."""
    if not _hooked:
        sys.addaudithook(_hook)  # which cannot be taken away again
        _hooked.append(True)
    disk = Disk(root, at, error)
    _disks.append(disk)
    try:
        yield disk
    finally:
        _disks.remove(disk)


if __name__ == "__main__":
    from diglot.flow import generate

    with failing(Path(sys.argv[1]), int(sys.argv[2]), None):
        print(generate(Path(sys.argv[1])).problems)
