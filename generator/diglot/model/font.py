"""A font as far as setting a line of words needs to know it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

OWN_FONT = "Diglot Serif"
"""The family that ships with Diglot: Latin letters."""


class FontFile(Struct, frozen=True, kw_only=True):
    """The bytes of a font, and where they lie, since what draws them asks for a file."""

    name: str
    """Relative to the edition's root, with `/`; of Diglot's own the name of the file."""
    file: str
    data: bytes
    is_own: bool = False
    """Whether it ships with Diglot."""


class Font(Struct, frozen=True, kw_only=True):
    """What a font calls itself, and the characters that it has."""

    name: str
    file: str
    family: str
    digest: str
    """Of its bytes."""
    advances: Mapping[str, float]
    """Character → how far it moves the next one, in em."""

    def covers(self, words: str) -> bool:
        return all(char in self.advances for char in words)
