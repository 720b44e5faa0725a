"""How soon an editor sees a change: from saving glossary.yml to the words on the page."""

from __future__ import annotations

import json
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.browser import open_page
from tests.bench.process import ask_python, environment
from tests.bench.sites import copy_edition
from tests.bench.table import Limited, Row
from tests.chromium import find_chromium

_EDITS = 5
_BUDGET = 1.5
_NOTE = re.compile(r"(?m)^ +note:\n +\w+: >-\n +")
"""The head of a note in block style: the first entry's stands on the first text's page."""


def measure(folder: Path, *, quick: bool) -> list[Row]:
    what = "glossary.yml saved → words on the page"
    if find_chromium() is None:
        return [Row(what=what, remark="skipped: Chromium is missing")]
    copy_edition(folder)
    answer, _ = ask_python("tests.bench.serve", str(folder), str(2 if quick else _EDITS))
    edits = ", ".join(f"{seconds:.2f}" for seconds in sorted(answer["edits"]))
    return [
        Row(
            what=what,
            seconds=Limited(value=statistics.median(answer["edits"]), limit=_BUDGET),
            peak_mb=Limited(value=answer["peak_mb"]),
            remark=f"each: {edits} s; the server’s memory",
        )
    ]


def main(root: Path, edits: int) -> None:
    """Serves the edition, edits it, and prints how long each edit took to show."""
    chromium = find_chromium()
    assert chromium is not None
    with _served(root) as (server, address), open_page(chromium) as page:
        page.goto(f"{address}{first_page(root)}", wait_until="load")
        seconds = []
        for number in range(1, edits + 1):
            # Settled, and each time at another point of the server's rounds.
            time.sleep(3 + 0.17 * number)
            words = f"Edit {number} of {edits}:"
            begun = time.perf_counter()
            _edit(root / "glossary.yml", words)
            page.wait_for_function(
                "words => document.body?.textContent.includes(words)", arg=words, timeout=60_000
            )
            seconds.append(time.perf_counter() - begun)
        print(json.dumps({"edits": seconds, "peak_mb": _memory(server.pid)}))


def _edit(glossary: Path, words: str) -> None:
    """Puts `words` before the first note of the glossary, in place of an earlier edit's."""
    text = re.sub(r"Edit \d+ of \d+: ", "", glossary.read_text("utf-8"))
    text = _NOTE.sub(lambda head: f"{head[0]}{words} ", text, count=1)
    glossary.write_text(text, "utf-8", newline="\n")


def first_page(root: Path) -> str:
    """The address of the first reading page: the first by name that has blocks of a text."""
    docs = root / "docs"
    pages = sorted(docs.glob("*/*/index.md"))
    page = next(page for page in pages if "\n/// bitext | 1 " in page.read_text("utf-8"))
    return f"{page.parent.relative_to(docs).as_posix()}/"


@contextmanager
def _served(root: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """`diglot serve` on a free port, once it answers."""
    import psutil

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "diglot", "serve", "--addr", host],
        cwd=root,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://{host}/", server)
        yield server, f"http://{host}/"
    finally:
        for child in psutil.Process(server.pid).children(recursive=True):
            child.terminate()
        server.terminate()
        server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError(f"diglot serve ended with status {server.returncode}")
        try:
            urllib.request.urlopen(address).close()
            return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer")


def _memory(pid: int) -> float:
    """Megabytes that the server and its children hold."""
    import psutil

    server = psutil.Process(pid)
    family = (server, *server.children(recursive=True))
    return sum(process.memory_info().rss for process in family) / 1e6


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
