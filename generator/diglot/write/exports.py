"""The folder of exports: only what is made of something else is made anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from diglot.disk import contents
from diglot.model.output import NotMadeError, Output
from diglot.model.problem import Problem
from diglot.write.manifest import digest
from diglot.write.own import FOLDER, gone_on_failure, keep, own_folder, unwritable

CACHE = f"{FOLDER}/exports"
"""Where those of the site are kept between builds."""
_RECORD = f"{FOLDER}/exports.json"


class Made(Struct, frozen=True):
    """What a file was made of, and what it held."""

    made_of: str
    content: str


class Exported(Struct, frozen=True, kw_only=True):
    """What a run did, as paths."""

    paths: tuple[str, ...] = ()
    """All, in order."""
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """What earlier runs made, and no run would make now."""


def write_exports(
    root: Path,
    folder: Path,
    outputs: Iterable[Output],
    made_of: str,
    known: Callable[[], Container[str]],
) -> tuple[Exported, list[Problem]]:
    """Brings `folder` to what `outputs` say; a file that was made of the same is not made again.

    `made_of` is the digest of all that the edition is made of; "" where there is none. Each file is
    put in its place whole; what cannot be made is a problem. `known` are the paths of all formats:
    what an earlier run put elsewhere, as of a text that is gone, is removed unless somebody has
    changed it. Other files in the folder stay.
    """
    paths, changed, problems = list[str](), list[str](), list[Problem]()
    try:
        before = _read(root)
        after = dict(before)
        at = os.path.abspath(folder)
        for output in sorted(outputs, key=lambda output: output.path):
            target, key = folder / output.path, f"{at}/{output.path}"
            held = _held(target)
            if made_of and held and before.get(key) == Made(made_of, held):
                paths.append(output.path)
                continue
            try:
                content = output.as_bytes()
            except NotMadeError as error:
                problems.append(error.problem)
                continue
            paths.append(output.path)
            after[key] = Made(made_of, digest(content))
            changed += _put_where_other(target, held, content, output.path)
        removed = _remove_stale(folder, after, known)
        own_folder(root)
        keep(root, _RECORD, msgspec.json.encode(after, order="sorted"))
    except OSError as error:
        return Exported(), [unwritable(root, error)]
    done = Exported(paths=tuple(paths), changed=tuple(changed), removed=tuple(removed))
    return done, problems


def _put_where_other(target: Path, held: str, content: bytes, path: str) -> Iterator[str]:
    """Writes what is not there yet, of which `held` is the digest, and says that it did."""
    if held != digest(content):
        _put(target, content)
        yield path


def _remove_stale(
    folder: Path, record: dict[str, Made], known: Callable[[], Container[str]]
) -> list[str]:
    """Takes out of the folder and the record what no format makes any more. Raises OSError."""
    start = f"{os.path.abspath(folder)}/"
    ours = sorted(key.removeprefix(start) for key in record if key.startswith(start))
    now = known() if ours else ()
    removed = []
    for path in ours:
        if path in now:
            continue
        made = record.pop(f"{start}{path}")
        if _held(folder / path) == made.content:
            (folder / path).unlink()
            removed.append(path)
            _remove_empty(folder, (folder / path).parent)
    return removed


def _remove_empty(top: Path, folder: Path) -> None:
    """A folder in which nothing is left, and those above it, up to the top."""
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def add_exports(root: Path, paths: Iterable[str], target: Path) -> None:
    """Copies the kept exports into a site. Raises OSError."""
    for path in paths:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(contents(root / CACHE / path))


def _put(target: Path, content: bytes) -> None:
    """Puts a file in its place whole. What a failing disk loses, the next run finds and makes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    with gone_on_failure(part):
        part.write_bytes(content)
        os.replace(part, target)


def _held(target: Path) -> str:
    """The digest of what stands there; "" where nothing does."""
    try:
        return digest(contents(target))
    except OSError:
        return ""


def _read(root: Path) -> dict[str, Made]:
    try:
        return msgspec.json.decode(contents(root / _RECORD), type=dict[str, Made])
    except (OSError, ValueError):  # lost or damaged: everything is made anew
        return {}
