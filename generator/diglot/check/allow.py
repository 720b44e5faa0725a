"""Allowances: problems that the editor judged and accepted, at an address or wherever they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from diglot.model.codes import CODES, Allowed
from diglot.model.declared import Allowance, EditionInfo
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.glossary import Note, Term
from diglot.model.problem import Problem, in_order

Lying = Mapping[tuple[str, str], Sequence[Problem]]
"""(code, address) → the problems that may be allowed in that segment, or in one of that block.

The address "" is all of the text, or of the edition."""


def allow(edition: Edition, problems: Sequence[Problem]) -> list[Problem]:
    """`problems` less those that an allowance names; an allowance that names none is a problem.

    Where a file could not be understood, what was allowed may only not have been looked for.
    """
    nowhere = {problem.place for problem in problems if problem.code == "R003"}
    silenced: set[Problem] = set()
    wrong: list[Problem] = []
    for allowances, lying in _judgements(edition, problems):
        for allowance in allowances:
            found = {*_named(allowance, lying)} - silenced
            silenced |= found
            if found or allowance.place in nowhere:
                continue
            if kept := _never(allowance):
                wrong.append(kept)
            elif not edition.info.unread:
                wrong.append(_needless(allowance))
    return list(in_order([*(p for p in problems if p not in silenced), *wrong]))


def _judgements(
    edition: Edition, problems: Sequence[Problem]
) -> Iterator[tuple[Sequence[Allowance], Lying]]:
    """The allowances of each text, then those of the edition, each with what they may name.

    Of a text the narrow ones come first, so that a wide one leaves none of them without need.
    """
    for annotated in edition.texts:
        if allowances := annotated.text.info.allow:
            narrow_first = sorted(allowances, key=lambda one: not one.at)
            yield narrow_first, _by_address(annotated, edition.info, problems)
    if edition.info.allow:
        anywhere: dict[tuple[str, str], list[Problem]] = defaultdict(list)
        for problem in problems:
            if problem.kind.allowed is not Allowed.NEVER:
                anywhere[problem.code, ""].append(problem)
        yield edition.info.allow, anywhere


def _named(allowance: Allowance, lying: Lying) -> Iterator[Problem]:
    for problem in lying.get((allowance.code, allowance.at), ()):
        if not allowance.term or allowance.term in problem.about:
            yield problem


def _never(allowance: Allowance) -> Problem | None:
    """What is wrong with an allowance of a problem that is no matter of judgement."""
    kind = CODES.get(allowance.code)
    if kind is None or kind.allowed is not Allowed.NEVER:
        return None
    may_be = ", ".join(code for code, one in CODES.items() if one.allowed is not Allowed.NEVER)
    return Problem(
        code="R007",
        place=allowance.place,
        message=f"expected the code of a problem that may be allowed, found {kind.code} "
        f"({kind.meaning})",
        hint=f"mend what it says, and delete this allowance; allowed may be {may_be}",
    )


def _needless(allowance: Allowance) -> Problem:
    where = f"at {allowance.at}" if allowance.at else "somewhere"
    return Problem(
        code="R004",
        place=allowance.place,
        message=f"expected {allowance.code} {where}, found none",
        hint="delete this allowance",
    )


def _by_address(annotated: AnnotatedText, info: EditionInfo, problems: Sequence[Problem]) -> Lying:
    lines: dict[tuple[str, int], set[str]] = defaultdict(set)
    items: dict[str, set[str]] = defaultdict(set)
    for occurrence in annotated.occurrences:
        items[occurrence.term].add(occurrence.address)
    block_of: dict[str, str] = {}
    for pair in annotated.text.pairs:
        for row in pair.rows:
            block_of[row.address] = pair.number
            for _, segment in annotated.text.sides(row):
                lines[segment.place.path, segment.place.line].add(row.address)
                for mark in segment.notes:
                    items[mark.id].add(row.address)
    named: tuple[Term | Note, ...] = (*info.terms, *annotated.text.info.notes)
    entries = {(item.place.path, item.place.line): items[item.id] for item in named}
    where = {Allowed.WHERE_IT_LIES: lines, Allowed.WHERE_IT_STANDS: entries}
    lying: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.kind.allowed is Allowed.NEVER:
            continue
        place = problem.place.path, problem.place.line
        addresses = where[problem.kind.allowed].get(place, set())
        wider = {block_of[address] for address in addresses} | ({""} if addresses else set())
        for address in addresses | wider:
            lying[problem.code, address].append(problem)
    return lying
