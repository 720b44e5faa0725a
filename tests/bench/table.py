"""The table of results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_HEADER = ("", "ratio", "seconds", "against", "peak MB", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limited:
    """A number and the most that it may be; None where nothing is promised."""

    value: float
    limit: float | None = None

    @property
    def is_over(self) -> bool:
        return self.limit is not None and self.value > self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement."""

    what: str
    ratio: Limited | None = None
    seconds: Limited | None = None
    against: float | None = None
    """Seconds of what the ratio compares with."""
    peak_mb: Limited | None = None
    remark: str = ""

    @property
    def is_over(self) -> bool:
        limited = (self.ratio, self.seconds, self.peak_mb)
        return any(number is not None and number.is_over for number in limited)


def as_table(rows: Iterable[Row]) -> str:
    """The rows below a header, in columns; a row over its budget says so."""
    lines = [_HEADER, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADER))]
    shown = []
    for line in lines:
        first, *numbers, last = (
            cell.ljust(width) if index in (0, len(widths) - 1) else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        shown.append("  ".join([first, *numbers, last]).rstrip())
    return "".join(f"{line}\n" for line in shown)


def _cells(row: Row) -> tuple[str, ...]:
    over = "OVER BUDGET  " if row.is_over else ""
    return (
        row.what,
        _cell(row.ratio, "{:.2f}"),
        _cell(row.seconds, "{:.3g}"),
        "" if row.against is None else f"{row.against:.3g}",
        _cell(row.peak_mb, "{:.0f}"),
        f"{over}{row.remark}",
    )


def _cell(number: Limited | None, shape: str) -> str:
    if number is None:
        return ""
    shown = shape.format(number.value)
    return shown if number.limit is None else f"{shown} ≤ {shape.format(number.limit)}"
