"""What a phone shows of the site outside its pages: an icon, and the colour around the page."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest

from diglot.settings import OVERRIDES
from tests.pages import PAGES

STYLES = (OVERRIDES / "assets/diglot/edition.css").read_text("utf-8")


def head(built: Path, path: str) -> lxml.html.HtmlElement:
    file = built / "site" / path
    file = file / "index.html" if file.is_dir() else file
    return lxml.html.document_fromstring(file.read_bytes()).find("head")


@pytest.mark.parametrize("name", ["title", "text", "timeline", "other"])
def test_the_window_has_the_colour_of_the_paper(built: Path, name: str) -> None:
    """“Theme colour meta for light and dark”: the two that the styles name `--paper`."""
    paper = re.search(r"--paper: light-dark\((#\w+), (#\w+)\)", STYLES)
    assert paper
    said = {
        meta.get("media"): meta.get("content")
        for meta in head(built, PAGES[name]).iter("meta")
        if meta.get("name") == "theme-color"
    }
    assert said == {
        "(prefers-color-scheme: light)": paper[1],
        "(prefers-color-scheme: dark)": paper[2],
    }


def test_there_is_an_icon_for_the_screen_of_a_phone(built: Path) -> None:
    (link,) = head(built, PAGES["entry"]).xpath("link[@rel='apple-touch-icon']")
    file = (built / "site" / PAGES["entry"] / link.get("href")).resolve()
    assert file.read_bytes()[16:24] == (180).to_bytes(4, "big") * 2  # width and height
