"""Where the mark of a note stands among the punctuation behind the words that it is about.

Behind closing quotation marks and brackets, in every language; in English behind the other marks
too, but for dashes (The Chicago Manual of Style, 14.26). Elsewhere stops and commas stay behind
the mark, as the manuals of French, Spanish and Russian ask, and as is usual in Chinese.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from diglot.language.table import facts_of

_BEHIND_STOPS = frozenset({"en"})
_STOPS = frozenset(",.;:!?…")
_STRAIGHT = frozenset("'\"")
_APOSTROPHE = "’"


def behind(text: str, end: int, tag: str, limit: int) -> int:
    """Where the mark of a note on `text[…:end]` stands, at `limit` at the latest."""
    while end < limit and _closes(text, end, tag):
        end += 1
    return end


def _closes(text: str, at: int, tag: str) -> bool:
    """Whether the character ends what stands before it.

    An apostrophe, a straight or an opening quotation mark (`“` closes in German) and a stop do so
    where no letter or digit follows: not in `Xi’s`, in `3,000`, in `说“好”`.
    """
    char = text[at]
    kind = unicodedata.category(char)
    if kind == "Pe" or (kind == "Pf" and char != _APOSTROPHE):
        return True
    if kind in ("Pi", "Pf") or char in _STRAIGHT or (char in _STOPS and _is_behind_stops(tag)):
        return not text[at + 1 : at + 2].isalnum()
    return False


@lru_cache
def _is_behind_stops(tag: str) -> bool:
    return facts_of(tag).language in _BEHIND_STOPS
