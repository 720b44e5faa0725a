"""TEI as CETEIcean shows it, with which projects put TEI on their pages as it is.

The script is not ours to carry: DIGLOT_CETEICEAN names the file (`npm install CETEIcean` puts it
into node_modules/CETEIcean/dist/CETEI.js); without it the test is skipped.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browse import visit, wait_until
from tests.exports.made import files_of, planned
from tests.sites import EDITIONS, served

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>TEI</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="tei.css">
<div id="tei"></div><script src="CETEI.js"></script><script src="show.js"></script></html>
"""
_STYLE = "tei-teiHeader, tei-standOff, tei-sic { display: none }"
_SCRIPT = """new CETEI().getHTML5("text.xml", data => {
  document.getElementById("tei").append(data);
  document.documentElement.dataset.shown = "";
});
"""


@pytest.mark.parametrize(("name", "text"), [("he-en", "well"), ("en-zh", "tide-mill")])
def test_it_shows_every_word(browser: Browser, tmp_path: Path, name: str, text: str) -> None:
    script = Path(os.environ.get("DIGLOT_CETEICEAN", ""))
    if not script.is_file():
        pytest.skip("no CETEIcean: npm install CETEIcean, and DIGLOT_CETEICEAN=…/dist/CETEI.js")
    site = planned(EDITIONS / name)
    shutil.copy(script, tmp_path / "CETEI.js")
    (tmp_path / "text.xml").write_bytes(files_of(site, "tei")[f"texts/{text}.tei.xml"])
    for file, content in (("index.html", _PAGE), ("tei.css", _STYLE), ("show.js", _SCRIPT)):
        (tmp_path / file).write_text(content, "utf-8")
    with served(tmp_path) as url, visit(browser, url, reading=False) as page:
        wait_until(page, "document.documentElement.dataset.shown === ''")
        shown = "".join(page.locator("tei-text").first.inner_text().split())
    for pair in site[0].edition.texts[0].text.pairs:
        for row in pair.rows:
            for segment in (row.base, row.translation):
                assert "".join(segment.text.split()) in shown, row.address
