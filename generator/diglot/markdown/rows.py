"""The parts of a row: its address, those that lead to it, and a cell for each language."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.markdown.columns import Side


def at_of(rows: Sequence[str], counted: str, number: int) -> tuple[str, list[str]]:
    """The address of the row with this number, and those that lead to it."""
    at, *leading = rows[number - 1].split("+") if number <= len(rows) else [counted]
    return at, leading


def anchors(addresses: Sequence[str]) -> str:
    """Where addresses lead that were published once and are no row's any more."""
    return "".join(f'<span id="{address}"></span>' for address in addresses)


def address_link(at: str, leading: Sequence[str] = ()) -> str:
    within = f"{at}{anchors(leading)}"
    return f'<a class="address" href="#{at}" data-search-exclude="">{within}</a>'


def cells_of(
    sides: list[Side], passages: Sequence[str | None], indents: Sequence[int] = (0, 0)
) -> str:
    """The passages of a row; None where nothing stands in that language."""
    return "".join(map(cell_of, sides, passages, indents))


def cell_of(side: Side, passage: str | None, indent: int = 0) -> str:
    if passage is None:
        return f'<p class="{side.place} nothing" {side.attributes}></p>'
    further = f" in-{indent}" if indent else ""
    return f'<p class="{side.place}{further}" {side.attributes}>{passage}</p>'


def is_counted(line: int) -> bool:
    """Whether a line of verse shows its address: the first and every fifth do."""
    return line == 1 or line % 5 == 0
