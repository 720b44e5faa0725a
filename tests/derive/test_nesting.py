"""A segment as a tree: whatever crosses in the source, nothing is lost and nothing crosses here."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from diglot.derive.nesting import nest, quote
from diglot.model.passage import Break, Change, Passage, Point, Run, Span, Spanned
from diglot.model.problem import Place
from diglot.model.text import ApparatusEntry, Emendation, NoteMark, Occurrence, Segment
from tests.examples import examples

PLACE = Place("en.txt", 1, 1)
LENGTH = 12


@st.composite
def stretches(draw: st.DrawFn, *, most: int = 3, empty: bool = False) -> list[tuple[int, int]]:
    """Stretches in order that do not overlap; with `empty`, some between two characters."""
    cuts = sorted(draw(st.lists(st.integers(0, LENGTH), min_size=2 * most, max_size=2 * most)))
    found = list(zip(cuts[::2], cuts[1::2], strict=True))
    return [(start, end) for start, end in found if empty or start < end]


@st.composite
def segments(draw: st.DrawFn) -> tuple[Segment, tuple[Occurrence, ...]]:
    changes = [
        Emendation(start=start, end=end, old=old)
        for start, end in draw(stretches(empty=True))
        if (old := draw(st.sampled_from(["", "old", "o"]))) or start < end
    ]
    entries = tuple(
        ApparatusEntry(kind="typo", reason=f"r{n}", emendations=(change,), place=PLACE)
        for n, change in enumerate(changes)
    )
    notes = [("anchor", *pair) for pair in draw(stretches(most=2))]
    notes += [
        ("point", at, at) for at in sorted(draw(st.lists(st.integers(0, LENGTH), max_size=3)))
    ]
    segment = Segment(
        text=draw(st.sampled_from(["abcdefghijkl", "a”b》,c.” d)》", "《书》。”（山）’s山。"])),
        place=PLACE,
        entries=entries,
        notes=tuple(
            NoteMark(id=f"{kind}-{n}", start=start, end=end, place=PLACE)
            for n, (kind, start, end) in enumerate(notes)
        ),
        emphases=tuple(draw(stretches(most=2))),
    )
    terms = tuple(
        Occurrence(term=f"term-{n}", lang="en", address="1.1", start=start, end=end, marked=True)
        for n, (start, end) in enumerate(draw(stretches()))
    )
    return segment, terms


def leaves(passage: Passage) -> Iterator[Run | Change | Point | Break]:
    for part in passage:
        if isinstance(part, Span):
            yield from leaves(part.parts)
        else:
            yield part


def spans(passage: Passage) -> Iterator[Span]:
    for part in passage:
        if isinstance(part, Span):
            yield part
            yield from spans(part.parts)


def edited(passage: Passage) -> str:
    return "".join(_words(leaf, "edited") for leaf in leaves(passage))


def received(passage: Passage) -> str:
    return "".join(_words(leaf, "received") for leaf in leaves(passage))


def _words(leaf: Run | Change | Point | Break, reading: str) -> str:
    if isinstance(leaf, Run):
        return leaf.words
    if isinstance(leaf, Change):
        return leaf.edited if reading == "edited" else leaf.received
    return ""


@given(segments())
@examples(150)
def test_both_readings_come_back(drawn: tuple[Segment, tuple[Occurrence, ...]]) -> None:
    """“Nothing is lost: from every output, each language's edited reading can be taken back out”;
    “rejecting all parts gives the received text”."""
    segment, terms = drawn
    passage = nest(segment, "en", terms)
    assert edited(passage) == segment.text
    assert received(passage) == segment.received
    assert edited(quote(segment, terms)) == segment.text


@given(segments())
@examples(150)
def test_every_mark_is_there(drawn: tuple[Segment, tuple[Occurrence, ...]]) -> None:
    """Each note, term and reason is in the tree; what a mark of an outer layer holds is not cut."""
    segment, terms = drawn
    passage = nest(segment, "en", terms)
    anchors = [note for note in segment.notes if note.start < note.end]
    marks = [*(note.id for note in segment.notes), *(term.term for term in terms)]
    points = [leaf.id for leaf in leaves(passage) if isinstance(leaf, Point)]
    assert sorted(points) == sorted(marks)
    held = [(s.id, edited(s.parts)) for s in spans(passage) if s.kind is Spanned.ANCHOR]
    assert held == [(a.id, segment.text[a.start : a.end]) for a in anchors]
    for term in terms:
        parts = [s for s in spans(passage) if s.id == term.term and s.kind is Spanned.TERM]
        words = "".join(edited(part.parts) for part in parts)
        assert words == segment.text[term.start : term.end]
    reasons = {leaf.entry.reason for leaf in leaves(passage) if isinstance(leaf, Change)}
    assert reasons == {entry.reason for entry in segment.entries}


@given(segments())
@examples(150)
def test_outer_marks_hold_inner_ones(drawn: tuple[Segment, tuple[Occurrence, ...]]) -> None:
    """“Anchored passage, then term, then emphasis, then emendation.”"""
    order = [Spanned.ANCHOR, Spanned.TERM, Spanned.EMPHASIS]
    segment, terms = drawn
    for span in spans(nest(segment, "en", terms)):
        for inner in spans(span.parts):
            assert order.index(span.kind) < order.index(inner.kind)
