"""What earlier runs left in docs/, and what stands beside our pages."""

from __future__ import annotations

import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from diglot.disk import contents
from diglot.model.problem import Problem
from diglot.parse.names import folded
from diglot.write.judge import Bounds, Standing, kind_of, not_ours
from diglot.write.manifest import OF_1_0, Manifest, is_ours

_PART = re.compile(r"\.(?P<name>.+)\.\d+\.part")


def stale_files(
    root: Path, before: Manifest, after: Manifest
) -> tuple[tuple[str, ...], list[Problem]]:
    """The files of earlier runs that no source leads to now, and those that cannot just go."""
    bounds = Bounds(root)
    stale, problems = [], []
    for path in sorted(before.keys() - after.keys()):
        if not bounds.hold(path) or kind_of(root / path) != stat.S_IFREG:
            continue  # a folder or a link in its place is not ours
        if is_ours(contents(root / path), before[path]):
            stale.append(path)
        else:
            problems.append(not_ours(path, Standing.STALE))
    return tuple(stale), problems


def remove(root: Path, path: str) -> None:
    """Removes a file, and the folders of docs/ that this leaves empty."""
    target, top = root / path, root / "docs"
    target.unlink()
    with suppress(OSError):  # where one is not empty, or a link: it stays
        for folder in target.parents:
            if folder == top:
                break
            folder.rmdir()


def beside(root: Path, after: Manifest, before: Manifest) -> Iterator[Problem]:
    """Pages of a person that would have the address of one of ours."""
    for path in sorted(after):
        other = same_address(path)
        if other and other not in before and os.path.lexists(root / other):
            yield not_ours(other, Standing.FOREIGN)
    yield from _alike(root, after, before)


def _alike(root: Path, after: Manifest, before: Manifest) -> Iterator[Problem]:
    """What a person named as we do but for case or normal form: some systems have one of them."""
    ours: dict[str, dict[str, str]] = defaultdict(dict)
    for path in after:
        while path != "docs":
            folder, _, name = path.rpartition("/")
            ours[folder][folded(name)] = name
            path = folder
    for folder, known in sorted(ours.items()):
        with suppress(OSError):
            for name in sorted(os.listdir(root / folder)):
                if known.get(folded(name), name) != name and f"{folder}/{name}" not in before:
                    yield not_ours(f"{folder}/{name}", Standing.FOREIGN)


def same_address(path: str) -> str:
    """The other name of the same page: of `x/index.md`, `x.md`; "" where there is none."""
    folder = path.removesuffix("/index.md")
    return f"{folder}.md" if folder not in (path, "docs") else ""


def sweep(root: Path, paths: Iterable[str]) -> None:
    """Removes what killed runs left beside our files, as 1.0.0 did, and the manifest of 1.0.0.

    Such a name tells whose it is: `.NAME.PROCESS.part` is ours where NAME is.
    """
    ours = {*paths, OF_1_0, "nav.yml", "glossary.yml"}  # 1.0.0 wrote a nav.yml
    bounds = Bounds(root)
    for folder in sorted({os.path.dirname(path) for path in ours}):
        if not bounds.hold(f"{folder}/x" if folder else "x"):
            continue
        with suppress(OSError), os.scandir(root / folder) as entries:
            for entry in list(entries):
                part = _PART.fullmatch(entry.name)
                name = f"{folder}/{part['name']}".lstrip("/") if part else ""
                if name in ours and entry.is_file(follow_symlinks=False):
                    os.unlink(entry.path)
    with suppress(OSError):
        (root / OF_1_0).unlink()
