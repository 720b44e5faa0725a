"""Values that YAML read otherwise than they were meant: cut by a comma or by ` #`."""

from __future__ import annotations

import re

from diglot.model.problem import Place, Problem
from diglot.parse.yaml import Mapping, Node, Scalar, Sequence

_PROSE = frozenset(
    "title description name role label term gloss note provenance rights translation_note "
    "publisher covers reason reading".split()
)


def mistaken(node: Node) -> list[Problem]:
    """Y005 and Y006 of a file’s tree."""
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
                if node.in_braces and value.is_null and value.value != "~":
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
