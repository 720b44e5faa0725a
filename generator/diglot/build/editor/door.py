"""The editor's door: what it answers over HTTP, and what it adds to the pages that are served."""

from __future__ import annotations

import html
import secrets
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from diglot.build.editor.desk import Answer, Desk, Standing
from diglot.build.editor.fields import Field, fields_of, words_of
from diglot.build.editor.guard import LONGEST, has_own_host, refusal
from diglot.create.edit import Change
from diglot.create.target import ENTRY, ROW, Target
from diglot.create.written import Value
from diglot.model.declared import EditionInfo

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

FOLDER = "_diglot/"
"""Below the site's address."""
_ASSETS = Path(__file__).parent / "assets"
_TYPES = {"editor.js": "text/javascript", "editor.css": "text/css"}
_STATUS = {
    "saved": "200 OK",
    "nothing": "200 OK",
    "problems": "422 Unprocessable Content",
    "moved": "409 Conflict",
    "gone": "404 Not Found",
}


class Ask(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a page asks for."""

    do: str
    """`words`, `read`, `write`, `new` (an empty entry), `add` or `undo`."""
    lang: str = "en"
    target: Target | None = None
    digest: str = ""
    changes: tuple[Change, ...] = ()
    entry: dict[str, Any] = {}  # JSON
    accept: bool = False


class Tongue(Struct, frozen=True):
    """A language of the edition, as a form names and sets it."""

    code: str
    tag: str
    name: str
    dir: str


class Form(Struct, frozen=True, kw_only=True):
    """All that a page needs to show a form."""

    kind: str
    digest: str
    path: str
    words: Mapping[str, str]
    languages: tuple[Tongue, ...]
    fields: tuple[Field, ...]
    value: Value


def with_editor(app: WSGIApplication, root: Path, port: int, mount: str) -> WSGIApplication:
    """The server's application with the editor; `mount` is the site's path, with its slashes."""
    door, token = Door(root, port), secrets.token_urlsafe(24)
    site = html.escape(mount)
    added = (
        f'<meta name="diglot-editor" content="{token}">'
        f'<link rel="stylesheet" href="{site}assets/diglot/suggest/form.css">'
        f'<link rel="stylesheet" href="{site}{FOLDER}editor.css">'
        f'<script type="module" src="{site}{FOLDER}editor.js"></script>'
    ).encode()

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", ""))
        if path.startswith(mount + FOLDER):
            name = path.removeprefix(mount + FOLDER)
            status, kind, body = door.answer(environ, name, token)
            start_response(status, _headers(kind, body))
            return [body]
        if not has_own_host(environ, port) or not path.endswith(("/", ".html")):
            return app(environ, start_response)
        return _with_head(app, environ, start_response, added)

    return serve


class Door:
    """What is asked of the editor, answered as (status, type, body)."""

    def __init__(self, root: Path, port: int) -> None:
        self._desk = Desk(root)
        self._port = port

    def answer(self, said: WSGIEnvironment, name: str, token: str) -> tuple[str, str, bytes]:
        """The answer to a request below the editor's folder."""
        if name in _TYPES and said["REQUEST_METHOD"] in ("GET", "HEAD"):
            return "200 OK", _TYPES[name], (_ASSETS / name).read_bytes()
        if name != "ask":
            return _refused("404 Not Found", "there is nothing at this address")
        if said["REQUEST_METHOD"] != "POST":
            return _refused("405 Method Not Allowed", "expected POST")
        if why := refusal(said, self._port, token):
            return _refused("403 Forbidden", why)
        try:
            length = int(said.get("CONTENT_LENGTH") or 0)
        except ValueError:
            length = -1
        if not 0 <= length <= LONGEST:
            return _refused("413 Content Too Large", "expected a request of at most 1 MB")
        try:
            ask = msgspec.json.decode(said["wsgi.input"].read(length), type=Ask)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            return _refused("400 Bad Request", str(error))
        status, made = self._do(ask)
        return status, "application/json", msgspec.json.encode(made)

    def _do(self, ask: Ask) -> tuple[str, object]:
        if ask.do == "words":
            return "200 OK", {"words": words_of(ask.lang)}
        if ask.do == "new":
            info, digest = self._desk.edition()
            if info is None:
                return _STATUS["gone"], {"status": "gone"}
            return "200 OK", _form(ENTRY, info, ask.lang, digest, "", {})
        if ask.do == "add":
            return self._said(ask, self._desk.add(ask.digest, ask.entry, accept=ask.accept))
        if ask.do == "undo":
            return self._said(ask, self._desk.undo())
        if ask.target is None or ask.do not in ("read", "write"):
            return "400 Bad Request", {"status": "refused", "why": "expected a target"}
        if ask.do == "read":
            found = self._desk.standing(ask.target)
            return ("200 OK", _sheet(found, ask.lang)) if found else self._gone()
        done = self._desk.write(ask.target, ask.digest, ask.changes, accept=ask.accept)
        return self._said(ask, done)

    def _said(self, ask: Ask, done: Answer) -> tuple[str, object]:
        form = _sheet(done.standing, ask.lang) if done.standing else None
        said = {"status": done.status, "wrong": done.wrong, "path": done.path, "form": form}
        return _STATUS[done.status], said

    def _gone(self) -> tuple[str, object]:
        return _STATUS["gone"], {"status": "gone"}


def _sheet(found: Standing, lang: str) -> Form:
    one = found.found
    return _form(one.kind, found.info, lang, found.digest, one.path, one.value)


def _form(kind: str, info: EditionInfo, lang: str, digest: str, path: str, value: Value) -> Form:
    words = words_of(lang)
    tongues = tuple(Tongue(x.code, x.tag, x.name, x.dir) for x in info.languages)
    if kind == ROW and isinstance(value, Mapping):
        tongues = tuple(one for one in tongues if one.code in value)
        fields: tuple[Field, ...] = (
            Field(
                name="",
                label=words["field-row"],
                help=words["help-row"],
                by_language=True,
                required=True,
                longest=100_000,
            ),
        )
    else:
        fields = fields_of(kind, info, lang, words)
    return Form(
        kind=kind,
        digest=digest,
        path=path,
        words=words,
        languages=tongues,
        fields=fields,
        value=value,
    )


def _refused(status: str, why: str) -> tuple[str, str, bytes]:
    return status, "application/json", msgspec.json.encode({"status": "refused", "why": why})


def _headers(kind: str, body: bytes) -> list[tuple[str, str]]:
    return [
        ("Content-Type", f"{kind}; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]


def _with_head(
    app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse, added: bytes
) -> Iterable[bytes]:
    """A page with what the editor needs at the end of its head."""
    started: list[tuple[str, list[tuple[str, str]]]] = []

    def hold(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
        started.append((status, headers))
        return lambda _: None

    body = b"".join(app(environ, hold))
    status, headers = started[0]
    if any(name == "Content-Type" and value.startswith("text/html") for name, value in headers):
        body = body.replace(b"</head>", added + b"</head>", 1)
        headers = [(n, v) for n, v in headers if n != "Content-Length"]
        headers += [("Content-Length", str(len(body))), ("X-Frame-Options", "DENY")]
    start_response(status, headers)
    return [body]
