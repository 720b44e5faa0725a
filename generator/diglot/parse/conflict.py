"""The marks that git leaves in a file that it could not merge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.model.problem import Place, Problem

_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z).*$", re.MULTILINE)
_WHOLE = re.compile(
    r"^<{7} [^\n]*$(?:(?!^<{7} ).)*?^={7}\r?$.*?^>{7} [^\n]*$", re.MULTILINE | re.DOTALL
)
_CURE = (
    "keep what is right of the two, and delete the lines of marks; `diglot merge --install` lets"
    " git merge such files by entry and row"
)
_CURE_OF_LOCKS = "keep the file of one side whole (git checkout --ours), and run `diglot lock`"


def conflicts(path: str, text: str) -> list[Problem]:
    """F009, once for each place that git could not merge.

    In a page by hand, where such marks may mean something else, all of them must be there.
    """
    if not any(mark in text for mark in ("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return []
    cure = _CURE_OF_LOCKS if path.endswith(".lock") else _CURE
    found = _WHOLE.finditer(text) if path.endswith(".md") else _first_marks(text)
    return [
        Problem(
            code="F009",
            place=Place(path, text.count("\n", 0, one.start()) + 1, 1),
            message="expected one file, found the marks of two that git could not merge:"
            f" “{one[0].splitlines()[0][:60].rstrip()}”",
            hint=cure,
        )
        for one in found
    ]


def _first_marks(text: str) -> Iterator[re.Match[str]]:
    """The first mark of each place: the others of it follow in their order."""
    order = "<|=>"
    last = ">"
    for mark in _MARK.finditer(text):
        if order.index(mark[0][0]) <= order.index(last):
            yield mark
        last = mark[0][0]
