"""Forms: each leads to one entry."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.scope import Scope
from diglot.language.fold import fold_writing, points_of
from diglot.language.visible import named
from diglot.model.glossary import Form
from diglot.model.problem import Problem


def check_forms(scope: Scope) -> Iterator[Problem]:
    """G005. A form written twice in one entry is only repeated."""
    claimed: dict[tuple[str, str, str], tuple[str, Form]] = {}
    for term in scope.info.terms:
        for form in term.forms:
            # “Polish” and “polish” differ; “ITTF” twice does not, nor what the fold makes one.
            key = form.lang, fold_writing(form.text).text, points_of(form.text)
            owner, first = claimed.setdefault(key, (term.id, form))
            if owner != term.id:
                yield Problem(
                    code="G005",
                    place=form.place,
                    message=f"“{form.text}” is claimed by “{owner}” and “{term.id}”",
                    details=tuple(_first(form, first)),
                    hint="leave it to one of the two",
                    about=(term.id, owner),
                )


def _first(form: Form, first: Form) -> Iterator[str]:
    yield f"first claimed at {first.place}"
    if form.text != first.text:
        yield f"the two look alike: there “{named(first.text)}”, here “{named(form.text)}”"
