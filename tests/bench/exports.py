"""Every other form of the edition, and reading it back, against making the pages."""

from __future__ import annotations

from pathlib import Path

from tests.bench.made import Size, make_edition
from tests.bench.process import run_python
from tests.bench.table import Limited, Row

FULL = Size(texts=20, blocks=200, lines=3, terms=500)
QUICK = Size(texts=2, blocks=50, lines=3, terms=20)


def measure(folder: Path, *, quick: bool) -> list[Row]:
    size = QUICK if quick else FULL
    make_edition(folder, size)
    run_python("diglot", "--help", folder=folder)  # so that Python has compiled everything
    pages = run_python("diglot", "generate", folder=folder)
    forms = run_python("diglot", "export", "all", folder=folder)
    again = run_python("diglot", "export", "all", folder=folder)
    read = run_python("diglot", "verify", folder=folder)
    return [
        Row(
            what=what,
            ratio=Limited(value=cost.cpu / pages.cpu, limit=limit),
            seconds=Limited(value=cost.cpu),
            against=pages.cpu,
            peak_mb=Limited(value=cost.peak_mb),
            remark=f"{size.segments:,} segments; against diglot generate; processor seconds",
        )
        for what, cost, limit in (
            ("diglot export all", forms, 1.0),
            ("diglot export all, nothing changed", again, 0.7),
            ("diglot verify", read, None),
        )
    ]
