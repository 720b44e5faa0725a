"""An entry taken over from another version of a file, as it stands there."""

from __future__ import annotations

import re

from diglot.amend.document import Document, is_flow, read_document
from diglot.amend.tree import append, put
from diglot.amend.values import Items, Steps, same, value_of
from diglot.parse.yaml import Mapping, Sequence

_GAP = re.compile(r"\n((?:[ \t]*(?:#[^\n]*)?\n)*)\Z")


def region(document: Document, steps: Steps | None) -> tuple[int, int] | None:
    """The whole lines on which a value stands with its key; those of the braces that hold it."""
    if not steps:
        return None
    while len(steps) > 1 and document.is_in_flow(steps):
        steps = steps[:-1]
    node, above = document.at(*steps), document.at(*steps[:-1])
    if node is None:
        return None
    begin = document.begin(node)
    if isinstance(above, Mapping):
        begin = next(document.begin(key) for key, _ in above.pairs if key.value == steps[-1])
    end = max(document.end(node), begin)
    return document.line_start(begin), document.line_end(end)


def graft(
    ours: Document, steps: Steps, above: int | None, theirs: Document, way: Steps
) -> Document:
    """Our list with the item that `way` leads to in theirs, behind the item `above` or first.

    Its lines, and those of comment above it, are taken over; where the lists are written
    differently, only what it says.
    """
    entry, listed = theirs.at(*way), ours.at(*steps)
    lines = region(theirs, way)
    assert entry is not None
    if lines and isinstance(listed, Sequence) and listed.items and not is_flow(listed):
        gap = _GAP.search(theirs.text[: lines[0]])
        before = gap[1] if gap else ""
        said = theirs.text[slice(*lines)]
        said = said if said.endswith("\n") else f"{said}\n"
        if above is None:
            at, said = ours.line_start(ours.begin(listed.items[0])), f"{said}{before}"
        else:
            at, said = ours.line_end(ours.end(listed.items[above])), f"{before}{said}"
        head = ours.text[:at]
        head = head if head.endswith("\n") or not head else f"{head}\n"
        made = read_document(ours.path, head + said + ours.text[at:])
        known = value_of(listed)
        number = 0 if above is None else above + 1
        now = made.at(*steps) if made else None
        if made and now is not None and isinstance(known, Items):
            wanted = (*known.items[:number], value_of(entry), *known.items[number:])
            if same(value_of(now), Items(wanted)):
                return made
    if isinstance(listed, Sequence) and is_flow(listed):
        items = [value_of(item) for item in listed.items]
        items.insert(0 if above is None else above + 1, value_of(entry))
        return put(ours, steps, Items(tuple(items)))
    return append(ours, steps, value_of(entry))
