"""The figures of the first page are those of the pages that it leads to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from lxml import etree

from diglot.derive.figures import Figures


def count(page: Path, path: str) -> int:
    return len(cast(list[object], etree.HTML(page.read_text("utf-8")).xpath(path)))


def test_every_figure_is_what_the_site_shows(built: Path) -> None:
    """“A true figure.”"""
    site = built / "site" / "en"
    page = etree.HTML((site / "index.html").read_text("utf-8"))
    facts = " ".join(map(str, page.itertext()))

    def said(word: str) -> int:
        found = re.search(rf"(\d+) {word}s?\b", facts)
        assert found, word
        return int(found[1])

    texts = [page for page in site.glob("*/index.html") if (page.parent / "apparatus").is_dir()]
    assert texts
    spoken = "//*[contains(concat(' ', @class, ' '), ' row ')][@id]"
    assert said("sentence") == sum(count(page, spoken) for page in texts)
    assert said("note") == sum(
        count(page, "//section[@role='doc-endnotes']//li[@id]") for page in texts
    )
    changes = [page.parent / "apparatus" / "index.html" for page in texts]
    assert said("change") == sum(
        count(page, "//td[contains(@class, 'reason')]") for page in changes
    )
    assert said("date") == count(site / "timeline" / "index.html", "//*[@class='date']")
    assert said("place") == count(site / "map" / "index.html", "//td[contains(@class, 'number')]")
    assert said("entr(?:y|ie)") == len(list((site / "glossary").glob("*/index.html")))


def test_every_figure_is_a_count() -> None:
    assert set(Figures.__annotations__.values()) == {"int"}
