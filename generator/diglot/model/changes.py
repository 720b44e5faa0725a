"""What reads otherwise than in an earlier version."""

from __future__ import annotations

from msgspec import Struct


class Change(Struct, frozen=True, kw_only=True):
    """A reading that is another than it was, in one language."""

    address: str
    """Of the row, as it is now; of the neighbour where there is none any more."""
    lang: str
    before: str
    """"" where nothing stood."""
    now: str
    """"" where nothing stands."""


class Changes(Struct, frozen=True, kw_only=True):
    """What changes.tsv says: the changes of a text since a version."""

    since: str
    rows: tuple[Change, ...]
