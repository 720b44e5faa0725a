"""What Diglot adds to the building of a large site.

The same site is built twice: from our pages, with `generate` and our extension; and from the same
words in stock Markdown, with stock footnotes. The stock site has one paragraph for a block and
language where ours has one for each segment: what ours shows more, it pays for.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.made import Size, make_edition
from tests.bench.process import Cost, in_turns, median, ratio, run_python
from tests.bench.sites import copy_docs, copy_settings, extensions, forget, write_settings
from tests.bench.stock import write_stock
from tests.bench.table import Limited, Row

# 960 reading pages, 39 other pages; and as many apparatus pages as reading pages.
FULL = Size(texts=480, terms=16)
QUICK = Size(texts=24, terms=16)


def measure(folder: Path, *, quick: bool) -> list[Row]:
    lay_out(folder, QUICK if quick else FULL)
    write_stock(folder / "docs", folder / "stock")
    # Material's search too, in whose place we have our own.
    write_settings(folder, "stock", markdown_extensions=extensions("footnotes"), plugins=["search"])
    pages = sum(1 for _ in folder.glob("stock/**/*.md"))
    ours, stock = in_turns(
        1 if quick else 3,
        lambda: build(folder, "mkdocs.yml"),
        lambda: build(folder, "stock.yml"),
    )
    one, other = median(ours), median(stock)
    remark = f"{pages} pages; seconds below are of processor time; against {other.peak_mb:.0f} MB"
    total = Row(
        what="generate + build / stock build",
        ratio=Limited(value=ratio(ours, stock), limit=1.10),
        seconds=Limited(value=one.seconds),
        against=other.seconds,
        peak_mb=Limited(value=one.peak_mb),
        remark=remark,
    )
    return [total, *_split(ours[-1], stock[-1])]


def lay_out(folder: Path, size: Size) -> None:
    """A made edition with the shipped site's settings, generated once."""
    copy_settings(folder)
    copy_docs(folder, with_pages=False)
    make_edition(folder, size)
    run_python("diglot", "generate", folder=folder)


def build(folder: Path, settings: str) -> Cost:
    """The cost of one build from nothing."""
    forget(folder)
    return run_python("tests.bench.timed_build", settings, folder=folder)


def _split(ours: Cost, stock: Cost) -> list[Row]:
    """Where the seconds of one build of each went."""
    with_us, without = (json.loads(cost.output.splitlines()[-1]) for cost in (ours, stock))
    rest, rest_without = (s["all"] - s["generate"] - s["markdown"] for s in (with_us, without))
    generate = Row(
        what="  of which generate",
        seconds=Limited(value=with_us["generate"]),
        remark=f"{with_us['generate'] / without['all']:.1%} of the stock build",
    )
    extension = Row(
        what="  of which Markdown",
        ratio=Limited(value=with_us["markdown"] / without["markdown"]),
        seconds=Limited(value=with_us["markdown"]),
        against=without["markdown"],
    )
    theme = Row(
        what="  of which the rest (theme, search, files)",
        ratio=Limited(value=rest / rest_without),
        seconds=Limited(value=rest),
        against=rest_without,
    )
    return [generate, extension, theme]
