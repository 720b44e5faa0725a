"""What the first edition says: its pages, its queries, its guide. In another edition’s repository, skipped.

README, “Your own edition”: whoever replaces the sources keeps the tests, and they still pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.sites import REPOSITORY, served

FIRST = ["leaders-talk-tokayev"]
"""The texts of the first edition, by id."""


def texts() -> object:
    """The texts of the edition in this repository, by id."""
    try:
        data = yaml.safe_load((REPOSITORY / "source" / "edition.yml").read_text("utf-8"))
        return data["texts"]
    except (OSError, yaml.YAMLError, LookupError, TypeError):
        return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if texts() != FIRST:
        reason = "the edition in this repository is another than the first"
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def first(shipped: Path) -> Iterator[str]:
    """Where the first edition's site is served, with a slash at the end."""
    with served(shipped / "site") as address:
        yield address
