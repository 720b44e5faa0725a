"""What CLDR (by Babel) has of a language: the nearest that it knows, and how that counts."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from diglot.language.table import facts_of

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's names for the forms that a word has after numbers (UTS #35, Part 3)."""


@lru_cache(maxsize=64)
def locale_of(tag: str) -> Locale:
    """What CLDR has of a language: by its tag, or the nearest above it (RFC 4647, 3.4); or English.

    Above `cmn-Hans` stands `zh-Hans`, above `de-AT-x-old` stands `de-AT`.
    """
    for known in (facts_of(tag).tag, facts_of(tag).broader):
        while known:
            with suppress(UnknownLocaleError, ValueError):
                return Locale.parse(known, sep="-")
            known = known.rpartition("-")[0]
    return Locale("en")


def plural_of(tag: str, number: int) -> str:
    """The form that a word has after a number: of `CATEGORIES`, `few` of 3 in Russian."""
    return str(locale_of(tag).plural_form(number))


@lru_cache(maxsize=256)
def scripts_of(tag: str) -> tuple[str, ...]:
    """The scripts of a language: the table's, or the likely one of CLDR; () where none is known."""
    facts = facts_of(tag)
    if facts.scripts:
        return facts.scripts
    likely = str(get_global("likely_subtags").get(facts.language, "")).split("_")
    return tuple(part for part in likely[1:2] if len(part) == 4)
