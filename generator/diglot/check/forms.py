"""Forms: each leads to one entry."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.scope import Scope
from diglot.model.glossary import Form
from diglot.model.problem import Problem


def check_forms(scope: Scope) -> Iterator[Problem]:
    """G005. A form written twice in one entry is only repeated."""
    claimed: dict[tuple[str, str], tuple[str, Form]] = {}
    for term in scope.info.terms:
        for form in term.forms:
            # “Polish” and “polish” differ; “ITTF” twice does not.
            owner, first = claimed.setdefault((form.lang, form.text), (term.id, form))
            if owner != term.id:
                yield Problem(
                    code="G005",
                    place=form.place,
                    message=f"“{form.text}” is claimed by “{owner}” and “{term.id}”",
                    details=(f"first claimed at {first.place}",),
                    hint="leave it to one of the two",
                    about=(term.id, owner),
                )
