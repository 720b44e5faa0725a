"""“Suggest a change” on the published site: a form that makes a patch, and sends nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, expect

from diglot.create.held import value_at
from tests.reading.conftest import REPORT
from tests.reading.page import ENGLISH, passages, visit

FORM = "dialog.edition-form"


def patched(shared: Path, folder: Path, patch: str) -> Path:
    """The published edition with the patch, as git applies it."""
    root = folder / "patched"
    shutil.copytree(shared / "elsewhere/edition", root)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "apply", "-"], cwd=root, input=patch, text=True, check=True)
    return root


def patch_of(page: Page) -> str:
    """What the form has made of what was filled in."""
    page.get_by_role("button", name="Make the suggestion").click()
    return page.get_by_role("textbox", name="Suggest a change").input_value()


def test_a_suggestion_is_a_patch_that_git_applies(
    browser: Browser, shared: Path, elsewhere: str, tmp_path: Path
) -> None:
    """“Yields a mail or an issue with a ready patch”: of a sentence and of a note marked in it."""
    with visit(browser, elsewhere + ENGLISH) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        passages(page, "1.2")[0].click()
        assert not [url for url in asked if "suggest" in url], "loaded before it is asked for"
        page.get_by_role("link", name="Report a mistake").first.click()
        form = page.locator(FORM)
        field = form.locator("textarea:focus")
        expect(field).to_have_attribute("lang", "en")
        line = field.input_value()
        field.fill(line.replace("gave an interview", "gave a long interview"))
        note = form.get_by_role("group", name="Note first-name: Note").locator("[lang=zh-Hans]")
        said = note.input_value().replace("弟弟", "长兄") + "又一句。"
        note.fill(said)
        patch = patch_of(page)
        letter = page.get_by_role("link", name="Open the letter or page").get_attribute("href")
        page.keyboard.press("Escape")
    root, before = patched(shared, tmp_path, patch), shared / "elsewhere/edition"
    notes = (root / "source/tide-mill/notes.yml").read_text("utf-8")
    assert value_at(notes, ("notes", 1, "note", "zh")) == said
    old, new = (
        (folder / "source/tide-mill/en.txt").read_text("utf-8") for folder in (before, root)
    )
    assert new == old.replace(line, line.replace("gave an interview", "gave a long interview"))
    query = parse_qs(urlsplit(letter or "").query)
    assert letter
    assert letter.startswith(REPORT.partition("?")[0])
    assert query["label"] == ["a b"]
    assert patch in query["body"][0] or len(letter) < 400, "too long for a letter: to be copied"


def test_an_entry_has_a_form_too_and_without_script_a_link(
    browser: Browser, shared: Path, elsewhere: str, tmp_path: Path
) -> None:
    url = f"{elsewhere}en/glossary/lin-hai/"
    with visit(browser, url, java_script_enabled=False, reading=False) as page:
        assert page.locator("[data-report]").get_attribute("href") == REPORT
    with visit(browser, url, reading=False) as page:
        page.locator("[data-report]").click()
        form = page.locator(FORM)
        gloss = form.get_by_role("group", name="What it is").locator("[lang=en]")
        gloss.fill("Builder of mills: nine of them.")
        patch = patch_of(page)
        form.get_by_role("button", name="Close").click()
        expect(form).to_have_count(0)
    root = patched(shared, tmp_path, patch)
    assert "Builder of mills: nine of them." in (root / "glossary.yml").read_text("utf-8")
