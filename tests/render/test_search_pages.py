"""What the search finds of pages: About, the apparatus, and what a person wrote, by section."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.flow import plan, understand
from diglot.language.han_variants import simplified
from diglot.language.search_fold import fold
from diglot.model.record import Record, RecordKind
from diglot.render.search.han import render_variants
from diglot.render.search.records import own_records
from diglot.render.search.sections import plain, sections_of
from tests.sites import EDITIONS, lay_out_edition


def pages(root: Path, code: str) -> dict[str, Record]:
    """The records of pages, by address."""
    sources = understand(root)
    site = plan(sources)
    assert site is not None
    lang = next(lang for lang in site.languages if lang.code == code)
    records = own_records(site, lang, sources.words[code])
    return {one.address: one for one in records if one.kind is RecordKind.PAGE}


@pytest.mark.parametrize("code", ["en", "zh"])
def test_about_is_found_by_every_heading(built: Path, code: str) -> None:
    """“About, Principles, Apparatus and every hand page found by their words.”"""
    found = pages(built, code)
    markdown = (built / "docs" / code / "about.md").read_text("utf-8")
    headings = re.findall(r"^## (.+) \{#([\w-]+)\}$", markdown, re.MULTILINE)
    assert len(headings) > 3
    for title, id_ in headings:
        record = found[f"about/#{id_}"]
        assert record.title == title
        assert record.text
        assert record.more == found["about/"].title


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_words_of_about_are_those_of_the_page(built: Path, code: str) -> None:
    site = (built / "docs" / code / "about.md").read_text("utf-8")
    words = set(fold(site).split())
    for address, record in pages(built, code).items():
        if address.startswith("about/") and "#cite" not in address:
            assert set(fold(record.text).split()) <= words, address


def test_the_apparatus_is_found_by_its_name_and_its_speakers(built: Path) -> None:
    found = pages(built, "en")
    assert found["tide-mill/apparatus/"].title == "Apparatus"
    assert "asterisk" in found["tide-mill/apparatus/"].text


def test_a_page_by_hand_is_found_by_section(tmp_path: Path) -> None:
    root = lay_out_edition(EDITIONS / "en-zh", tmp_path / "edition")
    (root / "docs/en/constructor.md").write_text(HAND, "utf-8")
    found = pages(root, "en")
    own = {address: one for address, one in found.items() if address.startswith("constructor/")}
    assert {address: (one.title, one.text) for address, one in own.items()} == {
        "constructor/": ("On ~method~", "Before all. A loose heading and below it."),
        "constructor/#first": (
            "The first part",
            "See the mill and its name, in code x < y & z. a cell another",
        ),
        "constructor/#second": ("The second", "# no heading {#in-code} An item under it"),
    }
    assert own["constructor/#first"].more == "On ~method~"


def test_a_page_by_hand_can_be_kept_out(tmp_path: Path) -> None:
    root = lay_out_edition(EDITIONS / "en-zh", tmp_path / "edition")
    front = "title: Front\nsearch: {exclude: true}"
    (root / "docs/en/constructor.md").write_text(HAND.replace('title: "Front"', front), "utf-8")
    assert not [address for address in pages(root, "en") if address.startswith("constructor/")]


HAND = """---
title: "Front"
lang: en
---

# On ~method~ {#title}

Before *all*.

## A loose heading

and <!-- hidden
words --> below it.[^note]

## The *first* part {#first}

See [the mill](tide-mill/index.md#1.1 "title") and **its**
[name]{lang=zh-Hans}, in `code` x &lt; y &amp; z.

| a cell | another |
|---|:--:|

### The second {: #second .small }

```
# no heading {#in-code}
```

- An item
> under <b class="x">it</b>

[ref]: https://example.org/
"""


@given(text=st.text(alphabet=" \n#{}[]()<>!`*_~|\\^:.-ab&;", max_size=80))
def test_any_markdown_has_sections(text: str) -> None:
    """No input raises, and no section but the first is without an id."""
    first, *others = sections_of(text)
    assert first.id == ""
    assert all(one.id for one in others)
    assert all("\n" not in one.text for one in (first, *others))


@pytest.mark.parametrize("piece", ["[", "](", "{", "<a", "[^", "<!--", "`", "*", "\\", "{#", "!["])
def test_the_time_for_a_line_grows_with_it(piece: str) -> None:
    """“No input of any length costs more than linear time”: ends at once, however often a mark stands."""
    assert isinstance(plain(piece * 20_000), str)
    assert list(sections_of(piece * 20_000))


# -- Han characters -------------------------------------------------------------------------------


def test_only_the_characters_of_the_edition_are_in_its_files(built: Path) -> None:
    """“Only the characters that this edition’s index can use are written into the index.”"""
    folder = built / "site/assets/made/search"
    held = set("".join(path.read_text("utf-8") for path in folder.glob("*-[0-9]*.json")))
    han = json.loads((folder / "han.json").read_text("utf-8"))
    assert 100 < len(han["written"]) == len(han["compared"]) < len(simplified()) / 2
    assert set(han["compared"]) <= {simplified().get(char, char) for char in held}


def test_both_forms_of_a_character_lead_to_one() -> None:
    table = simplified()
    assert [table[char] for char in "魯帶國發髮"] == ["鲁", "带", "国", "发", "发"]
    assert not set(table) & set(table.values())


@pytest.mark.parametrize("held", ["鲁", "魯"])
def test_an_edition_in_either_form_is_found_by_both(held: str) -> None:
    """“魯班 finds the simplified; a simplified query finds a traditional edition.”"""
    assert render_variants({held}) == {"written": "魯", "compared": "鲁"}
    assert {"發", "髮"} <= set(render_variants({"发"})["written"])
    assert render_variants({"a"}) == {"written": "", "compared": ""}
