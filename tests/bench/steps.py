"""`python -m tests.bench.steps FOLDER [TIMES]`: what each step of the flow costs on an edition.

Printed as JSON, in seconds of processor time.
"""

from __future__ import annotations

import functools
import gc
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from diglot import flow

STEPS = {
    "diglot.flow.read": "read",
    "diglot.parse.edition.parse_edition": "parse",
    "diglot.align.texts.align": "align",
    "diglot.annotate.marks.annotate": "annotate",
    "diglot.check.check": "check",
    "diglot.render.paginate.paginate": "paginate",
    "diglot.render.render": "render",
}
"""The functions that the flow calls, where it takes them from, and the steps that they are."""


class Stopwatch:
    """Stands before each step of the flow and adds up what it takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        for name, step in STEPS.items():
            place, _, function = name.rpartition(".")
            module = importlib.import_module(place)
            setattr(module, function, self._timed(getattr(module, function), step))

    def _timed(self, function: Callable[..., Any], step: str) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapper(*arguments: Any, **named: Any) -> Any:
            begun = time.process_time()
            result = function(*arguments, **named)
            self.add(step, begun)
            # A step may hand out its results one by one: then the work is done in between.
            return self._each(result, step) if hasattr(result, "__next__") else result

        return wrapper

    def _each(self, items: Iterable[Any], step: str) -> Iterable[Any]:
        iterator, end = iter(items), object()
        while True:
            begun = time.process_time()
            item = next(iterator, end)
            self.add(step, begun)
            if item is end:
                return
            yield item

    def add(self, step: str, begun: float) -> None:
        self.seconds[step] = self.seconds.get(step, 0.0) + time.process_time() - begun


def main(root: Path, times: int) -> None:
    """Runs everything up to `render`, `times` times, and prints each step's least seconds."""
    gc.set_threshold(100_000, 50, 50)  # as the command line does
    stopwatch = Stopwatch()
    least: dict[str, float] = {}
    for _ in range(times):
        stopwatch.seconds.clear()
        result = flow.make(root)
        if result.has_errors:
            sys.exit(f"the edition has errors: {result.problems[:3]}")
        begun = time.process_time()
        size = sum(len(output.as_bytes()) for output in result.outputs)
        stopwatch.add("render", begun)  # which makes each page when it is asked for
        for step, seconds in stopwatch.seconds.items():
            least[step] = min(least.get(step, seconds), seconds)
        del result
        gc.collect()
    print(json.dumps({"seconds": least, "bytes": size}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
