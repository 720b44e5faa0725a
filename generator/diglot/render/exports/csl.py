"""A citation as CSL-JSON 1.0."""

from __future__ import annotations

import json
from collections.abc import Mapping

from diglot.model.citation import Citation, Name
from diglot.model.date import CalendarDate, Edtf


def csl(c: Citation) -> Mapping[str, object]:
    """An item of CSL-JSON; what is not known is left out."""
    item: dict[str, object] = {
        "id": c.key,
        "type": "chapter" if c.title else "book",
        "title": c.title or c.edition,
        "container-title": c.edition if c.title else "",
        "author": [_name(name) for name in c.authors],
        "editor": [_name(name) for name in c.editors],
        "translator": [_name(name) for name in c.translators],
        "version": c.version,
        "collection-title": c.series,
        "collection-number": c.number if c.series else "",
        "publisher": c.publisher,
        "ISBN": c.isbn,
        "DOI": c.doi,
        "issued": _date(c.issued) if c.issued else None,
        "URL": c.url,
        "language": c.tag,
    }
    return {key: value for key, value in item.items() if value}


def csl_json(c: Citation) -> str:
    return json.dumps([csl(c)], ensure_ascii=False, indent=2) + "\n"


def _name(name: Name) -> dict[str, str]:
    if not name.family:
        return {"literal": name.written}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: part for key, part in parts.items() if part}


def _date(issued: Edtf) -> dict[str, object]:
    """A day, a month or a year, or two; what the format has no form for, as it is written."""
    dates = [date for date in (issued.start, issued.end) if date]
    if any(not _is_whole(date) for date in dates) or (issued.is_interval and len(dates) < 2):
        return {"literal": str(issued)}
    said: dict[str, object] = {"date-parts": [list(date.parts) for date in dates]}
    return {**said, "circa": True} if any(date.mark for date in dates) else said


def _is_whole(date: CalendarDate) -> bool:
    """Whether no digit of it is left open, and no year before the first, which programs misread."""
    return not date.is_open and date.year > 0
