"""From a YAML file to the values of a model, with every problem at the place where it stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterator
from collections.abc import Mapping as Lookup
from collections.abc import Sequence as Lines
from functools import cache, partial
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from diglot.model.names import Names, nearest
from diglot.model.problem import Place, Problem
from diglot.parse.meant import mistaken
from diglot.parse.shape import AtLeast, Text
from diglot.parse.yaml import Mapping, Node, Scalar, Sequence, parse_yaml

Model = TypeVar("Model")
_Read = Callable[[Node, str, list[Problem]], Any]  # what the model says that it is
"""(node, its key or its number in a list, problems, which it adds to) → the value."""
_A_TEXT, _KEYS = "a text", "keys and values"
_A_LIST = "a list (lines that start with “- ”, or [a, b])"


def load(
    model: type[Model], path: str, text: str
) -> tuple[Model | None, Node | None, list[Problem]]:
    """A file's values with its tree (for places), or None where something is wrong."""
    kind: Any = model  # mypy holds that a type variable could not be hashed
    root, problems = parse_yaml(path, text)
    if root is None:
        if not problems:
            message = "expected keys and values, found an empty file"
            hint = f"start with “{next(iter(_fields(kind)))}:”"
            place = Place(path, 1, 1)
            problems.append(Problem(code="E003", place=place, message=message, hint=hint))
        return None, None, problems
    problems += mistaken(root)
    found: list[Problem] = []
    value = _reader(kind)(root, "", found)
    problems += found
    return (value if isinstance(value, model) else None), root, problems


def place_at(root: Node | None, *steps: str | int) -> Place:
    """The place of the value that `steps` (keys and indexes) lead to, or of the nearest before."""
    node = node_at(root, *steps)
    return node.place if node is not None else Place("")


def node_at(root: Node | None, *steps: str | int) -> Node | None:
    """The value that `steps` lead to, or the nearest before."""
    node = root
    for step in steps:
        found: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            found = node.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            found = node.items[step]
        if found is None:
            break
        node = found
    return node


def standing(mark: str, lines: Lines[str], place: Place, last: int) -> Place:
    """Where `mark` stands from `place` to the line `last`; else (an escape hides it) `place`."""
    column = place.column - 1
    for number in range(place.line, min(last, len(lines)) + 1):
        if (found := lines[number - 1].find(mark, column)) >= 0:
            return Place(place.path, number, found + 1)
        column = 0
    return place


# -- each type of the models has its reader -------------------------------------------------------


@cache
def _reader(kind: Hashable) -> _Read:
    """What reads a value of this type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated and isinstance(inner[1], Text):
        return partial(_text, inner[1])
    if origin is Annotated and isinstance(inner[1], AtLeast):
        return partial(_at_least, inner[1].number, _reader(inner[0]))
    if origin in (Union, UnionType):  # `X | None`: what is not written is not read
        kinds = [_reader(one) for one in inner if one is not type(None)]
        return kinds[0] if len(kinds) == 1 else partial(_either, kinds[0], kinds[1])
    if origin is tuple:
        return partial(_list, _reader(inner[0]))
    if origin is dict:
        may_be_none = type(None) in get_args(inner[1])
        return partial(
            _mapping, _reader(inner[0]), _reader(inner[1]), may_be_none, _keys_of(inner[1])
        )
    return partial(_model, kind)


@cache
def _fields(model: Any) -> Lookup[str, tuple[_Read, bool]]:  # one of the schema
    """Key → what reads it, and whether it must be there."""
    missing = dataclasses.MISSING
    return {
        field.name: (
            _reader(cast(Hashable, field.type)),
            field.default is missing and field.default_factory is missing,
        )
        for field in dataclasses.fields(model)
    }


@cache
def _names(model: Any) -> Names:  # one of the schema
    return Names(_fields(model))


def _keys_of(kind: Hashable) -> tuple[str, ...]:
    """The keys of a model; () of everything else."""
    return tuple(_fields(kind)) if dataclasses.is_dataclass(kind) else ()


def _text(rule: Text, node: Node, name: str, problems: list[Problem]) -> object:
    if not isinstance(node, Scalar):
        problems.append(_another_shape(_A_TEXT, node))
        return None
    if rule.is_written and not node.value.strip():
        problems.append(_nothing(name, node.place))
        return None
    try:
        return rule.take(node.value)
    except ValueError as wrong:
        code, message, hint = wrong.args
        problems.append(Problem(code=code, place=node.place, message=message, hint=hint))
        return None


def _either(one: _Read, each: _Read, node: Node, name: str, problems: list[Problem]) -> object:
    """A text, or one in each language."""
    return (each if isinstance(node, Mapping) else one)(node, name, problems)


def _list(read: _Read, node: Node, name: str, problems: list[Problem]) -> tuple[object, ...]:
    if not isinstance(node, Sequence):
        problems.append(_another_shape(_A_LIST, node))
        return ()
    return tuple(read(item, str(index), problems) for index, item in enumerate(node.items))


def _at_least(number: int, read: _Read, node: Node, name: str, problems: list[Problem]) -> object:
    before = len(problems)
    value = read(node, name, problems)
    if len(problems) == before and len(value) < number:
        problems.append(_nothing(name, node.place))
    return value


def _mapping(
    read_key: _Read,
    read: _Read,
    may_be_none: bool,
    known: tuple[str, ...],
    node: Node,
    name: str,
    problems: list[Problem],
) -> dict[object, object]:
    if not isinstance(node, Mapping):
        problems.append(_another_shape(_KEYS, node, known))
        return {}
    values = {
        read_key(key, "", problems): read(value, key.value, problems)
        for key, value in _written(node)
    }
    if may_be_none:
        values |= {
            read_key(key, "", problems): None
            for key, value in node.pairs
            if isinstance(value, Scalar) and value.is_null and value.value == "~"
        }
    return values


def _model(model: Any, node: Node, name: str, problems: list[Problem]) -> object:  # a type
    fields = _fields(model)
    if not isinstance(node, Mapping):
        problems.append(_another_shape(_KEYS, node, tuple(fields)))
        return None
    before = len(problems)
    values: dict[str, Any] = {}  # as its type says
    for key, value in _written(node):
        if key.value in fields:
            values[key.value] = fields[key.value][0](value, key.value, problems)
        else:
            problems.append(_unknown(key, fields, _names(model)))
    for field, (_, must_be) in fields.items():
        if must_be and field not in values:
            there = node.get(field)
            problems.append(
                _nothing(field, there.place)
                if there
                else _nothing(field, node.place, hint=f"add “{field}:”")
            )
    return model(**values) if len(problems) == before else None


def _written(node: Mapping) -> Iterator[tuple[Scalar, Node]]:
    """Keys and values. One without a value counts as absent; of a key that stands twice (Y002), the
    first counts."""
    seen: set[str] = set()
    for key, value in node.pairs:
        if not (isinstance(value, Scalar) and value.is_null) and key.value not in seen:
            seen.add(key.value)
            yield key, value


# -- what is said of what is wrong ----------------------------------------------------------------


def _unknown(key: Scalar, known: Lookup[str, object], names: Names) -> Problem:
    return Problem(
        code="E001",
        place=key.place,
        message=f"expected a known key, found “{key.value}”",
        hint=nearest(key.value, names) or f"known here: {', '.join(sorted(known))}",
    )


def _nothing(name: str, place: Place, hint: str = "") -> Problem:
    message = f"expected “{name}”, found nothing"
    hint = hint or f"write something after “{name}:”"
    return Problem(code="E002", place=place, message=message, hint=hint)


def _another_shape(expected: str, node: Node, known: tuple[str, ...] = ()) -> Problem:
    """`known` are the keys where a model was expected."""
    found = {Scalar: "a text", Sequence: "a list", Mapping: "keys and values"}[type(node)]
    hint = "write one line for each, as in `en: …`"
    if expected == _A_TEXT:
        hint = "write one text here; a text with `[ ] { } :` stands in quotation marks"
    elif expected == _A_LIST:
        hint = "start each entry with “- ”"
        if isinstance(node, Scalar):
            hint = f"write [{node.value[:40]}]"
    elif known:
        hint = f"known here: {', '.join(known)}"
    message = f"expected {expected}, found {found}"
    return Problem(code="E003", place=node.place, message=message, hint=hint)
