"""A folder that is made beside its place and takes it whole: the built site.

Whoever is killed on the way leaves the old site standing, and a folder `.NAME.PID.part` beside it,
which the next run removes.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PART = re.compile(r"\.(?P<name>.+)\.\d+(?:\.old)?\.part")
_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux (renameat2(2))."""


_OF_A_SITE = ("assets/diglot", "sitemap.xml")
"""What every site has in it that was built before, by us or by another builder."""


def expect_site(folder: Path) -> None:
    """Raises FileExistsError where the place of a site holds something else, which a build would
    remove: a `site_dir` of sources, a link to somebody’s folder. Hidden files count for nothing."""
    if any((folder / name).exists() for name in _OF_A_SITE) or not folder.is_dir():
        return
    found = [path.name for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    if found:
        message = f"expected a site there, or an empty folder; found “{found[0]}”"
        raise FileExistsError(errno.EEXIST, message, str(folder))


@contextmanager
def made_beside(folder: Path) -> Iterator[Path]:
    """An empty folder to be filled, which takes the place of `folder` once this ends well.

    Hidden files of the old one (`.git`, `.nojekyll`) stay, as with MkDocs. Raises OSError.
    """
    target = Path(os.path.realpath(folder))  # a link stays a link
    target.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(target) and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "expected a folder, found none", str(folder))
    _sweep(target)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.mkdir()  # in here: a signal may come as soon as it is there
        yield part
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    try:
        _take_place(part, target)
    finally:  # either may be the old one now
        _clear(part, target)
        _clear(_aside(part), target)


def _take_place(part: Path, target: Path) -> None:
    """`part` becomes `target`; what `target` was is at `part` then, or aside."""
    if not os.path.lexists(target):
        part.rename(target)
        return
    try:
        if not _exchange(part, target):
            target.rename(_aside(part))
            part.rename(target)
    except OSError:  # a folder that cannot be renamed, such as one that is mounted there
        if not os.path.lexists(target):
            _aside(part).rename(target)
        _copy(part, target)


def _aside(part: Path) -> Path:
    """Where the old one waits while the new one takes its place."""
    return part.with_name(f"{part.name.removesuffix('.part')}.old.part")


def _clear(left: Path, target: Path) -> None:
    """Removes what is left beside `target`, but for hidden files of the old one: they come back.

    What cannot come back stays for the next run.
    """
    with suppress(OSError):
        if not os.path.lexists(target) and left.name.endswith(".old.part"):
            left.rename(target)  # it was ended between two renames
            return
        if target.is_dir():
            _move_hidden(left, target)
        shutil.rmtree(left)


def _exchange(one: Path, other: Path) -> bool:
    """Gives each the other's name at once, where the system can; else False."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    names = os.fsencode(one), os.fsencode(other)
    return rename is not None and rename(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0


def _copy(part: Path, target: Path) -> None:
    """File by file; then what the new one does not have goes, but for hidden files."""
    shutil.copytree(part, target, dirs_exist_ok=True)
    for path in sorted(target.rglob("*"), reverse=True):
        own = path.relative_to(target)
        if not own.parts[0].startswith(".") and not os.path.lexists(part / own):
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()


def _move_hidden(source: Path, target: Path) -> None:
    for path in source.iterdir():
        if path.name.startswith(".") and not os.path.lexists(target / path.name):
            path.rename(target / path.name)


def _sweep(target: Path) -> None:
    """Removes what killed runs left; hidden files that one had moved already come back."""
    for path in target.parent.iterdir():
        match = _PART.fullmatch(path.name)
        if match and match["name"] == target.name and path.is_dir() and not path.is_symlink():
            _clear(path, target)
