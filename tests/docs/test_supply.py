"""What comes from others: licences, pinned actions, and that all recipes say the same commands."""

from __future__ import annotations

import os
import re

import pytest
import yaml

from tests.licences import ALLOWED, ALLOWED_IN_TOOLS, is_allowed, licence_of, locked
from tests.sites import REPOSITORY

NOTICE = REPOSITORY / "NOTICE"
HEAD = """\
Diglot comes with none of these packages; installing it brings them, each under its own licence.
The list is made from requirements.lock (DIGLOT_UPDATE=1 pytest tests/docs/test_supply.py).

Diglot itself holds a table cut from the dictionaries of OpenCC (Apache-2.0), with that licence:
generator/diglot/language/data.

"""
WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
MANUAL = (REPOSITORY / "docs/manual/publishing.md").read_text("utf-8")


def noted() -> dict[str, str]:
    lines = NOTICE.read_text("utf-8").removeprefix(HEAD).splitlines() if NOTICE.exists() else []
    return {line[:28].strip(): line[28:] for line in lines}


def test_the_list_of_licences_is_that_of_the_lock_file() -> None:
    """A package that another system needs stays as it was noted there."""
    before = noted()
    found = {
        name: licence_of(name) or before.get(name, "?")
        for name in locked(REPOSITORY / "requirements.lock")
    }
    if os.environ.get("DIGLOT_UPDATE"):
        NOTICE.write_text(HEAD + "".join(f"{name:28}{said}\n" for name, said in found.items()))
    assert noted() == found


def test_every_licence_is_allowed() -> None:
    """No GPL and no AGPL in what ships; nothing without a licence anywhere."""
    refused = {name: said for name, said in noted().items() if not is_allowed(said, ALLOWED)}
    assert not refused
    tools = {name: licence_of(name) for name in locked(REPOSITORY / "requirements-dev.lock")}
    assert not {
        name: said
        for name, said in tools.items()
        if said is not None and not is_allowed(said, ALLOWED_IN_TOOLS)
    }


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-2-Clause", True),
        ("GPL-3.0-only OR MIT", True),
        ("MIT AND PSF-2.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("LGPL-3.0-only", False),
        ("", False),
        ("?", False),
    ],
)
def test_a_licence_that_is_not_free_is_found(expression: str, expected: bool) -> None:
    assert is_allowed(expression, ALLOWED) is expected


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_with_their_version_beside(path: object) -> None:
    text = REPOSITORY.joinpath(str(path)).read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used
    for each in used:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", each), each


def blocks(language: str) -> list[list[str]]:
    """The commands in the manual's blocks of a language."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
    return [block.splitlines() for block in found]


def test_the_recipes_run_the_four_commands_of_the_manual() -> None:
    """On Linux, macOS and Windows, at every host: nothing needs make."""
    (unix,), (windows,) = blocks("sh"), blocks("powershell")
    assert len(unix) == len(windows) == 4
    assert windows == [line.replace(".venv/bin/", ".venv\\Scripts\\") for line in unix]
    jobs = {
        name: [step["run"] for step in job["steps"] if "run" in step]
        for path in WORKFLOWS
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items()
    }
    assert jobs["macos"] == ["\n".join(unix) + "\n"]
    assert jobs["windows"] == ["\n".join(windows) + "\n"]
    for path in (".github/workflows/pages.yml", ".gitlab-ci.yml", "netlify.toml"):
        text = (REPOSITORY / path).read_text("utf-8")
        places = [text.find(line) for line in unix]
        assert -1 not in places, path
        assert places == sorted(places), path
    assert " && ".join(unix) in MANUAL  # Cloudflare
