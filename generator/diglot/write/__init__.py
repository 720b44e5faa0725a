"""The second door: the only place that changes the disk.

A file is replaced atomically and only if its content changed; what an earlier run wrote and this
one does not is removed; a file that no run wrote is never touched. The manifest says what is ours.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from diglot.model.output import Output
from diglot.model.problem import Place, Problem

MANIFEST = "docs/.diglot.json"
SHARED = frozenset({"nav.yml"})
"""Outputs outside docs/, which are committed: ours by name, not by manifest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0


def owned(root: Path) -> frozenset[str]:
    """The files that earlier runs wrote, by path relative to `root`."""
    try:
        data = json.loads((root / MANIFEST).read_text("utf-8"))
        return frozenset(str(path) for path in data["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def write(root: Path, outputs: Iterable[Output]) -> tuple[Written, list[Problem]]:
    """Bring docs/ to what `outputs` say; where a file is not ours, nothing at all is written."""
    files = {output.path: output for output in sorted(outputs, key=lambda output: output.path)}
    before = owned(root)
    problems = [
        _not_ours(path)
        for path, output in files.items()
        if path not in before
        and path not in SHARED
        and (root / path).exists()
        and not _is(root / path, output.as_bytes())
    ]
    problems += [
        _not_ours(beside)
        for beside in map(_same_address, files)
        if beside and beside not in before and (root / beside).exists()
    ]
    if problems:
        return Written(), problems
    changed, removed = [], []
    try:
        # Before the first page is written its name is ours: a run that is killed leaves pages that
        # the next one knows as its own.
        _write_manifest(root, before.union(files))
        for path, output in files.items():
            content = output.as_bytes()
            if not _is(root / path, content):
                _replace(root / path, content)
                changed.append(path)
        for path in sorted(before.difference(files)):
            target = root / path
            if path.startswith("docs/") and ".." not in path.split("/") and target.is_file():
                target.unlink()
                removed.append(path)
                _remove_empty(target.parent, root / "docs")
        _write_manifest(root, files)
    except OSError as error:
        place = Place(_relative(root, error.filename))
        return Written(), [Problem(code="D002", place=place, message=error.strerror or str(error))]
    unchanged = len(files) - len(changed)
    return Written(changed=tuple(changed), removed=tuple(removed), unchanged=unchanged), []


def compare(root: Path, outputs: Iterable[Output]) -> list[Problem]:
    """What `write` would change, as problems."""
    files = {output.path: output for output in sorted(outputs, key=lambda output: output.path)}
    problems = [
        Problem(
            code="D003",
            place=Place(path),
            message="the sources say something else" if (root / path).exists() else "is missing",
            hint="run `diglot generate`",
        )
        for path, output in files.items()
        if not _is(root / path, output.as_bytes())
    ]
    problems += [
        Problem(
            code="D003",
            place=Place(path),
            message="no source leads to this page any more",
            hint="run `diglot generate`",
        )
        for path in sorted(owned(root).difference(files))
        if (root / path).exists()
    ]
    return problems


def append(root: Path, path: str, text: str) -> list[Problem]:
    """Adds lines at the end of a file that a person owns, with its line ends; all else stays."""
    target = (root / path).resolve()  # a link stays a link
    try:
        before = target.read_bytes() if target.exists() else b""
        ending = b"\r\n" if b"\r\n" in before else b"\n"
        gap = b"" if not before or before.endswith((b"\n", b"\r")) else ending
        _replace(target, before + gap + text.encode().replace(b"\n", ending))
    except OSError as error:
        place = Place(path)
        return [Problem(code="D002", place=place, message=error.strerror or str(error))]
    return []


def _same_address(path: str) -> str:
    """The other name of the same page: of `x/index.md`, `x.md`; "" where there is none."""
    folder = path.removesuffix("/index.md")
    return f"{folder}.md" if folder not in (path, "docs") else ""


def _not_ours(path: str) -> Problem:
    return Problem(
        code="D001",
        place=Place(path),
        message="expected no file here, found one that a person wrote",
        hint="move it away, or rename it",
    )


def _is(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _replace(path: Path, content: bytes) -> None:
    """Writes beside the file, then renames: a reader sees the old file or the new, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        if path.exists():
            shutil.copymode(path, beside)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and top in folder.parents and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _write_manifest(root: Path, files: Iterable[str]) -> None:
    ours = sorted(path for path in files if path.startswith("docs/"))
    content = (json.dumps({"files": ours}, indent=0) + "\n").encode()
    if not _is(root / MANIFEST, content):
        _replace(root / MANIFEST, content)


def _relative(root: Path, name: object) -> str:
    try:
        return Path(str(name)).relative_to(root).as_posix()
    except ValueError:
        return str(name)
