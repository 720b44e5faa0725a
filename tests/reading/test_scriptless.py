"""Without JavaScript: both languages, aligned and complete; notes at the foot; nothing that does nothing."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, expect

from tests.extract import of_html
from tests.reading.page import CHINESE, ENGLISH, WIDTHS, box, passages, visit


@pytest.mark.parametrize(
    ("width", "scheme"), list(zip(WIDTHS, ("light", "dark", "light"), strict=True))
)
def test_both_languages_are_there(browser: Browser, address: str, width: int, scheme: str) -> None:
    url = f"{address}{ENGLISH}?view=single&notes=off"
    with visit(browser, url, width=width, java_script_enabled=False, color_scheme=scheme) as page:
        first, second = (box(passage) for passage in passages(page, "4.1"))
        if width >= 768:
            assert first["x"] + first["width"] <= second["x"]
            assert abs(first["y"] - second["y"]) < 4
        else:
            assert first["y"] + first["height"] <= second["y"]
        for useless in (".reader-bar", ".segment-tools", ".row del", "[for=__search]"):
            assert page.locator(f"{useless}:visible").count() == 0, useless
        colours = page.locator("article").evaluate(
            "e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"
        )
        ink, paper = (sum(map(int, each[4:-1].split(", "))) for each in colours)
        assert (ink < paper) == (scheme == "light")


@pytest.mark.parametrize("path", [ENGLISH, CHINESE])
def test_every_segment_can_be_read(browser: Browser, address: str, built: Path, path: str) -> None:
    html = (built / "site" / path / "index.html").read_bytes()
    expected = [passage.edited for passage in of_html(lxml.html.document_fromstring(html))]
    with visit(browser, address + path, width=360, java_script_enabled=False) as page:
        found = [
            passage.inner_text().strip() if passage.is_visible() else ""
            for passage in page.locator(
                ".bitext:not(.supplied) > .row:not(.speaker) > [lang]"
            ).all()[:60]
        ]
        # Numbers of notes stand in what is seen; apart from them it is the passage.
        for seen, words in zip(found, expected[:60], strict=True):
            assert [c for c in seen if not c.isdigit()] == [
                c for c in words.strip() if not c.isdigit()
            ]


def test_notes_are_reached_and_left_by_links(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH, java_script_enabled=False) as page:
        mark = page.locator('[id="19.2"] a[role=doc-noteref]').first
        mark.press("Enter")
        note = page.locator(f'[id="{(mark.get_attribute("href") or "")[1:]}"]')
        expect(note).to_be_in_viewport()
        assert box(note)["y"] >= box(page.locator(".md-header"))["height"]
        assert note.locator("a[href^=http]").count() >= 1
        note.locator("a[role=doc-backlink]", has_text="19.2").first.press("Enter")
        expect(passages(page, "19.2")[0]).to_be_in_viewport()


def test_the_other_edition_is_a_link_away(browser: Browser, address: str) -> None:
    with visit(browser, address + ENGLISH, java_script_enabled=False) as page:
        page.locator(".languages a[hreflang=zh-Hans]").click()
        page.wait_for_url(f"**/{CHINESE}")
        assert passages(page, "4.1")[0].get_attribute("lang") == "zh-Hans"
