"""A YAML file as text and as a tree at once: where each value begins and ends in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct

from diglot.amend.values import Steps
from diglot.model.problem import Place
from diglot.parse.yaml import Mapping, Node, Scalar, Sequence, parse_yaml


class Edit(Struct, frozen=True, order=True):
    """`text[start:end]` gives way to `new`."""

    start: int
    end: int
    new: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. None reaches into another; the same one counts once."""
    pieces, at = [], 0
    for edit in sorted(set(edits)):
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])


@dataclass(frozen=True)  # without slots, for what is found once
class Document:
    """A file that can be read. Offsets are characters of the text, whose line ends are LF."""

    path: str
    text: str
    root: Node | None

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def offset(self, line: int, column: int) -> int:
        """Of a place; lines and columns count from 1."""
        return min(self.starts[min(line, len(self.lines)) - 1] + column - 1, len(self.text))

    def begin(self, node: Node) -> int:
        return self.offset(node.place.line, node.place.column)

    def end(self, node: Node) -> int:
        """Behind the last character of a value, without the line's end."""
        if isinstance(node, Scalar):
            return self._end_of_text(node)
        last = node.end if is_flow(node) else None
        if last is not None:
            return self.offset(last.line, last.column)
        inner = node.items if isinstance(node, Sequence) else [value for _, value in node.pairs]
        keys = [key for key, _ in node.pairs] if isinstance(node, Mapping) else []
        return max((self.end(one) for one in [*inner, *keys]), default=self.begin(node))

    def raw(self, node: Node) -> str:
        return self.text[self.begin(node) : self.end(node)]

    def block_lines(self, node: Scalar) -> list[str]:
        """The lines of a text in block style, with what stands before their words."""
        return self.raw(node).split("\n")[1:]

    def line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Behind the line's end, or the end of the file."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1

    def at(self, *steps: str | int) -> Node | None:
        """The value that keys and indexes lead to, or None."""
        node = self.root
        for step in steps:
            if isinstance(node, Mapping) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, Sequence) and isinstance(step, int):
                node = node.items[step] if 0 <= step < len(node.items) else None
            else:
                return None
        return node

    def index(self, key: str, id_: str) -> int | None:
        """The number of the entry of the list `key` that has the id."""
        listed = self.at(key)
        for number, entry in enumerate(listed.items if isinstance(listed, Sequence) else ()):
            found = entry.get("id") if isinstance(entry, Mapping) else None
            if isinstance(found, Scalar) and found.value == id_:
                return number
        return None

    def is_in_flow(self, steps: Steps) -> bool:
        """Whether braces or brackets stand around the value to which the steps lead."""
        return any(is_flow(self.at(*steps[:k])) for k in range(len(steps)))

    def _end_of_text(self, node: Scalar) -> int:
        end = self.offset(node.last or node.place.line, node.end or node.place.column)
        if node.style in (">", "|"):
            return self.begin(node) + len(self.text[self.begin(node) : end].rstrip())
        return end


def is_flow(node: Node | None) -> bool:
    """Whether a list or mapping stands in brackets or braces."""
    if isinstance(node, Mapping):
        return node.in_braces
    return isinstance(node, Sequence) and node.in_brackets


def read_document(path: str, text: str) -> Document | None:
    """The file; None where it cannot be read."""
    root, problems = parse_yaml(path, text)
    if any(problem.is_error for problem in problems):
        return None
    return Document(path, text, root)


def place_of(document: Document, offset: int) -> Place:
    """The line and column of an offset."""
    line = document.text.count("\n", 0, offset) + 1
    return Place(document.path, line, offset - document.line_start(offset) + 1)
