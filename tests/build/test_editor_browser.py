"""The editor as one uses it: on pages as they are served, and from where it must not be reached."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from playwright.sync_api import Browser, Page, expect

from diglot.build.editor.door import with_editor
from diglot.create.held import value_at
from tests.browse import visit
from tests.sites import EDITIONS, lay_out_edition, served

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "text/json"}


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the test does."""


@pytest.fixture
def edited(built: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """An edition to be changed, and where its site is served with the editor."""
    root = lay_out_edition(EDITIONS / "en-zh", tmp_path / "edition")

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = built / "site" / environ["PATH_INFO"].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        kind = TYPES.get(path.suffix, "application/octet-stream")
        start_response("200 OK" if found else "404 Not Found", [("Content-Type", kind)])
        return [path.read_bytes() if found else b""]

    with make_server("127.0.0.1", 0, app, _Server, _Silent) as server:
        server.set_app(with_editor(app, root, server.server_port, "/"))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield root, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
    shutil.rmtree(root)


def buttons(page: Page) -> None:
    """Waits until the editor has put its buttons beside what can be edited."""
    page.locator(".diglot-desk").wait_for()


def test_a_note_is_mended_by_keyboard(browser: Browser, edited: tuple[Path, str]) -> None:
    """Labels in Chinese, focus on the words, what is wrong beside its field, Esc asks before it throws
    away, focus returns. Under the site's policy: the pages here have it."""
    root, address = edited
    with visit(browser, f"{address}zh/tide-mill/", provoked="422") as page:
        buttons(page)
        opener = page.get_by_role("button", name="编辑first-name")
        opener.focus()
        page.keyboard.press("Enter")
        form = page.get_by_role("dialog", name="注释“first-name”")
        field = form.get_by_role("group", name="注释（必填）").get_by_role("textbox", name="中文")
        expect(field).to_be_focused()
        page.keyboard.press("Control+End")
        page.keyboard.type("参见[[nowhere]]。")
        form.get_by_role("button", name="保存").press("Enter")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_be_focused()
        expect(field).to_have_accessible_description(
            "所指的注释或词条不存在。 expected an entry of the glossary in [[…]], found “nowhere” (R001) add the entry, or take the link out"
        )
        page.keyboard.press("Escape")
        expect(form.get_by_role("status")).to_contain_text("再按一次Esc")
        page.keyboard.press("Escape")
        expect(form).to_have_count(0)
        expect(opener).to_be_focused()
        page.keyboard.press("Enter")
        expect(field).to_be_focused()
        page.keyboard.press("Control+End")
        page.keyboard.type("另记一句。")
        form.get_by_role("button", name="保存").press("Enter")
        expect(page.locator(".diglot-desk [role=status]")).to_contain_text(
            "已保存到source/tide-mill"
        )
    notes = (root / "source/tide-mill/notes.yml").read_text("utf-8")
    said = value_at(notes, ("notes", 1, "note", "zh"))
    assert str(said).endswith("名字。另记一句。")


def test_an_entry_is_added_from_a_selection(browser: Browser, edited: tuple[Path, str]) -> None:
    root, address = edited
    with visit(browser, f"{address}zh/tide-mill/", provoked="422") as page:
        buttons(page)
        page.evaluate(
            """() => {
              const text = document.querySelector("[id='1.3'] .own").firstChild;
              getSelection().setBaseAndExtent(text, text.data.indexOf("磨坊"), text, text.data.indexOf("磨坊") + 2);
            }"""
        )
        page.get_by_role("button", name="添加词条").click()
        form = page.get_by_role("dialog", name="新词条")
        term = form.get_by_role("group", name="词条（必填）")
        expect(term.get_by_role("textbox", name="中文")).to_have_value("磨坊")
        expect(term.get_by_role("textbox", name="English")).to_be_focused()
        page.keyboard.type("the old mill")
        expect(form.get_by_role("textbox", name="编号（必填）")).to_have_value("the-old-mill")
        form.get_by_role("combobox", name="类别（必填）").select_option("概念")
        form.get_by_role("button", name="保存").click()
        form.get_by_role("button", name="仍然保存").click()
        expect(form).to_have_count(0)
    glossary = (root / "glossary.yml").read_text("utf-8")
    assert value_at(glossary, ("terms",))[-1] == {  # type: ignore[index]  # a list
        "id": "the-old-mill",
        "kind": "concept",
        "term": {"en": "the old mill", "zh": "磨坊"},
    }


ATTACK = """async ({url, type, token, said, mode}) => {
  const headers = {"Content-Type": type};
  if (token) headers["X-Diglot-Token"] = token;
  try {
    const answer = await fetch(url, {method: "POST", headers, body: JSON.stringify(said), mode});
    return [answer.status, await answer.text()];
  } catch { return [0, "refused"]; }
}"""


def test_another_origin_cannot_write(
    browser: Browser, edited: tuple[Path, str], tmp_path: Path
) -> None:
    """“A second origin cannot write through the editor (CSRF, DNS rebinding tried).”"""
    root, address = edited
    ask = {"url": f"{address}_diglot/ask", "type": "application/json", "mode": "cors"}
    with visit(browser, address, reading=False) as page:
        token = page.locator("meta[name=diglot-editor]").get_attribute("content")
        digest = json.loads(
            page.evaluate(ATTACK, {**ask, "token": token, "said": {"do": "new"}})[1]
        )
        entry = {"id": "a", "kind": "concept", "term": {"en": "one a", "zh": "某甲"}}
        add = {"do": "add", "digest": digest["digest"], "entry": entry, "accept": True}
        assert page.evaluate(ATTACK, {**ask, "token": token, "said": add})[0] == 200
    after = (root / "glossary.yml").read_bytes()
    assert "某甲".encode() in after
    undo = {"do": "undo"}  # what anybody could ask for who reached the door
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil/index.html").write_text("<!doctype html><title>x</title>")
    with served(tmp_path / "evil") as evil, browser.new_context() as context:
        page = context.new_page()
        page.goto(evil)
        for kind, mode in (("text/plain", "no-cors"), ("application/json", "cors")):
            more = {"type": kind, "mode": mode, "token": token if mode == "cors" else ""}
            assert page.evaluate(ATTACK, {**ask, **more, "said": undo}) == [0, "refused"]
        # A name of another's that leads to this machine.
        rebound = address.replace("127.0.0.1", "evil.localhost")
        page.goto(f"{rebound}zh/tide-mill/")
        assert page.locator("meta[name=diglot-editor]").count() == 0, "the token is given away"
        own = {**ask, "url": f"{rebound}_diglot/ask", "token": token, "said": undo}
        assert page.evaluate(ATTACK, own)[0] == 403
    assert (root / "glossary.yml").read_bytes() == after
