"""What the last steps make: files, not yet written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file to be written: `path` is relative to the root."""

    path: str
    content: str | bytes
