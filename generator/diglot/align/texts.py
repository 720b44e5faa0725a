"""The step that puts the two languages of a text opposite each other."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from diglot.align.beside import with_kept
from diglot.align.blocks import pair_blocks
from diglot.align.wrapped import is_wrapped
from diglot.model.declared import EditionInfo, TextInfo
from diglot.model.files import Files
from diglot.model.problem import Place, Problem, has_errors
from diglot.model.text import Block, BlockKind, BlockPair, Row, Text
from diglot.parse.text import check_numbers, parse_text


def align(files: Files, info: EditionInfo) -> tuple[tuple[Text, ...], list[Problem]]:
    """Every text whose two files can be aligned, and the problems of all."""
    texts, problems = [], []
    for text in info.texts:
        aligned, found = _aligned(files, info, text)
        problems += found
        texts += [aligned] if aligned else []
    return tuple(texts), problems


def _aligned(files: Files, info: EditionInfo, text: TextInfo) -> tuple[Text | None, list[Problem]]:
    sides: list[tuple[Block, ...]] = []
    problems: list[Problem] = []
    for lang in text.languages:
        path = f"source/{text.id}/{lang}.txt"
        if path in files.texts:
            blocks, found = parse_text(
                path, files.texts[path], lang, text.speakers, info.kinds, text.sigla
            )
            problems += found
            sides.append(blocks)
        elif not files.is_broken(path):
            message = f"expected the file {path}, found none"
            hint = f"create it, or correct base: and translation: in source/{text.id}/text.yml"
            problems.append(Problem(code="F001", place=Place(path), message=message, hint=hint))
    if len(sides) < 2:
        return None, problems
    known = {language.code: language.tag for language in info.languages}
    tags = known.get(text.base, ""), known.get(text.translation, "")
    pairs, found = _pairs(sides[0], sides[1], text, tags)
    if not found:  # else a blank line too many in one of the files is reported already
        problems += [*check_numbers(sides[0]), *check_numbers(sides[1])]
    problems += found
    witness = files.witnesses.get(f"source/{text.id}/witness.txt")
    aligned = Text(info=text, witness=witness, pairs=pairs)
    if has_errors(found):
        return None, problems
    aligned, found = with_kept(files, aligned, info.version)
    return aligned, [*problems, *found]


def _pairs(
    base: tuple[Block, ...],
    translation: tuple[Block, ...],
    text: TextInfo,
    tags: tuple[str, str],
) -> tuple[tuple[BlockPair, ...], list[Problem]]:
    problems: list[Problem] = []
    pairs: list[BlockPair] = []
    shifted = False  # what is numbered otherwise only because of something above it is no problem
    for left, right in pair_blocks(base, translation, tags):
        if len(left) != len(right):
            problems.append(_unequal(left, right, text))
            shifted = True
            continue
        for one, other in zip(left, right, strict=True):
            same = one.number == other.number
            found = _opposite(one, other, text, same or shifted)
            shifted = not same
            problems += found
            if not found:
                pairs.append(_pair(one, other))
    for pair in pairs:
        problems += [
            _empty(row) for row in pair.rows if row.base.is_empty and row.translation.is_empty
        ]
        if pair.base.kind is pair.translation.kind is BlockKind.VERSE:
            problems += map(
                _stanza, (r for r in pair.rows if r.base.stanza != r.translation.stanza)
            )
    return tuple(pairs), problems


def _unequal(left: Sequence[Block], right: Sequence[Block], text: TextInfo) -> Problem:
    """A run of blocks that only one file has, or that the two have in unequal numbers."""
    # More blocks, fewer blocks; the languages of both.
    more, fewer, here, there = right, left, text.translation, text.base
    if len(left) > len(right):
        more, fewer, here, there = left, right, text.base, text.translation
    place = more[0].place
    details = tuple(f"{here}: {_shown(block)}" for block in more[:3])
    details += tuple(f"{there}: {_shown(block)}" for block in fewer[:3])
    lines = sum(len(block.segments) for block in more)
    if not fewer:
        numbers = f"block {more[0].number}"
        if len(more) > 1:
            numbers = f"blocks {more[0].number} to {more[-1].number}"
        message = f"expected {numbers} in “{there}” too, found none"
        hint = "add what is missing there, or lines of `~` where nothing stands in that language: "
        hint += f"`diglot repair {text.id} --from {more[0].number}` writes them"
    elif len(fewer) == 1 and len(fewer[0].segments) == lines:
        place = more[1].place
        message = f"expected block {more[0].number} to go on as in “{there}”, found a blank line"
        hint = f"delete the blank line above, or put one into block {fewer[0].number} of “{there}”"
    else:
        blocks = "1 block" if len(fewer) == 1 else f"{len(fewer)} blocks"
        message = f"expected {blocks} here as in “{there}”, found {len(more)}"
        hint = "look for a blank line too many or too few, or for a block that is missing"
    return Problem(code="A001", place=place, message=message, details=details, hint=hint)


def _opposite(one: Block, other: Block, text: TextInfo, numbered: bool) -> list[Problem]:
    """What keeps two blocks from standing opposite each other: the first thing found.

    `numbered` says that their numbers are equal, or differ for a reason already reported.
    """
    nothing = BlockKind.NOTHING in (one.kind, other.kind)
    base = f"“{text.base}”"
    if not numbered:
        message = f"expected block {one.number} as in {base}, found block {other.number}"
        return [_differ("A005", one, other, text, message, "give both files the same `@` lines")]
    if not nothing and (one.kind, one.level) != (other.kind, other.level):
        message = f"expected {_kind(one)} as in {base}, found {_kind(other)}"
        hint = "give both blocks the same marks (`## `, a speaker’s label, `| `)"
        return [_differ("A002", one, other, text, message, hint)]
    if not nothing and one.role != other.role:
        names = [f"@{block.role}" if block.role else "no such line" for block in (one, other)]
        message = f"expected {names[0]} as in {base}, found {names[1]}"
        hint = "give both blocks the same line, or none"
        return [_differ("A002", one, other, text, message, hint)]
    if not nothing and (one.speaker, one.continued) != (other.speaker, other.continued):
        message = f"expected {_speaker(one)} as in {base}, found {_speaker(other)}"
        hint = "correct the label in one of the two files"
        return [_differ("A004", one, other, text, message, hint)]
    if len(one.segments) != len(other.segments):
        message = f"expected {len(one.segments)} lines as in {base}, found {len(other.segments)}"
        hint = "line n stands opposite line n; write `~` where nothing stands in one language"
        if wrapped := [
            f"“{s}”" for s, b in zip(text.languages, (one, other), strict=True) if is_wrapped(b)
        ]:
            hint = (
                f"the lines of {' and '.join(wrapped)} seem to be one paragraph that was wrapped: "
            )
            hint += "join them, so that each line is a sentence"
        found = _differ("A003", one, other, text, message, hint)
        return [replace(found, details=_side_by_side(one, other, text))]
    return []


def _differ(
    code: str, one: Block, other: Block, text: TextInfo, message: str, hint: str
) -> Problem:
    """That two blocks do not stand opposite each other; about those who speak in them."""
    return Problem(
        code=code,
        place=other.place,
        message=message,
        details=(f"{text.base}: {_shown(one)}", f"{text.translation}: {_shown(other)}"),
        hint=hint,
        about=tuple(block.speaker.id for block in (other, one) if block.speaker),
    )


def _pair(one: Block, other: Block) -> BlockPair:
    leading = one if one.kind is not BlockKind.NOTHING else other
    rows = tuple(
        Row(address=f"{one.number}.{index}", base=base, translation=translation)
        for index, (base, translation) in enumerate(
            zip(one.segments, other.segments, strict=True), start=1
        )
    )
    return BlockPair(
        number=one.number,
        kind=leading.kind,
        level=leading.level,
        base=one,
        translation=other,
        rows=rows,
        role=leading.role,
    )


def _empty(row: Row) -> Problem:
    message = f"nothing stands at {row.address} in either language"
    hint = "delete both lines"
    if row.base.received or row.translation.received:
        hint = "put the removal at the end of the line before, and delete both lines"
    return Problem(code="A006", place=row.base.place, message=message, hint=hint)


def _stanza(row: Row) -> Problem:
    has, lacks = (row.base, row.translation) if row.base.stanza else (row.translation, row.base)
    message = f"expected a stanza to begin at {row.address} as in {has.place.path}, found none"
    hint = "write a line `|` alone above it, or take it out of the other file"
    return Problem(code="A009", place=lacks.place, message=message, hint=hint)


def _kind(block: Block) -> str:
    names = {
        BlockKind.HEADING: f"a heading of level {block.level}",
        BlockKind.SPEECH: "speech",
        BlockKind.VERSE: "verse",
        BlockKind.PROSE: "prose",
        BlockKind.NOTHING: "nothing",
    }
    return names[block.kind]


def _speaker(block: Block) -> str:
    name = block.speaker.id if block.speaker else "nobody"
    return f"speech by “{name}”, continued" if block.continued else f"speech by “{name}”"


def _shown(block: Block) -> str:
    text = block.segments[0].text if block.segments else ""
    return f"{block.place}  {text[:60]}{'…' if len(text) > 60 else ''}"


def _side_by_side(one: Block, other: Block, text: TextInfo) -> tuple[str, ...]:
    lines = []
    for index in range(max(len(one.segments), len(other.segments))):
        for lang, block in zip(text.languages, (one, other), strict=True):
            if index < len(block.segments):
                segment = block.segments[index]
                shown = f"{segment.text[:60]}{'…' if len(segment.text) > 60 else ''}" or "~"
            else:
                shown = "—"
            lines.append(f"{one.number}.{index + 1} {lang}: {shown}")
    return tuple(lines)
