"""On how many made examples a property is tried.

A run tries each on the number that stands beside it; `DIGLOT_EXAMPLES=20` tries twenty times as many,
`DIGLOT_SHRINK=1` makes what fails small. All else is the profile’s: see conftest.py.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

A = TypeVar("A")
B = TypeVar("B")
FACTOR = float(os.environ.get("DIGLOT_EXAMPLES", "1"))


def examples(number: int) -> settings:
    """The property below is tried on `number` examples, or so many times as many as was asked for."""
    return settings(max_examples=max(1, round(number * FACTOR)))


def crossed(some: Sequence[A], others: Sequence[B]) -> list[tuple[A, B]]:
    """Each of both at least once; each with each where more examples were asked for."""
    if FACTOR > 1:
        return [(one, other) for one in some for other in others]
    number = max(len(some), len(others))
    return [(some[n % len(some)], others[n % len(others)]) for n in range(number)]
