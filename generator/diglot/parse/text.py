"""A text file in the line format: blocks between blank lines, one segment a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase, digits

from diglot.model.declared import Speaker
from diglot.model.names import listed, nearest
from diglot.model.problem import Place, Problem
from diglot.model.text import Block, Role
from diglot.parse.block import BLANKS, BlockParser, Line
from diglot.parse.direction import turned, turns

_LABEL = re.compile(r"@([0-9]{1,9})([a-z]{0,3})$")
_ROLE = re.compile(r"@([a-z]{3,20})$")
Number = tuple[int, str]
"""Of a block: `12` or `12a`."""


def parse_text(
    path: str,
    text: str,
    lang: str,
    speakers: Sequence[Speaker],
    kinds: tuple[str, ...],
    sigla: tuple[str, ...] = (),
) -> tuple[tuple[Block, ...], list[Problem]]:
    """The blocks of a file in language `lang`, and the problems.

    `kinds` are those of emendations, `sigla` those of witnesses, that a reason may name.
    """
    labels = sorted(
        ((speaker.label.exact(lang), speaker) for speaker in speakers),
        key=lambda pair: -len(pair[0]),
    )
    blocks: list[Block] = []
    problems = [
        turned(char, Place(path, line + 1, column + 1)) for line, column, char in turns(text)
    ]
    number, suffix = 0, ""
    fixed = (0, "")
    speaker: Speaker | None = None
    for lines in _groups(path, text):
        place = lines[0][1]
        lines, label, found = _labelled(lines, fixed)
        problems += found
        lines, role, found = _role(lines)
        problems += found
        if not lines:
            continue
        fixed = label or fixed
        number, suffix = label or (number + 1, "")
        builder = BlockParser(lines, labels, speaker, kinds, sigla)
        block = builder.block(f"{number}{suffix}", label is not None, place, role)
        problems += builder.problems
        blocks.append(block)
        speaker = block.speaker or speaker
    return tuple(blocks), problems


def _groups(path: str, text: str) -> list[list[Line]]:
    """The lines of each block, without the white space around them."""
    groups: list[list[Line]] = [[]]
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip(BLANKS)
        if stripped.strip():  # a no-break or ideographic space alone is a blank line too
            indent = len(line) - len(line.lstrip(BLANKS))
            groups[-1].append((stripped, Place(path, number, indent + 1)))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _labelled(lines: list[Line], fixed: Number) -> tuple[list[Line], Number | None, list[Problem]]:
    """The lines without an `@` line; the number it fixes, or None; what is wrong with it.

    `fixed` is the number of the last `@` line above.
    """
    first, place = lines[0]
    if not re.match(r"@[0-9]", first):
        return lines, None, []
    label = _LABEL.match(first)
    problem, rest = "", lines[1:]
    if label is None:
        problem = f"expected a number like @12 or @12a alone on its line, found “{first[:40]}”"
    elif (int(label[1]), label[2]) <= fixed:
        problem = f"expected a number after {fixed[0]}{fixed[1]}, found {first[1:]}"
    elif not rest:
        problem = f"expected a block below {first}, found a blank line"
    if label is None or problem:
        hint = "numbers rise through the file; write \\@ for the character itself"
        if label is None:
            words = re.sub(r"@\S+[ \t]*", "", first)
            rest = [(words, place.shifted(len(first) - len(words))), *rest] if words else rest
            hint = "put the words on the next line; write \\@ for the character itself"
        elif not rest:
            hint = "delete the blank line"
        found = [Problem(code="L007", place=place, message=problem, hint=hint)]
        return rest, None, found
    return rest, (int(label[1]), label[2]), []


def _role(lines: list[Line]) -> tuple[list[Line], Role, list[Problem]]:
    """The lines without one that says what the block is, `@epigraph`; what it says; the problems.

    A line like it that names no role is text, unless it is nearly one.
    """
    role = _ROLE.match(lines[0][0]) if lines else None
    if role is None:
        return lines, Role.NONE, []
    known, place = [one.value for one in Role if one], lines[0][1]
    if role[1] in known and len(lines) > 1:
        return lines[1:], Role(role[1]), []
    if role[1] in known:
        message, hint = f"expected a block below @{role[1]}, found a blank line", ""
        hint = "delete the blank line, or write \\@ for the character itself"
    elif hint := nearest(role[1], known):
        message = f"expected one of {listed(f'@{one}' for one in known)}, found @{role[1]}"
        hint += " Or write \\@ for the character itself"
    else:
        return lines, Role.NONE, []
    return lines[1:], Role.NONE, [Problem(code="L007", place=place, message=message, hint=hint)]


def check_numbers(blocks: Sequence[Block]) -> Iterator[Problem]:
    """Where blocks without numbers were counted on past the number of an `@` line below them."""
    before, loose = (0, ""), list[Block]()
    for block in blocks:
        number = int(block.number.rstrip(ascii_lowercase)), block.number.lstrip(digits)
        if block.labelled and number <= before:
            place = block.place
            message = f"expected a number after {before[0]}{before[1]}, found {block.number}"
            hint = "look for a blank line too many above, or give this block a higher number"
            if len(loose) == 1:
                place = loose[0].place
                message = f"expected a number above this block, since @{block.number} follows"
                hint = "delete the blank line above it, or give it a number"
            yield Problem(code="L007", place=place, message=message, hint=hint)
        before = number
        if block.labelled:
            loose = []
        else:
            loose.append(block)
