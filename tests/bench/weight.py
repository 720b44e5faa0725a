"""What a reader's first page costs on the way: bytes of every request, compressed with gzip."""

from __future__ import annotations

import functools
import gzip
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from diglot.settings import OVERRIDES
from tests.bench.browser import open_page
from tests.bench.process import ask_python, run_python
from tests.bench.serve import first_page
from tests.bench.sites import copy_edition
from tests.bench.table import Limited, Row
from tests.chromium import find_chromium

_KINDS = {".html": "HTML", ".css": "CSS", ".js": "JavaScript", ".json": "search index"}
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


def measure(folder: Path, *, quick: bool) -> list[Row]:
    what = "reading page"
    if find_chromium() is None:
        return [Row(what=what, remark="skipped: Chromium is missing")]
    copy_edition(folder)
    run_python("mkdocs", "build", "--quiet", folder=folder)
    sizes: dict[str, int]
    sizes, _ = ask_python("tests.bench.weight", str(folder), first_page(folder))
    total = sum(sizes.values())
    homes = (folder / "docs", OVERRIDES)
    ours = {p: size for p, size in sizes.items() if any((home / p).is_file() for home in homes)}
    kinds: dict[str, int] = {}
    for path, size in sizes.items():
        kind = _KINDS.get(Path(path).suffix, "other")
        kinds[kind] = kinds.get(kind, 0) + size
    rows = [Row(what=what, remark=f"{_kb(total)} gzipped, {len(sizes)} requests")]
    for kind, size in kinds.items():
        rows.append(_share(kind, size, total))
    rows.append(_share("our style sheets, scripts and images", sum(ours.values()), total))
    return rows


def _share(what: str, size: int, total: int) -> Row:
    return Row(what=f"  of which {what}", ratio=Limited(value=size / total), remark=_kb(size))


def _kb(size: int) -> str:
    return f"{size / 1000:.1f} KB"


def main(root: Path, page: str) -> None:
    """Prints what a browser asks for when it opens `page`: path → compressed size."""
    chromium = find_chromium()
    assert chromium is not None
    sizes: dict[str, int] = {}
    with _hosted(root / "site", sizes) as address, open_page(chromium) as browser_page:
        browser_page.goto(f"{address}{page}", wait_until="networkidle")
    print(json.dumps(sizes))


@contextmanager
def _hosted(site: Path, sizes: dict[str, int]) -> Iterator[str]:
    """The site on a free port; `sizes` receives each file that is asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, site, sizes))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, site: Path, sizes: dict[str, int], *arguments: object) -> None:
        self.site = site
        self.sizes = sizes
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server passes on

    def do_GET(self) -> None:  # named by http.server
        path = unquote(urlsplit(self.path).path).lstrip("/")
        path = f"{path}index.html" if path.endswith("/") or not path else path
        file = self.site / path
        if not file.is_file():
            self.send_error(404)
            return
        body = gzip.compress(file.read_bytes(), 9, mtime=0)
        self.sizes[path] = len(body)
        self.send_response(200)
        self.send_header("Content-Type", _TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing: the table does."""


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
