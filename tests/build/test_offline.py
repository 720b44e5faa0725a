"""A site that a browser keeps: read without a host, and gone when it is no longer to be kept."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browse import ready, visit, wait_until
from tests.sites import served

pytestmark = [pytest.mark.browser]
READY = "(await navigator.serviceWorker.ready).active?.state === 'activated'"


def test_what_is_kept(offline: Path) -> None:
    """“Prunes what the site never uses (Material's unused scripts, source maps).”"""
    assert not list(offline.rglob("*.map"))
    assert not (offline / "assets/javascripts/lunr").exists()
    worker = (offline / "worker.js").read_text("utf-8")
    kept = json.loads(re.findall(r"files: (\{.*\}) \};", worker)[0])
    assert "en/well/index.html" in kept
    assert all((offline / name).is_file() for name in kept)
    manifest = json.loads((offline / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["start_url"] == "."
    assert all((offline / icon["src"]).is_file() for icon in manifest["icons"])


def test_a_site_that_is_not_to_be_kept_says_so(built: Path) -> None:
    """“Clears itself when switched off.”"""
    assert 'version: ""' in (built / "site/worker.js").read_text("utf-8")
    assert not (built / "site/manifest.webmanifest").exists()
    assert "offline.js" not in (built / "site/en/index.html").read_text("utf-8")


def visited(browser: Browser, url: str) -> Iterator[Page]:
    with visit(browser, url, reading=False, provoked="net::ERR") as page:
        wait_until(page, READY)
        yield page


def test_it_is_read_without_a_host(browser: Browser, offline: Path) -> None:
    """A text that was never opened, its layout and a note; and the search."""
    with served(offline.parent) as host:
        base = f"{host}site/"
        visits = visited(browser, f"{base}en/")
        page = next(visits)
    page.goto(f"{base}en/well/")
    ready(page)
    assert "its water is cold even in summer" in page.locator("article").inner_text()
    page.keyboard.press("/")
    page.locator(".search input").fill("garden")
    page.locator(".search [role=status]", has_text="result").wait_for()
    assert page.locator(".search a").count() > 0
    next(visits, None)


def test_it_goes_when_it_is_no_longer_to_be_kept(
    browser: Browser, offline: Path, tmp_path: Path
) -> None:
    own = shutil.copytree(offline, tmp_path / "site")
    with served(own) as host:
        for page in visited(browser, f"{host}en/"):
            assert page.evaluate("caches.keys()")
            worker = own / "worker.js"
            worker.write_text(
                re.sub(
                    r"const kept = .*",
                    'const kept = { version: "", files: {} };',
                    worker.read_text("utf-8"),
                    count=1,
                ),
                "utf-8",
            )
            page.evaluate("navigator.serviceWorker.ready.then(own => own.update()).then(() => 0)")
            wait_until(page, "!(await caches.keys()).length")
            wait_until(page, "!(await navigator.serviceWorker.getRegistrations()).length")
