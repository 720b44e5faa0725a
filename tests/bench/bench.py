"""The measurements, their table, and the exit status: 1 where a budget is exceeded.

Ratios compare processor seconds of one run, so they hold on any machine; the seconds beside them
are by the clock of this one, or say otherwise.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Protocol

import click

from tests.bench import (
    addresses,
    align,
    exports,
    generate,
    large,
    linear,
    marking,
    pages,
    peers,
    reading,
    serve,
    weight,
    whole,
)
from tests.bench.table import Row, as_table


class Measurement(Protocol):
    def __call__(self, folder: Path, *, quick: bool) -> list[Row]: ...


MEASUREMENTS: dict[str, Measurement] = {
    "addresses": addresses.measure,
    "generate": generate.measure,
    "align": align.measure,
    "exports": exports.measure,
    "pages": pages.measure,
    "marking": marking.measure,
    "linear": linear.measure,
    "serve": serve.measure,
    "peers": peers.measure,
    "large": large.measure,
    "whole": whole.measure,
    "weight": weight.measure,
    "reading": reading.measure,
}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", nargs=-1, type=click.Choice(list(MEASUREMENTS)))
@click.option("--quick", is_flag=True, help="Small sizes, once each: to try the benchmark itself.")
def main(names: tuple[str, ...], quick: bool) -> None:
    """Measure all, or what is named."""
    rows: list[Row] = []
    for name in names or MEASUREMENTS:
        click.echo(f"{name} …", err=True)
        rows += _measured(MEASUREMENTS[name], quick=quick)
    click.echo(as_table(rows), nl=False)
    over = sum(row.is_over for row in rows)
    if over:
        click.echo(f"{over} over budget", err=True)
    sys.exit(over > 0)


def _measured(measure: Measurement, *, quick: bool) -> list[Row]:
    folder = Path(tempfile.mkdtemp(prefix="diglot-bench-"))
    try:
        return measure(folder / "edition", quick=quick)
    finally:
        shutil.rmtree(folder)
