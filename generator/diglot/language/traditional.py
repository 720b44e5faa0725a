"""Simplified Chinese in traditional characters, by a table cut from OpenCC’s: data/README.md.

OpenCC itself would take a third of the time that an edition's pages take, to load its phrases and
to let them go.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "traditional.txt"
_LONGEST = 12
"""Characters in the longest phrase."""


def traditional(text: str) -> str:
    """The text in the forms that are the standard in Taiwan, as long as it was.

    Characters alone change, by the phrases they stand in (头发 頭髮, 发展 發展): from the left, the
    longest that is known, as OpenCC does. Words are left as they are.
    """
    table, heads = _table()
    found: list[str] = []
    at = 0
    while at < len(text):
        end = at + 1
        if text[at : at + 2] in heads:
            reach = range(min(at + _LONGEST, len(text)), end, -1)
            end = next((end for end in reach if text[at:end] in table), end)
        found.append(table.get(text[at:end], text[at:end]))
        at = end
    return "".join(found)


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    """Characters and phrases with what they come to; the first two characters of the phrases."""
    table: dict[str, str] = {}
    # Characters come first; a phrase alone is there to keep others from being seen in it.
    for line in _TABLE.read_text("utf-8").splitlines():
        phrase, _, other = line.partition(" ")
        table[phrase] = other or "".join(table.get(char, char) for char in phrase)
    return table, frozenset(phrase[:2] for phrase in table if len(phrase) > 1)
