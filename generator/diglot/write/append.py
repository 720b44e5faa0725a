"""Lines added to a file that a person owns."""

from __future__ import annotations

from pathlib import Path

from diglot.model.problem import Place, Problem
from diglot.write.own import alone, busy
from diglot.write.stage import write_beside


def append(root: Path, path: str, text: str) -> list[Problem]:
    """Adds lines at the end of a file that a person owns, with its line ends; all else stays."""
    target = (root / path).resolve()  # a link stays a link
    try:
        with alone(root) as free:
            if not free:
                return [busy()]
            before = target.read_bytes() if target.exists() else b""
            ending = b"\r\n" if b"\r\n" in before else b"\n"
            gap = b"" if not before or before.endswith((b"\n", b"\r")) else ending
            target.parent.mkdir(parents=True, exist_ok=True)
            write_beside(target, before + gap + text.encode().replace(b"\n", ending))
    except OSError as error:
        place = Place(path)
        return [Problem(code="D002", place=place, message=error.strerror or str(error))]
    return []
