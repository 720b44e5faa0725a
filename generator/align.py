"""The step that puts the two languages of a text opposite each other."""

from __future__ import annotations

from generator.edition import EditionInfo, TextInfo
from generator.parse_text import parse_text
from generator.problem import Place, Problem, has_errors
from generator.read import Files
from generator.segment import Block, BlockKind, BlockPair, Row, Text


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
            blocks, found = parse_text(path, files.texts[path], lang, text.speakers, info.kinds)
            problems += found
            sides.append(blocks)
        elif path not in files.broken:
            message = f"expected the file {path}, found none"
            hint = f"create it, or correct base: and translation: in source/{text.id}/text.yml"
            problems.append(Problem(code="F001", place=Place(path), message=message, hint=hint))
    if len(sides) < 2:
        return None, problems
    pairs, found = _pairs(sides[0], sides[1], text)
    problems += found
    witness = files.witnesses.get(f"source/{text.id}/witness.txt")
    aligned = Text(info=text, witness=witness, pairs=pairs)
    return (None if has_errors(found) else aligned), problems


def _pairs(
    base: tuple[Block, ...], translation: tuple[Block, ...], text: TextInfo
) -> tuple[tuple[BlockPair, ...], list[Problem]]:
    problems: list[Problem] = []
    pairs: list[BlockPair] = []
    numbers = {block.number for block in base} & {block.number for block in translation}
    left, right = list(base), list(translation)
    # Where a block is missing on one side, go on at the next number that both sides have, so that
    # one missing block is one problem and not one for each block after it.
    while left and right:
        one, other = left[0], right[0]
        if one.number != other.number and (one.number in numbers) != (other.number in numbers):
            lone, side = (right.pop(0), 0) if one.number in numbers else (left.pop(0), 1)
            problems.append(_lone(lone, text.languages[side]))
            continue
        left.pop(0)
        right.pop(0)
        found = _opposite(one, other, text)
        problems += found
        if not found:
            pairs.append(_pair(one, other))
    problems += [_lone(block, text.translation) for block in left]
    problems += [_lone(block, text.base) for block in right]
    for pair in pairs:
        problems += [
            _empty(row) for row in pair.rows if row.base.is_empty and row.translation.is_empty
        ]
    return tuple(pairs), problems


def _lone(block: Block, missing: str) -> Problem:
    return Problem(
        code="A001",
        place=block.place,
        message=f"expected block {block.number} in “{missing}” too, found none",
        details=(_shown(block),),
        hint="add the block there, or lines of `~` where nothing stands in that language",
    )


def _opposite(one: Block, other: Block, text: TextInfo) -> list[Problem]:
    """What keeps two blocks from standing opposite each other: the first thing found."""
    details: tuple[str, ...] = (
        f"{text.base}: {_shown(one)}",
        f"{text.translation}: {_shown(other)}",
    )
    nothing = BlockKind.NOTHING in (one.kind, other.kind)
    code = message = hint = ""
    if one.number != other.number:
        code = "A005"
        message = f"expected block {one.number} as in “{text.base}”, found block {other.number}"
        hint = "give both files the same `@` lines"
    elif not nothing and (one.kind, one.level) != (other.kind, other.level):
        code = "A002"
        message = f"expected {_kind(one)} as in “{text.base}”, found {_kind(other)}"
        hint = "give both blocks the same marks (`## `, a speaker’s label, `| `)"
    elif not nothing and (one.speaker, one.continued) != (other.speaker, other.continued):
        code = "A004"
        message = f"expected {_speaker(one)} as in “{text.base}”, found {_speaker(other)}"
        hint = "correct the label in one of the two files"
    elif len(one.segments) != len(other.segments):
        code = "A003"
        message = f"expected {len(one.segments)} lines as in “{text.base}”"
        message += f", found {len(other.segments)}"
        hint = "line n stands opposite line n; write `~` where nothing stands in one language"
        details = _side_by_side(one, other, text)
    if not code:
        return []
    return [Problem(code=code, place=other.place, message=message, details=details, hint=hint)]


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
    )


def _empty(row: Row) -> Problem:
    message = f"nothing stands at {row.address} in either language"
    hint = "delete both lines"
    if row.base.received or row.translation.received:
        hint = "put the removal at the end of the line before, and delete both lines"
    return Problem(code="A006", place=row.base.place, message=message, hint=hint)


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
