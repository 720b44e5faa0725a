"""Links: `see:` and `[[…]]` lead to entries of the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.scope import Scope
from diglot.model.glossary import Note, Term
from diglot.model.names import Names, nearest
from diglot.model.problem import Problem


def check_links(scope: Scope) -> Iterator[Problem]:
    """R001 of entries and notes."""
    if not scope.knows_glossary:
        return
    info = scope.info
    items: list[Term | Note] = [*info.terms, *(note for text in info.texts for note in text.notes)]
    names = Names(scope.terms)
    for link in (link for item in items for link in item.links):
        if link.id not in scope.terms:
            yield Problem(
                code="R001",
                place=link.place,
                message=f"expected an entry of the glossary in {link.where}, found “{link.id}”",
                hint=nearest(link.id, names) or "add the entry, or take the link out",
                about=(link.id,),
            )
