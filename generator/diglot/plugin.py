"""MkDocs' door to the generator: the only module that knows MkDocs.

Before a build it generates; under `mkdocs serve` it watches the sources, keeps the last good pages
while there are errors, and shows the problems on every page.
"""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.nav import Navigation

from diglot.flow import Result, generate
from diglot.report import as_text

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    Write = Callable[[bytes], object]

log = logging.getLogger("mkdocs.diglot")
_serving = False
_problems = ""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Generates; takes the navigation from this run, since the configuration was read before it."""
    global _problems
    root = Path(config.config_file_path).parent
    result = generate(root)
    _report(result)
    if result.has_errors and not _serving:
        raise Abort(f"Diglot: nothing was written\n{as_text(result.problems)}")
    _problems = as_text(p for p in result.problems if p.is_error) if result.has_errors else ""
    nav = root / "nav.yml"
    if nav.is_file():
        config.nav = yaml.safe_load(nav.read_text("utf-8"))["nav"]
    if result.url and not config.site_url:
        config.site_url = result.url
    if _serving:
        config.watch = [*config.watch, *_sources(root)]
    return config


def on_nav(nav: Navigation, /, *, config: MkDocsConfig, **_: object) -> Navigation:
    """Reads the front matter of all pages of the navigation, for the header of those made anew.

    `mkdocs serve --dirty` leaves out the pages that did not change, and knows nothing of them.
    """
    if _serving:
        for page in nav.pages:
            page.read_source(config)
    return nav


def _sources(root: Path) -> list[str]:
    return [str(path) for path in (root / "source", root / "glossary.yml") if path.exists()]


def _report(result: Result) -> None:
    for problem in result.problems:
        level = logging.ERROR if problem.is_error else logging.INFO
        log.log(level, "%s", as_text([problem]).rstrip())


def on_serve(server: LiveReloadServer, /, **_: object) -> LiveReloadServer:
    """Shows the problems on every served page, whether or not this build made it anew."""
    app = server.get_app()
    if app is not None:
        server.set_app(_with_banner(app))
    return server


def _with_banner(app: WSGIApplication) -> WSGIApplication:
    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not _problems:
            return app(environ, start_response)
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def hold(status: str, headers: list[tuple[str, str]], *_: object) -> Write:
            started.append((status, headers))
            return lambda _: None

        body = b"".join(app(environ, hold))
        status, headers = started[0]
        if any(name == "Content-Type" and value == "text/html" for name, value in headers):
            body = _add_banner(body)
            headers = [(n, v) for n, v in headers if n != "Content-Length"]
            headers.append(("Content-Length", str(len(body))))
        start_response(status, headers)
        return [body]

    return serve


def _add_banner(page: bytes) -> bytes:
    banner = (
        '<aside role="alert" lang="en" dir="ltr" style="position:sticky;top:0;z-index:9;'
        "max-height:50vh;overflow:auto;background:#7a0019;color:#fff;padding:.75rem 1rem;"
        f'font:14px/1.5 monospace"><pre style="margin:0;white-space:pre-wrap">'
        f"{html.escape(_problems)}</pre></aside>"
    ).encode()
    head, body, rest = page.partition(b"<body")
    tag, end, rest = rest.partition(b">")
    return b"".join([head, body, tag, end, banner, rest])
