"""What a YAML file holds, as plain values; and the same with one of them changed."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.create.written import Value
from diglot.parse.spans import Steps
from diglot.parse.yaml import Mapping as Keys
from diglot.parse.yaml import Node, Scalar, parse_yaml


class LeafError(Exception):
    """That a value cannot be written where it is to stand, or stands nowhere."""


def held(text: str) -> Value | None:
    """All that the file says. Raises LeafError where it cannot be read."""
    root, problems = parse_yaml("", text)
    if root is None and problems:
        raise LeafError("the file is no YAML that can be read")
    return None if root is None else plain(root)


def get(value: Value | None, steps: Steps) -> Value | None:
    """What stands at `steps`; None where nothing does."""
    for step in steps:
        if isinstance(value, Mapping) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def with_value(before: Value | None, steps: Steps, value: Value | None) -> Value | None:
    """The same, but for what stands at `steps`. Raises LeafError where they lead nowhere."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, str):
        if not isinstance(before, Mapping | None) and before != "":
            raise LeafError("something else stands there")
        inner = dict(before) if isinstance(before, Mapping) else {}
        made = with_value(inner.get(step), rest, value)
        if made is None or (value is None and made in ({}, [])):
            inner.pop(step, None)
        else:
            inner[step] = made
        return inner
    items = list(before) if isinstance(before, list) else []
    if (before is not None and not isinstance(before, list)) or not 0 <= step <= len(items):
        raise LeafError("something else stands there")
    made = with_value(items[step] if step < len(items) else None, rest, value)
    items[step : step + 1] = [] if made is None else [made]
    return items


def plain(node: Node) -> Value:
    """The value of a node; line ends behind a text, which its form may add, are left out."""
    if isinstance(node, Scalar):
        return node.value.rstrip("\n")
    if isinstance(node, Keys):
        found: dict[str, Value] = {}
        for key, value in node.pairs:
            found.setdefault(key.value, plain(value))
        return found
    return [plain(one) for one in node.items]


def value_at(text: str, steps: Steps) -> Value | None:
    """What the file says there; None where it says nothing."""
    return get(held(text), steps)
