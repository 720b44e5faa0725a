"""Editions laid out as a repository has them; their sites, made once for all workers, and served."""

from __future__ import annotations

import fcntl
import functools
import http.server
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from diglot.write import owned
from tests.commands import diglot

REPOSITORY = Path(__file__).parents[1]
EDITIONS = Path(__file__).parent / "editions"
"""The editions that the tests bring: `en-zh` has one of everything, the others try directions."""
SOURCES = ("source", "glossary.yml", "docs")


def lay_out_edition(edition: Path, root: Path) -> Path:
    """The edition in the folder `edition` as a repository of its own, in `root` (returned).

    Its sources and the pages written by hand are its own; how the site is made, it has from this
    repository. What was generated into `edition` stays there.
    """
    root.mkdir(parents=True)
    made = {edition / path for path in owned(edition)}
    for path in (edition / name for name in SOURCES):
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file() and file not in made and file.name != ".diglot.json":
                target = root / file.relative_to(edition)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, target)
    (root / "docs").mkdir(exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


def build(root: Path) -> Path:
    """The edition’s folder, once `diglot build` has made its site without a problem."""
    done = diglot("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def once(folder: Path, name: str, make: Callable[[Path], object]) -> Path:
    """What `make` makes in the folder NAME of `folder`: by the first worker that asks for it.

    The others wait for it, and all share it: it is not to be changed.
    """
    target = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            unfinished = folder / f"{name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(target)
    return target


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing where a browser left before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as it came


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Sends the headers that the site asks its host for, in `_headers`."""

    def end_headers(self) -> None:
        for name, value in _headers(Path(self.translate_path(self.path)), Path(self.directory)):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the test does."""


def _headers(file: Path, root: Path) -> Iterator[tuple[str, str]]:
    """What the nearest `_headers` above the file says of everything below it."""
    for folder in (file, *file.parents):
        if (folder / "_headers").is_file():
            first, *lines = (folder / "_headers").read_text("utf-8").splitlines()
            assert first == "/*"
            for line in lines:
                name, value = line.split(":", 1)
                yield name.strip(), value.strip()
        if folder in (root, folder.parent) or (folder / "_headers").is_file():
            return


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a free port: its address, with a slash at the end."""
    handler = functools.partial(_Handler, directory=str(folder))
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
