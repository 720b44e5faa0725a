"""Files that a person owns put anew, to the byte, where they still hold what was read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from diglot.disk import OUTSIDE, contents
from diglot.model.files import GLOSSARY
from diglot.model.problem import Place, Problem
from diglot.write.own import alone, busy, unwritable
from diglot.write.stage import write_beside


def held_bytes(root: Path, path: str) -> bytes:
    """What a source holds. Raises OSError, also where it lies outside `source/` and is not the
    glossary, however it leads there."""
    target = _target(root, path)
    return contents(target) if os.path.lexists(target) else b""


class Exact(Struct, frozen=True):
    """What a file held when it was read, and what it is to hold."""

    before: bytes
    after: bytes


def put_bytes(root: Path, files: Mapping[str, Exact]) -> list[Problem]:
    """Writes each file where all hold what was read; else, and where it may not, nothing."""
    try:
        with alone(root) as free:
            if not free:
                return [busy()]
            targets = {path: _target(root, path) for path in files}
            for path, one in files.items():
                if held_bytes(root, path) != one.before:
                    return [moved_on(path)]
            for path, one in files.items():
                write_beside(targets[path], one.after)
    except OSError as error:
        said = OSError(error.errno, error.strerror, str(error.filename or root))
        return [unwritable(root, said)]
    return []


def moved_on(path: str) -> Problem:
    """That somebody else has written there."""
    return Problem(
        code="D005",
        place=Place(path),
        message="expected the file as it was read, found it changed since: nothing was written",
        hint="begin again, so that what is in it now is read",
    )


def _target(root: Path, path: str) -> Path:
    """The file itself, where a link stands for it. Raises OSError where it is no source."""
    whole = Path(os.path.realpath(root))
    real = Path(os.path.realpath(root / path))
    is_source = (whole / "source") in real.parents and real.name != "witness.txt"
    if not (is_source or real == whole / GLOSSARY):
        raise OSError(18, OUTSIDE, str(root / path))
    return real
