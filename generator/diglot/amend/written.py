"""Values written as YAML, in the way that the file around them has."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.amend.values import Items, Nothing, Pairs, Value, value_of
from diglot.amend.wrap import WIDTH, columns, refolded, wrapped
from diglot.parse.yaml import Mapping, Scalar, Sequence, parse_yaml

_INLINE = 60
"""Columns up to which a text stands behind its key."""


def inline(said: str, *, in_flow: bool, style: str = "") -> str:
    """A text on one line: in the style that it had, or else plain where that says the same."""
    single = "'" + said.replace("'", "''") + "'"
    double = '"' + _escaped(said) + '"'
    first = {"'": [single], '"': [double]}.get(style, [])
    choices: list[str] = [*first, said, double]
    for choice in choices:
        if "\n" not in choice and _says(choice, said, in_flow):
            return choice
    return double


def flow(value: Value) -> str:
    """A value in brackets and braces."""
    if isinstance(value, Items):
        return f"[{', '.join(flow(item) for item in value.items)}]"
    if isinstance(value, Pairs):
        return "{" + ", ".join(f"{key}: {flow(one)}".rstrip() for key, one in value.pairs) + "}"
    return value.written if isinstance(value, Nothing) else inline(value, in_flow=True)


def pair(key: str, value: Value, indent: int) -> list[str]:
    """The lines of a key and its value in block style."""
    if isinstance(value, str):
        if columns(value) > _INLINE or "\n" in value:
            return block(f"{' ' * indent}{key}:", value, indent + 2)
        return [f"{' ' * indent}{key}: {inline(value, in_flow=False)}"]
    if isinstance(value, Nothing):
        return [f"{' ' * indent}{key}: {value.written}".rstrip()]
    if isinstance(value, Items):
        if all(isinstance(one, str) for one in value.items):
            return [f"{' ' * indent}{key}: {flow(value)}"]
        return [f"{' ' * indent}{key}:", *(x for one in value.items for x in item(one, indent + 2))]
    if not value.pairs:
        return [f"{' ' * indent}{key}: {{}}"]
    inner = [line for name, one in value.pairs for line in pair(name, one, indent + 2)]
    return [f"{' ' * indent}{key}:", *inner]


def item(value: Value, indent: int) -> list[str]:
    """The lines of an item of a list, from its hyphen on."""
    if isinstance(value, Pairs) and value.pairs:
        lines = [line for name, one in value.pairs for line in pair(name, one, indent + 2)]
        return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]
    said = inline(value, in_flow=False) if isinstance(value, str) else flow(value)
    return [f"{' ' * indent}- {said}"]


def block(head: str, said: str, indent: int) -> list[str]:
    """A text folded below `head`; on its line where folding cannot say it."""
    lines = [f"{' ' * indent}{line}".rstrip() for line in wrapped(said)]
    made = [f"{head} >-", *lines]
    return made if _reads("\n".join(made), said) else [f"{head} {inline(said, in_flow=False)}"]


def rewritten(old: list[str], head: str, before: str, after: str, indent: int) -> str | None:
    """A text in block style that now says something else, with the lines kept that say the same.

    `head` is its mark (`>-`), `old` its lines. None where block style cannot say it.
    """
    pad = " " * indent
    if head.startswith("|"):
        made = "\n".join([head, *(f"{pad}{line}".rstrip() for line in after.split("\n"))])
        return made if _reads(f"k: {made}", after, indent) else None
    width = max([WIDTH, *(columns(line.strip()) for line in old)])
    for lines in refolded([line.strip() for line in old], before, after, width):
        made = "\n".join([head, *(f"{pad}{line}".rstrip() for line in lines)])
        if _reads(f"k: {made}", after, indent):
            return made
    return None


def _escaped(said: str) -> str:
    shown = said.replace("\\", "\\\\").replace('"', '\\"')
    return shown.replace("\n", "\\n").replace("\t", "\\t")


def _says(written: str, said: str, in_flow: bool) -> bool:
    """Whether a text so written says this, and nothing beside it."""
    root, problems = parse_yaml("", f"k: [{written}]\n" if in_flow else f"k: {written}\n")
    found = root.get("k") if isinstance(root, Mapping) else None
    if in_flow:
        found = found.items[0] if isinstance(found, Sequence) and len(found.items) == 1 else None
    return (
        not problems
        and isinstance(found, Scalar)
        and not found.is_null
        and found.comment is None
        and found.value == said
    )


def _reads(written: str, said: str, indent: int = 0) -> bool:
    root, problems = parse_yaml("", written + "\n")
    values = list(_values(value_of(root))) if root is not None else []
    return not problems and values == [said]


def _values(value: Value) -> Iterator[Value]:
    if isinstance(value, Pairs):
        for _, one in value.pairs:
            yield from _values(one)
    else:
        yield value
