"""Folds of a YAML text: which of them stand for a space, and which for nothing."""

from __future__ import annotations

import re

from diglot.language.script import is_east_asian

_GAP = re.compile(r"(\S)( |[ \t]*\n[ \t]*)(?=(\S))")
_SHARED = frozenset("“”‘’…—")
"""Marks that Chinese sets without spaces, and that other languages have too."""


def without_folds(value: str, raw: str) -> str:
    """`value` without the spaces that stand for a fold between two Han characters.

    A space that was written stays: the n-th gap of the value is the n-th gap of the raw text.
    """
    if value.isascii() or "\n" not in raw:
        return value
    folds = iter(["\n" in gap[2] for gap in _GAP.finditer(raw) if _is_tight(gap)])
    return _GAP.sub(lambda gap: gap[1] if _is_tight(gap) and next(folds, True) else gap[0], value)


def _is_tight(gap: re.Match[str]) -> bool:
    """Whether a gap has no space of its own."""
    return sets_close(gap[1], gap[3])


def sets_close(before: str, after: str) -> bool:
    """Whether two characters beside each other are set without a space: a fold between them adds
    none."""
    return (
        not (before.isascii() or after.isascii())
        and (before in _SHARED or is_east_asian(before))
        and (after in _SHARED or is_east_asian(after))
    )
