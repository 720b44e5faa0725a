"""The manifest: which files runs wrote, with a digest of what each holds.

A file is ours only as we wrote it: one that a person has changed since is theirs too, and is
neither overwritten nor removed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from diglot.disk import contents
from diglot.write.own import FOLDER, keep

MANIFEST = f"{FOLDER}/manifest.json"
OF_1_0 = "docs/.diglot.json"
"""Where version 1.0.0 kept the names of its files, without digests."""

Digests = tuple[str, ...]
Manifest = Mapping[str, Digests]
"""Path → digests of what a run wrote there: one, or the old and the new where a run was killed
between them; none of a file that version 1.0.0 wrote."""


def digest(content: bytes) -> str:
    """BLAKE2b of 16 bytes, in hexadecimal."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def load(root: Path) -> Manifest:
    """What the manifest says; nothing where it is lost or damaged.

    A path that is not plainly inside docs/ is passed over, whoever wrote it there.
    """
    for name in (MANIFEST, OF_1_0):
        try:
            files = json.loads(contents(root / name))["files"]
            named = dict.fromkeys(files, ()) if isinstance(files, list) else dict(files)
            return {
                path: tuple(map(str, digests)) for path, digests in named.items() if _is_plain(path)
            }
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
    return {}


def save(root: Path, manifest: Manifest) -> None:
    """Puts the manifest in its place, whole, where it says something new."""
    lines = ",\n".join(
        f"{json.dumps(path)}: {json.dumps(manifest[path])}" for path in sorted(manifest)
    )
    keep(root, MANIFEST, f'{{"files": {{\n{lines}\n}}}}\n'.encode())


def either(one: Manifest, other: Manifest) -> Manifest:
    """What may stand in each file while it is being replaced."""
    merged = {**one, **other}
    for path in one.keys() & other.keys():
        known = one[path] and other[path]  # no digest stands for any
        merged[path] = tuple(dict.fromkeys([*one[path], *other[path]])) if known else ()
    return merged


def is_ours(content: bytes, digests: Digests) -> bool:
    """Whether a file of the manifest still holds what we wrote."""
    return not digests or digest(content) in digests


def _is_plain(path: object) -> bool:
    if not isinstance(path, str) or not path.startswith("docs/") or not path.isprintable():
        return False
    return "\\" not in path and not {"", ".", ".."} & set(path.split("/"))
