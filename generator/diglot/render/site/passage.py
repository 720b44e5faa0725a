"""A passage as one line of a `/// bitext` block: `[words][^id]`, `*emphasis*` and CriticMarkup.

`[words]{^id}` are words whose note’s mark, `[^id]`, stands further on; `[words]{ruby=reading}`,
`[words]{lang=fr}`, `[words]{to=#4.1 "preview"}`, `{/}` and `{page 12}` say what they say.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from diglot.model.passage import Break, Change, Part, Passage, Point, Run, Span, Spanned
from diglot.render.site.escape import Md, escape

Way = Callable[[str], tuple[str, str]]
"""From the address of a segment to the way there from the page, and what stands there."""


def render_passage(passage: Passage, way: Way | None = None) -> Md:
    """The line; `~` where nothing stands, not even a note on that.

    Without `way`, links to segments are words.
    """
    return Md(_parts(passage, way) or "~")


def _parts(passage: Passage, way: Way | None) -> str:
    pairs = zip_longest(passage, passage[1:])
    return "".join(_part(part, after, way) for part, after in pairs if part)


def _part(part: Part, following: Part | None, way: Way | None) -> str:
    if isinstance(part, Run):
        return escape(part.words, at_start=part.start == 0)
    if isinstance(part, Change):
        return _critic(part.received, part.edited)
    if isinstance(part, Point):
        return f"[^{part.id}]"
    if isinstance(part, Break):
        return f"{{page {escape(part.page)}}}" if part.page else "{/}"
    return _spanned(part, _parts(part.parts, way), following, way)


def _spanned(part: Span, inner: str, following: Part | None, way: Way | None) -> str:
    if part.kind is Spanned.EMPHASIS:
        return _emphasised(inner)
    if part.kind is Spanned.HIGHLIGHT:
        return f"{{=={inner}==}}"
    if part.kind is Spanned.RUBY:
        return f"[{inner}]{{ruby={escape(part.id)}}}" if part.id else inner
    if part.kind is Spanned.FOREIGN:
        return f"[{inner}]{{lang={part.id}}}"
    if part.kind is Spanned.LINK:
        if way is None:
            return inner
        to, preview = way(part.id)
        said = escape(preview).replace('"', "&quot;")
        return f'[{inner}]{{to={to} "{said}"}}'
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
