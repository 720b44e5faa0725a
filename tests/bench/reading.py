"""What the reading page costs a browser: tasks on a slow processor beside stock Material's on the same
words, and how a text of 2,000 segments with 1,000 notes answers its reader."""

from __future__ import annotations

import functools
import json
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from diglot.settings import THEME, THEME_SETTINGS
from tests.bench.browser import open_page
from tests.bench.made import Size, make_edition
from tests.bench.process import ask_python, run_python
from tests.bench.serve import first_page
from tests.bench.sites import copy_docs, copy_edition, copy_settings, extensions, write_settings
from tests.bench.stock import write_stock
from tests.bench.table import Limited, Row
from tests.chromium import find_chromium

# 56 headings, and 500 blocks of four segments: 2,000; every second has a note.
FULL = Size(texts=1, blocks=556, lines=4, terms=200, terms_in_text=200, named=8, notes=1000)
QUICK = Size(texts=1, blocks=45, lines=4, terms=20, terms_in_text=20, named=8, notes=20)
SLOWDOWN = 4
LONG = 0.05
"""Seconds from which a task is a long one, by the browser's own account."""
AT_ONCE = 0.1
"""Seconds that an answer to the reader may take."""
_REST = 500
"""Milliseconds in which a page comes to rest, and observers tell what they saw."""
Figures = dict[str, float]
"""Milliseconds, or numbers of things, by name."""

_WATCH = """
window.seen = { tasks: [], ours: [0] };
const watch = (type, each) => new PerformanceObserver(
  list => list.getEntries().forEach(each)).observe({ type, buffered: true });
watch("longtask", entry => seen.tasks.push(entry.duration));
watch("long-animation-frame", entry => {
  for (const script of entry.scripts)
    if (script.sourceURL.includes("/diglot/")) seen.ours.push(script.duration);
});
"""
# From the reader’s act to a page laid out anew: what `act` starts is waited for, and then painted.
_TIMED = """async ([act, argument]) => {
  const rest = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  await rest();
  const begun = performance.now();
  await (0, eval)(act)(argument);
  document.body?.getBoundingClientRect();
  const scripted = performance.now() - begun;
  await rest();
  const painted = performance.now() - begun;
  await new Promise(done => setTimeout(done, 100));
  return [scripted, painted];
}"""
_CHOOSE = """choice => {
  const input = document.querySelector(`#reader-panel ${choice}`);
  input.checked = input.type === "radio" || !input.checked;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}"""
_NOTE = """async mark => {
  document.querySelectorAll("sup > [role=doc-noteref]")[mark].click();
  while (!document.querySelector("#reader-note:popover-open")) await new Promise(requestAnimationFrame);
}"""
_HOVER = """at => {
  const passage = document.querySelectorAll(".row[id] > [lang]")[at];
  passage.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
  passage.click();
}"""
_ACTS = {
    "to interleaved": (_CHOOSE, "[value=interleaved]"),
    "to one language": (_CHOOSE, "[value=single]"),
    "to reveal": (_CHOOSE, "[value=reveal]"),
    "back to columns": (_CHOOSE, "[value=columns]"),
    "the other language first": (_CHOOSE, "[name=lead]:not(:checked)"),
    "notes off or on": (_CHOOSE, "[value=notes]"),
    "changes on or off": (_CHOOSE, "[value=changes]"),
    "larger letters": (_CHOOSE, "[name=size]:not(:checked)"),
    "a note opened": (_NOTE, 40),
    "a segment taken in hand": (_HOVER, 90),
}
"""What a reader does, as a script and what it is given."""


def measure(folder: Path, *, quick: bool) -> list[Row]:
    if find_chromium() is None:
        return [Row(what="reading page in a browser", remark="skipped: Chromium is missing")]
    build_shipped(folder / "shipped")
    build_large(folder / "large", QUICK if quick else FULL)
    path = first_page(folder / "shipped")
    figures, _ = ask_python("tests.bench.reading", str(folder), path, "1" if quick else "5")
    return [*_task_rows(figures["tasks"]), *_large_rows(figures["large"])]


def _task_rows(tasks: Figures) -> list[Row]:
    more = tasks["number"] - tasks["stock number"]
    return [
        Row(
            what=f"reading page at 1/{SLOWDOWN} speed: longest task",
            seconds=Limited(value=tasks["longest"] / 1000),
            against=tasks["stock longest"] / 1000,
            remark="against stock Material with the same words",
        ),
        Row(
            what="  tasks over 50 ms more than stock",
            ratio=Limited(value=max(0, more), limit=0),
            remark=f"{tasks['number']:.0f}, stock {tasks['stock number']:.0f}",
        ),
        Row(
            what="  longest of our scripts",
            seconds=Limited(value=tasks["ours"] / 1000, limit=LONG),
            remark="0: none in a frame that took over 50 ms",
        ),
    ]


def _large_rows(large: dict[str, Any]) -> list[Row]:
    """The time to a new layout is promised; the time to the next painted frame stands beside it."""
    size = f"{large['segments']:,.0f} segments, {large['notes']:,.0f} notes"
    rows = [
        Row(what="large text: loaded", seconds=Limited(value=large["load"] / 1000), remark=size),
        Row(
            what="  longest task while loading",
            seconds=Limited(value=large["task"] / 1000),
        ),
    ]
    for act, (scripted, painted) in large["acts"].items():
        remark = f"{painted:.0f} ms until painted"
        seconds = Limited(value=scripted / 1000, limit=AT_ONCE)
        rows.append(Row(what=f"  {act}", seconds=seconds, remark=remark))
    return rows


def build_large(root: Path, size: Size) -> None:
    """A made edition of one long text, and its site."""
    copy_settings(root)
    copy_docs(root, with_pages=False)
    make_edition(root, size)
    run_python("diglot", "build", folder=root)


def build_shipped(root: Path) -> None:
    """The shipped edition as site/, and the same words in stock Material as site-stock/."""
    copy_edition(root)
    run_python("diglot", "build", folder=root)
    write_stock(root / "docs", root / "stock")
    theme = {"name": THEME, **THEME_SETTINGS, "favicon": "assets/images/favicon.png"}
    write_settings(root, "stock", markdown_extensions=extensions("footnotes"), theme=theme)
    run_python("mkdocs", "build", "-q", "-f", "stock.yml", folder=root)


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing: the table does."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Handler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()


@contextmanager
def _loaded(browser: Browser, url: str, *, slow: int = 1) -> Iterator[Page]:
    """The page, loaded and at rest, in a browser that has seen nothing before."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(_WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(_REST)
    try:
        yield page
    finally:
        context.close()


def _tasks(browser: Browser, ours: str, stock: str, times: int) -> Figures:
    """On a slow processor, in turns: the page's tasks over 50 ms, and stock Material's."""
    seen: dict[str, list[dict[str, list[float]]]] = {ours: [], stock: []}
    for _ in range(times):
        for url in (ours, stock):
            with _loaded(browser, url, slow=SLOWDOWN) as page:
                seen[url].append(page.evaluate("seen"))

    def median(url: str, of: str) -> tuple[float, float]:
        each = [one[of] for one in seen[url]]
        longest = statistics.median(max(tasks, default=0) for tasks in each)
        return statistics.median(len(tasks) for tasks in each), longest

    number, longest = median(ours, "tasks")
    stock_number, stock_longest = median(stock, "tasks")
    return {
        "number": number,
        "longest": longest,
        "stock number": stock_number,
        "stock longest": stock_longest,
        "ours": median(ours, "ours")[1],
    }


def _large(browser: Browser, url: str, times: int) -> dict[str, Any]:
    """How long the large text takes to load, and to answer each act: the medians."""
    taken: dict[str, list[list[float]]] = {act: [] for act in _ACTS}
    with _loaded(browser, url) as page:
        entry = "performance.getEntriesByType('navigation')[0].loadEventEnd"
        found = {
            "load": page.evaluate(entry),
            "task": page.evaluate("Math.max(0, ...seen.tasks)"),
            "segments": page.locator(".bitext > .row[id]").count(),
            "notes": page.locator(".notes li").count(),
        }
        page.mouse.wheel(0, 2000)
        for _ in range(times):
            for act, (script, argument) in _ACTS.items():
                taken[act].append(page.evaluate(_TIMED, [script, argument]))
                page.keyboard.press("Escape")
    acts = {
        act: [statistics.median(one) for one in zip(*all_, strict=True)]
        for act, all_ in taken.items()
    }
    return {**found, "acts": acts}


def main(folder: Path, path: str, times: int) -> None:
    """Prints the figures of the sites in `folder`."""
    chromium = find_chromium()
    assert chromium is not None
    with open_page(chromium) as page, _served(folder) as address:
        browser = page.context.browser
        assert browser is not None
        ours, stock = (f"{address}shipped/{site}/{path}" for site in ("site", "site-stock"))
        large = f"{address}large/site/en/text-1/"
        figures = {
            "tasks": _tasks(browser, ours, stock, times),
            "large": _large(browser, large, times),
        }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
