"""On how many made examples a property is tried.

A run tries each on the number that stands beside it; `DIGLOT_EXAMPLES=20` tries twenty times as many,
`DIGLOT_SHRINK=1` makes what fails small. All else is the profile’s: see conftest.py.
"""

from __future__ import annotations

import os

from hypothesis import settings

FACTOR = float(os.environ.get("DIGLOT_EXAMPLES", "1"))


def examples(number: int) -> settings:
    """The property below is tried on `number` examples, or so many times as many as was asked for."""
    return settings(max_examples=max(1, round(number * FACTOR)))
