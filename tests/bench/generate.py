"""`diglot` on the shipped edition, as an editor waits for it: whole processes."""

from __future__ import annotations

from pathlib import Path

from tests.bench.process import Cost, in_turns, median, ratio, run_python
from tests.bench.sites import copy_edition, forget
from tests.bench.table import Limited, Row

_BUDGET = 0.5
"""Seconds, for whatever an editor waits for."""


def measure(folder: Path, *, quick: bool) -> list[Row]:
    copy_edition(folder)
    run_python("diglot", "generate", folder=folder)  # so that Python has compiled everything

    def all_changed() -> Cost:
        forget(folder)
        return run_python("diglot", "generate", folder=folder)

    theirs, helped, changed, idle = in_turns(
        1 if quick else 9,
        lambda: run_python("mkdocs", "--help", folder=folder),
        lambda: run_python("diglot", "--help", folder=folder),
        all_changed,
        lambda: run_python("diglot", "generate", folder=folder),
    )
    return [
        _row("diglot --help", helped, theirs, 1.5),
        _row("diglot generate, nothing changed", idle, theirs, 2.5),
        _row("diglot generate, everything changed", changed, theirs, 5.0),
    ]


def _row(what: str, costs: list[Cost], theirs: list[Cost], limit: float) -> Row:
    cost = median(costs)
    return Row(
        what=what,
        ratio=Limited(value=ratio(costs, theirs), limit=limit),
        seconds=Limited(value=cost.seconds, limit=_BUDGET),
        against=median(theirs).seconds,
        peak_mb=Limited(value=cost.peak_mb),
        remark="against mkdocs --help",
    )
