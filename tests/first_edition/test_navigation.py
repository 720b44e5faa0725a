"""nav.yml is generated, and committed: MkDocs reads it before a build could write it."""

from __future__ import annotations

from pathlib import Path

from tests.sites import REPOSITORY


def test_the_committed_navigation_is_current(shipped: Path) -> None:
    assert (shipped / "nav.yml").read_bytes() == (REPOSITORY / "nav.yml").read_bytes()
