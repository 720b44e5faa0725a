"""Which value of a target a problem is in, so that it is said beside that field of the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from diglot.create.target import ROW, Found
from diglot.model.files import Files
from diglot.model.problem import Place, Problem
from diglot.parse.spans import Span, Steps, spans

_MISSING = re.compile(r"expected “([\w-]+)”(?: in “([\w-]+)”)?, found ")


def beside(
    files: Files, found: Found, problems: Iterable[Problem]
) -> Iterator[tuple[Problem, Steps | None]]:
    """Each problem with the steps to its value; None where it is elsewhere."""
    text = files.texts.get(found.path, "")
    values = {} if found.kind == ROW else _values(text, found.steps)
    for problem in problems:
        place = problem.place
        if found.kind == ROW:
            here = place.path, place.line
            at = next((lang for lang, line in found.lines.items() if line == here), None)
            yield problem, None if at is None else (at,)
        elif place.path == found.path:
            yield problem, _missing(text, values, problem) or _around(text, values, place)
        else:
            yield problem, None


def _around(text: str, values: Mapping[Steps, Span], place: Place) -> Steps | None:
    """The innermost value in whose lines the place lies."""
    fit = [
        steps
        for steps, one in values.items()
        if text.count("\n", 0, one.key) < place.line <= text.count("\n", 0, one.end) + 1
    ]
    return max(fit, key=len, default=None)


def _missing(text: str, values: Mapping[Steps, Span], problem: Problem) -> Steps | None:
    """The steps to what is not there, where a problem says just that of the mapping around it."""
    found = _MISSING.match(problem.message)
    if found is None or problem.code not in ("E002", "E006"):
        return None
    lines = text.split("\n")[: problem.place.line - 1]
    at = sum(len(line) + 1 for line in lines) + problem.place.column - 1
    for steps, one in values.items():
        if one.start == at and one.form in (":", "{"):
            return (*steps, *(name for name in found.groups() if name and name not in steps))
    return None


def _values(text: str, steps: Steps) -> dict[Steps, Span]:
    """The target's values, each by the steps from it."""
    try:
        where = spans(text)
    except ValueError:
        return {}
    depth = len(steps)
    return {at[depth:]: one for at, one in where.items() if at[:depth] == steps}
