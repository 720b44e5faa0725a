"""Ids: an entry or note has one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diglot.check.scope import Scope
from diglot.model.problem import Place, Problem


def check_ids(scope: Scope) -> Iterator[Problem]:
    """G004 and R005: notes and entries share one space of ids."""
    info = scope.info
    first: dict[str, Place] = {}
    for id_, place, before in again(((term.id, term.place) for term in info.terms), first):
        yield Problem(
            code="G004",
            place=place,
            message=f"term “{id_}” is defined twice",
            details=(f"first defined at {before}",),
            hint="merge the two entries, or give one another id",
            about=(id_,),
        )
    for text in info.texts:
        for id_, place, before in again(((n.id, n.place) for n in text.notes), dict(first)):
            yield Problem(
                code="R005",
                place=place,
                message=f"the id “{id_}” is already used",
                details=(f"first used at {before}",),
                hint="give the note another id: notes and entries share one space of ids",
                about=(id_,),
            )


def again(
    names: Iterable[tuple[str, Place]], first: dict[str, Place]
) -> Iterator[tuple[str, Place, Place]]:
    """(name, place, first place) of each that is not the first; `first` learns those that are."""
    for name, place in names:
        if (before := first.setdefault(name, place)) != place:
            yield name, place, before
