"""The year of a date as citations say it."""

from __future__ import annotations

from diglot.model.date import CalendarDate, Edtf


def year_of(issued: Edtf | None, *, about: str, dash: str = "–") -> str:
    """The year or years; "" where none is known.

    `about` says of one in its `{}` that it is not certain; digits left open stay so (`199X`).
    """
    if issued is None:
        return ""
    start, end = issued.start, issued.end
    said = _year(start)
    if issued.is_interval and _year(end) != said:
        said = f"{said}{dash}{_year(end)}"
    return about.format(said) if any(date and date.mark for date in (start, end)) else said


def _year(date: CalendarDate | None) -> str:
    if date is None:
        return ""
    if "X" in date.digits:
        return f"{'-' * (date.sign < 0)}{date.digits}"
    return str(date.year) if date.year > 0 else f"{1 - date.year} BC"
