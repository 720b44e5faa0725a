"""Problems for people, for programs, and for the margin of a pull request."""

from __future__ import annotations

import json
from collections.abc import Iterable

from diglot.model.problem import Problem


def as_text(problems: Iterable[Problem]) -> str:
    """One problem a paragraph: place, severity, code and message, then context and hint."""
    lines = []
    for problem in problems:
        lines.append(f"{problem.place}: {problem.severity} {problem.code}: {problem.message}")
        lines += [f"  {detail}" for detail in problem.details]
        if problem.hint:
            lines.append(f"  hint: {problem.hint}")
    return "".join(f"{line}\n" for line in lines)


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects with fixed keys."""
    data = [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "message": problem.message,
            "details": list(problem.details),
            "hint": problem.hint,
            "about": list(problem.about),
        }
        for problem in problems
    ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the line that they name."""
    lines = []
    for problem in problems:
        place = problem.place
        where = f"file={_property(place.path)}"
        if place.line:
            where += f",line={place.line},col={place.column}"
        text = "\n".join(
            [
                problem.message,
                *problem.details,
                *([f"hint: {problem.hint}"] if problem.hint else []),
            ]
        )
        lines.append(f"::{problem.severity} {where},title={problem.code}::{_data(text)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
