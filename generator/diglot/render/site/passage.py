"""A segment as Markdown: its marks nested as `[words][^id]`, `*emphasis*` and CriticMarkup.

Marks can cross in the source; on the page they nest, the outer ones being cut the least: anchored
passage, then term, then emphasis, then emendation. An emendation cut in two keeps its received
reading with its first part, so that rejecting all parts gives the received text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diglot.model.text import Emendation, Occurrence, Segment
from diglot.render.site.escape import Md, escape


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    before: str
    after: str


def render_passage(
    segment: Segment,
    marked: Sequence[Occurrence],
    *,
    highlight: Sequence[Occurrence] = (),
    plain: bool = False,
) -> Md:
    """One line of a `/// bitext` block; `~` where nothing stands, not even a note on that.

    `marked` become terms with their notes, `highlight` become `{==…==}`; `plain` leaves notes and
    emendations out, for a quotation elsewhere.
    """
    if segment.is_empty and (plain or not (segment.entries or segment.notes)):
        return Md("~")
    marks = (
        marked,
        highlight,
        segment.emphases,
        not plain and (segment.notes or segment.entries),
    )
    if not any(marks):  # as most are
        return escape(segment.text, at_start=True)
    anchors, points = [], []
    if not plain:
        for note in segment.notes:
            reference = f"[^{note.id}]"
            if note.start < note.end:
                anchors.append(_Span(note.start, note.end, "[", f"]{reference}"))
            else:
                points.append((note.end, reference))
    terms = [_Span(o.start, o.end, "[", f"][^{o.term}]") for o in marked]
    terms += [_Span(o.start, o.end, "{==", "==}") for o in highlight]
    emphases = (_Span(start, end, "*", "*") for start, end in segment.emphases)
    layers = tuple(
        tuple(sorted(spans, key=lambda s: s.start))
        for spans in (anchors, terms, [*emphases])
        if spans
    )
    changes = () if plain else tuple(sorted(segment.emendations, key=lambda e: e.start))
    renderer = _Renderer(segment.text, changes, tuple(points))
    line = renderer.layered(0, len(segment.text), layers) + renderer.rest()
    return Md(line)


class _Renderer:
    def __init__(
        self, text: str, changes: tuple[Emendation, ...], points: tuple[tuple[int, str], ...]
    ) -> None:
        self.text = text
        self.changes = list(changes)
        self.points = list(points)

    def layered(self, start: int, end: int, layers: tuple[tuple[_Span, ...], ...]) -> str:
        """`text[start:end]` with the spans of the first layer around what the others make of it."""
        if not layers:
            return self.leaf(start, end)
        spans, rest = layers[0], layers[1:]
        pieces, at = [], start
        for span in spans:
            first, last = max(span.start, start), min(span.end, end)
            if first < last:
                pieces.append(self.layered(at, first, rest))
                inner = self.layered(first, last, rest)
                if span.before == "*":
                    pieces.append(_emphasised(inner))
                else:
                    pieces += [span.before, inner, span.after]
                at = last
        pieces.append(self.layered(at, end, rest))
        return "".join(pieces)

    def leaf(self, start: int, end: int) -> str:
        """Plain text with the emendations and point notes that fall into it."""
        if not self.points and not self.changes:
            return escape(self.text[start:end], at_start=start == 0)
        pieces, at = [], start
        while at < end:
            stop = end
            if self.points and self.points[0][0] <= at:
                pieces.append(self.points.pop(0)[1])
                continue
            if self.points:
                stop = min(stop, self.points[0][0])
            change = self.changes[0] if self.changes else None
            if change is None or change.start >= stop:
                pieces.append(escape(self.text[at:stop], at_start=at == 0))
                at = stop
            elif at < change.start:
                pieces.append(escape(self.text[at : change.start], at_start=at == 0))
                at = change.start
            else:
                stop = min(stop, change.end)
                pieces.append(_critic(change.old, self.text[at:stop]))
                self.changes.pop(0)
                if stop < change.end:
                    self.changes.insert(0, Emendation(start=stop, end=change.end, old=""))
                at = stop
        return "".join(pieces)

    def rest(self) -> str:
        """What stands behind the last character: removals, and notes."""
        removed = "".join(_critic(change.old, "") for change in self.changes)
        return removed + "".join(reference for _, reference in self.points)


def _critic(old: str, new: str) -> str:
    if not old:
        return f"{{++{escape(new)}++}}" if new else ""
    if not new:
        return f"{{--{escape(old)}--}}"
    return f"{{~~{escape(old)}~>{escape(new)}~~}}"


def _emphasised(inner: str) -> str:
    """`*inner*` with white space at its edges left outside."""
    words = inner.strip()
    if not words:
        return inner
    lead = inner[: len(inner) - len(inner.lstrip())]
    return f"{lead}*{words}*{inner[len(inner.rstrip()) :]}"
