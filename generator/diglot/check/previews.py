"""Previews: for each title there is a font, in which it stands in the picture shown with a link."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.scope import Scope
from diglot.language.glyphs import missing
from diglot.model.problem import Place, Problem

EDITION = "source/edition.yml"
_A_FEW = 12


def check_previews(scope: Scope) -> Iterator[Problem]:
    """E011, once for the edition; only where it has an address, without which there is no preview.

    So that every machine makes the same picture, the fonts of a machine are not asked.
    """
    info = scope.info
    if not info.url or not info.fonts:
        return
    titles = [(info.title, "the edition"), *((text.title, text.id) for text in info.texts)]
    letters: dict[str, None] = {}
    left_out = []
    for title, whose in titles:
        for code, words in title:
            if absent := missing(words, info.fonts):
                left_out.append(f"title of {whose} in {code}: {words}")
                letters.update(dict.fromkeys(absent))
    if left_out:
        shown = "".join([*letters][:_A_FEW]) + ("…" if len(letters) > _A_FEW else "")
        yield Problem(
            code="E011",
            place=Place(EDITION),
            message=f"expected fonts for the titles in link previews, found none with “{shown}”",
            details=tuple(left_out[:_A_FEW]),
            hint="put a font that has these letters (.otf or .ttf) into source/fonts/",
        )
