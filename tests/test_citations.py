"""Citations of what lacks a part, and the addresses of licences: small inputs, one rule each."""

from __future__ import annotations

import pytest

from generator.render_citations import STYLES, WHOLE, Citation
from generator.render_metadata import licence_url

BARE = Citation(
    key="gate",
    title="Is it so?",
    edition="The Gate",
    editors=(),
    translators=(),
    version="1.0",
    publisher="",
    published="",
    url="",
    tag="en",
)


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("Chicago", "“Is it so?” In The Gate. Version 1.0."),
        ("APA", "Is it so? (n.d.). In The Gate (Version 1.0)."),
        ("MLA", "“Is it so?” The Gate, version 1.0."),
        ("GB/T 7714", "Is it so?[EB/OL]//The Gate: 1.0版."),
    ],
)
def test_what_is_not_known_leaves_no_stop_behind(style: str, said: str) -> None:
    cited = STYLES[style](BARE)
    assert cited.replace(WHOLE[0], "").replace(WHOLE[1], "") == said


@pytest.mark.parametrize(
    ("licence", "url"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-PDDC", "CC-PDDC"),
        ("MIT", "MIT"),
    ],
)
def test_a_licence_has_its_own_address_or_none(licence: str, url: str) -> None:
    assert licence_url(licence) == url
