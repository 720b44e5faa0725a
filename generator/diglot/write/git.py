"""Git told by which command it merges: in .gitattributes, and in the settings of the clone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from diglot.disk import contents
from diglot.write.stage import write_beside

HEAD = "# Diglot merges its sources by entry and by row: `diglot merge --install` in each clone."
ATTRIBUTES = """\
glossary.yml merge=diglot
source/**/*.yml merge=diglot
source/**/*.txt merge=diglot
source/**/addresses.lock merge=diglot
source/**/witness.txt !merge
"""


def command() -> str:
    """What git calls, with the names that it fills in."""
    diglot = "diglot" if shutil.which("diglot") else f'"{sys.executable}" -m diglot'
    return f"{diglot} merge %O %A %B %P"


def install(root: Path) -> list[str]:
    """Tells git in the clone that holds `root`; what was done, in words. Raises OSError."""
    for key, value in (
        ("merge.diglot.name", "merge the sources of an edition by entry and row"),
        ("merge.diglot.driver", command()),
    ):
        done = subprocess.run(
            ["git", "-C", str(root), "config", key, value],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise OSError(0, done.stderr.strip() or "git could not be run here", str(root))
    path = root / ".gitattributes"
    before = contents(path).decode("utf-8") if path.is_file() else ""
    missing = [line for line in ATTRIBUTES.splitlines() if line not in before.splitlines()]
    if missing:
        gap = "" if not before or before.endswith("\n") else "\n"
        head = [] if HEAD in before else [HEAD]
        write_beside(path, (before + gap + "\n".join([*head, *missing, ""])).encode())
    said = [".git/config: the command by which git merges"]
    return [*said, f".gitattributes: {len(missing)} lines added; commit it" if missing else ""]
