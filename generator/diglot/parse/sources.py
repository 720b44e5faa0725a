"""Where something comes from: said in all languages alike, or in each in words of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diglot.model.glossary import Source
from diglot.model.localized import Localized
from diglot.model.problem import Problem
from diglot.parse.book_schema import SourceModel
from diglot.parse.complete import unknown_language
from diglot.parse.validate import place_at
from diglot.parse.yaml import Node

IN_WORDS = "author", "title", "container", "publisher"
"""What may be said in each language; the rest is the same in all."""


def source_of(model: SourceModel) -> Source:
    """Where something comes from; what is not said is ""."""
    return Source(
        title=_localized(model.title),
        container=_localized(model.container),
        publisher=_localized(model.publisher),
        date=str(model.date or ""),
        url=model.url or "",
        lang=model.lang or "",
        author=_localized(model.author),
        volume=model.volume or "",
        pages=model.pages or "",
        doi=model.doi or "",
    )


def source_languages(
    models: Sequence[SourceModel],
    root: Node | None,
    codes: Sequence[str],
    *steps: str | int,
    about: str = "",
) -> Iterator[Problem]:
    """Languages that the edition does not have; `steps` lead from `root` to the list."""
    for index, model in enumerate(models):
        yield from source_language(model, root, codes, *steps, index, about=about)


def source_language(
    model: SourceModel,
    root: Node | None,
    codes: Sequence[str],
    *steps: str | int,
    about: str = "",
) -> Iterator[Problem]:
    """Those of one source."""
    for key in IN_WORDS:
        said = getattr(model, key)
        for code in said if isinstance(said, Mapping) else ():
            if code not in codes:
                yield unknown_language(code, codes, place_at(root, *steps, key, code), about)


def _localized(said: str | dict[str, str] | None) -> Localized:
    return Localized.of(said if isinstance(said, dict) else {"": said} if said else None)
