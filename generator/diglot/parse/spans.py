"""Where each value of a YAML file stands in it: from which character to which, and in what form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import yaml
from msgspec import Struct
from msgspec.structs import replace

Steps = tuple[str | int, ...]
"""The keys and numbers that lead to a value."""
_Loader = getattr(yaml, "CLoader", yaml.Loader)
BLOCKS = ("|", ">")
"""The forms of a text that begins on the line below its key."""


class Span(Struct, frozen=True, kw_only=True):
    """A value in its file; offsets count characters."""

    start: int
    end: int
    """Behind its last character; of a list or mapping, behind that of its last value."""
    form: str
    """Of a text its mark, `'`, `"`, `|`, `>` or none; of a list `-`, `[`, of a mapping `:`, `{`."""
    in_flow: bool
    """Whether it stands within brackets."""
    key: int
    """Where its key begins; of an item, where the item does."""


class _Mark(Protocol):
    index: int


class _Open:
    """A list or mapping whose end is not reached; `key` is that of the value that comes next."""

    def __init__(self, steps: Steps, span: Span) -> None:
        self.steps = steps
        self.span = span
        self.count = 0
        self.key: tuple[str, int] | None = None


def spans(text: str) -> Mapping[Steps, Span]:
    """The place of each value by the steps to it; () is the whole. Raises ValueError where the file
    is no YAML, or one that Diglot does not read (anchors, tags, lists as keys)."""
    text = text.replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ")
    try:
        return dict(_spans(text))
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _spans(text: str) -> Iterator[tuple[Steps, Span]]:
    stack: list[_Open] = []
    end = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            closed = stack.pop()
            span = closed.span
            if span.form in "[{":
                end = _at(event.end_mark)
            yield closed.steps, replace(span, end=max(end, span.start))
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor or getattr(event, "tag", None) or isinstance(event, yaml.AliasEvent):
                raise ValueError("an anchor or a tag")
            outer = stack[-1] if stack else None
            if outer and outer.span.form in ":{" and outer.key is None:
                if not isinstance(event, yaml.ScalarEvent):
                    raise ValueError("a list or mapping as a key")
                outer.key, end = (event.value, _at(event.start_mark)), _at(event.end_mark)
                continue
            steps, span = _value(text, event, outer)
            if isinstance(event, yaml.ScalarEvent):
                end = span.end
                yield steps, span
            else:
                stack.append(_Open(steps, span))


def _at(mark: _Mark | None) -> int:
    return mark.index if mark else 0  # None only in events that somebody made by hand


def _value(text: str, event: yaml.NodeEvent, outer: _Open | None) -> tuple[Steps, Span]:
    """A value with the steps to it; the end of a list or mapping is not known yet."""
    start = _at(event.start_mark)
    steps: Steps = ()
    key = start
    if outer is not None and outer.key is not None:
        name, key = outer.key
        steps, outer.key = (*outer.steps, name), None
    elif outer is not None:
        steps = (*outer.steps, outer.count)
        outer.count += 1
    end = start
    if isinstance(event, yaml.ScalarEvent):
        form = event.style or ""
        end = _end_of_block(text, start, key) if form in BLOCKS else _at(event.end_mark)
    elif isinstance(event, yaml.MappingStartEvent):
        form = "{" if event.flow_style else ":"
    else:
        form = "[" if getattr(event, "flow_style", False) else "-"
    in_flow = outer is not None and (outer.span.in_flow or outer.span.form in "[{")
    return steps, Span(start=start, end=end, form=form, in_flow=in_flow, key=key)


def _end_of_block(text: str, start: int, key: int) -> int:
    """Behind the last written line of the text in block form whose mark stands at `start`."""
    end = stop = _stop(text, start)
    first = text.rfind("\n", 0, start) + 1
    indented = len(text[first:start]) - len(text[first:start].lstrip(" "))
    outer = indented if key == start else key - first  # its lines are further in than this
    said = [int(char) for char in text[start:end].split("#")[0] if char.isdigit()]
    indent = outer + said[0] if said else 0
    while stop < len(text):
        line = text[stop + 1 : _stop(text, stop + 1)]
        stop += 1 + len(line)
        if line.strip(" "):
            depth = len(line) - len(line.lstrip(" "))
            if depth < (indent or outer + 1):
                break
            indent, end = indent or depth, stop
    return end


def _stop(text: str, start: int) -> int:
    """The end of the line in which `start` lies."""
    found = text.find("\n", start)
    return len(text) if found < 0 else found
