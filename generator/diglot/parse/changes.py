"""changes.tsv: what `diglot changes --write` found, kept for readers.

A line `since` with the version, then a change a line: address, language, earlier reading, reading
as it is now, with a tab between them. A line that starts with `#` says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from diglot.model.changes import Change, Changes
from diglot.model.problem import Place, Problem

HEAD = (
    "# What readers are told of earlier wording. Written by `diglot changes --write`; commit it.\n"
)
_SINCE = re.compile(r"since (\S.*)")


def parse_changes(
    path: str, text: str, langs: Container[str], led: Mapping[str, str], known: Container[str]
) -> tuple[Changes | None, list[Problem]]:
    """The changes, or None where a line cannot be understood.

    `known` are the addresses of the text, and `led` is where retired ones lead.
    """
    since, rows = "", list[Change]()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        address = led.get(cells[0], cells[0])
        if len(cells) == 4 and address in known and cells[1] in langs:
            rows.append(Change(address=address, lang=cells[1], before=cells[2], now=cells[3]))
        elif not since and (found := _SINCE.fullmatch(line)):
            since = found[1]
        else:
            message = (
                f"expected address, language, earlier and present reading, found “{line[:60]}”"
            )
            return None, [_problem(Place(path, number, 1), message)]
    if not since:
        return None, [_problem(Place(path, 1, 1), "expected a line `since`, found none")]
    return Changes(since=since, rows=tuple(rows)), []


def write_changes(changes: Changes) -> str:
    """The file. White space in a reading is one space there."""
    return HEAD + "".join(f"{line}\n" for line in _lines(changes))


def _lines(changes: Changes) -> Iterator[str]:
    yield f"since {' '.join(changes.since.split())}"
    for row in changes.rows:
        yield "\t".join(
            (row.address, row.lang, *(" ".join(x.split()) for x in (row.before, row.now)))
        )


def _problem(place: Place, message: str) -> Problem:
    hint = "write it anew: `diglot changes VERSION.. --write`, or delete it"
    return Problem(code="A024", place=place, message=message, hint=hint)
