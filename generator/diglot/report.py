"""Problems for people, for programs, and for the margin of a pull request."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from diglot.model.codes import Severity
from diglot.model.problem import Place, Problem

_A_FEW = 5
_MANY = 8
"""Of one kind in a file: so many are still said one by one."""
_LINES_NAMED = 12
_SHOWN_BY_GITHUB = 10

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """`text` with escapes for what a terminal would obey and nobody would see.

    Those are control characters but for tab and line feed, and marks that turn the order of what
    follows.
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def as_text(problems: Iterable[Problem]) -> str:
    """One problem a paragraph: place, severity, code and message, then context and hint.

    Of one kind in a file the first few stand for the rest, which are counted.
    """
    lines = []
    for problem in a_few_of_each(problems):
        lines.append(f"{problem.place}: {problem.severity} {problem.code}: {problem.message}")
        lines += [f"  {detail}" for detail in problem.details]
        if problem.hint:
            lines.append(f"  hint: {problem.hint}")
    return "".join(f"{_in_one_line(line)}\n" for line in lines)


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
    return printable(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the line that they name.

    It shows ten of a severity, so that no more are given to it, and the rest are counted.
    """
    lines = []
    problems = list(problems)
    shown = [
        problem
        for severity in Severity
        for problem in [one for one in problems if one.severity is severity][:_SHOWN_BY_GITHUB]
    ]
    for problem in shown:
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
    if rest := len(problems) - len(shown):
        lines.append(f"::notice::{rest} more problems: `diglot check` lists them\n")
    return "".join(lines)


def a_few_of_each(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems; of many of one kind in a file the first few, and one that counts the rest."""
    problems = list(problems)
    kinds: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        kinds[problem.place.path, problem.code].append(problem)
    given: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        kind = problem.place.path, problem.code
        given[kind] += 1
        if len(kinds[kind]) <= _MANY or given[kind] <= _A_FEW:
            yield problem
        elif given[kind] == len(kinds[kind]):
            yield _rest(kinds[kind][_A_FEW:])


def _rest(problems: list[Problem]) -> Problem:
    """Says of problems of one kind in a file how many they are, and in which lines."""
    lines = list(dict.fromkeys(str(problem.place.line) for problem in problems))
    where = ", ".join(lines[:_LINES_NAMED]) + (", …" if len(lines) > _LINES_NAMED else "")
    first = problems[0]
    return Problem(
        code=first.code,
        place=Place(first.place.path),
        message=f"{len(problems)} more of this kind, in line{'s' * (len(lines) > 1)} {where}",
        details=(first.kind.meaning,),
        hint="diglot check --format json says each of them",
    )


def _in_one_line(text: str) -> str:
    """So that no line of a report begins with what somebody wrote."""
    return printable(text).replace("\n", "\\n")


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
