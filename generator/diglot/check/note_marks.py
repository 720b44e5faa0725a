"""Note marks: each leads to a note or an entry, each note has one, on the sides where it should."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from diglot.check.facing import Side
from diglot.check.scope import Scope, TextScope
from diglot.model.files import GLOSSARY
from diglot.model.glossary import Note
from diglot.model.names import Names, nearest
from diglot.model.problem import Problem
from diglot.model.text import Block, BlockKind, NoteMark, Segment, Text


def check_note_marks(scope: TextScope) -> Iterator[Problem]:
    """R001 of marks, R002 and R006."""
    text = scope.text
    marks = _marks(text)
    notes = {note.id: note for note in text.info.notes}
    known = {*notes, *scope.whole.told}
    unread = scope.whole.info.unread & {GLOSSARY, f"source/{text.info.id}/notes.yml"}
    unknown = [] if unread else [mark for mark in marks if mark.id not in known]
    names = Names(known if unknown else ())
    yield from (_leads_nowhere(mark, names, scope.whole) for mark in unknown)
    if not unknown:  # an unknown id may be a misspelling of the note’s
        used = {mark.id for mark in marks}
        yield from (_unmarked(note, text) for note in notes.values() if note.id not in used)
    if scope.whole.knows_glossary:
        yield from _one_sided(scope)


def _marks(text: Text) -> list[NoteMark]:
    return [
        mark
        for pair in text.pairs
        for row in pair.rows
        for _, segment in text.sides(row)
        for mark in segment.notes
    ]


def _leads_nowhere(mark: NoteMark, known: Names, whole: Scope) -> Problem:
    hint = nearest(mark.id, known) or "add the note to notes.yml, or take the mark out"
    if mark.id in whole.terms:
        hint = "add note: or gloss: to this entry of the glossary"
    return Problem(
        code="R001",
        place=mark.place,
        message=f"expected a note or an entry, found “{mark.id}”",
        hint=hint,
        about=(mark.id,),
    )


def _unmarked(note: Note, text: Text) -> Problem:
    files = " and ".join(f"{lang}.txt" for lang in note.sides or text.info.languages)
    return Problem(
        code="R002",
        place=note.place,
        message=f"expected a mark of the note “{note.id}”, found none",
        hint=f"write [^{note.id}] in {files}, or delete the note",
        about=(note.id,),
    )


# -- the sides on which a mark stands -------------------------------------------------------------


def _one_sided(scope: TextScope) -> Iterator[Problem]:
    text = scope.text
    notes = _judged(scope)
    for here, there in scope.facing:
        yield from _beside(here, there, text, notes)
        yield from _beside(there, here, text, notes)
    yield from _opposite_nothing(text, notes)


def _judged(scope: TextScope) -> Mapping[str, Note]:
    """The notes whose marks can be judged.

    Not those with sides in a language that is not the text's; and none where a mark has an id that
    nobody knows: it may be the one that is looked for. Both are reported as such.
    """
    info = scope.text.info
    known = {*(note.id for note in info.notes), *scope.whole.terms}
    if any(mark.id not in known for mark in _marks(scope.text)):
        return {}
    languages = set(info.languages)
    return {note.id: note for note in info.notes if set(note.sides) <= languages}


def _beside(here: Side, there: Side, text: Text, notes: Mapping[str, Note]) -> Iterator[Problem]:
    """Marks of notes that have their place in both languages, or only in the other one."""
    if here.segment.notes:
        opposite = {mark.id for _, segment in there.wide for mark in segment.notes}
        yield from _alone(here.lang, here.segment, opposite, text, notes)


def _opposite_nothing(text: Text, notes: Mapping[str, Note]) -> Iterator[Problem]:
    """Where `~` stands opposite, the mark may stand elsewhere in the block."""
    for pair in text.pairs:
        blocks = zip(text.info.languages, (pair.translation, pair.base), strict=True)
        opposite = {lang: _marked_in(block, notes) for lang, block in blocks}
        for row in pair.rows:
            if row.base.is_empty or row.translation.is_empty:
                for lang, segment in text.sides(row):
                    yield from _alone(lang, segment, opposite[lang], text, notes)


def _marked_in(block: Block, notes: Mapping[str, Note]) -> Set[str]:
    """The notes that a block has marks of; where it holds nothing, none is missed."""
    if block.kind is BlockKind.NOTHING:
        return set(notes)
    return {mark.id for segment in block.segments for mark in segment.notes}


def _alone(
    lang: str, segment: Segment, opposite: Set[str], text: Text, notes: Mapping[str, Note]
) -> Iterator[Problem]:
    for mark in segment.notes:
        note = notes.get(mark.id)
        if note and (lang not in note.sides if note.sides else note.id not in opposite):
            yield _on_one_side(note, mark, lang, text)


def _on_one_side(note: Note, mark: NoteMark, lang: str, text: Text) -> Problem:
    other = next(code for code in text.info.languages if code != lang)
    if note.sides:
        found = f"the note’s own sides: [{', '.join(note.sides)}]"
        message = f"expected no mark of “{note.id}” in “{lang}”, found one against {found}"
        hint = f"take it out, or add {lang} to sides: of the note"
    else:
        message = f"expected a mark of “{note.id}” opposite, in “{other}”, found none"
        hint = f"write [^{note.id}] there, or sides: [{lang}] in the note"
    return Problem(code="R006", place=mark.place, message=message, hint=hint, about=(note.id,))
