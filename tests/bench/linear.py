"""Whether each step's cost for one unit stays the same as the edition grows."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from diglot.language.numbers import find_numbers
from tests.bench.made import Size, make_edition
from tests.bench.process import ask_python
from tests.bench.steps import STEPS
from tests.bench.table import Limited, Row

_TIMES = 3
_TOO_SHORT = 0.002
"""Seconds; below this a step's time says more of the clock than of the step."""


def _texts(n: int) -> Size:
    return Size(texts=60 * n, terms=200, terms_in_text=10)


def _length(n: int) -> Size:
    return Size(texts=4, blocks=500 * n, terms=200, terms_in_text=100, notes=50 * n)


def _entries(n: int) -> Size:
    return Size(texts=20, terms=2000 * n, terms_in_text=100 * n, named=1)


SERIES: dict[str, Callable[[int], Size]] = {
    "texts": _texts,
    "length of a text": _length,
    "entries": _entries,
}


def measure(folder: Path, *, quick: bool) -> list[Row]:
    rows = []
    for grown, size in SERIES.items():
        sizes = (1, 2) if quick else (1, 2, 4)
        costs = {n: _cost(folder / f"{grown[0]}{n}", size(n)) for n in sizes}
        for step in STEPS.values():
            rows.append(_row(f"{step}, {grown} ×{sizes[-1]}", {n: costs[n][step] for n in sizes}))
    return [*rows, *_long_lines(quick)]


LINES = {"1": "zh", "二": "zh", "1,111,": "zh", "thirty ": "en", "1990–95 ": "en"}
"""What a line is made of, again and again, and its language."""


def _long_lines(quick: bool) -> Iterator[Row]:
    """Whether numbers in a line of any length are read in time that its length accounts for."""
    sizes = (1, 4)
    for piece, tag in LINES.items():
        lines = {n: piece * (n * (4_000 if quick else 16_000)) for n in sizes}
        yield _row(
            f"numbers in a line of {piece.strip()!r} ×{sizes[-1]}",
            {n: _seconds(functools.partial(find_numbers, line, tag)) for n, line in lines.items()},
        )


def _seconds(work: Callable[[], object]) -> float:
    """The least processor time that `work` took."""
    costs = []
    for _ in range(_TIMES):
        begun = time.process_time()
        work()
        costs.append(time.process_time() - begun)
    return min(costs)


def _cost(root: Path, size: Size) -> dict[str, float]:
    make_edition(root, size)
    answer, _ = ask_python("tests.bench.steps", str(root), str(_TIMES))
    seconds: dict[str, float] = answer["seconds"]
    return seconds


def _row(what: str, seconds: dict[int, float]) -> Row:
    """The dearest unit against the first size's, if the step takes long enough to tell."""
    longest, first = seconds[max(seconds)], seconds[1]
    if longest < _TOO_SHORT:
        return Row(what=what, seconds=Limited(value=longest), remark="too short to tell")
    ratio = max(s / n / first for n, s in seconds.items() if n > 1)
    return Row(
        what=what,
        ratio=Limited(value=ratio, limit=1.3),
        seconds=Limited(value=longest),
        against=first,
    )
