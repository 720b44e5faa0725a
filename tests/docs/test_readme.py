"""The README's own command, on a clone of what is committed, with an empty home."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.conftest import lacking
from tests.sites import REPOSITORY


@pytest.mark.long
def test_a_fresh_clone_builds_with_one_command(tmp_path: Path) -> None:
    if not (REPOSITORY / ".git").exists() or not shutil.which("make"):
        lacking("a git checkout or make", "clone the repository, apt-get install make")
    clone, home = tmp_path / "clone", tmp_path / "home"
    home.mkdir()
    subprocess.run(["git", "clone", "-q", str(REPOSITORY), str(clone)], check=True)
    # Where packages come from is the machine's business; nothing else of this environment is kept.
    kept = {k: v for k, v in os.environ.items() if re.match(r"PIP_|SSL_|REQUESTS_|CURL_|http", k)}
    environment = {**kept, "HOME": str(home), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        ["make", "site"], cwd=clone, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The site is in" in done.stdout
    info = yaml.safe_load((clone / "source" / "edition.yml").read_text("utf-8"))
    for text in info["texts"]:
        assert [*(clone / "site").glob(f"*/{text}/index.html")], text
    status = ["git", "status", "--porcelain"]
    assert subprocess.run(status, cwd=clone, capture_output=True, check=True).stdout == b""
