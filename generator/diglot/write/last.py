"""The record of the last run: what it was made of, and what it said.

Where the sources, Diglot itself and every file that it wrote are as they were, a run has nothing to
do but say the same. A lost or damaged record costs a whole run and nothing else.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from diglot.disk import contents
from diglot.model.codes import CODES
from diglot.model.frame import Frame
from diglot.model.problem import Problem
from diglot.write.earlier import same_address
from diglot.write.judge import kind_of
from diglot.write.manifest import MANIFEST, digest, is_ours, load
from diglot.write.own import FOLDER, keep

RECORD = f"{FOLDER}/last.json"
_NO_RECORD = (OSError, ValueError, RecursionError)  # msgspec's errors are ValueErrors


class Last(Struct, frozen=True, kw_only=True):
    """What the last run said."""

    problems: tuple[Problem, ...]
    frame: Frame
    files: int
    """How many it wrote or found written."""


class _Record(Struct, frozen=True, kw_only=True):
    """The file. What does not fit its types is no record."""

    made_of: str
    """The digest of all that the run was made of."""
    manifest: str
    frame: Frame
    problems: tuple[Problem, ...]


def remember(root: Path, made_of: str, problems: Sequence[Problem], frame: Frame) -> None:
    """Records a run that ended well. `made_of` is the digest of all that it was made of."""
    with suppress(OSError):  # then the next run is a whole one
        record = _Record(
            made_of=made_of,
            manifest=digest(contents(root / MANIFEST)),
            frame=frame,
            problems=tuple(problems),
        )
        keep(root, RECORD, msgspec.json.encode(record))


def recall(root: Path, made_of: str) -> Last | None:
    """What the last run said; None where anything is not as that run left it."""
    try:
        record = _read(root)
        if not made_of or record.made_of != made_of:
            return None
        if record.manifest != digest(contents(root / MANIFEST)):
            return None
        if not {problem.code for problem in record.problems} <= CODES.keys():
            return None
        files = load(root)
        if not all(_is_as_written(root, path, digests) for path, digests in files.items()):
            return None
        return Last(problems=record.problems, frame=record.frame, files=len(files))
    except _NO_RECORD:
        return None


def last_frame(root: Path) -> Frame | None:
    """What the last run that ended well knew of the edition, whatever has changed since."""
    try:
        return _read(root).frame
    except _NO_RECORD:
        return None


def _read(root: Path) -> _Record:
    return msgspec.json.decode(contents(root / RECORD), type=_Record)


def _is_as_written(root: Path, path: str, digests: tuple[str, ...]) -> bool:
    """Whether the file holds what we wrote, and no other page has its address."""
    if kind_of(root / path) != stat.S_IFREG:
        return False
    other = same_address(path)
    return is_ours(contents(root / path), digests) and not (other and os.path.lexists(root / other))
