"""Dates (EDTF, ISO 8601-2) and names of languages in the words of a language (CLDR, by Babel)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from babel.core import get_global
from babel.dates import format_date, format_interval, format_skeleton

from diglot.language.cldr import locale_of
from diglot.language.table import facts_of
from diglot.language.wording import Words
from diglot.model.date import CalendarDate, Edtf

_EXTENSION = re.compile("-[a-z0-9]-")  # RFC 5646, 2.1: `-u-`, `-x-`, and all that follows
_TERRITORY = re.compile("[A-Z]{2}")
_MARKS = {"~": "date-about", "?": "date-perhaps", "%": "date-about"}


def render_date(edtf: Edtf, tag: str, words: Words, *, of_life: bool = False) -> str:
    """A date or an interval as text: “May 18, 2023 – May 19, 2023”, “c. 507 BC – c. 444 BC”.

    An end that is open is “since” or “until” the other; of a person's life, “born” or “died”. What
    has no form here (unspecified digits) is shown as it is written.
    """
    start, end = edtf.start, edtf.end
    if start and end:
        first, last = _day(start), _day(end)
        if first and last and (first.year, first.month) == (last.year, last.month):
            # “May 18 – 19, 2023”
            return str(format_interval(first, last, "yMMMd", locale=locale_of(tag)))
        both = {"start": _date(start, tag, words), "end": _date(end, tag, words)}
        return words.plain("date-interval", **both)
    if end:
        return words.plain("date-died" if of_life else "date-to", date=_date(end, tag, words))
    assert start is not None, edtf.written  # else it were no date
    said = _date(start, tag, words)
    if not edtf.is_interval:
        return said
    return words.plain("date-born" if of_life else "date-from", date=said)


def _day(moment: CalendarDate) -> date | None:
    """A day of the years that a calendar has; None for all else, and what is uncertain."""
    if moment.mark or moment.is_open or not moment.day:
        return None
    try:
        return date(*moment.parts)
    except ValueError:
        return None


def _date(moment: CalendarDate, tag: str, words: Words) -> str:
    if moment.is_open:
        return moment.written
    year, month, day = (*moment.parts, 0, 0)[:3]
    shown = _calendar(year, month, day, tag, words)
    return words.plain(_MARKS[moment.mark], date=shown) if moment.mark else shown


def _calendar(year: int, month: int, day: int, tag: str, words: Words) -> str:
    """A year, month or day. Years before 1 count as astronomers do: 0 is 1 BC."""
    if year < 1:
        return words.plain("date-bc", year=1 - year)
    try:
        when = date(year, month or 1, day or 1)
    except ValueError:  # beyond the years of the library’s calendar
        return "-".join([str(year), *(f"{part:02}" for part in (month, day) if part)])
    locale = locale_of(tag)
    if day:
        return format_date(when, "long", locale)
    return format_skeleton("yMMMM" if month else "y", when, locale=locale)


def language_name(tag: str, page_tag: str, own: str) -> str:
    """A language's name in the page's language; `own`, its own name, where CLDR has none."""
    return str(locale_of(page_tag).languages.get(facts_of(tag).language, own))


def locale_with_territory(tag: str) -> str:
    """`zh_CN` of `zh-Hans`, as OpenGraph wants: the language, its own or likely territory (CLDR).

    "" where no country is the likely one.
    """
    facts = facts_of(tag)
    language, *parts = _EXTENSION.split(facts.tag.lower())[0].split("-")
    rest = [part.title() if len(part) == 4 else part.upper() for part in parts]
    likely: Mapping[str, str] = get_global("likely_subtags")
    for known in ("_".join([language, *rest]), "_".join([language, *rest[:1]]), language):
        own = [part for part in rest if _TERRITORY.fullmatch(part)]
        *_, territory = [likely.get(known, ""), *own][-1].split("_")
        if _TERRITORY.fullmatch(territory):
            return f"{facts.broader.lower().partition('-')[0]}_{territory}"
    return ""
