"""The README tells of the first edition, and names only what there is."""

from __future__ import annotations

import re

from tests.sites import REPOSITORY

README = (REPOSITORY / "README.md").read_text("utf-8")


def test_the_readme_names_only_what_there_is() -> None:
    for path in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (REPOSITORY / path).exists(), path
    targets = re.findall(r"^(\w+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    for target in re.findall(r"`make (\w+)`", README):
        assert target in targets
