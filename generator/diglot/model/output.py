"""What the last steps make: files, not yet written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file to be written: `path` is relative to the root."""

    path: str
    content: str | bytes | Callable[[], str]
    """Or a pure function that makes it: the pages of a large edition would fill the memory."""
    signed: str = ""
    """How the file begins, where this alone says that Diglot wrote it."""

    def as_bytes(self) -> bytes:
        """What the file holds, text in UTF-8. Made anew at each call."""
        content = self.content() if callable(self.content) else self.content
        return content if isinstance(content, bytes) else content.encode("utf-8")
