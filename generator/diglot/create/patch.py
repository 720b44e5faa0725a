"""A YAML file with another value in one place, in the forms in which it might be written.

Nobody looks here whether what is made says what it should: `leaf` reads it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from diglot.create.fold import fold
from diglot.create.held import value_at
from diglot.create.written import Value, below, in_flow, item, word
from diglot.parse.spans import BLOCKS, Span, Steps, spans


def patched(
    text: str, where: Mapping[Steps, Span], steps: Steps, value: Value | None, order: Sequence[str]
) -> Iterator[str]:
    """The file as it might be written, the best form first."""
    span = where.get(steps)
    if value is None:
        yield from _without(text, where, steps)
    elif span is None:
        yield from _with_new(text, where, steps, value, order)
    elif isinstance(value, str):
        for written in _texts(text, span, value):
            yield text[: span.start] + written + text[span.end :]
    elif span.form in ("-", "[") and not isinstance(value, Mapping):
        yield from _lists(text, where, steps, value)
    if value is not None and span is not None and steps:
        yield from _anew(text, where, steps, value, order)


def _texts(text: str, span: Span, value: str) -> Iterator[str]:
    """A text, in the form that stood there; then in those that can hold it."""
    if span.form in BLOCKS:
        header, *lines = text[span.start : span.end].split("\n")
        deep = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
        indent = min(deep, default=_indent(text, span.key) + 2)
        if span.form == ">":
            before = [line[indent:] for line in lines]
            yield "\n".join([header, *fold(value, indent, before)])
        else:
            yield "\n".join([header, *(" " * indent * bool(x) + x for x in value.split("\n"))])
    gap = "" if span.end > span.start else " "  # nothing was written: only its key
    yield gap + word(value, span.form, in_flow=span.in_flow)
    if not span.in_flow and "\n" in value:
        indent = _indent(text, span.key) + 2
        yield "\n".join([f"{gap}>-", *fold(value, indent)])
    yield gap + word(value, '"')


def _lists(
    text: str, where: Mapping[Steps, Span], steps: Steps, values: Sequence[Value]
) -> Iterator[str]:
    """A list, of which the items that stay are left as they are written."""
    span = where[steps]
    count = sum(1 for one in where if len(one) == len(steps) + 1 and one[:-1] == steps)
    items = [where[(*steps, number)] for number in range(count)]
    before = [value_at(text, (*steps, number)) for number in range(count)]
    keep = SequenceMatcher(None, [repr(x) for x in before], [repr(x) for x in values], False)
    if span.form == "[":
        said = [in_flow(one) for one in values]
        for at, to, length in keep.get_matching_blocks():
            said[to : to + length] = [text[x.start : x.end] for x in items[at : at + length]]
        yield f"{text[: span.start]}[{', '.join(said)}]{text[span.end :]}"
    elif values and items:
        cuts = [_line_start(text, one.start) for one in items]
        ends = [_line_end(text, one.end) for one in items]
        indent = _hyphen(text, items[0].start)
        if indent < 0:
            return
        made, at = text[: cuts[0]], cuts[0]
        for what, start, stop, to, until in keep.get_opcodes():
            if what == "equal":
                made += text[at : ends[stop - 1]]
                at = ends[stop - 1]
                continue
            if stop > start:  # what stands between, a comment, stays
                made += text[at : cuts[start]]
                at = ends[stop - 1]
            made = made if made.endswith("\n") or not made else f"{made}\n"
            made += "".join(f"{line}\n" for one in values[to:until] for line in item(one, indent))
        yield made + text[at:]
        yield (made + text[at:]).removesuffix("\n")


def _anew(
    text: str, where: Mapping[Steps, Span], steps: Steps, value: Value, order: Sequence[str]
) -> Iterator[str]:
    """The value taken out and written again, where no form that stood there can hold it."""
    for without in _without(text, where, steps):
        try:
            yield from _with_new(without, spans(without), steps, value, order)
        except ValueError:
            continue


def _without(text: str, where: Mapping[Steps, Span], steps: Steps) -> Iterator[str]:
    """The file without a value and its key; and without what would be left empty around it."""
    span = where.get(steps)
    if span is None or not steps:
        return
    outer = where[steps[:-1]]
    beside = [x for s, x in where.items() if len(s) == len(steps) and s[:-1] == steps[:-1]]
    if len(beside) == 1 and len(steps) > 1:
        yield from _without(text, where, steps[:-1])
        yield text[: outer.start] + ("[]" if outer.form in "-[" else "{}") + text[outer.end :]
        return
    if outer.form in ("[", "{"):
        after = [one for one in beside if one.key > span.key]
        if after:
            yield text[: span.key] + text[min(one.key for one in after) :]
        else:
            last = max(one.end for one in beside if one.key < span.key)
            yield text[:last] + text[span.end :]
        return
    start, end = _line_start(text, span.key), _line_end(text, span.end)
    if isinstance(steps[-1], str) and text[start : span.key].strip(" "):
        # The first key of an item, behind its hyphen: the next one takes its place.
        following = min((one.key for one in beside if one.key > span.key), default=end)
        yield text[: span.key] + text[following:]
        return
    yield text[:start] + text[end:]


def _with_new(
    text: str, where: Mapping[Steps, Span], steps: Steps, value: Value, order: Sequence[str]
) -> Iterator[str]:
    """The file with a value where none stood, in the nearest list or mapping around it."""
    depth = next((n for n in range(len(steps) - 1, -1, -1) if steps[:n] in where), -1)
    if depth < 0:
        if not text.strip() and isinstance(steps[0], str):
            yield "\n".join(below(steps[0], _wrapped(steps[1:], value), 0)) + "\n"
        return
    outer, step = where[steps[:depth]], steps[depth]
    made = _wrapped(steps[depth + 1 :], value)
    inner = {s[-1]: x for s, x in where.items() if len(s) == depth + 1 and s[:-1] == steps[:depth]}
    if outer.form in ("[", "{"):
        written = in_flow(made) if outer.form == "[" else f"{word(str(step))}: {in_flow(made)}"
        last = max((one.end for one in inner.values()), default=outer.start + 1)
        yield text[:last] + (", " if inner else "") + written + text[last:]
        if not inner and depth:
            yield from _anew(text, where, steps[:depth], _wrapped(steps[depth:], value), order)
    elif outer.form == "-":
        indent = _hyphen(text, where[(*steps[:depth], 0)].start)
        lines = item(made, indent)
        if (
            text[: _line_start(text, max(one.key for one in inner.values()))].endswith("\n\n")
            and len(inner) > 1
        ):
            lines = ["", *lines]  # as it stands between the others
        yield _lines_at(text, _line_end(text, outer.end), lines)
    elif outer.form == ":" and isinstance(step, str):
        before = _before(step, [str(one) for one in inner], order)
        indent = _column(text, next(iter(inner.values())).key)
        end = _line_end(text, inner[before].end)
        prose = any(one in ("note", "gloss") for one in steps[:depth])
        yield _lines_at(text, end, below(step, made, indent, prose=prose))
    elif outer.form not in BLOCKS and outer.end == outer.start and depth:  # `key:` and nothing
        yield from _anew(text, where, steps[:depth], _wrapped(steps[depth:], value), order)


def _wrapped(steps: Steps, value: Value) -> Value:
    """The value within the lists and mappings that lead to it."""
    for step in reversed(steps):
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _before(step: str, keys: Sequence[str], order: Sequence[str]) -> str:
    """The key behind which a new one is to stand."""
    if step not in order:
        return keys[-1]
    known = order[: order.index(step)]
    return next((key for key in reversed(keys) if key in known), keys[0])


def _lines_at(text: str, at: int, lines: Sequence[str]) -> str:
    gap = "" if not at or text[at - 1] == "\n" else "\n"
    tail = "" if gap and at == len(text) else "\n"
    return text[:at] + gap + "\n".join(lines) + tail + text[at:]


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    """Behind the line end of the line in which `at` lies."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _column(text: str, at: int) -> int:
    return at - _line_start(text, at)


def _indent(text: str, at: int) -> int:
    """How far in a key stands; that of an item, as far as its hyphen."""
    line = text[_line_start(text, at) : at]
    return len(line) - len(line.lstrip(" ")) if line.strip() else len(line)


def _hyphen(text: str, at: int) -> int:
    """The column of the hyphen before an item; -1 where it stands on no line of its own."""
    line = text[_line_start(text, at) : at]
    return len(line) - len(line.lstrip(" ")) if line.strip() == "-" else -1
