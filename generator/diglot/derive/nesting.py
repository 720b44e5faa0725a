"""A segment as a tree. Marks can cross in the source; here they nest, the outer ones cut the least.

Anchored passage, then term, emphasis, link, foreign words, ruby, then emendation: where two cross,
the later in this row is cut at the edge of the earlier. The marks of notes are points: behind what
they are about, and behind what closes that, `《高端访谈》⁸`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from diglot.language.note_marks import behind
from diglot.model.passage import Break, Change, Part, Passage, Point, Run, Span, Spanned
from diglot.model.text import ApparatusEntry, Emendation, InlineKind, Occurrence, Segment


class _Mark(Struct, frozen=True):
    start: int
    end: int
    kind: Spanned
    id: str = ""


Layers = tuple[Sequence[_Mark], ...]
"""From the outermost; the marks of one layer stand in order and do not overlap."""


def nest(segment: Segment, tag: str, terms: Sequence[Occurrence] = ()) -> Passage:
    """The segment, in the language `tag`, with its notes and emendations, and `terms` marked."""
    if not (terms or segment.notes or segment.entries or segment.emphases or segment.marks):
        return (Run(segment.text, 0),) if segment.text else ()
    anchors = [
        _Mark(note.start, note.end, Spanned.ANCHOR, note.id)
        for note in segment.notes
        if note.start < note.end
    ]
    found = [_Mark(one.start, one.end, Spanned.TERM, one.term) for one in terms]
    placed = [(note.end, Point(note.id)) for note in segment.notes if note.start == note.end]
    points = sorted(
        [*_points(segment.text, tag, found, anchors), *placed, *_breaks(segment)],
        key=lambda point: point[0],
    )
    links = _marked(segment, InlineKind.LINK)
    layers = _layers(anchors, found, _emphases(segment), links, *_read(segment))
    return _Nester(segment.text, _changes(segment), points).whole(layers)


def quote(
    segment: Segment,
    terms: Sequence[Occurrence],
    marked: Spanned = Spanned.HIGHLIGHT,
    tag: str = "",
) -> Passage:
    """The edited reading alone with its emphasis and `terms`, for a quotation elsewhere; where they
    are marked as terms, with the marks of their notes."""
    found = [_Mark(one.start, one.end, marked, one.term) for one in terms]
    points = _points(segment.text, tag, found) if marked is Spanned.TERM else []
    layers = _layers(found, _emphases(segment), *_read(segment))
    return _Nester(segment.text, [], points).whole(layers)


def _read(segment: Segment) -> tuple[list[_Mark], list[_Mark]]:
    """What tells how words are read."""
    return _marked(segment, InlineKind.FOREIGN), _marked(segment, InlineKind.RUBY)


def _marked(segment: Segment, kind: InlineKind) -> list[_Mark]:
    return [_Mark(m.start, m.end, Spanned(kind), m.value) for m in segment.marks if m.kind is kind]


def _breaks(segment: Segment) -> list[tuple[int, Part]]:
    points = (InlineKind.LINE, InlineKind.PAGE)
    return [(mark.start, Break(mark.value)) for mark in segment.marks if mark.kind in points]


def _points(text: str, tag: str, *layers: Sequence[_Mark]) -> list[tuple[int, Part]]:
    """Where the marks of the notes on `layers` stand, those of inner ones first.

    In order; none stands behind the beginning of other words that have a note.
    """
    marks = sorted((mark for layer in layers for mark in layer), key=lambda mark: mark.end)
    starts = sorted(mark.start for mark in marks)
    found: list[tuple[int, Part]] = []
    for mark in marks:
        index = bisect_left(starts, mark.end)
        limit = starts[index] if index < len(starts) else len(text)
        found.append((behind(text, mark.end, tag, limit), Point(mark.id)))
    return found


def _emphases(segment: Segment) -> list[_Mark]:
    return [_Mark(start, end, Spanned.EMPHASIS) for start, end in segment.emphases]


def _layers(*layers: Iterable[_Mark]) -> Layers:
    return tuple(sorted(layer, key=lambda mark: mark.start) for layer in layers)


def _changes(segment: Segment) -> list[tuple[Emendation, ApparatusEntry]]:
    """Each emendation with its entry, in the order of the text."""
    found = [(change, entry) for entry in segment.entries for change in entry.emendations]
    return sorted(found, key=lambda pair: pair[0].start)


class _Nester:
    """Goes through the text once; `changes` and `points` are used up on the way."""

    def __init__(
        self,
        text: str,
        changes: Iterable[tuple[Emendation, ApparatusEntry]],
        points: Iterable[tuple[int, Part]],
    ) -> None:
        self.text = text
        self.changes = deque(changes)
        self.points = deque(points)

    def whole(self, layers: Layers) -> Passage:
        inside = list(self.layered(0, len(self.text), layers))
        removed = (Change(change.old, "", entry) for change, entry in self.changes if change.old)
        return (*inside, *removed, *(point for _, point in self.points))

    def layered(self, start: int, end: int, layers: Layers) -> Iterator[Part]:
        """`text[start:end]` with the marks of the first layer around what the others make of it."""
        if not layers:
            yield from self.leaf(start, end)
            return
        marks, rest = layers[0], layers[1:]
        at = start
        reach = bisect_right(marks, start, key=lambda mark: mark.end)
        while reach < len(marks) and marks[reach].start < end:
            mark = marks[reach]
            first, last = max(mark.start, start), min(mark.end, end)
            yield from self.layered(at, first, rest)
            yield from self.due(first)
            # A reading is said once, whatever cuts the words below it.
            id_ = "" if mark.kind is Spanned.RUBY and first > mark.start else mark.id
            yield Span(mark.kind, id_, tuple(self.layered(first, last, rest)))
            at = last
            reach += 1
        yield from self.layered(at, end, rest)

    def due(self, at: int) -> Iterator[Part]:
        """The marks of notes and the breaks that stand before the character at `at`."""
        while self.points and self.points[0][0] <= at:
            yield self.points.popleft()[1]

    def leaf(self, start: int, end: int) -> Iterator[Part]:
        """Plain text with the emendations and marks of notes that fall into it."""
        at = start
        while at < end:
            yield from self.due(at)
            stop = min(end, self.points[0][0]) if self.points else end
            change = self.changes[0][0] if self.changes else None
            if change is None or change.start >= stop:
                yield Run(self.text[at:stop], at)
                at = stop
            elif at < change.start:
                yield Run(self.text[at : change.start], at)
                at = change.start
            else:
                yield from self.changed(at, min(stop, change.end))
                at = min(stop, change.end)

    def changed(self, at: int, stop: int) -> Iterator[Change]:
        """The emendation at hand up to `stop`; what is left of it goes back to the others."""
        change, entry = self.changes.popleft()
        if change.old or at < stop:
            yield Change(change.old, self.text[at:stop], entry)
        if stop < change.end:
            rest = Emendation(start=stop, end=change.end, old="")
            self.changes.appendleft((rest, entry))
