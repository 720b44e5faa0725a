"""Order: what the lists of a language are ordered by is there."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.scope import Scope
from diglot.language.collation import is_known
from diglot.model.files import GLOSSARY
from diglot.model.problem import Place, Problem


def check_order(scope: Scope) -> Iterator[Problem]:
    """D009: without ICU, indexes go by letters without marks, in the order of Unicode."""
    if scope.info.terms and not is_known():
        yield Problem(
            code="D009",
            place=Place(GLOSSARY),
            message="expected ICU, which knows the order of letters in each language, found none",
            hint="install PyICU, or accept an index in the order of Unicode",
        )
