"""From a YAML file to validated data, with every problem at the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence as Lines
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from diglot.model.problem import Place, Problem, nearest
from diglot.parse.schema import KINDS, SHAPES
from diglot.parse.yaml import Mapping, Node, Scalar, Sequence, parse_yaml

Model = TypeVar("Model", bound=BaseModel)
_PROSE = frozenset(
    "title description name role label term gloss note provenance rights translation_note "
    "publisher covers reason reading".split()
)


def load(
    model: type[Model], path: str, text: str
) -> tuple[Model | None, Node | None, list[Problem]]:
    """A file's validated data with its tree (for places), or None where something is wrong."""
    root, problems = parse_yaml(path, text)
    if root is None:
        if not problems:
            message = "expected keys and values, found an empty file"
            hint = f"start with “{next(iter(model.model_fields))}:”"
            place = Place(path, 1, 1)
            problems.append(Problem(code="E003", place=place, message=message, hint=hint))
        return None, None, problems
    problems += _braces_and_comments(root)
    try:
        return model.model_validate(_plain(root)), root, problems
    except ValidationError as error:
        problems += [_problem(root, model, detail) for detail in error.errors(include_url=False)]
        return None, root, problems


def place_at(root: Node | None, *steps: str | int) -> Place:
    """The place of the value that `steps` (keys and indexes) lead to, or of the nearest before."""
    node, place = root, Place("")
    if node is not None:
        place = node.place
    for step in steps:
        found: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            found = node.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            found = node.items[step]
        if found is None:
            break
        node, place = found, found.place
    return place


def standing(mark: str, lines: Lines[str], place: Place) -> Place:
    """Where `mark` stands from `place` on; `place` where an escape of YAML hides it."""
    column = place.column - 1
    for number in range(place.line, len(lines) + 1):
        if (found := lines[number - 1].find(mark, column)) >= 0:
            return Place(place.path, number, found + 1)
        column = 0
    return place


def _plain(node: Node) -> Any:  # what pydantic takes: lists, dicts, strings
    """The tree as lists, dicts and strings, for validation; an unwritten value counts as absent."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    plain: dict[str, Any] = {}  # as above
    for key, value in node.pairs:
        if not (isinstance(value, Scalar) and value.is_null):
            plain.setdefault(key.value, _plain(value))  # as in `Mapping.get`, the first counts
    return plain


def _braces_and_comments(node: Node) -> list[Problem]:
    """Values that YAML read otherwise than they were meant: cut by a comma or by ` #`."""
    problems: list[Problem] = []
    stack: list[Node] = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, Sequence):
            stack += node.items
        elif isinstance(node, Mapping):
            for key, value in node.pairs:
                stack.append(value)
                if not isinstance(value, Scalar):
                    continue
                if node.in_braces and value.is_null:
                    problems.append(_comma(key))
                elif value.comment and _is_prose(key.value):
                    problems.append(_comment(key, value.comment))
    return problems


def _is_prose(key: str) -> bool:
    """Whether a text stands under `key`: a field for prose, or a language code inside one."""
    return key in _PROSE or re.fullmatch(r"[a-z]{2,3}", key) is not None


def _comma(key: Scalar) -> Problem:
    if colon := re.match(r"[\w-]+([:：])", key.value):
        message = f"expected “: ” after a key, found “{colon[1]}” without a space"
        return Problem(
            code="Y005",
            place=key.place.shifted(colon.start(1)),
            message=message if colon[1] == ":" else "expected “: ” after a key, found “：”",
            hint="use `:` and a space",
        )
    return Problem(
        code="Y005",
        place=key.place,
        message=f"“{key.value}” stands in braces without a value: a comma ended the text before it",
        hint="put quotation marks around the text, or write it in block style (`en: >-`)",
    )


def _comment(key: Scalar, place: Place) -> Problem:
    return Problem(
        code="Y006",
        place=place,
        message=f"“ #” after the text of “{key.value}” starts a comment; what follows is left out",
        hint="write the text in block style (`en: >-`), or move the comment to its own line",
    )


def _problem(root: Node, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    """One finding of pydantic as a problem: place, expected and found, hint."""
    steps = [step for step in detail["loc"] if step != "[key]"]
    kind, place, name = detail["type"], place_at(root, *steps), str(steps[-1]) if steps else ""
    if kind == "extra_forbidden":
        known = _known_keys(model, steps[:-1])
        hint = nearest(name, known) or f"known here: {', '.join(sorted(known))}"
        message = f"expected a known key, found “{name}”"
        place = _key_place(root, steps) or place
        return Problem(code="E001", place=place, message=message, hint=hint)
    if kind in ("missing", "string_too_short", "too_short"):
        message = f"expected “{name}”, found nothing"
        there = kind != "missing" or _key_place(root, steps) is not None
        hint = f"write something after “{name}:”" if there else f"add “{name}:”"
        return Problem(code="E002", place=place, message=message, hint=hint)
    if kind == "string_too_long":
        message = f"expected at most {detail['ctx']['max_length']:,} characters"
        message += f", found {len(str(detail['input'])):,}"
        return Problem(code="E008", place=place, message=message, hint="shorten the text")
    if kind == "string_pattern_mismatch":
        return _mismatch(detail, root, steps, place)
    if kind == "value_error":  # of a validator of ours
        message, hint = detail["ctx"]["error"].args
        return Problem(code="E004", place=place, message=message, hint=hint)
    expected = {
        "string_type": "a text",
        "list_type": "a list (lines that start with “- ”, or [a, b])",
        "dict_type": "keys and values",
        "model_type": "keys and values",
        "model_attributes_type": "keys and values",
    }.get(kind, detail["msg"])
    names = ((str, "a text"), (list, "a list"), (dict, "keys and values"))
    found = next(name for shape, name in names if isinstance(detail["input"], shape))
    message = f"expected {expected}, found {found}"
    hint = _shape_hint(expected, detail["input"], _known_keys(model, steps))
    return Problem(code="E003", place=place, message=message, hint=hint)


def _shape_hint(expected: str, found: object, known: list[str]) -> str:
    if expected == "a text":
        return "write one text here; a text with `[ ] { } :` stands in quotation marks"
    if "[" in expected:
        return f"write [{found[:40]}]" if isinstance(found, str) else "start each entry with “- ”"
    if known:
        return f"known here: {', '.join(known)}"
    return "write one line for each, as in `en: …`"


def _mismatch(detail: ErrorDetails, root: Node, steps: list[int | str], place: Place) -> Problem:
    found = str(detail["input"])
    pattern = str(detail["ctx"]["pattern"])
    if detail["loc"][-1] == "[key]":
        place = _key_place(root, steps) or place
    expected, hint = SHAPES[pattern]
    if expected == "a kind":
        hint = nearest(found, KINDS) or hint
    return Problem(
        code="E004",
        place=place,
        message=f"expected {expected}, found “{found[:80]}”",
        hint=hint,
    )


def _key_place(root: Node, steps: list[int | str]) -> Place | None:
    """Where the key at `steps` itself stands."""
    node: Node | None = root
    for step in steps[:-1]:
        if isinstance(node, Mapping):
            node = node.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    if isinstance(node, Mapping):
        return next((key.place for key, _ in node.pairs if key.value == steps[-1]), None)
    return None


def _known_keys(model: type[BaseModel], steps: list[int | str]) -> list[str]:
    """The keys that the model knows at `steps`."""
    current: Any = model  # a model, or what one is annotated with
    for step in steps:
        fields = getattr(current, "model_fields", None)
        if fields is not None and step in fields:
            current = _model_in(fields[str(step)].annotation)
    fields = getattr(current, "model_fields", {})
    return list(fields)


def _model_in(annotation: Any) -> Any:  # types as pydantic keeps them
    """The model inside `list[Model]`, `dict[str, Model]` or `Model | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found is not None:
            return found
    return None
