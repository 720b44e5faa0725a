"""Speakers: why a label and a name differ is of a kind of emendation."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.scope import TextScope
from diglot.model.names import listed, nearest
from diglot.model.problem import Problem


def check_speakers(scope: TextScope) -> Iterator[Problem]:
    """L005 of their reasons."""
    kinds = scope.whole.info.kinds
    for speaker in scope.text.info.speakers:
        if speaker.reason and speaker.kind not in kinds:
            yield Problem(
                code="L005",
                place=speaker.place,
                message=f"expected a known kind in the reason of “{speaker.id}”"
                f", found “{speaker.kind or speaker.reason}”",
                hint=nearest(speaker.kind, kinds) or f"write “kind: reason”: {listed(kinds)}",
                about=(speaker.id,),
            )
