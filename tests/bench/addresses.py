"""What becomes of addresses when a text is edited, and what carrying them costs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.bench.edits import SCRIPTS, carried, edited, locked, made, trials
from tests.bench.table import Limited, Row

LED = {0.02: 0.998, 0.1: 0.99, 0.25: 0.97}
"""Share of rows edited → the least share of old addresses that lead to their words."""
WRONG = 1.0
"""Addresses in a thousand that lead to other words, at the most, where a tenth was edited."""
_CPU = 2.0


def measure(folder: Path, *, quick: bool) -> list[Row]:
    size, seeds = (200, 1) if quick else (1_000, 4)
    rows: list[Row] = []
    for script in SCRIPTS:
        text = made(script, size, Random(script))
        for rate in LED:
            rows += _judged(script, [text], rate, seeds)
    return [*rows, *_cost(300 if quick else 3_000)]


def _judged(
    script: str, texts: list[list[tuple[str, str]]], rate: float, seeds: int
) -> Iterator[Row]:
    found = trials(rate, lambda: iter(texts), seeds)
    lost = 1000 - 1000 * found.led / found.kept
    wrong = 1000 * found.wrong / found.kept
    yield Row(
        what=f"addresses lost in 1,000, {script}, {rate:.0%} of rows edited",
        ratio=Limited(value=lost, limit=1000 - 1000 * LED[rate]),
        remark=f"{found.led} of {found.kept} lead to their words, {wrong:.2f} in 1,000 to others",
    )
    if rate <= 0.1:
        yield Row(
            what=f"addresses led astray in 1,000, {script}, {rate:.0%}",
            ratio=Limited(value=wrong, limit=WRONG),
        )


def _cost(size: int) -> Iterator[Row]:
    for script in ("Latin", "Han"):
        text = made(script, size, Random(script))
        begun = time.process_time()
        rows = locked(text)
        yield _seconds(f"locking {size} rows, {script}", time.process_time() - begun)
        for rate in (0.0001, 0.1, 0.25):
            now = edited(text, rate, Random(0))
            begun = time.process_time()
            carried(rows, now)
            cost = time.process_time() - begun
            yield _seconds(f"carrying {size} rows, {script}, {rate:.0%} edited", cost)


def _seconds(what: str, value: float) -> Row:
    return Row(what=what, seconds=Limited(value=value, limit=_CPU))
