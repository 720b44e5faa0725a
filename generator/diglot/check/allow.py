"""Allowances: problems that the editor judged and accepted at one address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.glossary import Note, Term
from diglot.model.problem import Problem, in_order

_OF_ENTRIES = frozenset({"G008", "G009"})


def allow(edition: Edition, problems: Sequence[Problem]) -> list[Problem]:
    """`problems` less those that an allowance names; an allowance that names none is a problem.

    Where a file could not be understood, what was allowed may only not have been looked for.
    """
    nowhere = {problem.place for problem in problems if problem.code == "R003"}
    silenced: set[Problem] = set()
    needless = []
    for annotated in edition.texts:
        if not annotated.text.info.allow:
            continue
        lying = _by_address(annotated, edition.info, problems)
        for allowance in annotated.text.info.allow:
            found = {
                problem
                for problem in lying[allowance.code, allowance.at]
                if not allowance.term or f"“{allowance.term}”" in problem.message
            } - silenced
            silenced |= found
            if not found and allowance.place not in nowhere and not edition.info.unread:
                needless.append(
                    Problem(
                        code="R004",
                        place=allowance.place,
                        message=f"expected {allowance.code} at {allowance.at}, found none",
                        hint="delete this allowance",
                    )
                )
    return list(in_order([*(p for p in problems if p not in silenced), *needless]))


def _by_address(
    annotated: AnnotatedText, info: EditionInfo, problems: Sequence[Problem]
) -> dict[tuple[str, str], list[Problem]]:
    """(code, address) → the problems that lie in that segment, or in a segment of that block."""
    lines: dict[tuple[str, int], set[str]] = defaultdict(set)
    items: dict[str, set[str]] = defaultdict(set)
    for occurrence in annotated.occurrences:
        items[occurrence.term].add(occurrence.address)
    for pair in annotated.text.pairs:
        for row in pair.rows:
            for _, segment in annotated.text.sides(row):
                lines[segment.place.path, segment.place.line].add(row.address)
                for mark in segment.notes:
                    items[mark.id].add(row.address)
    # What an entry or note lacks in itself can be allowed wherever it stands in the text.
    named: tuple[Term | Note, ...] = (*info.terms, *annotated.text.info.notes)
    entries = {(item.place.path, item.place.line): items[item.id] for item in named}
    lying: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        at = (problem.place.path, problem.place.line)
        addresses = (
            lines.get(at) or (entries.get(at) if problem.code in _OF_ENTRIES else None) or ()
        )
        for address in {*addresses, *(address.partition(".")[0] for address in addresses)}:
            lying[problem.code, address].append(problem)
    return lying
