"""What shows only in the whole edition: one family of rules a file, a new one named here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from diglot.check.addresses import check_addresses
from diglot.check.allow import allow
from diglot.check.entries import check_entries
from diglot.check.formerly import check_formerly
from diglot.check.forms import check_forms
from diglot.check.ids import check_ids
from diglot.check.links import check_links
from diglot.check.locks import check_locks
from diglot.check.note_kinds import check_note_kinds
from diglot.check.note_marks import check_note_marks
from diglot.check.numbers import check_numbers
from diglot.check.order import check_order
from diglot.check.previews import check_previews
from diglot.check.quotes import check_quotes
from diglot.check.raw_marks import check_raw_in_notes, check_raw_in_texts
from diglot.check.references import check_references
from diglot.check.renderings import check_renderings
from diglot.check.scope import Scope, TextScope, scope_of
from diglot.check.speakers import check_speakers
from diglot.check.unused import check_unused
from diglot.check.witness import check_witness
from diglot.model.edition import Edition
from diglot.model.problem import Problem

CHECKS: tuple[Callable[[Scope], Iterator[Problem]], ...] = (
    check_ids,
    check_formerly,
    check_forms,
    check_links,
    check_references,
    check_note_kinds,
    check_entries,
    check_unused,
    check_raw_in_notes,
    check_order,
    check_previews,
)
"""The rules of the whole."""
CHECKS_OF_A_TEXT: tuple[Callable[[TextScope], Iterator[Problem]], ...] = (
    check_witness,
    check_addresses,
    check_locks,
    check_speakers,
    check_note_marks,
    check_renderings,
    check_numbers,
    check_quotes,
    check_raw_in_texts,
)
"""Those of each text."""


def check(edition: Edition, before: Sequence[Problem] = ()) -> list[Problem]:
    """Every problem that shows only in the whole, with those of `before`, less what is allowed."""
    scope = scope_of(edition, before)
    problems = [*before]
    for rule in CHECKS:
        problems += rule(scope)
    for annotated in edition.texts:
        text = TextScope.of(annotated, scope)
        for rule_of_a_text in CHECKS_OF_A_TEXT:
            problems += rule_of_a_text(text)
    return allow(edition, problems)
