"""The interface’s words in one language, as plain text."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from msgspec import Struct

from diglot.model.localized import Language

NAME = re.compile(r"\{([^{}]*)\}")
"""What is filled in: `{count}`."""


class Words(Struct, frozen=True):
    """Looked up by key; `{names}` in them are filled in."""

    said: Mapping[str, str]

    def plain(self, key: str, /, **values: object) -> str:
        """The words as text, for where Markdown means nothing. KeyError: there are none."""
        text = self.said[key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def counted(self, key: str, number: int) -> str:
        """So many of something."""
        return self.plain(f"{key}-{'one' if number == 1 else 'other'}", count=number)


def spoken(languages: Sequence[Language], words: Container[str]) -> tuple[Language, ...]:
    """Those of an edition’s `languages` in which there are words, or else the first alone.

    They are the languages of the interface. `words` are the codes of languages with words.
    """
    found = tuple(lang for lang in languages if lang.code in words)
    return found or tuple(languages[:1])
