"""Values as YAML writes them, in the form that the house asks for: prose folded, words quoted only
where they need it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from diglot.create.fold import WIDTH, fold

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""What a file holds: texts, lists of values, and values by their keys."""
_PLAIN = re.compile(r"[^\W_](?:[^:#\n\r\t]|:(?! |$)|(?<! )#)*", re.UNICODE)
_IN_FLOW = re.compile(r"[^,\[\]{}:]*")
_PROSE = frozenset({"note", "covers", "provenance", "rights", "translation_note", "gloss"})
"""The keys below which prose stands: it is folded, however short."""


def word(value: str, form: str = "", *, in_flow: bool = False) -> str:
    """A text in one line: in its form where that can hold it, else in quotation marks."""
    if form == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    plain = _PLAIN.fullmatch(value) and value == value.strip()
    if form != '"' and plain and (not in_flow or _IN_FLOW.fullmatch(value)):
        return value
    return json.dumps(value, ensure_ascii=False)


def below(key: str, value: Value, indent: int, *, prose: bool = False) -> list[str]:
    """The lines of a key with its value, in block form."""
    head = f"{' ' * indent}{word(key)}:"
    prose = prose or key in _PROSE
    if isinstance(value, str):
        if value and (prose or "\n" in value or indent + len(key) + len(value) > WIDTH):
            return [f"{head} >-", *fold(value, indent + 2)]
        return [f"{head} {word(value)}"]
    if not value:
        return [f"{head} {'{}' if isinstance(value, Mapping) else '[]'}"]
    if isinstance(value, Mapping):
        return [head, *lines_of(value, indent + 2, prose=prose)]
    if flow := _short(value, WIDTH - len(head) - 1):
        return [f"{head} {flow}"]
    return [head, *(line for one in value for line in item(one, indent + 2))]


def lines_of(values: Mapping[str, Value], indent: int, *, prose: bool = False) -> list[str]:
    """The lines of keys with their values."""
    return [
        line for key, value in values.items() for line in below(key, value, indent, prose=prose)
    ]


def item(value: Value, indent: int) -> list[str]:
    """The lines of an item of a list; `indent` is that of its hyphen."""
    hyphen = f"{' ' * indent}- "
    if isinstance(value, str):
        return [hyphen + word(value)]
    if isinstance(value, Mapping):
        first, *rest = lines_of(value, indent + 2) or [f"{' ' * (indent + 2)}{{}}"]
        return [hyphen + first[indent + 2 :], *rest]
    return [hyphen + flow_list(value)]


def flow_list(values: Sequence[Value]) -> str:
    """A list in brackets."""
    return f"[{', '.join(in_flow(one) for one in values)}]"


def in_flow(value: Value) -> str:
    """A value within brackets."""
    if isinstance(value, str):
        return word(value, in_flow=True)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{word(key)}: {in_flow(one)}' for key, one in value.items())}}}"
    return flow_list(value)


def _short(values: Sequence[Value], room: int) -> str:
    """The list in one line, or "" where it is no list of words or too long for that."""
    if not all(isinstance(one, str) for one in values):
        return ""
    made = flow_list(values)
    return made if len(made) <= room else ""
