"""Checks of the terms in the text: each is rendered opposite itself, and not in a forbidden way."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.annotate.forms import FormFinder, Found
from diglot.check.facing import Side, Standing, Unread, facing, standing
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.glossary import Term
from diglot.model.problem import Place, Problem
from diglot.model.text import Segment


def check_renderings(edition: Edition, unread: Unread) -> Iterator[Problem]:
    """G006 and G007 of every text."""
    checker = _Checker(edition)
    for annotated in edition.texts:
        found = standing(annotated)
        for pair in facing(annotated.text, unread):
            for here, there in (pair, pair[::-1]):
                yield from checker.unrendered(here, there, found)
        yield from checker.forbidden(annotated, found)


class _Checker:
    def __init__(self, edition: Edition) -> None:
        langs = {lang for annotated in edition.texts for lang in annotated.text.info.languages}
        terms = edition.info.terms
        self.terms = {term.id: term for term in terms}
        self.avoided = {lang: FormFinder(terms, lang, avoided=True) for lang in langs}
        self.finders: dict[str, FormFinder] = {}
        """Made when a term first seems to be missing."""

    def unrendered(self, here: Side, there: Side, found: Standing) -> Iterator[Problem]:
        """Terms of this side, by their forms or by hand, that do not stand on the other."""
        standing_here = found.get((here.address, here.lang), ())
        if not standing_here and not here.segment.notes:
            return
        wanted = {occurrence.term for occurrence in standing_here}
        wanted |= {mark.id for mark in here.segment.notes if self._is_marked(mark.id)}
        for address, segment in there.wide:
            wanted -= {occurrence.term for occurrence in found.get((address, there.lang), ())}
            wanted -= {mark.id for mark in segment.notes}
        wanted = {name for name in wanted if self._has_words(name, there.lang)}
        if wanted:
            wanted -= self._inside(there)
        for name in sorted(wanted):
            words, place = self._first(name, here, found)
            yield _no_rendering(self.terms[name], here, there, words, place)

    def _is_marked(self, name: str) -> bool:
        """Whether a mark by hand stands for the term; without words it leads nowhere (R001)."""
        return name in self.terms and bool(self.terms[name].note or self.terms[name].gloss)

    def _has_words(self, name: str, lang: str) -> bool:
        """Whether the language has a word for the term at all (`none` says that it has not)."""
        return any(form.lang == lang for form in self.terms[name].forms)

    def _inside(self, side: Side) -> set[str]:
        """Terms inside a longer form or word, which alone is an occurrence.

        Those in a forbidden rendering too: of it G007 speaks.
        """
        if side.lang not in self.finders:
            self.finders[side.lang] = FormFinder(tuple(self.terms.values()), side.lang)
        finders = self.finders[side.lang], self.avoided[side.lang]
        return {
            form.term
            for _, segment in side.wide
            for finder in finders
            for form in finder.find_all(segment.text)
        }

    def _first(self, name: str, side: Side, found: Standing) -> tuple[str, Place]:
        """The words or the mark by which a term first stands on a side, and where."""
        for occurrence in found.get((side.address, side.lang), ()):
            if occurrence.term == name:
                words = side.segment.text[occurrence.start : occurrence.end]
                return f"“{words}”", side.segment.place_of(occurrence.start)
        place = next(mark.place for mark in side.segment.notes if mark.id == name)
        return f"[^{name}]", place

    def forbidden(self, annotated: AnnotatedText, found: Standing) -> Iterator[Problem]:
        """Renderings to avoid, save inside a form of some entry, which is right as a whole."""
        if not any(finder.claims for finder in self.avoided.values()):
            return
        for pair in annotated.text.pairs:
            for row in pair.rows:
                for lang, segment in annotated.text.sides(row):
                    for bad in self.avoided[lang].find_all(segment.text):
                        right = found.get((row.address, lang), ())
                        if not bad.hides and not any(
                            o.start <= bad.start and bad.end <= o.end for o in right
                        ):
                            yield _must_not_stand(self.terms[bad.term], bad, segment)


def _no_rendering(term: Term, here: Side, there: Side, words: str, place: Place) -> Problem:
    forms = dict.fromkeys(form.text for form in term.forms if form.lang == there.lang)
    expected = " or ".join(f"“{form}”" for form in forms)
    return Problem(
        code="G006",
        place=place,
        message=f"{words} is the term “{term.id}”: expected {expected} in “{there.lang}”"
        ", found none",
        details=(f"{there.lang} {there.segment.place}: {there.segment.text}",),
        hint=f"write it there, or add the words that stand for it to also: of “{term.id}”, "
        "or allow it",
    )


def _must_not_stand(term: Term, bad: Found, segment: Segment) -> Problem:
    return Problem(
        code="G007",
        place=segment.place_of(bad.start),
        message=f"“{segment.text[bad.start : bad.end]}” must not be used for “{term.id}”",
        details=(f"avoided at {bad.form.place}",),
        hint=_instead(term, bad.form.lang),
    )


def _instead(term: Term, lang: str) -> str:
    right = next((form.text for form in term.forms if form.lang == lang), "")
    return f"write “{right}”, or take it out of avoid:" if right else "take it out of avoid:"
