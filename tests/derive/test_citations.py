"""Citations of what lacks a part, and the addresses of licences: small inputs, one rule each."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from diglot.derive.citation import Citation, licence_url
from diglot.derive.styles import STYLES, WHOLE

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
    assert plain(STYLES[style](BARE)) == said


@pytest.mark.parametrize(
    ("style", "bare", "full"),
    [
        (
            "Chicago",
            "The Gate. Version 1.0.",
            "A. Sato and B. Ito, eds. The Gate. Version 1.0. Press, 2024. https://gate.example/",
        ),
        (
            "APA",
            "The Gate (Version 1.0). (n.d.).",
            "A. Sato & B. Ito (Eds.). (2024). The Gate (Version 1.0). Press. https://gate.example/",
        ),
        (
            "MLA",
            "The Gate. Version 1.0.",
            "A. Sato and B. Ito, editors. The Gate. Version 1.0, Press, 2024, gate.example/.",
        ),
        (
            "GB/T 7714",
            "The Gate[EB/OL]. 1.0版.",
            "A. Sato，B. Ito. The Gate[EB/OL]. 1.0版. Press, 2024(2024-05-12). https://gate.example/.",
        ),
    ],
)
def test_the_edition_is_cited_as_a_whole(style: str, bare: str, full: str) -> None:
    whole = replace(BARE, title="")
    assert plain(STYLES[style](whole)) == bare
    whole = replace(whole, editors=("A. Sato", "B. Ito"), publisher="Press")
    whole = replace(whole, published="2024-05-12", url="https://gate.example/")
    assert plain(STYLES[style](whole)) == full


def test_one_editor_is_no_plural() -> None:
    whole = replace(BARE, title="", editors=("A. Sato",))
    assert "A. Sato, ed. " in STYLES["Chicago"](whole)
    assert "A. Sato (Ed.). " in STYLES["APA"](whole)
    assert "A. Sato, editor. " in STYLES["MLA"](whole)


def plain(cited: str) -> str:
    return cited.replace(WHOLE[0], "").replace(WHOLE[1], "")


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
