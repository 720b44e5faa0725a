"""The kinds of notes: each is one that edition.yml declares."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.scope import Scope
from diglot.model.names import listed, nearest
from diglot.model.problem import Problem


def check_note_kinds(scope: Scope) -> Iterator[Problem]:
    """R001 of a note whose kind is not declared."""
    known = [kind.id for kind in scope.edition.info.note_kinds]
    for text in scope.edition.info.texts:
        for note in text.notes:
            if note.kind and note.kind not in known:
                other = (
                    f"known: {listed(known)}" if known else "declare it: note_kinds: in edition.yml"
                )
                yield Problem(
                    code="R001",
                    place=note.kind_place,
                    message=f"in “{note.id}” expected a declared kind of note, found “{note.kind}”",
                    hint=nearest(note.kind, known) or other,
                    about=(note.id,),
                )
