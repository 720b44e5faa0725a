"""Lines added to a file that a person owns."""

from __future__ import annotations

import os
from pathlib import Path

from diglot.disk import contents
from diglot.model.problem import Problem
from diglot.write.own import alone, busy, unwritable
from diglot.write.stage import write_beside


def append(root: Path, path: str, text: str) -> list[Problem]:
    """Adds lines at the end of a file that a person owns, with its line ends; all else stays."""
    target = Path(os.path.realpath(root / path))  # a link stays a link
    try:
        with alone(root) as free:
            if not free:
                return [busy()]
            before = contents(target) if os.path.lexists(target) else b""
            ending = b"\r\n" if b"\r\n" in before else b"\n"
            gap = b"" if not before or before.endswith((b"\n", b"\r")) else ending
            target.parent.mkdir(parents=True, exist_ok=True)
            write_beside(target, before + gap + text.encode().replace(b"\n", ending))
    except OSError as error:
        return [unwritable(root, OSError(error.errno, error.strerror, str(root / path)))]
    return []
