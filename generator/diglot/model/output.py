"""What the last steps make: files, not yet written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from diglot.model.problem import Problem


class NotMadeError(Exception):
    """A file cannot be made, though nothing is wrong with the sources: `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Output(Struct, frozen=True, kw_only=True):
    """A file to be written: `path` is relative to the root."""

    path: str
    content: str | bytes | Callable[[], str | bytes | Iterator[str]]
    """Or a pure function that makes it, whole or in pieces: the pages of a large edition, or one
    long list, would fill the memory."""
    stamp: bytes = b""
    """Stands in the file, and says what it is made from: a file of ours that has the same stamp is
    the same. b"" of what is made each time."""

    def as_bytes(self) -> bytes:
        """What the file holds, text in UTF-8. Made anew at each call. Raises NotMadeError."""
        content = self.content() if callable(self.content) else self.content
        if isinstance(content, bytes):
            return content
        if isinstance(content, str):
            return content.encode("utf-8")
        return b"".join(piece.encode("utf-8") for piece in content)
