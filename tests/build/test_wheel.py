"""The wheel: everything that the package needs is in it, and it works in any other folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.build.test_build import SOURCES
from tests.commands import QUIET
from tests.sites import REPOSITORY

PACKAGE = REPOSITORY / "generator" / "diglot"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, source = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source)
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(REPOSITORY / "generator", source / "generator", ignore=ignored)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", str(folder)]
    command = [sys.executable, "-m", "pip", "wheel", *options, str(source)]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_every_file_is_in_it(wheel: Path) -> None:
    """“Theme, templates, words, schemas, data travel in the wheel.”"""
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("diglot/")}
    there = {
        f"diglot/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == there


def test_it_works_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    """Unpacked alone on the path, and nothing of this repository beside the edition."""
    packages, root = tmp_path / "packages", tmp_path / "edition"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    for name, content in SOURCES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")
    environment = {**QUIET, "PYTHONPATH": str(packages)}

    def run(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert str(packages) in run("-c", "import diglot; print(diglot.__file__)")
    for name, words in {"a.md": "# One[^1]\n\n[^1]: A note.", "b.md": "# 一"}.items():
        (root / name).write_text(words, "utf-8")
    for command in (
        ["new", "book", "--host", "pages"],
        ["import", "a.md", "b.md", "--langs", "en,zh", "--text", "one", "--root", "book"],
        ["build", "--root", "book"],
        ["check"],
        ["generate"],
        ["build"],
        ["check", "--site"],
        ["schema", "glossary"],
    ):
        run("-m", "diglot", *command)
    assert (root / "site/en/gate/index.html").is_file()
