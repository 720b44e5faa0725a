"""Problems as data: where something is wrong, what was expected, what was found, what to do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Place:
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


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A kind of problem. `code` is stable: people silence and search for it."""

    code: str
    severity: Severity
    meaning: str
    """One line for the manual's table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, at one place.

    `message` says what was expected and found; `details` are lines of context (both languages of a
    misaligned block, where the other definition stands); `hint` says what to do.
    """

    code: str
    place: Place
    message: str
    details: tuple[str, ...] = ()
    hint: str = ""

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.is_error for problem in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line, column and code, each once: the order of every report."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.code, p.message)))


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the known name most like `name`, or "" where none is near."""
    close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"did you mean “{close[0]}”?" if close else ""


def _table(severity: Severity, **meanings: str) -> dict[str, Code]:
    return {
        code: Code(code=code, severity=severity, meaning=meaning)
        for code, meaning in meanings.items()
    }


# The one list of codes. The letter says where to look: F files, Y YAML, E the edition's data, L the
# line format, A alignment, W the witness, R references, G the glossary, D docs/, S the built site.
CODES: dict[str, Code] = dict(
    sorted(
        {
            **_table(
                Severity.ERROR,
                F001="a file that must be there is missing",
                F002="a file is not UTF-8",
                F004="a control character stands in a file",
                F005="a file cannot be read",
                Y001="the YAML cannot be read",
                Y002="a key stands twice in one mapping",
                Y003="a YAML anchor, alias, tag or second document is used",
                Y004="YAML is nested too deeply",
                Y005="a key in braces has no value: a comma splits a text",
                E001="an unknown key",
                E002="a required key or value is missing",
                E003="a value has the wrong shape (text, list or mapping)",
                E004="a value is not one of those allowed",
                E005="a language code that edition.yml does not declare",
                E006="a text is missing in one of the edition’s languages",
                E007="a text’s folder or a language has a reserved, impossible or repeated name",
                E008="a text is longer than a note can be",
                L001="an opening mark has no closing mark on its line",
                L002="a malformed emendation",
                L003="an emendation has no reason",
                L004="a reason has no emendation before it",
                L005="an unknown kind of emendation",
                L006="a block mixes headings, verse and prose",
                L007="a block’s number is malformed or out of order",
                L008="a mark stands where it is not allowed",
                L009="an anchored passage has no note mark after it",
                L010="a speech is continued where nobody was speaking",
                A001="the two languages have different numbers of blocks",
                A002="two blocks that stand opposite each other differ in kind",
                A003="two blocks that stand opposite each other differ in segments",
                A004="two blocks that stand opposite each other differ in speaker",
                A005="two blocks that stand opposite each other differ in number",
                W001="the base text with its emendations rejected is not the witness",
                R001="a reference to a note or entry that does not exist",
                R003="a supplied heading or an allowance points to no such address",
                R005="one id is used for two things",
                G004="a term is defined twice",
                G005="one form is claimed by two terms",
                G007="a rendering that must not be used stands in the text",
                D001="generate would overwrite or remove a file that it does not own",
                D002="a file cannot be written",
                D003="docs/ is not what the sources say",
                D004="another run is writing in the edition",
                S001="a link on the site leads nowhere",
                S002="a fragment on the site leads nowhere",
                S003="a raw note mark stands in a page",
                S004="a page asks another host for something",
                S005="text of the sources is missing from a page or out of order",
                S006="a reference and its note do not lead to each other",
                S007="a page holds script or markup that nobody wrote",
                S008="a page lacks its language",
            ),
            **_table(
                Severity.WARNING,
                F003="a byte-order mark stands at the start of a file",
                Y006="“ #” starts a comment in the middle of a text",
                A006="nothing stands in either language of a segment",
                A007="numbers or dates differ between the two sides",
                A008="quotation marks differ between the two sides",
                R002="a note is never referenced",
                R004="an allowance that nothing needs",
                R006="a note mark stands on one side only",
                G002="a term is never used",
                G003="a longer word hides a term",
                G006="a term is not rendered on the other side",
                G008="an entry or note has no source",
                G009="a see is not returned",
            ),
        }.items()
    )
)
