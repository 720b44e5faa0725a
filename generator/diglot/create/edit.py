"""An edit as a person makes it in a form: some values of one target, and what its files become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from diglot.create.held import LeafError, value_at
from diglot.create.leaf import put
from diglot.create.lines import with_line
from diglot.create.target import ROW, Found
from diglot.create.written import Value
from diglot.model.files import GLOSSARY, Files


class Change(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One value of a target: `at` leads to it from the target, in a row it is the language."""

    at: tuple[str | int, ...]
    value: Any = None  # JSON; `clean` holds it to be a value
    """None takes it out."""


def edited(files: Files, found: Found, changes: Sequence[Change], order: Sequence[str]) -> Files:
    """The sources with the changes, one after the other. Raises LeafError."""
    texts = dict(files.texts)
    for change in changes:
        if found.kind == ROW:
            path, made = _with_row(texts, found, change)
        else:
            path = found.path
            made = put(texts[path], (*found.steps, *change.at), clean(change.value), order)
        texts[path] = made
    return _with_texts(files, texts)


def with_entry(files: Files, entry: Mapping[str, Value], order: Sequence[str]) -> Files:
    """The sources with one entry more, the last of the glossary. Raises LeafError."""
    said = clean(entry)
    if not isinstance(said, Mapping):
        raise LeafError("nothing was filled in")
    text = files.texts.get(GLOSSARY, "")
    count = count_of_entries(files)
    in_order = {key: said[key] for key in sorted(said, key=lambda x: _rank(order, x))}
    made = put(text, ("terms", count), in_order, order)
    return _with_texts(files, {**files.texts, GLOSSARY: made})


def clean(value: Any) -> Value | None:  # JSON
    """Without what was left empty in a form; None where nothing is left. Raises LeafError."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, Mapping):
        return {k: kept for k, one in value.items() if (kept := clean(one)) is not None} or None
    if value is None:
        return None
    if not isinstance(value, (list, tuple)):
        raise LeafError("expected words, a list of them, or keys with values")
    return [kept for one in value if (kept := clean(one)) is not None] or None


def _with_row(texts: Mapping[str, str], found: Found, change: Change) -> tuple[str, str]:
    lang, line = (change.at or ("",))[0], change.value
    if lang not in found.lines or not isinstance(line, str):
        raise LeafError("expected a language of the row, and its line")
    if "\n" in line or not line.strip() or line.lstrip().startswith("@"):
        raise LeafError("expected one line that is not empty and does not start with @")
    path, number = found.lines[str(lang)]
    return path, with_line(texts[path], number, line.strip())


def count_of_entries(files: Files) -> int:
    """How many entries the glossary holds. Raises LeafError."""
    terms = value_at(files.texts.get(GLOSSARY, ""), ("terms",))
    return len(terms) if isinstance(terms, list) else 0


def _rank(order: Sequence[str], key: str) -> int:
    return order.index(key) if key in order else len(order)


def _with_texts(files: Files, texts: Mapping[str, str]) -> Files:
    return replace(files, texts=texts)
