"""The editor's door: what it writes, what it refuses, and that nothing of it is in a site."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from diglot.build.editor.desk import Desk
from diglot.build.editor.door import FOLDER, Door
from diglot.build.editor.fields import Field, fields_of, words_of
from diglot.build.editor.guard import is_of_this_machine, refusal
from diglot.create.edit import Change
from diglot.create.target import ENTRY, NOTE, ROW, Target
from diglot.create.written import Value
from diglot.flow import look, read_sources
from diglot.settings import OVERRIDES

TOKEN = "t"
GOOD = {
    "HTTP_HOST": "127.0.0.1:8000",
    "HTTP_ORIGIN": "http://127.0.0.1:8000",
    "REMOTE_ADDR": "127.0.0.1",
    "CONTENT_TYPE": "application/json",
    "HTTP_X_DIGLOT_TOKEN": TOKEN,
}
ENTRY_OF_LIN_HAI = Target(kind=ENTRY, id="lin-hai")


def ask(door: Door, said: object, **more: str) -> tuple[int, dict[str, object]]:
    """What the door answers to a request that is good but for `more`."""
    body = json.dumps(said).encode()
    asked = {**GOOD, "REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(len(body)), **more}
    status, _, answer = door.answer({**asked, "wsgi.input": BytesIO(body)}, "ask", TOKEN)
    return int(status[:3]), json.loads(answer)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"HTTP_HOST": "evil.example:8000", "HTTP_ORIGIN": "http://evil.example:8000"}, "Host"),
        ({"HTTP_HOST": "127.0.0.1:8001"}, "Host"),
        ({"HTTP_HOST": ""}, "Host"),
        ({"HTTP_ORIGIN": "http://127.0.0.1:9000"}, "Origin"),
        ({"HTTP_ORIGIN": "null"}, "Origin"),
        ({"HTTP_ORIGIN": "http://localhost:8000"}, "Origin"),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, "Sec-Fetch-Site"),
        ({"CONTENT_TYPE": "text/plain"}, "application/json"),
        ({"HTTP_X_DIGLOT_TOKEN": ""}, "token"),
        ({"HTTP_X_DIGLOT_TOKEN": "ü"}, "token"),
        ({"REMOTE_ADDR": "192.0.2.1"}, "this machine"),
    ],
)
def test_who_is_no_page_of_this_server_is_refused(said: dict[str, str], why: str) -> None:
    """“Host must be ours (DNS rebinding), Origin, a token per run.”"""
    assert refusal(GOOD, 8000, TOKEN) == ""
    assert why in refusal({**GOOD, **said}, 8000, TOKEN)
    assert refusal({k: v for k, v in GOOD.items() if k != "HTTP_ORIGIN"}, 8000, TOKEN)


def test_only_servers_of_this_machine_have_an_editor() -> None:
    assert all(map(is_of_this_machine, ("127.0.0.1", "localhost", "::1", "127.1.2.3")))
    assert not any(
        map(is_of_this_machine, ("0.0.0.0", "::", "192.168.0.2", "evil.example", ""))
    )  # as a value


def test_a_value_is_written_taken_back_and_guarded(edition: Path) -> None:
    """One note: read, written with the rest to the byte, refused where the file moved on, undone."""
    path = edition / "source/tide-mill/notes.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    door = Door(edition, 8000)
    target = {"kind": NOTE, "text": "tide-mill", "id": "first-name"}
    status, sheet = ask(door, {"do": "read", "target": target, "lang": "zh"})
    assert status == 200
    change = {"at": ["note", "zh"], "value": "另一句。"}
    write = {"do": "write", "target": target, "digest": sheet["digest"], "changes": [change]}
    assert ask(door, write)[1]["status"] == "saved"
    after = path.read_bytes()
    assert after != before
    old = next(line for line in before.split(b"\r\n") if "英文底本作".encode() in line)
    assert after == before.replace(old, "        另一句。".encode())
    status, moved = ask(door, {**write, "changes": [{**change, "value": "又一句。"}]})
    assert status == 409
    form = moved["form"]
    assert isinstance(form, dict)
    assert form["value"]["note"]["zh"] == "另一句。"  # both are shown
    path.write_bytes(after + b"# more\r\n")
    assert ask(door, {"do": "undo"})[0] == 409
    path.write_bytes(after)
    assert ask(door, {"do": "undo"})[1]["status"] == "saved"
    assert path.read_bytes() == before
    assert ask(door, {"do": "undo"})[1]["status"] == "nothing"


def test_what_check_finds_is_said_before_anything_is_written(edition: Path) -> None:
    """Errors keep a value out; warnings too, until they are accepted. Each with its code, and its place."""
    desk, glossary = Desk(edition), edition / "glossary.yml"
    before = glossary.read_bytes()
    now = desk.standing(ENTRY_OF_LIN_HAI)
    assert now is not None
    links = Change(at=("note", "zh"), value="参见[[nowhere]]。")
    done = desk.write(ENTRY_OF_LIN_HAI, now.digest, [links], accept=True)
    assert [(one.code, one.at) for one in done.wrong] == [("R001", ("note", "zh"))]
    kind = Change(at=("kind",), value=None)
    done = desk.write(ENTRY_OF_LIN_HAI, now.digest, [kind], accept=True)
    assert [(one.code, one.at) for one in done.wrong] == [("E002", ("kind",))]
    digest = desk.edition()[1]
    entry: dict[str, Value] = {
        "id": "gone",
        "kind": "person",
        "term": {"en": "Nobody", "zh": "无名氏"},
    }
    assert {one.severity for one in desk.add(digest, entry, accept=False).wrong} == {"warning"}
    assert glossary.read_bytes() == before
    assert desk.add(digest, entry, accept=True).status == "saved"
    assert glossary.read_bytes().startswith(before)
    wrong = desk.add(desk.edition()[1], {**entry, "term": {"en": "Nobody"}}, accept=True).wrong
    assert {"G004", "E006"} <= {one.code for one in wrong}
    assert ("term", "zh") in {one.at for one in wrong}


@pytest.mark.parametrize("line", ["", "a\nb", "@7", "  "])
def test_a_row_stays_one_line(edition: Path, line: str) -> None:
    """One side of a row is one line of its file: no row comes or goes."""
    desk, target = Desk(edition), Target(kind=ROW, text="tide-mill", address="1.2")
    now = desk.standing(target)
    assert now is not None
    assert not isinstance(now.found.value, str)
    done = desk.write(target, now.digest, [Change(at=("zh",), value=line)], accept=True)
    assert done.status == "problems"
    path = edition / "source/tide-mill/zh.txt"
    before = path.read_text("utf-8").split("\n")
    good = Change(at=("zh",), value="近日，磨坊主接受了海岸电台的专访。")
    assert desk.write(target, now.digest, [good], accept=True).status == "saved"
    after = path.read_text("utf-8").split("\n")
    assert [one for one, other in zip(after, before, strict=True) if one != other] == [good.value]


@pytest.mark.parametrize("place", ["outside", "pyproject.toml", "source/tide-mill/witness.txt"])
def test_a_link_that_leads_elsewhere_is_not_written_through(edition: Path, place: str) -> None:
    """“Nothing outside `source/` and the glossary can be written”, however a source leads there."""
    notes = edition / "source/tide-mill/notes.yml"
    other = edition.parent / "outside.yml" if place == "outside" else edition / place
    other.write_bytes(notes.read_bytes())
    notes.unlink()
    notes.symlink_to(os.path.relpath(other, notes.parent))
    target = Target(kind=NOTE, text="tide-mill", id="first-name")
    desk, before = Desk(edition), other.read_bytes()
    now = desk.standing(target)
    if now is not None:
        change = Change(at=("note", "zh"), value="x")
        assert desk.write(target, now.digest, [change], accept=True).status == "problems"
    assert other.read_bytes() == before


@pytest.mark.parametrize(
    "target",
    [
        {"kind": NOTE, "text": "../..", "id": "first-name"},
        {"kind": NOTE, "text": "/etc", "id": "x"},
        {"kind": ROW, "text": "../tide-mill", "address": "1.1"},
        {"kind": "file", "id": "pyproject.toml"},
    ],
)
def test_a_target_names_no_path(edition: Path, target: dict[str, str]) -> None:
    assert ask(Door(edition, 8000), {"do": "read", "target": target})[0] == 404


@pytest.mark.parametrize(
    ("said", "more", "status"),
    [
        ({"do": "read"}, {}, 400),
        ({"do": "delete"}, {}, 400),
        ({"path": "x"}, {}, 400),
        (["x"], {}, 400),
        ({"do": "undo"}, {"CONTENT_LENGTH": "99999999"}, 413),
        ({"do": "undo"}, {"CONTENT_LENGTH": "x"}, 413),
        ({"do": "undo"}, {"REQUEST_METHOD": "GET"}, 405),
        ({"do": "undo"}, {"HTTP_X_DIGLOT_TOKEN": "other"}, 403),
        ({"do": "write", "target": {"kind": ENTRY, "id": "lin-hai"}, "digest": "0"}, {}, 409),
    ],
)
def test_what_is_not_understood_is_answered(
    edition: Path, said: object, more: Mapping[str, str], status: int
) -> None:
    assert ask(Door(edition, 8000), said, **more)[0] == status


def all_fields(fields: tuple[Field, ...]) -> Iterator[Field]:
    for one in fields:
        yield one
        yield from all_fields(one.fields)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_form_is_that_of_the_schema(edition: Path, lang: str) -> None:
    """Each key of an entry and a note has a field with its name in the language, and its choices."""
    info = look(read_sources(edition)[0])[0]
    assert info is not None
    assert words_of(lang).keys() >= words_of("en").keys()
    for kind in (ENTRY, NOTE):
        fields = fields_of(kind, info, lang, words_of(lang))
        found = {one.name: one for one in all_fields(fields)}
        assert {"id", "note", "sources", "see", "title", "url"} <= found.keys()
        for field in found.values():
            assert field.label != field.name, field.name
            assert all(label != value or lang == "en" for value, label in field.choices)
        assert found["note"].by_language
        assert found["see"].shape == "list"
        assert found["sources"].shape == "groups"
    assert len(found["certainty"].choices) == 2


def test_nothing_of_the_editor_is_in_a_site(built: Path) -> None:
    """Its scripts are no part of the theme, and no built page knows of them."""
    assert not list(OVERRIDES.rglob("editor.*"))
    for page in sorted((built / "site").rglob("*.html")):
        text = page.read_text("utf-8")
        assert "diglot-edit" not in text
        assert FOLDER not in text
