"""A long library, from its sources to its checked site: 200,000 segments in 400 texts."""

from __future__ import annotations

from pathlib import Path

from tests.bench.made import Size, make_edition
from tests.bench.process import Cost, run_python
from tests.bench.sites import copy_docs, copy_settings, forget
from tests.bench.table import Limited, Row

# 136 blocks, of which 14 are headings and 122 hold four segments: 502 in each text.
FULL = Size(texts=400, blocks=136, lines=4, terms=2_000, terms_in_text=100, named=4, notes=10)
QUICK = Size(texts=8, blocks=136, lines=4, terms=100, terms_in_text=100, named=4, notes=10)


def measure(folder: Path, *, quick: bool) -> list[Row]:
    size = QUICK if quick else FULL
    copy_settings(folder)
    copy_docs(folder, with_pages=False)
    make_edition(folder, size)
    first = run_python("diglot", "generate", folder=folder)
    again = run_python("diglot", "generate", folder=folder)
    forget(folder)
    build = run_python("diglot", "build", folder=folder)
    check = run_python("diglot", "check", "--site", folder=folder)
    remark = f"{size.segments:,} segments in {size.texts} texts"
    return [
        _row("diglot generate", first, remark),
        _row("diglot generate, nothing changed", again, remark),
        _row("diglot build", build, remark, limit=1500),
        _row("diglot check --site", check, remark),
    ]


def _row(what: str, cost: Cost, remark: str, limit: float | None = None) -> Row:
    return Row(
        what=what,
        seconds=Limited(value=cost.cpu),
        peak_mb=Limited(value=cost.peak_mb, limit=limit),
        remark=f"{remark}; seconds of processor time",
    )
