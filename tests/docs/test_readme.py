"""The README's own commands, on a clone of what is committed, with an empty home."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.conftest import REPOSITORY, lacking

README = (REPOSITORY / "README.md").read_text("utf-8")


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
    assert (clone / "site" / "en" / "leaders-talk-tokayev" / "index.html").is_file()
    assert (clone / "site" / "zh" / "leaders-talk-tokayev" / "index.html").is_file()
    status = ["git", "status", "--porcelain"]
    assert subprocess.run(status, cwd=clone, capture_output=True, check=True).stdout == b""


def test_the_readme_names_only_what_there_is() -> None:
    for path in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (REPOSITORY / path).exists(), path
    targets = re.findall(r"^(\w+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    for target in re.findall(r"`make (\w+)`", README):
        assert target in targets
