"""The second door: the only place that changes the disk.

Everything is made before anything is written. A file is replaced atomically and only if its content
changed; what an earlier run wrote and this one does not is removed; a file that no run wrote, or
that a person has changed since, is never touched. The manifest says what is ours.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from diglot.disk import contents
from diglot.model.output import Output
from diglot.model.problem import Place, Problem
from diglot.write.append import append as append
from diglot.write.earlier import beside, remove, stale_files, sweep
from diglot.write.exports import CACHE as CACHE
from diglot.write.exports import Exported as Exported
from diglot.write.exports import add_exports as add_exports
from diglot.write.exports import write_exports as write_exports
from diglot.write.judge import Bounds, Standing, judge, kind_of, not_ours
from diglot.write.last import last_frame as last_frame
from diglot.write.last import recall as recall
from diglot.write.last import remember as remember
from diglot.write.manifest import MANIFEST as MANIFEST
from diglot.write.manifest import Digests, Manifest, digest, either, is_ours, load, save
from diglot.write.own import alone as alone
from diglot.write.own import busy as busy
from diglot.write.own import unwritable
from diglot.write.stage import Stage, staging


class Written(Struct, frozen=True, kw_only=True):
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0


def owned(root: Path) -> frozenset[str]:
    """The files that earlier runs wrote, by path relative to `root`."""
    return frozenset(load(root))


def write(
    root: Path, outputs: Iterable[Output], *, adopt: bool = False
) -> tuple[Written, list[Problem]]:
    """Bring docs/ to what `outputs` say; where a file is not ours, nothing at all is written.

    With `adopt` what looks like ours counts as ours, also where no manifest says so.
    """
    try:
        before = load(root)
        with staging(root) as stage:
            after, problems = _make(root, stage, outputs, before, adopt=adopt)
            stale, found = stale_files(root, before, after)
            problems += [*beside(root, after, before), *found]
            if problems:
                return Written(), problems
            # Before the first file is put in its place its content is known as ours: a run that is
            # killed leaves files that the next one knows as its own.
            save(root, either(before, after))
            stage.swap()
            for path in stale:
                remove(root, path)
            save(root, after)
        sweep(root, {**before, **after})
    except OSError as error:
        return Written(), [unwritable(root, error)]
    unchanged = len(after) - len(stage.paths)
    return Written(changed=stage.paths, removed=tuple(stale), unchanged=unchanged), []


def _make(
    root: Path, stage: Stage, outputs: Iterable[Output], before: Manifest, *, adopt: bool
) -> tuple[Manifest, list[Problem]]:
    """Makes each file and stages what is new: the manifest of all, and what stands in the way."""
    bounds, after, problems = Bounds(root), {}, []
    for output in sorted(outputs, key=lambda output: output.path):
        path = output.path
        content = _as_it_is(root, output, before) or output.as_bytes()
        after[path] = (digest(content),)
        standing = Standing.OUTSIDE
        if bounds.hold(path):
            standing = judge(root / path, output, content, before.get(path))
        if adopt and standing in (Standing.ALIKE, Standing.CHANGED):
            standing = Standing.OURS
        if standing in (Standing.FREE, Standing.OURS):
            stage.put(path, content)
        elif standing is not Standing.SAME:
            problems.append(not_ours(path, standing))
    return after, problems


def in_the_way(root: Path, outputs: Iterable[Output]) -> list[Problem]:
    """What `write` would refuse to touch. Only what stands otherwise than written is made."""
    before = load(root)
    bounds, after, problems = Bounds(root), {}, []
    try:
        for output in sorted(outputs, key=lambda output: output.path):
            path = output.path
            after[path] = before.get(path, ())
            if not bounds.hold(path):
                problems.append(not_ours(path, Standing.OUTSIDE))
            elif not _stands_as_written(root / path, before.get(path)):
                standing = judge(root / path, output, output.as_bytes(), before.get(path))
                if standing not in (Standing.FREE, Standing.OURS, Standing.SAME):
                    problems.append(not_ours(path, standing))
        found = stale_files(root, before, after)[1]
        return [*problems, *beside(root, after, before), *found]
    except OSError as error:
        return [unwritable(root, error)]


def _stands_as_written(path: Path, digests: Digests | None) -> bool:
    """Whether nothing is there, or what an earlier run wrote there."""
    if (kind := kind_of(path)) is None:
        return True
    return kind == stat.S_IFREG and digests is not None and is_ours(contents(path), digests)


def _as_it_is(root: Path, output: Output, before: Manifest) -> bytes:
    """The file that an earlier run made from the same; b"" where it has to be made."""
    if not output.stamp or not before.get(output.path):
        return b""
    try:
        found = contents(root / output.path)
    except OSError:
        return b""
    is_same = output.stamp in found and is_ours(found, before[output.path])
    return found if is_same else b""


def compare(root: Path, outputs: Iterable[Output]) -> list[Problem]:
    """What `write` would change, as problems."""
    problems = []
    files = set()
    for output in sorted(outputs, key=lambda output: output.path):
        files.add(output.path)
        if wrong := _difference(root / output.path, output):
            problems.append(_differs(output.path, wrong))
    problems += [
        _differs(path, "no source leads to this page any more")
        for path in sorted(owned(root).difference(files))
        if os.path.lexists(root / path)
    ]
    return problems


def _difference(target: Path, output: Output) -> str:
    """What is wrong with the file in which `output` should stand; "" where nothing is."""
    try:
        if (kind := kind_of(target)) is None:
            return "is missing"
        same = kind == stat.S_IFREG and contents(target) == output.as_bytes()
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    return "" if same else "the sources say something else"


def _differs(path: str, message: str) -> Problem:
    hint = "run `diglot generate`"
    return Problem(code="D003", place=Place(path), message=message, hint=hint)
