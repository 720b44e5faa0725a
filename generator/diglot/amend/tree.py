"""Edits of a YAML file: a value set, added or taken out, and everything else byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable

from diglot.amend.document import Document, Edit, edited, is_flow, read_document
from diglot.amend.values import Items, Nothing, Pairs, Steps, Value, same, value_of
from diglot.amend.walk import order_of
from diglot.amend.written import flow, inline, item, pair, rewritten
from diglot.parse.yaml import Mapping, Node, Scalar, Sequence


class UneditableError(Exception):
    """That a file is written in a way that the change cannot be made in."""


def put(document: Document, steps: Steps, value: Value) -> Document:
    """The file where `steps` lead to `value`; a key that is new stands where the model has it.

    Raises UneditableError, and never changes anything else.
    """
    node, wanted = document.at(*steps), _put(document.root, steps, value)
    if node is None:
        edits = _added(document, steps, value)
    elif isinstance(node, Scalar) and isinstance(value, str):
        edits = [_set(document, node, value, document.is_in_flow(steps))]
    elif is_flow(node) and isinstance(value, (Items, Pairs)):
        edits = [Edit(document.begin(node), document.end(node), flow(value))]
    else:
        made = drop(document, steps)
        return put(made, steps, value)
    return _proved(document, edits, wanted)


def put_texts(document: Document, texts: Iterable[tuple[Steps, str]]) -> Document:
    """The same for many texts that are there already, at once. Raises UneditableError."""
    edits, wanted = [], value_of(document.root) if document.root is not None else Pairs()
    for steps, said in texts:
        node = document.at(*steps)
        if not isinstance(node, Scalar):
            raise UneditableError
        edits.append(_set(document, node, said, document.is_in_flow(steps)))
        wanted = _with(wanted, steps, said)
    return _proved(document, edits, wanted) if edits else document


def drop(document: Document, steps: Steps) -> Document:
    """The file without the item or the key that `steps` lead to. Raises UneditableError."""
    above, last = document.at(*steps[:-1]), steps[-1]
    inner = _inner(above)
    index = _index(above, last)
    if index is None:
        return document
    if len(inner) == 1:
        empty = flow(Items() if isinstance(above, Sequence) else Pairs())
        assert above is not None
        gap = "" if is_flow(above) else " "
        edit = Edit(_from(document, above), document.end(above), gap + empty)
    elif is_flow(above):
        edit = _cut(document, inner, index)
    else:
        edit = _cut_lines(document, above, inner, index)
    return _proved(document, [edit], _without(document.root, steps))


def append(document: Document, steps: Steps, value: Value) -> Document:
    """The file with one item more in the list that `steps` lead to."""
    listed = document.at(*steps)
    if not isinstance(listed, Sequence):
        return put(document, steps, Items((value,)))
    known = value_of(listed)
    assert isinstance(known, Items)
    wanted = _put(document.root, steps, Items((*known.items, value)))
    if not listed.items or is_flow(listed):
        at = document.end(listed) - 1
        comma = ", " if listed.items else ""
        at = document.end(listed.items[-1]) if listed.items else at
        return _proved(document, [Edit(at, at, comma + flow(value))], wanted)
    first = document.begin(listed.items[0])
    before = document.text[document.line_start(first) : first]
    hyphen = before.rfind("-")
    last = document.line_start(document.begin(listed.items[-1]))
    is_apart = len(listed.items) > 1 and document.text[:last].endswith("\n\n")
    lines = [*[""] * is_apart, *item(value, hyphen)]
    end = document.line_end(document.end(listed)) - 1
    return _proved(document, [_lines_at(document, end, lines)], wanted)


def _proved(document: Document, edits: list[Edit], wanted: Value) -> Document:
    """The edited file, which says what is wanted."""
    made = read_document(document.path, edited(document.text, edits))
    if made is None or made.root is None or not same(value_of(made.root), wanted):
        raise UneditableError
    return made


def _set(document: Document, node: Scalar, said: str, in_flow: bool) -> Edit:
    begin, end = document.begin(node), document.end(node)
    raw = document.text[begin:end]
    if node.style in (">", "|"):
        lines = raw.split("\n")
        words = [line for line in lines[1:] if line.strip()]
        indent = len(words[0]) - len(words[0].lstrip()) if words else 0
        made = rewritten(lines[1:], lines[0], node.value, said, indent) if words else None
        if made is not None:
            return Edit(begin, end, made)
    new = inline(said, in_flow=in_flow, style=node.style)
    gap = " " if begin and document.text[begin - 1] == ":" else ""
    return Edit(begin, end, gap + new)


def _added(document: Document, steps: Steps, value: Value) -> list[Edit]:
    above, key = document.at(*steps[:-1]), steps[-1]
    if above is None or isinstance(above, Scalar):
        if len(steps) < 2 or not isinstance(key, str):
            raise UneditableError
        wider = put(document, steps[:-1], Pairs(((key, value),)))
        return [Edit(0, len(document.text), wider.text)]
    if not isinstance(above, Mapping) or not isinstance(key, str):
        raise UneditableError
    if is_flow(above):
        return [_into_braces(document, above, key, value)]
    after = _neighbour(above, key, order_of(document.path, steps))
    indent = above.pairs[0][0].place.column - 1
    end = document.line_end(document.end(above.pairs[after][1])) - 1
    if isinstance(above.pairs[after][1], Scalar):
        end = document.line_end(max(document.end(n) for n in above.pairs[after])) - 1
    return [_lines_at(document, end, pair(key, value, indent))]


def _lines_at(document: Document, end: int, lines: list[str]) -> Edit:
    """Lines behind the line that ends at `end`."""
    if end >= 0 and document.text[end : end + 1] == "\n":
        return Edit(end, end, "".join(f"\n{line}" for line in lines))
    at = len(document.text)
    return Edit(at, at, "".join(f"\n{line}" for line in lines))


def _into_braces(document: Document, above: Mapping, key: str, value: Value) -> Edit:
    said = f"{key}: {flow(value)}".rstrip()
    if not above.pairs:
        at = document.begin(above) + 1
        return Edit(at, at, said)
    at = document.end(above.pairs[-1][1])
    return Edit(at, at, f", {said}")


def _neighbour(above: Mapping, key: str, order: tuple[str, ...]) -> int:
    """The number of the key behind which a new one stands: the last that `order` has before it."""
    if key in order:
        before = {*order[: order.index(key)]}
        found = [k for k, (name, _) in enumerate(above.pairs) if name.value in before]
        if found:
            return found[-1]
    return len(above.pairs) - 1


def _inner(node: Node | None) -> list[tuple[Node, Node]]:
    """The first and the last node of each item or pair."""
    if isinstance(node, Sequence):
        return [(one, one) for one in node.items]
    return [(key, value) for key, value in node.pairs] if isinstance(node, Mapping) else []


def _index(above: Node | None, last: str | int) -> int | None:
    if isinstance(above, Sequence) and isinstance(last, int):
        return last if last < len(above.items) else None
    if isinstance(above, Mapping):
        return next((k for k, (key, _) in enumerate(above.pairs) if key.value == last), None)
    return None


def _cut(document: Document, inner: list[tuple[Node, Node]], index: int) -> Edit:
    """Within brackets: the item with the comma beside it."""
    first, last = inner[index]
    if index + 1 < len(inner):
        return Edit(document.begin(first), document.begin(inner[index + 1][0]), "")
    return Edit(document.end(inner[index - 1][1]), max(document.end(first), document.end(last)), "")


def _cut_lines(
    document: Document, above: Node | None, inner: list[tuple[Node, Node]], index: int
) -> Edit:
    """The lines of an item or key, with the empty ones that part it from the next."""
    first, last = inner[index]
    begin = document.line_start(document.begin(first))
    end = document.line_end(max(document.end(first), document.end(last)))
    before = document.text[begin : document.begin(first)]
    if isinstance(above, Mapping) and before.strip():  # it shares its line with a hyphen
        return Edit(document.begin(first), document.begin(inner[index + 1][0]), "")
    if not re.fullmatch(r" *(?:- +)?", before):
        raise UneditableError
    gap = re.compile(r"(?:[ \t]*\n)*").match(document.text, end)
    if index + 1 < len(inner) and gap:
        end = gap.end()
    elif gap and (up := re.search(r"\n(?:[ \t]*\n)+\Z", document.text[:begin])):
        begin = up.start() + 1
    return Edit(begin, end, "")


def _from(document: Document, above: Node) -> int:
    """Where a list or mapping that becomes empty begins: behind its key."""
    begin = document.begin(above)
    if is_flow(above):
        return begin
    head = document.text[:begin].rstrip(" -\n")
    while (line := head[head.rfind("\n") + 1 :]).lstrip().startswith("#"):
        head = head[: -len(line)].rstrip()
    if not head.endswith(":"):
        raise UneditableError
    return len(head)


# -- what the file is to say ----------------------------------------------------------------------


def _put(node: Node | None, steps: Steps, value: Value) -> Value:
    return _with(value_of(node) if node is not None else Pairs(), steps, value)


def _with(whole: Value, steps: Steps, value: Value | None) -> Value:
    """A value in which `steps` lead to another; or, where that is None, to nothing."""
    if not steps:
        return whole if value is None else value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int) and isinstance(whole, Items):
        inner = [_with(whole.items[step], rest, value)] if rest or value is not None else []
        return Items((*whole.items[:step], *inner, *whole.items[step + 1 :]))
    known = whole if isinstance(whole, Pairs) else Pairs()
    pairs = []
    for key, one in known.pairs:
        if key != step:
            pairs.append((key, one))
        elif rest or value is not None:
            pairs.append((key, _with(one, rest, value)))
    if value is not None and all(key != step for key, _ in known.pairs):
        pairs.append((str(step), _with(Nothing(), rest, value)))
    return Pairs(tuple(pairs))


def _without(node: Node | None, steps: Steps) -> Value:
    return _with(value_of(node) if node is not None else Pairs(), steps, None)
