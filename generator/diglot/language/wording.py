"""The interface’s words in one language, as plain text."""

from __future__ import annotations

from collections.abc import Mapping


class Words:
    """Looked up by key; `{names}` in them are filled in."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words

    def plain(self, key: str, /, **values: object) -> str:
        """The words as text, for where Markdown means nothing."""
        text = self.words.get(key, key)
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text
