"""Whole processes: what each costs, from start to end."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
_KILOBYTE = 1 if sys.platform == "darwin" else 1024
"""The unit of `ru_maxrss`: bytes on macOS, kilobytes on Linux."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    seconds: float
    """By the clock."""
    cpu: float
    """Seconds of processor time outside the kernel: the same whatever else the machine does.

    What the kernel takes to make a file depends on the disk, and on what was lately deleted there.
    """
    peak_mb: float
    output: str = ""


def run(command: Sequence[str], folder: Path) -> Cost:
    """Runs a command in `folder`; raises RuntimeError with its words where it fails.

    The peak is the process's own, by the system's account: nothing is sampled, so none is missed.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode:
            said = (out.read() + err.read()).decode("utf-8", "replace")
            raise RuntimeError(f"{' '.join(command)} failed:\n{said[-4000:]}")
        return Cost(
            seconds=seconds,
            cpu=usage.ru_utime,
            peak_mb=usage.ru_maxrss * _KILOBYTE / 1e6,
            output=out.read().decode(),
        )


def run_python(module: str, *arguments: str, folder: Path = REPOSITORY) -> Cost:
    """Runs `python -m module`."""
    return run([sys.executable, "-m", module, *arguments], folder)


def ask_python(module: str, *arguments: str) -> tuple[Any, Cost]:
    """What `python -m module` prints as JSON, with the cost of its process."""
    cost = run_python(module, *arguments)
    return json.loads(cost.output), cost


def environment() -> Mapping[str, str]:
    """This process's, with this tree's packages first and without MkDocs' announcements.

    Python keeps what it compiled, as it does for people.
    """
    paths = [str(REPOSITORY), *filter(None, [os.environ.get("PYTHONPATH")])]
    ours = {"PYTHONPATH": os.pathsep.join(paths), "NO_MKDOCS_2_WARNING": "1"}
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **ours}


def in_turns(times: int, *tries: Callable[[], Cost]) -> list[list[Cost]]:
    """The costs of each try, made in turns, so that a slow minute of the machine meets them all."""
    costs: list[list[Cost]] = [[] for _ in tries]
    for _ in range(times):
        for index, attempt in enumerate(tries):
            costs[index].append(attempt())
    return costs


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost]) -> float:
    """The median of the ratios within each turn: what changed between turns does not count."""
    return statistics.median(one.cpu / other.cpu for one, other in zip(ours, theirs, strict=True))


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each number; the output is the last one's."""
    return Cost(
        seconds=statistics.median(cost.seconds for cost in costs),
        cpu=statistics.median(cost.cpu for cost in costs),
        peak_mb=statistics.median(cost.peak_mb for cost in costs),
        output=costs[-1].output,
    )
