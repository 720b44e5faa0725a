"""What was read becomes texts: their ids, and every file that is to be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from diglot.align.by_length import weight
from diglot.create.chapters import chapters, heading_of, levelled
from diglot.create.document import Bilingual, Document, Kind, LeftOut, UnreadableError
from diglot.create.edition import text_yml
from diglot.create.footnotes import notes_yml
from diglot.create.labels import voiced
from diglot.create.tables import left_out_table, review
from diglot.create.text import Imported, Known, already_facing, facing
from diglot.model.problem import Place, Problem

_LARGEST_RATIO = 4
_SHOWN = 12
Read = Bilingual | tuple[Document, Document]
Tell = Callable[[int, int], None]
"""Is told how many of how many texts are done."""


class Piece(Struct, frozen=True):
    """A text to be written, and what it is called in both languages."""

    id: str
    titles: tuple[str, str]
    made: Imported


def pieces(
    read: Read, id_: str, *, is_by_chapter: bool, tell: Tell, known: Known | None = None
) -> tuple[Piece, ...]:
    """One text, or one a chapter. Raises UnreadableError where chapters do not match."""
    if isinstance(read, Bilingual):
        both = Bilingual(levelled(read.first), levelled(read.second))
        return (Piece(id_, _titles(both.first, both.second, id_), already_facing(both, known)),)
    read = voiced(*read)
    pairs = [read]
    if is_by_chapter:
        sides = chapters(read[0]), chapters(read[1])
        _check_chapters(*sides)
        pairs = list(zip(*sides, strict=True))
    width = max(2, len(str(len(pairs))))
    made: list[Piece] = []
    for number, (one, two) in enumerate(pairs, start=1):
        tell(number - 1, len(pairs))
        own = f"{id_}-{number:0{width}}" if is_by_chapter else id_
        made.append(Piece(own, _titles(one, two, own), facing(levelled(one), levelled(two), known)))
    tell(len(pairs), len(pairs))
    return tuple(made)


def files_of(piece: Piece, pair: tuple[str, str], codes: Sequence[str]) -> dict[str, str]:
    """The sources of a text in an edition in `codes`, and the list of rows to look at."""
    folder = f"source/{piece.id}"
    titles = dict(zip(pair, piece.titles, strict=True))
    files = {
        f"{folder}/text.yml": text_yml(
            titles, pair, codes, piece.made.voices, has_notes=bool(piece.made.notes)
        ),
        f"{folder}/{pair[0]}.txt": piece.made.first,
        f"{folder}/{pair[1]}.txt": piece.made.second,
    }
    if piece.made.notes:
        head = "# yaml-language-server: $schema=../../schemas/notes.json"
        files[f"{folder}/notes.yml"] = notes_yml(piece.made.notes, pair, codes, head)
    if piece.made.unsure:
        files[f"review-{piece.id}.tsv"] = review(piece.made.unsure)
    return files


def left_out_files(lost: Sequence[LeftOut], id_: str) -> dict[str, str]:
    """The list of what the sources do not hold, where there is something."""
    return {f"left-out-{id_}.tsv": left_out_table(lost)} if lost else {}


def left_out_problems(lost: Sequence[LeftOut], id_: str) -> list[Problem]:
    """A warning for each kind of what is not in the sources, in order of first occurrence."""
    counts = Counter(one.what for one in lost)
    firsts = {one.what: one for one in reversed(lost)}
    return [
        Problem(
            code="I008",
            place=firsts[what].place,
            message=f"not in the sources, or otherwise: {what}"
            + (f" ({count} times)" if count > 1 else ""),
            hint=f"left-out-{id_}.tsv lists each with its place and its words",
        )
        for what, count in counts.items()
    ]


def check_sides(read: Read, names: tuple[str, str]) -> list[Problem]:
    """That there is a text on each side."""
    sides = (read.first, read.second) if isinstance(read, Bilingual) else read
    return [
        Problem(
            code="I005",
            place=Place(name),
            message="expected a text, found none",
            hint="look whether it is the right file, and whether its words are no pictures",
        )
        for name, side in zip(names, sides, strict=True)
        if side.is_empty
    ]


def are_unequal(read: Read) -> bool:
    """Whether one side is far longer than a translation of the other would be."""
    sides = (read.first, read.second) if isinstance(read, Bilingual) else read
    long, short = sorted(sum(weight(b.text) for b in side.blocks) for side in sides)[::-1]
    return long > _LARGEST_RATIO * short


def _titles(one: Document, two: Document, id_: str) -> tuple[str, str]:
    first, second = (heading_of(side)[:500].strip() for side in (one, two))
    return first or second or id_, second or first or id_


def _check_chapters(one: Sequence[Document], two: Sequence[Document]) -> None:
    if len(one) == len(two):
        return
    message = f"expected as many chapters in both files, found {len(one)} and {len(two)}"
    rows = [
        " | ".join(heading_of(side[at])[:40] if at < len(side) else "" for side in (one, two))
        for at in range(min(max(len(one), len(two)), _SHOWN))
    ]
    hint = "mark the same chapters as headings of one level in both files, or leave --chapters out:"
    raise UnreadableError("I007", message, f"{hint} {'; '.join(rows)}")


def book_title(read: Read, id_: str) -> tuple[str, str]:
    """What the whole is called in both languages: by its metadata, else by its first heading."""
    sides = (read.first, read.second) if isinstance(read, Bilingual) else read
    named = [side.title or _first_heading(side) for side in sides]
    return named[0] or named[1] or id_, named[1] or named[0] or id_


def _first_heading(document: Document) -> str:
    found = (b.text for b in document.blocks if b.kind is Kind.HEADING)
    return next(found, "")
