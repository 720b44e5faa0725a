"""What the YAML reader’s complaint means to an editor: the place to mend, and what to do.

The reader says where it stumbled; the mistake often stands before that. Its words are libyaml’s.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml
from msgspec import Struct

from diglot.model.problem import Place, Problem

_KEY = re.compile(r"\s*(?:- +)*[\w-]+")
_QUOTE_IT = "put quotation marks around the text, or write it in block style (`en: >-`)"


class _Complaint(Struct, frozen=True):
    """Where the reader stumbled and where it had begun, as (line, column) from 0; the lines."""

    at: tuple[int, int]
    begun: tuple[int, int]
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    @property
    def before(self) -> str:
        """What stands on the line up to where the reader stumbled."""
        return self.line(self.at[0])[: self.at[1]]

    @property
    def found(self) -> str:
        """What stands there."""
        rest = self.line(self.at[0])[self.at[1] :].strip()
        return f"“{rest[:20]}{'…' if len(rest) > 20 else ''}”" if rest else "the line’s end"


_Cause = tuple[tuple[int, int], str, str]
"""(line, column), what is wrong, what to do."""


def explain(path: str, text: str, error: yaml.YAMLError) -> Problem:
    """The error as a problem, in an editor’s words, at the place to mend."""
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None) or mark
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    complaint = _Complaint(
        at=(mark.line, mark.column) if mark else (0, 0),
        begun=(begun.line, begun.column) if begun else (0, 0),
        lines=tuple(text.split("\n")),
    )
    (line, column), message, hint = _cause(complaint, said, str(getattr(error, "context", "")))
    return Problem(code="Y001", place=Place(path, line + 1, column + 1), message=message, hint=hint)


def _cause(complaint: _Complaint, said: str, context: str) -> _Cause:
    line = complaint.line(complaint.at[0])
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        at = complaint.at[0], indent.index("\t")
        return at, "expected spaces before the line, found a tab", "indent with spaces"
    for words, cause in _CAUSES.items():
        if words in said or words in context:
            return cause(complaint)
    hint = "check the indentation and the quotation marks of this line and the one above"
    return complaint.at, f"expected YAML, found {complaint.found} ({said})", hint


def _no_colon(complaint: _Complaint) -> _Cause:
    number = complaint.begun[0]
    line = complaint.line(number)
    key = _KEY.match(line)
    end = key.end() if key else 0
    if key and line[end : end + 1] == "：":
        return (number, end), "expected `:` after a key, found `：`", "use `:` and a space"
    if key and re.match(r":\S", line[end:]):
        hint = "put a space after the colon"
        return (number, end + 1), "expected a space after the colon, found none", hint
    message = f"expected a key with a colon, found “{line.strip()[:40]}”"
    hint = "write `key: value`; text below a key is indented further than the key"
    return complaint.begun, message, hint


def _second_colon(complaint: _Complaint) -> _Cause:
    number = complaint.at[0]
    if not _KEY.fullmatch(complaint.before):
        return complaint.at, "expected one `: ` in a line, found another", _QUOTE_IT
    above = number - 1
    while above > 0 and not complaint.line(above).strip():
        above -= 1
    line = complaint.line(above).rstrip()
    if not re.search(r":(\s|$)", line):
        message = f"expected `:` after “{line.strip()[:40]}”, found none"
        return (above, len(line)), message, "write `key:` or `key: value`"
    start = len(complaint.before) - len(complaint.before.lstrip())
    message = "expected the line to start where its neighbours start, found it further in"
    return (number, start), message, "take spaces away before it"


def _not_in_line(complaint: _Complaint) -> _Cause:
    if complaint.before.rstrip().endswith(("'", '"', "}", "]")):
        closed = complaint.before.rstrip()[-1]
        message = f"expected the line to end after `{closed}`, found {complaint.found}"
        hint = "put quotation marks of the other kind around the whole, or write it in block style"
        return complaint.at, message, f"{hint} (`en: >-`)"
    line = complaint.line(complaint.at[0])
    if dash := re.match(r"\s*-(?=[^\s-])", line):
        place = complaint.at[0], dash.end()
        return place, "expected a space after the hyphen, found none", "write `- `"
    if complaint.at[1] == complaint.begun[1]:
        message = f"expected `- ` before an entry of the list, found {complaint.found}"
        return complaint.at, message, "write `- ` before the entry, or indent the line further"
    message = "expected the line to start where its neighbours start, found it elsewhere"
    return complaint.at, message, "align it with its neighbours"


def _not_closed(closer: str) -> Callable[[_Complaint], _Cause]:
    def cause(complaint: _Complaint) -> _Cause:
        if complaint.at[0] == complaint.begun[0]:
            hint = "close what was opened; " + _QUOTE_IT
            return complaint.at, f"expected `,` or `{closer}`, found {complaint.found}", hint
        opener = {"}": "{", "]": "["}[closer]
        message = f"expected `{closer}` to close this `{opener}`, found none on its line"
        return complaint.begun, message, f"write `{closer}` where it ends"

    return cause


def _quote(complaint: _Complaint) -> _Cause:
    if complaint.before.endswith("\\"):
        message = f"expected an escape after the backslash, found {complaint.found}"
        place = complaint.at[0], complaint.at[1] - 1
        return place, message, "use single quotation marks, or write it in block style (`en: >-`)"
    message = "expected a quotation mark to close this one, found none"
    return complaint.begun, message, "close it, or write the text in block style (`en: >-`)"


def _escape(complaint: _Complaint) -> _Cause:
    message = "expected an escape after the backslash, found something else"
    hint = "use single quotation marks, or write the text in block style (`en: >-`)"
    return complaint.at, message, hint


def _behind_block_mark(complaint: _Complaint) -> _Cause:
    message = f"expected the line to end after the mark of block style, found {complaint.found}"
    return complaint.at, message, "start the text on the next line, indented further than its key"


def _no_space(complaint: _Complaint) -> _Cause:
    hint = "put a space after the colon, or quotation marks around the text"
    return complaint.at, f"expected a space after the colon, found {complaint.found}", hint


def _no_text(complaint: _Complaint) -> _Cause:
    return complaint.at, f"expected a text, found {complaint.found}", _QUOTE_IT


def _behind_the_end(complaint: _Complaint) -> _Cause:
    message = f"expected the file to end, found {complaint.found}"
    hint = "delete what is too much, or indent it as its neighbours are"
    return complaint.at, message, hint


def _mark_first(complaint: _Complaint) -> _Cause:
    line, column = complaint.begun
    mark = complaint.line(line)[column : column + 1]
    message = f"expected a text, found “{mark}”, which means something to YAML"
    return (line, column), message, _QUOTE_IT


# The reader’s words → the likely cause; the first that fits is taken.
_CAUSES: dict[str, Callable[[_Complaint], _Cause]] = {
    "could not find expected ':'": _no_colon,
    "mapping values are not allowed": _second_colon,
    "did not find expected ',' or '}'": _not_closed("}"),
    "did not find expected ',' or ']'": _not_closed("]"),
    "while parsing a quoted scalar": _escape,
    "while scanning a quoted scalar": _quote,
    "did not find expected comment or line break": _behind_block_mark,
    "found unexpected ':'": _no_space,
    "did not find expected node content": _no_text,
    "did not find expected <document start>": _behind_the_end,
    "did not find expected key": _not_in_line,
    "did not find expected '-'": _not_in_line,
    "cannot start any token": _mark_first,
    "entries are not allowed": _mark_first,
    "mapping keys are not allowed": _mark_first,
    "while scanning an alias": _mark_first,
    "while scanning an anchor": _mark_first,
    "while scanning a tag": _mark_first,
    "while scanning a directive": _mark_first,
}
