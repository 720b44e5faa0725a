"""Which value of a target a problem is in, so that it is said beside that field of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diglot.create.target import ROW, Found
from diglot.model.files import Files
from diglot.model.problem import Problem
from diglot.parse.spans import Steps, spans


def beside(
    files: Files, found: Found, problems: Iterable[Problem]
) -> Iterator[tuple[Problem, Steps | None]]:
    """Each problem with the steps to its value; None where it is elsewhere."""
    places = {} if found.kind == ROW else _places(files.texts.get(found.path, ""), found.steps)
    for problem in problems:
        place = problem.place
        if found.kind == ROW:
            here = place.path, place.line
            at = next((lang for lang, line in found.lines.items() if line == here), None)
            yield problem, None if at is None else (at,)
        elif place.path == found.path:
            fit = [s for s, (first, last) in places.items() if first <= place.line <= last]
            yield problem, max(fit, key=len, default=None)
        else:
            yield problem, None


def _places(text: str, steps: Steps) -> dict[Steps, tuple[int, int]]:
    """The values below `steps`, relative to it, each with its first and last line."""
    try:
        where = spans(text)
    except ValueError:
        return {}
    depth = len(steps)
    return {
        at[depth:]: (text.count("\n", 0, one.key) + 1, text.count("\n", 0, one.end) + 1)
        for at, one in where.items()
        if at[:depth] == steps and len(at) > depth
    }
