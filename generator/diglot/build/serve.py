"""The site on this machine, made anew at each change: MkDocs' server, in this process."""

from __future__ import annotations

import logging
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from diglot.build import BuildError
from diglot.build.editor.door import with_editor
from diglot.build.editor.guard import is_of_this_machine
from diglot.build.mkdocs import (
    SETTINGS,
    as_build_error,
    has_settings,
    plugin_of,
    said_in_the_log,
    settings,
)
from diglot.flow import Result, has_changed

log = logging.getLogger("mkdocs.diglot")


def is_free(host: str, port: int) -> bool:
    """Whether one may listen there. Raises OSError where the address is none of this machine."""
    for family, kind, protocol, _, address in socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM
    ):
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(address)
            except PermissionError:
                return False
            except OSError as error:
                if error.errno in _TAKEN:
                    return False
                raise
    return True


def serve_site(root: Path, result: Result, host: str, port: int) -> None:
    """Serves until it is interrupted. Raises BuildError, OSError, KeyboardInterrupt.

    A folder for the site is made and, however this ends, removed.
    """
    with (
        tempfile.TemporaryDirectory(prefix="diglot-") as folder,
        said_in_the_log(logging.INFO),
        as_build_error(),
    ):
        first = _settings(root, result, folder)
        plugin = plugin_of(first)
        plugin.given = result
        first.plugins.on_startup(command="serve", dirty=True)
        mount = urlsplit(first.site_url or "/").path
        url = f"http://{host}:{port}{mount}"

        def make(config: MkDocsConfig) -> None:
            log.info("Building documentation")
            config.site_url = url
            build(config, serve_url=url, dirty=True)

        def rebuild(config: MkDocsConfig | None = None) -> None:
            try:
                with as_build_error():
                    (root / "docs").mkdir(exist_ok=True)  # without it, no settings are read
                    make(config or _settings(root, result, folder))
            except (BuildError, OSError) as error:  # the pages stay as they are
                log.error("%s", error)

        server = LiveReloadServer(rebuild, host, port, root=folder, mount_path=mount)
        server.error_handler = lambda code: _error_page(Path(folder), code)
        try:
            make(first)
            server = first.plugins.on_serve(server, config=first, builder=rebuild)
            _add_editor(server, root, host, port)
            _follow(root, first, server, rebuild)
        finally:
            server.shutdown()
            first.plugins.on_shutdown()


def _add_editor(server: LiveReloadServer, root: Path, host: str, port: int) -> None:
    """Where nobody but a browser on this machine reaches the server."""
    if (app := server.get_app()) is not None and is_of_this_machine(host):
        server.set_app(with_editor(app, root, port, server.mount_path))


def _follow(
    root: Path, config: MkDocsConfig, server: LiveReloadServer, rebuild: Callable[[], None]
) -> None:
    """Serves, and builds at each change: those while the first build went on, too."""
    for path in _watched(root, config):
        server.watch(path)
    if has_changed(root):
        rebuild()
    server.serve()  # type: ignore[no-untyped-call]  # as MkDocs leaves it


def _watched(root: Path, config: MkDocsConfig) -> list[str]:
    settings = [str(root / SETTINGS)] if has_settings(root) else []
    return [config.docs_dir, *config.watch, *settings]


_TAKEN = frozenset({98, 48, 10048})
"""EADDRINUSE on Linux, macOS and Windows."""


def _settings(root: Path, result: Result, folder: str) -> MkDocsConfig:
    return settings(root, result.frame, site_dir=folder)


def _error_page(folder: Path, code: int) -> bytes | None:
    page = folder / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
