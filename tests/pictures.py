"""Retakes every picture of the manual: `python -m tests.pictures`, or `make pictures`.

A copy of the shipped edition is served, changed as the editor’s guide says, and looked at in
Chromium: a picture shows what whoever follows the guide will see. Look at them before you commit.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.sync_api import FloatRect, Page, sync_playwright

from tests import guide
from tests.browse import FRAMES
from tests.chromium import ARGUMENTS, find_chromium
from tests.commands import QUIET
from tests.sites import REPOSITORY, lay_out_edition
from tests.small_png import shrink

IMAGES = guide.MANUAL / "images"
LARGEST = 60_000
"""Bytes of a picture: a page of the manual is read on a telephone too."""
MARGIN = 16
FRAME = """([left, top, width, height]) => {
  const frame = document.createElement("div");
  frame.style = "position: absolute; z-index: 99; box-shadow: inset 0 0 0 1px #999; " +
    `left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;
  document.body.append(frame);
}"""
"""A line around what is taken: a picture of a page, on a page, must be seen to be one."""
PATIENCE = 60  # seconds until a step counts as failed


@dataclass(frozen=True)
class Picture:
    """What is looked at, once the steps up to `steps` were done."""

    name: str
    page: str
    """Without the language, which comes first in the address."""
    awaits: tuple[str, str]
    """Words that the English and the Chinese page have then."""
    part: str
    """A selector: the picture begins a little above it."""
    size: tuple[int, int]
    """Width of the window, greatest height of the picture."""
    steps: tuple[Callable[[Path], None], ...] = ()
    languages: tuple[str, ...] = ("en", "zh")
    scrolled: bool = False
    """The window as it is when the part stands at its top, with what surrounds it."""
    pressed: str = ""
    """What is pressed before, so that the part is there."""

    def file(self, lang: str) -> str:
        return f"{self.name}.{lang}.png" if len(self.languages) > 1 else f"{self.name}.png"


ENTRY = "glossary/uzbekistan/"
PICTURES = (
    Picture(
        "reading",
        "leaders-talk-tokayev/",
        ("6.2", ""),
        "[id='6']",
        (1180, 604),
        languages=("en",),
        scrolled=True,
    ),
    Picture(
        "form",
        "glossary/lu-ban/",
        ("Lu Ban", "鲁班"),
        "dialog.edition-form",
        (900, 640),
        pressed="button.diglot-edit",
    ),
    Picture(
        "gloss",
        "glossary/lu-ban/",
        ("Master craftsman", "能工巧匠"),
        "article",
        (680, 300),
        (guide.change_gloss,),
    ),
    Picture(
        "entry",
        ENTRY,
        ("Republic of Uzbekistan", "Republic of Uzbekistan"),
        "article",
        (680, 840),
        (guide.fill_in, guide.add_forms),
    ),
    Picture(
        "map",
        "map/",
        ("glossary/uzbekistan", "glossary/uzbekistan"),
        "figure.drawing svg >> visible=true",
        (900, 520),
        (guide.link, guide.return_link),
    ),
    Picture("problem", ENTRY, ("E004", "E004"), "html", (680, 300), (guide.misspell_kind,)),
)
"""In the order of the guide: each is taken after its steps, in each of its languages."""


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """The address at which `diglot serve` shows the edition in `root`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "diglot", "serve", "--addr", address]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=root, stdout=quiet, stderr=quiet, env=QUIET)
    try:
        yield f"http://{address}/"
    finally:
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
        process.kill()
        process.wait()


def await_words(url: str, words: str) -> None:
    """Until the page at `url` has `words`."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url) as answer:
                if words in answer.read().decode():
                    return
        except OSError:  # not there yet
            pass
        time.sleep(0.3)
    raise TimeoutError(f"{url}: waited in vain for “{words}”")


def take(page: Page, picture: Picture, url: str, target: Path) -> None:
    width, height = picture.size
    page.route("**/livereload/**", lambda route: route.abort())  # nothing changes while we look
    whole = picture.scrolled or picture.pressed
    page.set_viewport_size({"width": width, "height": height if whole else 1000})
    page.goto(url)
    page.evaluate("document.fonts.ready")
    if picture.pressed:
        page.locator(picture.pressed).first.click()
        page.locator(picture.part).wait_for()
        target.write_bytes(shrink(page.screenshot()))
        return
    page.locator(".diglot-desk").evaluate("part => part.remove()")  # the page is what is meant
    part = page.locator(picture.part).first
    if picture.scrolled:
        part.evaluate("part => scrollTo(0, part.getBoundingClientRect().top - 100)")
        page.evaluate(FRAMES)  # until the bar has followed the scrolling
        target.write_bytes(shrink(page.screenshot()))
        return
    box = part.bounding_box()
    assert box is not None
    left, top = max(0, box["x"] - MARGIN), max(0, box["y"] - MARGIN)
    wide, high = min(width - left, box["width"] + 2 * MARGIN), min(height, box["height"] + MARGIN)
    page.evaluate(FRAME, [left, top, wide, high])
    clip: FloatRect = {"x": left, "y": top, "width": wide, "height": high}
    target.write_bytes(shrink(page.screenshot(full_page=True, clip=clip)))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = lay_out_edition(REPOSITORY, Path(folder) / "edition")
        path = find_chromium()
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        with serving(root) as address:
            for picture in PICTURES:
                for step in picture.steps:
                    step(root)
                for lang, words in zip(picture.languages, picture.awaits, strict=False):
                    url = f"{address}{lang}/{picture.page}"
                    await_words(url, words)
                    target = IMAGES / picture.file(lang)
                    page = browser.new_page(color_scheme="light")
                    take(page, picture, url, target)
                    page.close()
                    size = target.stat().st_size
                    print(f"{target.name}: {size} bytes{' (too large)' * (size > LARGEST)}")
        browser.close()


if __name__ == "__main__":
    main()
