"""Documents that others wrote, each format read by one file into the same neutral value."""

from __future__ import annotations

from msgspec import Struct


class Part(Struct, frozen=True):
    """A heading or a paragraph of a document: its text, without line ends."""

    text: str
    level: int = 0
    """2 or 3 for a heading; 0 for a paragraph."""
