"""Under which licences the packages of a lock file stand, by what they say of themselves."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ALLOWED = frozenset(
    """0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CNRI-Python ISC MIT MPL-2.0 PSF-2.0 Unicode-3.0 Unlicense
    Zlib""".split()
)
"""Of what comes with Diglot: none asks of an edition, or of a site, more than to name it."""
ALLOWED_IN_TOOLS = ALLOWED | {"LGPL-3.0-only"}
"""Of what only builds and tests it."""
# Names that packages use for licences of SPDX's list, in their metadata of before PEP 639.
_NAMES = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd 3-clause license": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "isc license (iscl)": "ISC",
    "mit licence": "MIT",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
}
# What says nothing in its metadata, by the file LICENSE in it.
_BY_FILE = {
    "axe-playwright-python": "MIT",
    "mkdocs-ezglossary-plugin": "MIT",
    "resvg-py": "MIT",
}
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def locked(lock: Path) -> list[str]:
    """The packages of a lock file, each once, in order."""
    return sorted(set(_LOCKED.findall(lock.read_text("utf-8"))))


def licence_of(name: str) -> str | None:
    """As an SPDX expression; "" where the package says none; None where it is not installed here."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return None
    classifiers = [
        line.rpartition("::")[2]
        for line in said.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    expression, *short = (
        str(said[key]) if key in said else "" for key in ("License-Expression", "License")
    )
    named = [
        line for line in short if len(line) < 60 and line != "UNKNOWN"
    ]  # or else the whole text
    for found in map(str.strip, (expression, *named, *classifiers)):
        if found:
            return _NAMES.get(found.lower(), found)
    return _BY_FILE.get(name, "")


def is_allowed(expression: str, allowed: frozenset[str]) -> bool:
    """Whether a licence, all of several (AND), or one to choose (OR), is among those allowed."""
    return any(
        all(part.strip("() ") in allowed for part in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )
