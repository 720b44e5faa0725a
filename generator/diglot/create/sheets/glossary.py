"""The glossary as a sheet: a row an entry, a column each leaf; and back, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args, get_origin

from diglot.amend.document import Document
from diglot.amend.tree import UneditableError, append, drop, put, put_texts
from diglot.amend.values import Items, Nothing, Pairs, Steps, Value, value_of
from diglot.amend.walk import keys_of, kind_at
from diglot.amend.written import flow
from diglot.create.sheets.compare import Cell
from diglot.create.sheets.damage import cleaned
from diglot.create.sheets.table import Row, SheetRow, Table
from diglot.model.files import GLOSSARY
from diglot.parse.schema import TermModel
from diglot.parse.yaml import Mapping, parse_yaml
from diglot.parse.yaml import Sequence as Listed

WHAT = "glossary"
_TERMS = "terms"
_USUAL = ("term", "also", "avoid", "reading", "gloss", "note")
_LEFT_OUT = ("sort", "formerly", "place", "route")
"""Columns that are there only where an entry has them."""


def glossary_table(document: Document, codes: Sequence[str]) -> Table:
    """The entries, each by its id. A list has an item a line; what has keys stands in braces."""
    listed = document.at(_TERMS)
    entries = [value_of(one) for one in listed.items] if isinstance(listed, Listed) else []
    rows = []
    for entry in entries:
        cells = dict(_cells(entry)) if isinstance(entry, Pairs) else {}
        rows.append(Row(cells.get("id", ""), cells))
    there = dict.fromkeys(name for row in rows for name in row.cells)
    usual = [f"{name}.{code}" for name in _USUAL for code in codes]
    order = keys_of(TermModel)
    others = [name for name in order if name not in (*_USUAL, *_LEFT_OUT)]

    def place(name: str) -> tuple[int, int]:
        key, _, lang = name.partition(".")
        return order.index(key), codes.index(lang) if lang in codes else len(codes)

    known = [one for one in {**there, **dict.fromkeys([*usual, *others])} if _is_known(one, order)]
    return Table(WHAT, tuple(sorted(known, key=place)), tuple(row for row in rows if row.key))


def _is_known(name: str, order: Sequence[str]) -> bool:
    return name.partition(".")[0] in order and " " not in name


def _cells(value: Value, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Pairs):
        for key, one in value.pairs:
            yield from _cells(one, f"{name}.{key}" if name else key)
    elif isinstance(value, Items):
        yield name, "\n".join(one if isinstance(one, str) else flow(one) for one in value.items)
    elif not isinstance(value, Nothing):
        yield name, value


def with_cells(document: Document, cells: Sequence[Cell]) -> tuple[Document, list[Cell]]:
    """The glossary with cells changed, and those that could not be."""
    texts: list[tuple[Steps, str]] = []
    others: list[Cell] = []
    for cell in cells:
        steps = _steps(document, cell)
        is_text = steps and cell.after and not _is_list(steps) and document.at(*steps) is not None
        if is_text and cell.column != "id":
            texts.append((steps or (), cell.after))
        else:
            others.append(cell)
    left: list[Cell] = []
    try:
        document = put_texts(document, texts)
    except UneditableError:  # one of them, which is found below
        others = list(cells)
    for cell in others:
        try:
            document = _with_cell(document, cell)
        except UneditableError:
            left.append(cell)
    return document, left


def with_entry(document: Document, row: SheetRow) -> Document:
    """The glossary with one entry more. Raises UneditableError."""
    made: Value = Pairs()
    for key in keys_of(TermModel):
        for column, found in row.cells.items():
            said = cleaned(found)
            if said and column.partition(".")[0] == key:
                steps: Steps = (_TERMS, 0, *column.split("."))
                made = _added(made, steps[2:], _value(steps, said))
    return append(document, (_TERMS,), made)


def _added(whole: Value, steps: Sequence[str | int], value: Value) -> Value:
    if not steps:
        return value
    known = whole if isinstance(whole, Pairs) else Pairs()
    inner = _added(known.get(str(steps[0])) or Pairs(), steps[1:], value)
    others = tuple(pair for pair in known.pairs if pair[0] != steps[0])
    return Pairs((*others, (str(steps[0]), inner)))


def _steps(document: Document, cell: Cell) -> Steps | None:
    at = document.index(_TERMS, cell.key)
    return None if at is None else (_TERMS, at, *cell.column.split("."))


def _with_cell(document: Document, cell: Cell) -> Document:
    steps = _steps(document, cell)
    if steps is None or cell.column == "id":
        raise UneditableError
    if not cell.after:
        return _dropped(document, steps)
    value = _value(steps, cell.after)
    if isinstance(value, Items) and isinstance(listed := document.at(*steps), Listed):
        now = [value_of(one) for one in listed.items]
        if value.items[: len(now)] == tuple(now):
            for item in value.items[len(now) :]:
                document = append(document, steps, item)
            return document
        if len(now) == len(value.items):
            for index, item in enumerate(value.items):
                if item != now[index]:
                    document = put(document, (*steps, index), item)
            return document
    return put(document, steps, value)


def _dropped(document: Document, steps: Steps) -> Document:
    """Without a leaf, and without the mapping above it where it was the last one there."""
    if document.at(*steps) is None:
        return document
    while len(steps) > 3:
        above = document.at(*steps[:-1])
        if not isinstance(above, Mapping) or len(above.pairs) > 1:
            break
        steps = steps[:-1]
    return drop(document, steps)


def _is_list(steps: Steps) -> bool:
    return get_origin(kind_at(GLOSSARY, steps)) is tuple


def _value(steps: Steps, said: str) -> Value:
    """What a cell says, by what the model says that stands there."""
    if not _is_list(steps):
        return said
    kind = get_args(kind_at(GLOSSARY, steps))[0]
    items: list[Value] = []
    for line in said.split("\n"):
        if not line.strip():
            continue
        if isinstance(kind, type):  # a model: keys and values in braces
            root, problems = parse_yaml(GLOSSARY, f"- {line.strip()}\n")
            if problems or not isinstance(root, Listed):
                raise UneditableError
            items += [value_of(one) for one in root.items]
        else:
            items.append(line.strip())
    return Items(tuple(items))
