"""The leaves of a YAML file with what the model says that each of them is."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Struct

from diglot.amend.values import Steps
from diglot.parse.schema import EditionModel, GlossaryModel, NotesModel, TextModel
from diglot.parse.shape import Text
from diglot.parse.yaml import Mapping, Node, Scalar, Sequence


class Leaf(Struct, frozen=True):
    """A text of the file, its rule, and the way to it."""

    rule: Text
    node: Scalar
    steps: Steps


def model_of(path: str) -> type | None:
    """The model by which a YAML file is read; None for one that has none."""
    name = path.rpartition("/")[2]
    if path == "glossary.yml":
        return GlossaryModel
    files = {"edition.yml": EditionModel, "text.yml": TextModel, "notes.yml": NotesModel}
    return files.get(name) if path.startswith("source/") else None


def leaves(kind: Hashable, node: Node | None, steps: Steps = ()) -> Iterator[Leaf]:
    """Every text below a node of which the model knows what it is."""
    origin, inner = get_origin(kind), get_args(kind)
    if node is None:
        return
    if origin is Annotated:
        if isinstance(inner[1], Text) and isinstance(node, Scalar):
            yield Leaf(inner[1], node, steps)
        elif not isinstance(inner[1], Text):
            yield from leaves(inner[0], node, steps)
    elif origin in (Union, UnionType):
        kinds = [one for one in inner if one is not type(None)]
        yield from leaves(kinds[-1 if isinstance(node, Mapping) else 0], node, steps)
    elif origin is tuple and isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from leaves(inner[0], item, (*steps, index))
    elif isinstance(node, Mapping):
        kinds_of = _fields(kind) if dataclasses.is_dataclass(kind) else {}
        for key, value in node.pairs:
            below = inner[1] if origin is dict else kinds_of.get(key.value)
            if below is not None:
                yield from leaves(below, value, (*steps, key.value))


def order_of(path: str, steps: Steps) -> tuple[str, ...]:
    """The keys that may stand beside the one that `steps` lead to, in order; () of no model."""
    kind = kind_at(path, steps[:-1])
    return tuple(_fields(kind)) if dataclasses.is_dataclass(kind) else ()


def kind_at(path: str, steps: Steps) -> Any:  # a type of the models
    """The type of what stands where `steps` lead, as the model says it."""
    kind: Any = model_of(path)  # then the types of its fields
    for step in steps:
        kind = _below(kind, step)
    return _bare(kind)


def _below(kind: Any, step: str | int) -> Any:  # types of fields
    """The type of what stands under a key or at an index."""
    kind = _bare(kind)
    if dataclasses.is_dataclass(kind):
        return _fields(kind).get(str(step))
    inner = get_args(kind)
    return None if not inner else inner[1 if get_origin(kind) is dict else 0]


def _bare(kind: Any) -> Any:  # types of fields
    """A type without `| None` and how many there must be."""
    if get_origin(kind) in (Union, UnionType):
        kind = [one for one in get_args(kind) if one is not type(None)][-1]
    if get_origin(kind) is Annotated and not isinstance(get_args(kind)[1], Text):
        kind = get_args(kind)[0]
    return kind


def keys_of(kind: Any) -> tuple[str, ...]:  # a model
    """The keys of a model, in the order in which the manual lists them."""
    return tuple(_fields(kind))


def _fields(kind: Any) -> dict[str, Any]:  # a model; types of fields
    return _fields_of(kind)


@cache
def _fields_of(kind: Hashable) -> dict[str, Any]:  # types of fields
    model: Any = kind  # as whoever calls knows
    return {field.name: field.type for field in dataclasses.fields(model)}
