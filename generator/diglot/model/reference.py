"""Where a link to a segment leads: `4.1`, `4`, or in another text `chapter-2#4.1`."""

from __future__ import annotations

from msgspec import Struct


class Target(Struct, frozen=True):
    """A segment or block of a text."""

    text: str
    """The text’s id."""
    address: str


def target_of(link: str, text: str) -> Target:
    """Where `link` leads from within the text `text`."""
    other, _, address = link.rpartition("#")
    return Target(other or text, address)
