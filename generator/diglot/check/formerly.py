"""Former ids of texts and entries: what leads on, and is nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.ids import again
from diglot.check.scope import Scope
from diglot.model.problem import Place, Problem
from diglot.parse.edition import RESERVED
from diglot.parse.names import unusable


def check_formerly(scope: Scope) -> Iterator[Problem]:
    """R005: an address that was somebody's leads to one page, and no other has it."""
    texts, terms = scope.info.texts, scope.info.terms
    yield from _wrong(
        [*((text.id, text.place) for text in texts), *((one, Place("docs")) for one in RESERVED)],
        [(former, text.place, text.id) for text in texts for former in text.formerly],
    )
    yield from _wrong(
        [*((term.id, term.place) for term in terms), ("index", Place("docs"))],
        [(former, term.place, term.id) for term in terms for former in term.formerly],
    )


def _wrong(ids: list[tuple[str, Place]], former: list[tuple[str, Place, str]]) -> Iterator[Problem]:
    first = dict(ids)
    taken = {id_: place for id_, place, _ in former if id_ in first}
    once: dict[str, Place] = {}
    twice = {(id_, place) for id_, place, _ in again(((f, p) for f, p, _ in former), once)}
    for id_, place, about in former:
        why = unusable(id_)
        if id_ in taken or (id_, place) in twice:
            why = f"which is that of {first.get(id_) or once[id_]}"
        if why:
            yield Problem(
                code="R005",
                place=place,
                message=f"expected a former id that leads to one page, found “{id_}”, {why}",
                hint="take it out of `formerly:`",
                about=(about,),
            )
