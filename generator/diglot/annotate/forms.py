"""Finding the forms of terms in running text, in one pass whatever their number.

Forms and text are folded (`language.fold`), so that what is one to the reader is found. An
Aho–Corasick automaton finds every form wherever it stands; the rules below then choose. Scripts
that put spaces between words have words (as in UAX #29); Han, Kana and Thai have none. What the
language attaches to a word (`language.affixes`) may stand before and behind the form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from diglot.language.affixes import Affixes, affixes_of
from diglot.language.fold import Folded, fold_case, fold_writing
from diglot.language.script import is_spaced_word
from diglot.language.table import facts_of
from diglot.model.glossary import Form, Term


class Found(Struct, frozen=True):
    """A form at `text[start:end]`. `hides` says that it is only a stump of a longer word.

    A stump marks nothing: it keeps shorter forms from being found inside that longer word.
    """

    start: int
    end: int
    form: Form
    term: str
    hides: bool = False


class _Claim(Struct, frozen=True):
    """One of the forms that are folded to the same letters."""

    form: Form
    term: str
    written: str
    """With one spelling for what is alike; its case is its own."""


class _Text(Struct, frozen=True):
    """A text in which forms are looked for: as it is written, and folded in two steps."""

    written: str
    folded: Folded
    lower: str

    def is_inside_word(self, at: int) -> bool:
        """Whether the characters before and behind `at` belong to one word."""
        text = self.folded.text
        if not 0 < at < len(text):
            return False
        return is_spaced_word(text[at - 1]) and is_spaced_word(text[at])


class FormFinder:
    """The automaton for the forms of one language, or for the renderings to avoid in it.

    `lang` is the language's code in the edition, `tag` its BCP 47 tag.
    """

    def __init__(
        self, terms: Sequence[Term], lang: str, tag: str, *, avoided: bool = False
    ) -> None:
        self.language = facts_of(tag).language
        self.affixes = affixes_of(tag)
        claims: dict[str, list[_Claim]] = {}
        for term in terms:
            for form in term.avoid if avoided else term.forms:
                if form.lang == lang:
                    for written in self._spellings(fold_writing(form.text).text):
                        claim = _Claim(form, term.id, written)
                        claims.setdefault(fold_case(written, self.language), []).append(claim)
        claims.pop("", None)  # a form of which nothing is seen
        self.claims = list(claims.values())
        self.automaton = (
            AhoCorasick(list(claims), matchkind=MatchKind.Standard, store_patterns=False)
            if claims
            else None
        )

    def _spellings(self, form: str) -> Iterator[str]:
        yield form
        if self.affixes:
            yield from self.affixes.spellings(form)

    def find(self, text: str) -> list[Found]:
        """The chosen forms, from left to right, none over another: leftmost, then longest."""
        return self._find(text, _chosen)

    def find_all(self, text: str) -> list[Found]:
        """Every form that stands in `text`, also inside another, and the stumps of longer words."""
        return self._find(text, lambda candidates: candidates)

    def _find(self, written: str, choose: Callable[[list[Found]], list[Found]]) -> list[Found]:
        if self.automaton is None or not written:
            return []
        folded = fold_writing(written)
        text = _Text(written, folded, fold_case(folded.text, self.language))
        candidates = [
            found
            for index, start, end in self.automaton.find_matches_as_indexes(
                text.lower, overlapping=True
            )
            if (found := self._candidate(text, index, start, end))
        ]
        return choose(candidates)

    def _candidate(self, text: _Text, index: int, start: int, end: int) -> Found | None:
        """What the automaton found, if letters, case and boundaries allow it."""
        span = text.folded.span(start, end)
        if span is None:
            return None
        claim = self._claim(text, index, start, end, span)
        if claim is None:
            return None
        if text.is_inside_word(start) and not _is_attached(self.affixes, text.lower, start, end):
            return None
        if not text.is_inside_word(end):
            return Found(*span, claim.form, claim.term)
        ending = _ending(self.affixes, text.lower, start, end)
        whole = None if ending is None else text.folded.span(start, end + len(ending))
        return Found(*(whole or span), claim.form, claim.term, whole is None)

    def _claim(
        self, text: _Text, index: int, start: int, end: int, span: tuple[int, int]
    ) -> _Claim | None:
        """The form that stands there: as it is written, or else in any case."""
        folded = text.folded.text[start:end]
        claims = self.claims[index]
        if len(claims) > 1:  # two may differ by what the fold leaves out
            exact = unicodedata.normalize("NFC", text.written[slice(*span)])
            for claim in claims:
                if unicodedata.normalize("NFC", claim.form.text) == exact:
                    return claim
        best = None
        for claim in claims:
            if claim.written == folded:
                return claim
            if best is None and claim.written == claim.written.lower():
                best = claim
        return best


def _is_attached(affixes: Affixes | None, text: str, start: int, end: int) -> bool:
    """Whether what stands before the form in its word may be attached to it."""
    if affixes is None or not affixes.before:
        return False
    begin = start
    while begin and start - begin <= affixes.reach and is_spaced_word(text[begin - 1]):
        begin -= 1
    return affixes.may_precede(text[begin:start], text[start:end])


def _ending(affixes: Affixes | None, text: str, start: int, end: int) -> str | None:
    """What of its word behind the form is marked with it; None where the word is another."""
    if affixes is None:
        return None
    stop = end
    while stop < len(text) and stop - end <= affixes.reach and is_spaced_word(text[stop]):
        stop += 1
    return affixes.ending(text[start:end], text[end:stop])


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
