"""Every other form of the edition, and reading it back, against making the pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from diglot.model.export import NAMES
from tests.bench.made import Size, make_edition
from tests.bench.process import REPOSITORY, run_python
from tests.bench.table import Limited, Row

OTHERS = ",".join(name for name in NAMES if name not in ("pdf", "zip"))
PDF = ("diglot export pdf", "diglot export pdf --facing")
FULL = Size(texts=20, blocks=200, lines=3, terms=500)
QUICK = Size(texts=2, blocks=50, lines=3, terms=20)


def measure(folder: Path, *, quick: bool) -> list[Row]:
    size = QUICK if quick else FULL
    make_edition(folder, size)
    run_python("diglot", "--help", folder=folder)  # so that Python has compiled everything
    pages = run_python("diglot", "generate", folder=folder)
    forms = run_python("diglot", "export", OTHERS, folder=folder)
    again = run_python("diglot", "export", OTHERS, folder=folder)
    read = run_python("diglot", "verify", OTHERS, folder=folder)
    rows = [
        Row(
            what=what,
            ratio=Limited(value=cost.cpu / pages.cpu, limit=limit),
            seconds=Limited(value=cost.cpu),
            against=pages.cpu,
            peak_mb=Limited(value=cost.peak_mb),
            remark=f"{size.segments:,} segments; against diglot generate; processor seconds",
        )
        for what, cost, limit in (
            ("diglot export, all but PDF", forms, 1.0),
            ("the same, nothing changed", again, 0.7),
            ("diglot verify, all but PDF", read, None),
        )
    ]
    return [*rows, *_printed(folder / "printed")]


def _printed(folder: Path) -> list[Row]:
    """The first edition, against making its pages; the other forms of it cost little beside this."""
    folder.mkdir()
    for name in ("source", "glossary.yml"):
        path = REPOSITORY / name
        (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / name)
    pages = run_python("diglot", "generate", folder=folder)
    rows = []
    for what in PDF:
        cost = run_python(*what.split(), folder=folder)
        rows.append(
            Row(
                what=what,
                ratio=Limited(value=cost.cpu / pages.cpu, limit=5.0),
                seconds=Limited(value=cost.cpu),
                against=pages.cpu,
                peak_mb=Limited(value=cost.peak_mb),
                remark="the first edition; against diglot generate; processor seconds",
            )
        )
    return rows
