"""The sources as they were: a revision that git holds, or another folder."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from diglot.model.files import Files
from diglot.model.problem import Problem
from diglot.read import read

_TIMEOUT = 60
"""Seconds for which git is waited for."""


class RevisionError(Exception):
    """That git is not there, or holds no such revision; its words are for people."""


def is_folder(name: str) -> bool:
    """Whether a version is named by the folder that holds it."""
    return os.path.isdir(name)


def read_revision(root: Path, name: str) -> tuple[Files, list[Problem]]:
    """The sources of the edition in `root` as of a commit, tag or branch, without its glossary.

    Raises RevisionError.
    """
    held = _git(root, "archive", "--format=tar", _commit(root, name), "source")
    with tempfile.TemporaryDirectory(prefix="diglot-") as folder:
        with tarfile.open(fileobj=io.BytesIO(held)) as archive:
            _unpack(archive, Path(folder))
        return read(Path(folder))


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """The files, whose paths git keeps within the folder; a link leads nowhere here."""
    for member in archive:
        if (held := archive.extractfile(member) if member.isfile() else None) is not None:
            path = folder / member.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(held.read())


def earlier(root: Path, path: str, most: int) -> Iterator[str]:
    """What the file held before, the newest first, at most so many times; nothing without git."""
    try:
        commits = _git(root, "log", f"-{most}", "--format=%H", "--", path).decode().split()
        for commit in commits:
            yield _git(root, "show", f"{commit}:./{path}").decode("utf-8", "replace")
    except RevisionError:
        return


def _commit(root: Path, name: str) -> str:
    try:
        found = _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
    except RevisionError:
        raise RevisionError(
            f"expected a revision that git knows, or a folder, found “{name}”"
        ) from None
    return found.decode().strip()


def _git(root: Path, *words: str) -> bytes:
    command = ["git", "-C", str(root), "--no-pager", *words]
    quiet = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=_TIMEOUT, env=quiet, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RevisionError("git could not be run here") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise RevisionError(f"git says: {said[:200]}")
    return done.stdout
