"""One value of a YAML file replaced, added or taken out: every other character stays as it is.

What is made is read again before it is handed on: it must hold the new value and, but for that,
what the file held before.
"""

from __future__ import annotations

from collections.abc import Sequence

from diglot.create.held import LeafError, get, held, plain, with_value
from diglot.create.patch import patched
from diglot.create.written import Value
from diglot.parse.spans import Steps, spans
from diglot.parse.yaml import parse_yaml


def put(text: str, steps: Steps, value: Value | None, order: Sequence[str] = ()) -> str:
    """The file (line ends LF) with another value at `steps`; None takes it out, with its key.

    `order` are the keys of a mapping in the order in which a new one is to stand. Raises LeafError.
    """
    before = held(text)
    if get(before, steps) == value:
        return text
    wanted = with_value(before, steps, value)
    try:
        where = spans(text)
    except ValueError as error:
        raise LeafError("the file is no YAML that can be read") from error
    for made in patched(text, where, steps, value, order):
        if _reads(made, wanted):
            return made
    raise LeafError("it cannot be written in this place of the file")


def _reads(made: str, wanted: Value | None) -> bool:
    root, problems = parse_yaml("", made)
    said = None if root is None else plain(root)
    return not any(problem.is_error for problem in problems) and _same(said, wanted)


def _same(one: Value | None, other: Value | None) -> bool:
    """Whether two values are equal, keys in whatever order."""
    return (one or None) == (other or None)
