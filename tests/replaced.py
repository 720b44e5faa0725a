"""Whether the tests pass in the repository of another edition: `python -m tests.replaced [he-en]`.

Copies this repository as it is committed, replaces the edition as README (“Your own edition”) says by
one of the tests’ editions, and runs `make test` there. By hand, since it is the whole suite once more.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.sites import EDITIONS, REPOSITORY


def replace(root: Path, edition: Path) -> None:
    """Steps 1 to 3 of the README."""
    shutil.rmtree(root / "source")
    (root / "glossary.yml").unlink()
    shutil.copytree(edition / "source", root / "source")
    shutil.copy(edition / "glossary.yml", root)
    for language in ("en", "zh"):
        (root / "docs" / language / "principles.md").unlink()
    shutil.rmtree(root / "docs" / "sources")
    settings = root / "mkdocs.yml"
    text = re.sub(r"(?m)^site_name: .*$", "site_name: Another edition", settings.read_text("utf-8"))
    settings.write_text(text, "utf-8")


def main() -> None:
    edition = EDITIONS / (sys.argv[1] if len(sys.argv) > 1 else "he-en")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "repository"
        subprocess.run(["git", "clone", "-q", str(REPOSITORY), str(root)], check=True)
        replace(root, edition)
        for command in (
            ["make", "site"],
            ["git", "add", "-A"],
            ["git", "-c", "user.name=A", "-c", "user.email=a@a.example", "commit", "-qm", "Ours"],
            ["make", "test"],
        ):
            subprocess.run(command, cwd=root, check=True)


if __name__ == "__main__":
    main()
