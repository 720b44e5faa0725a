"""Files that are not there yet, written for a person, who owns them from then on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from diglot.model.problem import Place, Problem
from diglot.write.own import alone, busy, unwritable
from diglot.write.stage import write_beside


def write_new(
    root: Path,
    files: Mapping[str, str],
    *,
    changed: Mapping[str, str] | None = None,
    beside: Mapping[str, str] | None = None,
) -> list[Problem]:
    """Writes each file, by path relative to `root`; where one is there already, none at all.

    `changed` are files that are there, as they are to be: written last, when the others stand.
    `beside` are written only where nothing has their names. The folder is made if it is not there.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        with alone(root) as free:
            if not free:
                return [busy()]
            taken = [path for path in files if os.path.lexists(root / path)]
            if taken:
                return [_taken(path) for path in taken]
            lacking = {p: s for p, s in (beside or {}).items() if not os.path.lexists(root / p)}
            for path, text in {**files, **lacking, **(changed or {})}.items():
                target = Path(os.path.realpath(root / path))
                target.parent.mkdir(parents=True, exist_ok=True)
                write_beside(target, text.encode())
    except OSError as error:
        return [unwritable(root, error)]
    return []


def _taken(path: str) -> Problem:
    return Problem(
        code="D001",
        place=Place(path),
        message="expected no such file yet, found one: nothing was written",
        hint="choose another text with --text ID, or move the file away",
    )
