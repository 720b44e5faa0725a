"""Typst's language as text: strings, calls, collections, escaped by its grammar.

Everything is written in code mode, where words stand in string literals alone: no markup is built
of what an editor wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPECIAL = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def string(text: str) -> str:
    """A string literal; what no text can hold becomes U+FFFD."""
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def _escaped(char: re.Match[str]) -> str:
    code = ord(char[0])
    if 0xD800 <= code <= 0xDFFF or code >= 0xFFFE:
        return "\ufffd"
    return _ESCAPES.get(char[0]) or f"\\u{{{code:x}}}"


def array(items: Iterable[str]) -> str:
    """`(a, b,)`: with a comma behind the last, so that one item is no parenthesis."""
    inside = "".join(f"{item}, " for item in items)
    return f"({inside.rstrip()})"


def strings(items: Iterable[str]) -> str:
    return array(map(string, items))


def named(**items: str) -> str:
    """A dictionary."""
    inside = ", ".join(f"{_key(name)}: {value}" for name, value in items.items())
    return f"({inside})" if inside else "(:)"


def call(name: str, /, *args: str, **items: str) -> str:
    """A function called; `is_x` is its argument `x`, `a_b` its `a-b`."""
    inside = [*args, *(f"{_key(key)}: {value}" for key, value in items.items())]
    return f"{name}({', '.join(inside)})"


def _key(name: str) -> str:
    return name.removeprefix("is_").replace("_", "-")


def joined(parts: Iterable[str]) -> str:
    """A code block: the values of its lines, joined; `none` without any."""
    found = [part for part in parts if part]
    return f"{{{'; '.join(found)}}}" if found else "none"


def label(name: str) -> str:
    return call("label", string(name))


def boolean(value: bool) -> str:
    return "true" if value else "false"
