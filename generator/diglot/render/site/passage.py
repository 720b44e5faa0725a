"""A passage as one line of a `/// bitext` block: `[words][^id]`, `*emphasis*` and CriticMarkup.

`[words]{^id}` are words whose note’s mark, `[^id]`, stands further on.
"""

from __future__ import annotations

from diglot.model.passage import Change, Part, Passage, Point, Run, Spanned
from diglot.render.site.escape import Md, escape


def render_passage(passage: Passage) -> Md:
    """The line; `~` where nothing stands, not even a note on that."""
    return Md(_parts(passage) or "~")


def _parts(passage: Passage) -> str:
    return "".join(map(_part, passage, (*passage[1:], None)))


def _part(part: Part, following: Part | None) -> str:
    if isinstance(part, Run):
        return escape(part.words, at_start=part.start == 0)
    if isinstance(part, Change):
        return _critic(part.received, part.edited)
    if isinstance(part, Point):
        return f"[^{part.id}]"
    inner = _parts(part.parts)
    if part.kind is Spanned.EMPHASIS:
        return _emphasised(inner)
    if part.kind is Spanned.HIGHLIGHT:
        return f"{{=={inner}==}}"
    return f"[{inner}]" if following == Point(part.id) else f"[{inner}]{{^{part.id}}}"


def _critic(received: str, edited: str) -> str:
    if not received:
        return f"{{++{escape(edited)}++}}"
    if not edited:
        return f"{{--{escape(received)}--}}"
    return f"{{~~{escape(received)}~>{escape(edited)}~~}}"


def _emphasised(inner: str) -> str:
    """`*inner*` with white space at its edges left outside."""
    words = inner.strip()
    if not words:
        return inner
    lead = inner[: len(inner) - len(inner.lstrip())]
    return f"{lead}*{words}*{inner[len(inner.rstrip()) :]}"
