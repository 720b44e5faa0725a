"""The record of the last run: what it was made of, and what it said.

Where the sources, Diglot itself and every file that it wrote are as they were, a run has nothing to
do but say the same. A lost or damaged record costs a whole run and nothing else.
"""

from __future__ import annotations

import dataclasses
import json
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diglot.model.codes import CODES
from diglot.model.frame import Frame, NavItem
from diglot.model.problem import Place, Problem
from diglot.write.earlier import same_address
from diglot.write.judge import kind_of
from diglot.write.manifest import MANIFEST, digest, is_ours, load
from diglot.write.own import FOLDER, keep

RECORD = f"{FOLDER}/last.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """What the last run said."""

    problems: tuple[Problem, ...]
    frame: Frame
    files: int
    """How many it wrote or found written."""


def remember(root: Path, made_of: str, problems: Sequence[Problem], frame: Frame) -> None:
    """Records a run that ended well. `made_of` is the digest of all that it was made of."""
    with suppress(OSError):  # then the next run is a whole one
        record = {
            "made_of": made_of,
            "manifest": digest((root / MANIFEST).read_bytes()),
            "frame": dataclasses.asdict(frame),
            "problems": [dataclasses.asdict(problem) for problem in problems],
        }
        keep(root, RECORD, (json.dumps(record, ensure_ascii=False, indent=0) + "\n").encode())


def recall(root: Path, made_of: str) -> Last | None:
    """What the last run said; None where anything is not as that run left it."""
    try:
        record = json.loads((root / RECORD).read_bytes())
        if not made_of or record["made_of"] != made_of:
            return None
        if record["manifest"] != digest((root / MANIFEST).read_bytes()):
            return None
        problems = tuple(_problem(data) for data in record["problems"])
        files = load(root)
        if not all(_is_as_written(root, path, digests) for path, digests in files.items()):
            return None
        return Last(problems=problems, frame=_frame(record["frame"]), files=len(files))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def last_frame(root: Path) -> Frame | None:
    """What the last run that ended well knew of the edition, whatever has changed since."""
    try:
        return _frame(json.loads((root / RECORD).read_bytes())["frame"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _frame(data: dict[str, Any]) -> Frame:  # Any: what JSON holds
    """Raises KeyError or TypeError where it is none."""
    nav = tuple(_nav_item(item) for item in data["nav"])
    return Frame(title=str(data["title"]), url=str(data["url"]), nav=nav)


def _nav_item(data: dict[str, Any]) -> NavItem:  # Any: what JSON holds
    items = tuple(_nav_item(item) for item in data["items"])
    return NavItem(title=str(data["title"]), path=str(data["path"]), items=items)


def _is_as_written(root: Path, path: str, digests: tuple[str, ...]) -> bool:
    """Whether the file holds what we wrote, and no other page has its address."""
    if kind_of(root / path) != stat.S_IFREG:
        return False
    other = same_address(path)
    return is_ours((root / path).read_bytes(), digests) and not (
        other and os.path.lexists(root / other)
    )


def _problem(data: dict[str, Any]) -> Problem:  # Any: what JSON holds
    """Raises ValueError, KeyError or TypeError where it is none."""
    said = {**data, "details": tuple(data["details"]), "about": tuple(data["about"])}
    problem = Problem(**{**said, "place": Place(**data["place"])})
    if problem.code not in CODES or dataclasses.asdict(problem) != said:
        raise ValueError(problem.code)
    return problem
