"""Problems as data: where something is wrong, what was expected, what was found, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from diglot.model.codes import CODES, Code, Severity


class Place(Struct, frozen=True, order=True):
    """A point in a source file. `path` is relative to the edition's root, with `/`.

    `line` and `column` count from 1, in characters; 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)

    def shifted(self, columns: int) -> Place:
        """The place `columns` characters to the right, on the same line."""
        return Place(self.path, self.line, self.column + columns)


# Control characters, and the line ends that only some programs know (U+0085, U+2028, U+2029): they
# would make two programs count lines differently, and mean something to the page's parser.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Problem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is wrong, at one place.

    `message` says what was expected and found; `details` are lines of context (both languages of a
    misaligned block, where the other definition stands); `hint` says what to do.
    """

    code: str
    place: Place
    message: str
    details: tuple[str, ...] = ()
    hint: str = ""
    about: tuple[str, ...] = ()
    """The ids of what it concerns (entries, notes, speakers, texts); that at its place first."""

    @property
    def kind(self) -> Code:
        """What holds for every problem of its code."""
        return CODES[self.code]

    @property
    def severity(self) -> Severity:
        return self.kind.severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.is_error for problem in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line, column and code, each once: the order of every report."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.code, p.message)))
