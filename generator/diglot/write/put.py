"""Sources that Diglot itself writes and a person commits, such as the locked addresses."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from diglot.model.problem import Problem
from diglot.write.own import alone, busy, unwritable
from diglot.write.stage import write_beside


def put(root: Path, files: Mapping[str, str]) -> list[Problem]:
    """Writes each file, by path relative to `root`, in place of one that is there."""
    try:
        with alone(root) as free:
            if not free:
                return [busy()]
            for path, text in files.items():
                write_beside(Path(os.path.realpath(root / path)), text.encode())
    except OSError as error:
        return [unwritable(root, error)]
    return []


def put_beside(path: Path, data: bytes) -> list[Problem]:
    """Writes a file that a person has named, in place of one that is there."""
    try:
        write_beside(Path(os.path.realpath(path)), data)
    except OSError as error:
        return [unwritable(path, error)]
    return []
