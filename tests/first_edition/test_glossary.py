"""The glossary of the first edition: each entry leads to every place where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.flow import understand
from tests.site.test_glossary import assert_concordance


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_concordance_is_complete(shipped: Path, lang: str) -> None:
    edition = understand(shipped).edition
    assert edition is not None
    assert_concordance(edition, shipped, lang)
