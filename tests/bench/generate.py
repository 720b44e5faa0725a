"""`diglot generate` on the shipped edition, as an editor waits for it: whole processes."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.process import Cost, in_turns, median, ratio, run, run_python
from tests.bench.sites import copy_edition, forget
from tests.bench.table import Limited, Row

_BUDGET = 0.5
_LIBRARIES = "ahocorasick_rs, click, jinja2, lxml.html, pydantic, yaml"


def measure(folder: Path, *, quick: bool) -> list[Row]:
    copy_edition(folder)
    run_python("diglot", "generate", folder=folder)  # so that Python has compiled everything

    def first() -> Cost:
        forget(folder)
        return run_python("diglot", "generate", folder=folder)

    first_run, second_run, libraries = in_turns(
        1 if quick else 5,
        first,
        lambda: run_python("diglot", "generate", folder=folder),
        lambda: run([sys.executable, "-c", f"import {_LIBRARIES}"], folder),
    )
    remark = "against starting Python and importing the libraries"
    return [
        _row("diglot generate, from a clean docs/", first_run, libraries, remark),
        _row("diglot generate, again", second_run, libraries, remark),
    ]


def _row(what: str, costs: list[Cost], libraries: list[Cost], remark: str) -> Row:
    cost = median(costs)
    return Row(
        what=what,
        ratio=Limited(value=ratio(costs, libraries)),
        seconds=Limited(value=cost.seconds, limit=_BUDGET),
        against=median(libraries).seconds,
        peak_mb=Limited(value=cost.peak_mb),
        remark=remark,
    )
