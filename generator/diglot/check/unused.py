"""Use: something leads to each entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from diglot.check.scope import Scope
from diglot.model.edition import Edition
from diglot.model.problem import Problem


def check_unused(scope: Scope) -> Iterator[Problem]:
    """G002: no mark, no `[^id]` and no link of a used entry or note leads to it."""
    if len(scope.edition.texts) < len(scope.info.texts):
        return  # it may stand where we could not look
    reached = _reached(scope.edition)
    for term in scope.terms.values():
        if term.id not in reached:
            yield Problem(
                code="G002",
                place=term.place,
                message=f"nothing leads to the term “{term.id}”",
                hint="add the form that stands in the text to also:, link it, or delete the entry",
                about=(term.id,),
            )


def _reached(edition: Edition) -> set[str]:
    """The ids to which a way leads from a text, through any number of links."""
    reached = {
        found.term for annotated in edition.texts for found in annotated.occurrences if found.marked
    }
    links: dict[str, list[str]] = defaultdict(list)
    for term in edition.info.terms:
        links[term.id] += (link.id for link in term.links)
    for annotated in edition.texts:
        for note in annotated.text.info.notes:
            reached |= {link.id for link in note.links}
        for pair in annotated.text.pairs:
            for row in pair.rows:
                reached |= {m.id for _, side in annotated.text.sides(row) for m in side.notes}
    queue = list(reached)
    while queue:
        for name in links[queue.pop()]:
            if name not in reached:
                reached.add(name)
                queue.append(name)
    return reached
