"""What must be there: files, and words in each of the edition's languages and in no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diglot.model.names import listed, nearest
from diglot.model.problem import Place, Problem
from diglot.parse.validate import place_at
from diglot.parse.yaml import Node


def missing(path: str, hint: str = "") -> Problem:
    """That there is no such file."""
    message = f"expected the file {path}, found none"
    return Problem(code="F001", place=Place(path), message=message, hint=hint)


def languages_complete(
    root: Node | None,
    words: Mapping[str, object] | None,
    codes: Sequence[str],
    *steps: str | int,
    about: str = "",
    otherwise: str = "",
) -> Iterator[Problem]:
    """What is said must be said in each of the edition's languages, and in no other.

    `steps` lead to it from `root`; `about` is the id of what it is said of, and
    `otherwise` when and how to say that there is nothing in a language.
    """
    if words is None:
        return
    for code in words:
        if code not in codes:
            yield unknown_language(code, codes, place_at(root, *steps, code), about)
    for code in codes:
        if code not in words:
            what = next(str(step) for step in reversed(steps) if isinstance(step, str))
            hint = f"add {code}: here"
            if otherwise:
                hint += f"; {otherwise.format(code=code)}"
            yield Problem(
                code="E006",
                place=place_at(root, *steps),
                message=f"expected “{what}” in “{code}”, found {listed(words) or 'nothing'}",
                hint=hint,
                about=about_one(about),
            )


def unknown_language(code: str, codes: Sequence[str], place: Place, about: str = "") -> Problem:
    """That `code` is none of the edition's languages, which are `codes`."""
    return Problem(
        code="E005",
        place=place,
        message=f"expected one of {listed(codes)}, found “{code}”",
        hint=nearest(code, codes) or "declare it under languages: in source/edition.yml",
        about=about_one(about),
    )


def about_one(id_: str) -> tuple[str, ...]:
    """What a problem is about, where that is one thing or nothing."""
    return (id_,) if id_ else ()
