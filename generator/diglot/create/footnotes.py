"""Footnotes of two documents as notes of one text: those in one row are the same note."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from diglot.create.document import Document, LeftOut, Run, Runs
from diglot.model.note import Emphasis, Plain
from diglot.model.problem import CONTROL
from diglot.parse.forms import NOTE_LENGTH
from diglot.parse.note import parse_note

_JOINER = "\u2060"
_STAR_OR_BRACKET = re.compile(r"\*|\[")


class Paired(Struct, frozen=True):
    """A note of the text: its words in each language, "" where the file has no such note."""

    id: str
    words: tuple[str, str]


class Pairing:
    """Gives the footnotes of both sides their ids, row by row."""

    def __init__(self, first: Document, second: Document) -> None:
        self._known = [{note.id: note for note in side.notes} for side in (first, second)]
        self._ids: dict[tuple[int, str], str] = {}
        self._notes: dict[str, list[str]] = {}
        self.left_out: list[LeftOut] = []

    def row(self, sides: tuple[Runs, Runs]) -> tuple[Runs, Runs]:
        """The row with the notes’ new ids. A mark without a note is dropped."""
        marks = [self._marks(side, runs) for side, runs in enumerate(sides)]
        for at in range(max(map(len, marks))):
            here = [(side, marks[side][at]) for side in (0, 1) if at < len(marks[side])]
            new = [key for key in here if key not in self._ids]
            if not new:
                continue
            id_ = f"note-{len(self._notes) + 1}"
            self._notes[id_] = ["", ""]
            for side, name in new:
                self._ids[side, name] = id_
                self._notes[id_][side] = self._words(side, name)
        one, two = (tuple(self._named(side, runs)) for side, runs in enumerate(sides))
        return one, two

    @property
    def notes(self) -> tuple[Paired, ...]:
        return tuple(Paired(id_, (one, two)) for id_, (one, two) in self._notes.items())

    def unused(self) -> Iterator[LeftOut]:
        """The footnotes that no mark leads to."""
        for side, known in enumerate(self._known):
            for name, note in known.items():
                if (side, name) not in self._ids:
                    yield LeftOut(note.place, "a note without a mark", note.text)

    def _marks(self, side: int, runs: Runs) -> list[str]:
        known = self._known[side]
        return list(dict.fromkeys(run.note for run in runs if run.note in known))

    def _named(self, side: int, runs: Runs) -> Iterator[Run]:
        for run in runs:
            if not run.note:
                yield run
            elif (side, run.note) in self._ids:
                yield replace(run, note=self._ids[side, run.note])

    def _words(self, side: int, name: str) -> str:
        note = self._known[side][name]
        words = note_words(note.runs)
        if len(words) > NOTE_LENGTH:
            self.left_out.append(LeftOut(note.place, "the end of a long note", words[NOTE_LENGTH:]))
        return words[:NOTE_LENGTH]


def note_words(runs: Runs) -> str:
    """A note in the grammar of notes. What would be a mark there has a word joiner inside.

    Emphasis that the grammar cannot set makes the whole note plain.
    """
    plain = _one_line("".join(_said(run) for run in runs))
    marked = _one_line("".join(_starred(run) for run in runs))
    if marked != plain and _plain(marked) == plain:
        return marked
    return plain if _plain(plain) == plain else _STAR_OR_BRACKET.sub(rf"\g<0>{_JOINER}", plain)


def notes_yml(
    notes: Sequence[Paired], pair: tuple[str, str], codes: Sequence[str], head: str
) -> str:
    """notes.yml, for an edition in `codes`.

    A note of one language has its words in the others too, to be translated.
    """
    lines = [head, "notes:"]
    for note in notes:
        lines.append(f"  - id: {note.id}")
        words = dict(zip(pair, note.words, strict=True))
        alone = [code for code in pair if words[code]]
        lines += _alone(alone[0]) if len(alone) == 1 else []
        lines.append("    note:")
        for code in codes:
            lines += _written(code, words.get(code) or next(filter(None, note.words), "…"))
    return "\n".join([*lines, ""])


def _alone(code: str) -> tuple[str, ...]:
    return (
        f"    # Only the file in “{code}” has this note: translate its words below. Where its mark",
        "    # is to stand in both texts, set it there too and delete the next line.",
        f"    sides: [{code}]",
    )


def _written(code: str, words: str) -> tuple[str, ...]:
    if "\ufeff" in words or CONTROL.search(words):
        return (f"      {code}: {json.dumps(words)}",)
    return f"      {code}: >-", f"        {words}"


def _said(run: Run) -> str:
    return " " if run.is_line else f"{run.text}({run.ruby})" if run.ruby else run.text


def _starred(run: Run) -> str:
    text, words = _said(run), _said(run).strip()
    if not words or not (run.emphasis or run.strong):
        return text
    stars = "**" if run.strong else "*"
    return text.replace(words, f"{stars}{words}{stars}", 1)


def _one_line(text: str) -> str:
    return re.sub(" +", " ", text).strip()


def _plain(written: str) -> str:
    """What a note says, without its stars; a link says nothing."""
    inside = [
        part.parts if isinstance(part, Emphasis) else (part,) for part in parse_note(written).parts
    ]
    return "".join(part.words for parts in inside for part in parts if isinstance(part, Plain))
