"""A line as it is read from left to right: what has been taken as text, and where it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from diglot.language.script import is_spaced_word
from diglot.model.problem import Place

CLOSER = {"{~~": "~~}", "{++": "++}", "{--": "--}", "{>>": "<<}", "{==": "==}"}
_UNESCAPE = re.compile(r"\\([!-/:-@\[-`{-~：])")


class MalformedError(Exception):
    """Ends the parsing of a line: nothing after the mistake can be trusted; `at` is its column."""

    def __init__(self, code: str, at: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.at, self.message, self.hint = code, at, message, hint


def unescape(text: str) -> str:
    r"""`text` without the backslashes of its escapes."""
    return _UNESCAPE.sub(r"\1", text)


@dataclass
class Scan:
    """How far a line is read; `columns` are where its text shifts against its source."""

    source: str
    place: Place
    at: int = 0
    """Into the source."""
    length: int = 0
    """Of the text taken so far."""
    pieces: list[str] = field(default_factory=list)
    columns: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])

    def text_to(self, end: int) -> None:
        """Takes the source up to `end` as text."""
        if end > self.at:
            shift = self.at - self.length
            if self.columns[-1][1] != shift:
                if self.columns[-1][0] == self.length:
                    self.columns.pop()
                self.columns.append((self.length, shift))
            self.pieces.append(self.source[self.at : end])
            self.length += end - self.at
            self.at = end

    def raw(self, end: str, mark: str, start: int) -> str:
        """Text up to `end`, in which only escapes mean anything."""
        at = self.at
        while at < len(self.source):
            if self.source.startswith(end, at):
                text = self.source[self.at : at]
                self.at = at + len(end)
                return unescape(text)
            escaped = _UNESCAPE.match(self.source, at)
            at += 2 if escaped else 1
        if end == "~>" and self.source.find("~~}", self.at) >= 0:
            hint = "write {~~received~>edited~~}"
            raise MalformedError("L002", start, "expected ~> inside {~~…~~}, found none", hint)
        raise self.unclosed(mark, start)

    def opens_emphasis(self) -> bool:
        before, after = self.around()
        return not (before and is_spaced_word(before)) and bool(after.strip())

    def closes_emphasis(self) -> bool:
        before, after = self.around()
        return bool(before.strip()) and not (after and is_spaced_word(after))

    def around(self) -> tuple[str, str]:
        """The characters before and after the one at hand, "" beyond the line."""
        return self.source[max(0, self.at - 1) : self.at], self.source[self.at + 1 : self.at + 2]

    def unclosed(self, mark: str, at: int) -> MalformedError:
        closer = CLOSER.get(mark, mark)
        message = f"expected {closer} on this line to close {mark}, found the line’s end"
        hint = f"close it, or write \\{mark} for the characters themselves"
        return MalformedError("L001", at, message, hint)
