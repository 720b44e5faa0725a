"""What a YAML file says, without places: values that can be compared, and written again."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from diglot.parse.yaml import Mapping, Node, Scalar, Sequence


class Items(Struct, frozen=True):
    """A list."""

    items: tuple[Value, ...] = ()


class Pairs(Struct, frozen=True):
    """Keys and values, in order."""

    pairs: tuple[tuple[str, Value], ...] = ()

    def get(self, key: str) -> Value | None:
        return next((value for name, value in self.pairs if name == key), None)


class Nothing(Struct, frozen=True):
    """What `key:` or `~` says."""

    written: str = ""


Value = str | Items | Pairs | Nothing


def value_of(node: Node) -> Value:
    """What stands at a node."""
    if isinstance(node, Scalar):
        return Nothing(node.value) if node.is_null else node.value
    if isinstance(node, Sequence):
        return Items(tuple(value_of(item) for item in node.items))
    return Pairs(tuple((key.value, value_of(value)) for key, value in node.pairs))


def same(one: Value, other: Value) -> bool:
    """Whether two say the same, in whatever order their keys stand."""
    if isinstance(one, Pairs) and isinstance(other, Pairs):
        left, right = dict(one.pairs), dict(other.pairs)
        return left.keys() == right.keys() and all(same(left[k], right[k]) for k in left)
    if isinstance(one, Items) and isinstance(other, Items):
        return len(one.items) == len(other.items) and all(map(same, one.items, other.items))
    return one == other


Steps = tuple[str | int, ...]
"""Keys and indexes that lead from the top of a file to a value."""


def nodes_in(node: Node, steps: Steps = ()) -> Iterator[tuple[Steps, Node]]:
    """Every node, each with the way to it; the outer before the inner."""
    yield steps, node
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from nodes_in(item, (*steps, index))
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield from nodes_in(value, (*steps, key.value))
