"""Names that are known, for a hint where one is misspelt, at a cost that many do not raise."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice

_LONGEST = 100
"""Characters of a name that is compared."""
_COMMON = 300
"""Names that share a pair of characters: one that so many share tells them not apart."""
_LIKELY = 8
"""Names that are compared with one that is unknown."""


class Names:
    """Made once for all the unknown names that it is asked for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._of: dict[str, list[str]] = defaultdict(list)
        for name in sorted({*names}):
            for pair in _pairs(name):
                if len(found := self._of[pair]) <= _COMMON:
                    found.append(name)

    def nearest(self, name: str) -> str:
        """The known name most like it, or "" where none is near."""
        if len(name) > _LONGEST:
            return ""
        shared: Counter[str] = Counter()
        for pair in _pairs(name):
            if len(found := self._of.get(pair, ())) <= _COMMON:
                shared.update(found)
        likely = sorted(shared, key=lambda known: (-shared[known], known))[:_LIKELY]
        return next(iter(difflib.get_close_matches(name, likely, n=1, cutoff=0.6)), "")


def nearest(name: str, known: Names | Iterable[str]) -> str:
    """A hint that names the known name most like `name`, or "" where none is near.

    Who asks for many names of many gives Names: of others only the first are looked at.
    """
    names = known if isinstance(known, Names) else Names(islice(known, _COMMON))
    found = names.nearest(name)
    return f"did you mean “{found}”?" if found else ""


def listed(names: Iterable[str], most: int = 20) -> str:
    """The names with commas between them, the first of them where there are many."""
    names = list(names)
    more = f", and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _pairs(name: str) -> set[str]:
    """The pairs of neighbours in a name, with its two ends."""
    ends = f"\0{name[:_LONGEST]}\0"
    return {ends[at : at + 2] for at in range(len(ends) - 1)}
