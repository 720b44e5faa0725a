"""What the models of the YAML files are made of: texts that look so, and how many of something.

A value is held to it when a file is read, and the JSON Schema says it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from msgspec import Struct

from diglot.model.names import nearest


@dataclass(frozen=True, kw_only=True)  # without slots, for the cached pattern
class Text:
    """A text. ValueError in its methods holds a code, what was expected and found, and a hint."""

    pattern: str = ""
    """A regular expression that all of it must match, as JSON Schema writes one: `^…$`."""
    expected: str = ""
    """What the pattern describes."""
    hint: str = ""
    known: tuple[str, ...] = ()
    """What it may be, where that is a choice of few."""
    longest: int = 200
    """Characters; 0: any number."""
    is_written: bool = False
    """Whether more must stand there than white space, which is left out around it."""
    names: str = ""
    """`entry`: it is the id of an entry of the glossary; `note`: its words may lead to some."""
    make: Callable[[str], object] = str
    """What it becomes. ValueError: a message and a hint."""

    def take(self, written: str) -> object:
        """The value that the text stands for."""
        said = written.strip() if self.is_written else written
        if self.longest and len(said) > self.longest:
            wrong = f"expected at most {self.longest:,} characters, found {len(written):,}"
            raise ValueError("E008", wrong, "shorten the text")
        if self._matches and not self._matches(said):
            hint = nearest(said, self.known) or self.hint
            raise ValueError("E004", f"expected {self.expected}, found “{said[:80]}”", hint)
        try:
            return self.make(said)
        except ValueError as error:
            raise ValueError("E004", *error.args) from error

    @cached_property
    def _matches(self) -> Callable[[str], object] | None:
        return re.compile(self.pattern).fullmatch if self.pattern else None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:  # of pydantic
        from pydantic_core import core_schema  # here: only who wants the JSON Schema waits for it

        return core_schema.str_schema(
            pattern=self.pattern or None,
            max_length=self.longest or None,
            min_length=1 if self.is_written else None,
            strip_whitespace=self.is_written or None,
        )


class AtLeast(Struct, frozen=True):
    """How many entries a list or mapping must have."""

    number: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:  # of pydantic
        return {**handler(source), "min_length": self.number}
