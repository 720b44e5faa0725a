"""Changes to files that a person owns, made for that person: all of them or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from diglot.disk import contents
from diglot.model.problem import Place, Problem
from diglot.write.own import alone, busy, unwritable
from diglot.write.stage import write_beside


class Change(Struct, frozen=True):
    """What a file holds, and what it is to hold; None where there is no file."""

    before: str | None
    after: str | None


def change(root: Path, changes: Mapping[str, Change]) -> list[Problem]:
    """Replaces each file by path relative to `root`, with the line ends it has.

    Where one of them no longer holds what it held when it was read, nothing is written.
    """
    try:
        with alone(root) as free:
            if not free:
                return [busy()]
            held = {path: _held(root / path) for path in changes}
            for path, one in changes.items():
                if _text(held[path]) != one.before:
                    return [_moved_on(path)]
            for path, one in changes.items():
                target = Path(os.path.realpath(root / path))  # a link stays a link
                if one.after is None:
                    target.unlink(missing_ok=True)
                elif one.after != one.before:
                    write_beside(target, _bytes(one.after, held[path]))
    except OSError as error:
        return [unwritable(root, error)]
    return []


def overwrite(path: Path, text: str) -> list[Problem]:
    """Puts a text into a file that is there, with the line ends and the first mark that it has."""
    try:
        held = contents(path)
        mark = b"\xef\xbb\xbf" if held.startswith(b"\xef\xbb\xbf") else b""
        write_beside(path, mark + _bytes(text, held))
    except OSError as error:
        return [unwritable(path, error)]
    return []


def _held(path: Path) -> bytes | None:
    return contents(path) if os.path.lexists(path) else None


def _text(held: bytes | None) -> str | None:
    if held is None:
        return None
    return held.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")


def _bytes(text: str, held: bytes | None) -> bytes:
    made = text.encode()
    return made.replace(b"\n", b"\r\n") if held and b"\r\n" in held else made


def _moved_on(path: str) -> Problem:
    return Problem(
        code="D005",
        place=Place(path),
        message="expected the file as it was read, found it changed since: nothing was written",
        hint="begin again, so that what is in it now is read",
    )
