"""What an import lists beside the sources: rows to look at, and what the sources do not hold."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.create.document import LeftOut
from diglot.create.text import Row


def review(rows: Sequence[Row]) -> str:
    """A table of rows, separated by tabs: the address, why to look at it, both readings."""
    lines = ["address\twhy\tfirst\tsecond"]
    lines += [f"{row.address}\t{row.why}\t{row.first}\t{row.second}" for row in rows]
    return "\n".join(lines) + "\n"


def left_out_table(left_out: Sequence[LeftOut]) -> str:
    """A table of what the sources do not hold, separated by tabs: place, what it is, its words."""
    lines = ["place\twhat\twords"]
    for one in left_out:
        words = " ".join(one.text.split())
        lines.append(f"{one.place}\t{one.what}\t{words}")
    return "\n".join(lines) + "\n"
