"""One file that a person owns put anew, to the byte, where it still holds what was read."""

from __future__ import annotations

import os
from pathlib import Path

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


def put_bytes(root: Path, path: str, before: bytes, after: bytes) -> list[Problem]:
    """Writes `after` where the file holds `before`; else, and where it may not, says why not."""
    try:
        with alone(root) as free:
            if not free:
                return [busy()]
            target = _target(root, path)
            if held_bytes(root, path) != before:
                return [moved_on(path)]
            write_beside(target, after)
    except OSError as error:
        return [unwritable(root, OSError(error.errno, error.strerror, str(root / path)))]
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
