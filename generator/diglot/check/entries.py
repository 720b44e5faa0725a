"""Entries and notes in themselves: they say whence they have it, and relate both ways."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.scope import Scope
from diglot.model.declared import EditionInfo
from diglot.model.glossary import TermKind
from diglot.model.problem import Problem

# They say what words mean; entries of the other kinds state facts about the world.
EXPLAINS_WORDS = frozenset({TermKind.CONCEPT, TermKind.EXPRESSION})


def check_entries(scope: Scope) -> Iterator[Problem]:
    """G008 and G009."""
    if scope.knows_glossary:
        yield from _without_source(scope.info)
        yield from _not_returned(scope)


def _not_returned(scope: Scope) -> Iterator[Problem]:
    for term in scope.info.terms:
        for name in dict.fromkeys(term.see):
            seen = scope.terms.get(name)
            # A stub, with a gloss alone, leads nowhere yet and owes nothing.
            if seen is None or seen is term or not (seen.see or seen.note):
                continue
            if all(link.id != term.id for link in seen.links):
                yield Problem(
                    code="G009",
                    place=seen.place,
                    message=f"“{term.id}” sees “{seen.id}”: expected “{term.id}” in its see: or "
                    "as a link in its note, found neither",
                    details=(f"seen from {term.place}",),
                    hint=f"add {term.id} to see: of “{seen.id}”, or take “{seen.id}” out of see: "
                    f"of “{term.id}”",
                    about=(seen.id, term.id),
                )


def _without_source(info: EditionInfo) -> Iterator[Problem]:
    for term in info.terms:
        if term.note and not term.sources and term.kind not in EXPLAINS_WORDS:
            yield Problem(
                code="G008",
                place=term.place,
                message=f"expected sources: of “{term.id}”, found none",
                hint=f"say where the note has it from: an entry of the kind “{term.kind}” "
                "states facts",
                about=(term.id,),
            )
    for text in info.texts:
        for note in text.notes:
            if note.sources or note.links:  # the entry that it leads to has the sources
                continue
            yield Problem(
                code="G008",
                place=note.place,
                message=f"expected sources: of the note “{note.id}”, found none",
                hint="say where the note has it from, or link the entry that says so",
                about=(note.id,),
            )
