"""A page of the site as it comes out of the printer: the words of each sheet, and where they lie."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from playwright.sync_api import Page

from tests.conftest import lacking


@dataclass(frozen=True)
class Word:
    """A word as it lies on paper, in points from the left and from the top of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


SIDES = ("xmin", "ymin", "xmax", "ymax")


def printed(page: Page, file: Path) -> list[list[Word]]:
    """The words of each page that comes out of the printer."""
    tool = shutil.which("pdftotext")
    if tool is None:
        lacking("pdftotext", "apt-get install poppler-utils")
    assert tool is not None
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    done = subprocess.run([tool, "-bbox", str(file), "-"], capture_output=True, check=True)
    sheets = lxml.html.document_fromstring(done.stdout.decode()).iter("page")
    return [
        [
            Word(word.text or "", *(float(word.get(side, "")) for side in SIDES))
            for word in sheet.iter("word")
        ]
        for sheet in sheets
    ]
