"""The scripts' pure parts, run by node: a reader's browser needs none."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.conftest import lacking
from tests.sites import REPOSITORY

SCRIPTS = REPOSITORY / "generator" / "diglot" / "theme" / "assets" / "diglot"
TESTS = Path(__file__).parent


def test_the_pure_parts_of_the_scripts(tmp_path: Path) -> None:
    """Copied beside a package.json that says that they are modules, as browsers know by themselves."""
    node = shutil.which("node")
    if node is None:
        lacking("node", "apt-get install nodejs")
    assert node is not None
    shutil.copytree(SCRIPTS, tmp_path / "scripts")
    for path in TESTS.glob("*.mjs"):
        shutil.copy(path, tmp_path)
    package = {"type": "module", "imports": {"#diglot/*": "./scripts/*"}}
    (tmp_path / "package.json").write_text(json.dumps(package), "utf-8")
    files = sorted(path.name for path in tmp_path.glob("*.test.mjs"))
    done = subprocess.run(
        [node, "--test", *files], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert "# pass 0" not in done.stdout
