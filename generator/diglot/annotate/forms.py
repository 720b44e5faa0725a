"""Finding the forms of terms in running text, in one pass whatever their number.

An Aho–Corasick automaton finds every form wherever it stands; the rules below then choose. Scripts
that put spaces between words have words (as in UAX #29); Han, Kana and Thai have none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from diglot.language.script import is_spaced_word
from diglot.model.glossary import Form, Term

# Straight and curly marks match each other; each pair has equal length.
_QUOTES = str.maketrans("‘’‚‛“”„‟′″ʼ＇＂", "''''\"\"\"\"'\"''\"")
_FOLDED = str.maketrans("‘’‚‛“”„‟′″ʼ＇＂ς", "''''\"\"\"\"'\"''\"σ")


class Found(Struct, frozen=True):
    """A form at `text[start:end]`. `hides` says that it is only a stump of a longer word.

    A stump marks nothing: it keeps shorter forms from being found inside that longer word.
    """

    start: int
    end: int
    form: Form
    term: str
    hides: bool = False


def fold(text: str) -> str:
    """`text` in lower case with straight quotation marks; as long as `text`.

    The two small sigmas are one: which of them stands is a matter of the place in a word.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_FOLDED)


class FormFinder:
    """The automaton for the forms of one language, or for the renderings to avoid in it."""

    def __init__(self, terms: Sequence[Term], lang: str, *, avoided: bool = False) -> None:
        claims: dict[str, list[tuple[Form, str, str]]] = {}
        for term in terms:
            for form in term.avoid if avoided else term.forms:
                if form.lang == lang:
                    written = unicodedata.normalize("NFC", form.text).translate(_QUOTES)
                    claims.setdefault(fold(written), []).append((form, term.id, written))
        self.claims = list(claims.values())
        self.automaton = (
            AhoCorasick(list(claims), matchkind=MatchKind.Standard, store_patterns=False)
            if claims
            else None
        )

    def find(self, text: str) -> list[Found]:
        """The chosen forms, from left to right, none over another: leftmost, then longest."""
        return self._find(text, _chosen)

    def find_all(self, text: str) -> list[Found]:
        """Every form that stands in `text`, also inside another, and the stumps of longer words."""
        return self._find(text, lambda candidates: candidates)

    def _find(self, text: str, choose: Callable[[list[Found]], list[Found]]) -> list[Found]:
        if self.automaton is None or not text:
            return []
        offsets: list[int] | None = None
        haystack = text
        if not unicodedata.is_normalized("NFC", text):
            haystack, offsets = _composed(text)
        straight = haystack.translate(_QUOTES)
        candidates = [
            found
            for index, start, end in self.automaton.find_matches_as_indexes(
                fold(haystack), overlapping=True
            )
            if (found := self._candidate(straight, index, start, end))
        ]
        if offsets is None:
            return choose(candidates)
        whole = [f for f in candidates if offsets[f.start] >= 0 and offsets[f.end] >= 0]
        chosen = choose(whole)
        return [Found(offsets[f.start], offsets[f.end], f.form, f.term, f.hides) for f in chosen]

    def _candidate(self, text: str, index: int, start: int, end: int) -> Found | None:
        """What the automaton found, if case and boundaries allow it."""
        slice_ = text[start:end]
        best = None
        for form, term, written in self.claims[index]:
            if written == slice_:
                best = form, term
                break
            if best is None and written == written.lower():
                best = form, term
        if best is None:
            return None
        if start and is_spaced_word(text[start]) and is_spaced_word(text[start - 1]):
            return None
        hides = end < len(text) and is_spaced_word(text[end - 1]) and is_spaced_word(text[end])
        return Found(start, end, best[0], best[1], hides)


def _chosen(candidates: list[Found]) -> list[Found]:
    """Leftmost, then longest; a stump is kept only where it hides a shorter form."""
    candidates.sort(key=lambda found: (found.start, -found.end))
    chosen: list[Found] = []
    end = 0
    for index, found in enumerate(candidates):
        if found.start < end:
            continue
        if found.hides and not _hides_another(found, candidates, index):
            continue
        chosen.append(found)
        end = found.end
    return chosen


def _hides_another(stump: Found, candidates: list[Found], index: int) -> bool:
    for other in candidates[index + 1 :]:
        if other.start >= stump.end:
            return False
        if not other.hides and other.end <= stump.end:
            return True
    return False


def _composed(text: str) -> tuple[str, list[int]]:
    """`text` in NFC, and for each of its offsets (the end included) the offset in `text`.

    Inside a letter that was composed there is no offset: -1.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    for at in range(1, len(text) + 1):
        letter = unicodedata.normalize("NFC", text[start:at])
        if at < len(text) and _joins(letter, text[at]):
            continue
        pieces.append(letter)
        offsets += [start + i if i >= 0 else -1 for i in _inside(text[start:at], letter)]
        start = at
    return "".join(pieces), [*offsets, len(text)]


def _inside(written: str, letter: str) -> Iterator[int]:
    """For each offset of `letter`, which is `written` in NFC, that in `written`; -1: none."""
    for at in range(len(letter)):
        if written == letter or not at:
            yield at
            continue
        parts = (
            cut
            for cut in range(1, len(written))
            if unicodedata.normalize("NFC", written[:cut]) == letter[:at]
            and unicodedata.normalize("NFC", written[cut:]) == letter[at:]
        )
        yield next(parts, -1)


def _joins(letter: str, char: str) -> bool:
    """Whether NFC may change what `letter` and `char` are side by side."""
    return unicodedata.combining(char) > 0 or (
        unicodedata.normalize("NFC", letter + char) != letter + unicodedata.normalize("NFC", char)
    )
