"""YAML as an editor writes it: every scalar a string, every value with its place.

The reading is that of YAML 1.2's failsafe schema (§10.1), without anchors, aliases and tags: `no`
is Norwegian. The tree is built from the parser's events, so that nothing in a file (deep nesting,
an alias bomb) costs more than its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml
from msgspec import Struct

from diglot.language.script import is_east_asian
from diglot.model.problem import CONTROL, Place, Problem
from diglot.parse.direction import turned, turns
from diglot.parse.explain_yaml import explain

_Loader = getattr(yaml, "CLoader", yaml.Loader)
_DEPTH = 20
_CONTROL = re.compile(rf"\r|{CONTROL.pattern}")
_COMMENT = re.compile(r"[ \t]+#")
_GAP = re.compile(r"(\S)( |[ \t]*\n[ \t]*)(?=(\S))")
_SHARED = frozenset("“”‘’…—")
"""Marks that Chinese sets without spaces, and that other languages have too."""


class Scalar(Struct, frozen=True):
    value: str
    place: Place
    is_null: bool = False
    """Whether nothing at all was written."""
    comment: Place | None = None
    """Where a ` #` on its last line cuts off the rest of a plain text."""
    last: int = 0
    """Its last line, from 1."""


@dataclass(slots=True)
class Sequence:
    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and values, in the file’s order; a key that stands twice is there twice."""

    place: Place
    in_braces: bool = False
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    _first: dict[str, Node] = field(default_factory=dict, repr=False, compare=False)

    def add(self, key: Scalar, node: Node) -> None:
        """Puts a pair at the end."""
        self.pairs.append((key, node))
        self._first.setdefault(key.value, node)

    def get(self, key: str) -> Node | None:
        """What stands under the key; of one that stands twice, the first."""
        return self._first.get(key)


Node = Scalar | Sequence | Mapping


def parse_yaml(path: str, text: str) -> tuple[Node | None, list[Problem]]:
    """The document's tree, or None where it is empty or cannot be read; and the problems."""
    # YAML 1.1 breaks lines at these too; nobody's editor counts them, and texts need them nowhere.
    text = text.replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ")
    builder = _Builder(path, text)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        builder.problems.append(explain(path, text, error))
        return None, builder.problems
    return (None if builder.stopped else builder.root), builder.problems


class _Builder:
    """Collects events into a tree; the stack holds the open collections."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.root: Node | None = None
        self.stack: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.seen: list[dict[str, Place]] = []
        self.problems: list[Problem] = []
        self.documents = 0
        self.stopped = False

    def take(self, event: yaml.Event) -> bool:
        """Handle one event; False stops the reading (nothing after it can be trusted)."""
        mark = event.start_mark
        place = Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path)
        if isinstance(event, yaml.NodeEvent):
            return self._take_node(event, place)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                return self._stop("Y003", place, "a second document (`---`)", "keep one document")
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self.stack.pop()
            self.keys.pop()
            self.seen.pop()
        return True

    def _take_node(self, event: yaml.NodeEvent, place: Place) -> bool:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            hint = f"write the value out; quote a text that starts with `{mark}`"
            return self._stop("Y003", place, f"`{mark}{event.anchor}`", hint)
        if tag := getattr(event, "tag", None):
            hint = "quote a text that starts with `!`"
            return self._stop("Y003", place, f"the tag `{tag}`", hint)
        if len(self.stack) >= _DEPTH:
            return self._stop("Y004", place, f"more than {_DEPTH} levels", "mend the brackets")
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event, place))
        else:
            node: Sequence | Mapping
            if isinstance(event, yaml.MappingStartEvent):
                node = Mapping(place, in_braces=bool(event.flow_style))
            else:
                node = Sequence(place)
            self._add(node)
            self.stack.append(node)
            self.keys.append(None)
            self.seen.append({})
        return True

    def _stop(self, code: str, place: Place, found: str, hint: str) -> bool:
        message = f"expected plain YAML, found {found}"
        self.problems.append(Problem(code=code, place=place, message=message, hint=hint))
        self.stopped = True
        return False

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = self._key(node)
        else:
            parent.add(key, node)
            self.keys[-1] = None

    def _key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            message = "expected a name before the colon, found a list or mapping"
            hint = "put quotation marks around the text"
            self.problems.append(Problem(code="E003", place=node.place, message=message, hint=hint))
            return Scalar("", node.place)
        first = self.seen[-1].setdefault(node.value, node.place)
        if first != node.place:
            self.problems.append(
                Problem(
                    code="Y002",
                    place=node.place,
                    message=f"the key “{node.value}” stands twice",
                    details=(f"first at {first}",),
                    hint="keep one of the two",
                )
            )
        return node

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        start, end, value = event.start_mark, event.end_mark, event.value
        if start is None or end is None:  # only in events that somebody made by hand
            return Scalar(value, place)
        # A carriage return in the file is a line end; in a value it can only be an escape’s.
        if control := _CONTROL.search(value):
            message = f"found an escape for the control character U+{ord(control[0]):04X}"
            hint = "delete it; only tabs and line ends may stand in a text"
            self.problems.append(Problem(code="F004", place=place, message=message, hint=hint))
            value = _CONTROL.sub("", value)
        self._turns(value, place, end.line)
        plain = not event.style  # None or "", by the loader
        if " " in value and end.line > start.line and event.style != "|":
            raw = self.text[
                self._offset(start.line, start.column) : self._offset(end.line, end.column)
            ]
            value = _without_folds(value, raw)
        comment = None
        if plain and value and (mark := _COMMENT.match(self.lines[end.line], end.column)):
            comment = Place(self.path, end.line + 1, mark.end())
        is_null = plain and value in ("", "~")
        return Scalar(value, place, is_null=is_null, comment=comment, last=end.line + 1)

    def _turns(self, value: str, place: Place, last: int) -> None:
        """F006, where the mark stands; an escape of YAML hides it, but not its text."""
        for _, _, char in turns(value):
            raw = "\n".join(self.lines[place.line - 1 : last + 1])
            line, column, _ = next(turns(raw), (0, place.column - 1, char))
            at = Place(self.path, place.line + line, column + 1)
            self.problems.append(turned(char, at))
            return

    def _offset(self, line: int, column: int) -> int:
        return self.starts[line] + column


def _without_folds(value: str, raw: str) -> str:
    """`value` without the spaces that stand for a fold between two Han characters.

    A space that was written stays: the n-th gap of the value is the n-th gap of the raw text.
    """
    if value.isascii() or "\n" not in raw:
        return value
    folds = iter(["\n" in gap[2] for gap in _GAP.finditer(raw) if _is_tight(gap)])
    return _GAP.sub(lambda gap: gap[1] if _is_tight(gap) and next(folds, True) else gap[0], value)


def _is_tight(gap: re.Match[str]) -> bool:
    """Whether a gap has no space of its own."""
    return sets_close(gap[1], gap[3])


def sets_close(before: str, after: str) -> bool:
    """Whether two characters beside each other are set without a space: a fold between them adds
    none."""
    return (
        not (before.isascii() or after.isascii())
        and (before in _SHARED or is_east_asian(before))
        and (after in _SHARED or is_east_asian(after))
    )
