"""Renderings: each term stands opposite itself, and not in a forbidden way.

A word that only begins with a form may be that form with an ending that no list has: whether it is
would be a guess, which the editor is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from diglot.annotate.forms import Found
from diglot.check.facing import Side, Standing
from diglot.check.scope import Scope, TextScope
from diglot.language.affixes import may_attach
from diglot.language.script import word_from
from diglot.model.glossary import Term
from diglot.model.problem import Place, Problem
from diglot.model.text import Segment


def check_renderings(scope: TextScope) -> Iterator[Problem]:
    """G006, G007 and G010."""
    if not scope.whole.knows_glossary:
        return
    for pair in scope.facing:
        for here, there in (pair, pair[::-1]):
            yield from _unrendered(here, there, scope)
    yield from _forbidden(scope)


def _unrendered(here: Side, there: Side, scope: TextScope) -> Iterator[Problem]:
    """Terms of this side, by their forms or by hand, that do not stand on the other."""
    found, terms = scope.standing, scope.whole.terms
    standing_here = found.get((here.address, here.lang), ())
    if not standing_here and not here.segment.notes:
        return
    wanted = {occurrence.term for occurrence in standing_here}
    # A mark of an entry without words leads nowhere (R001).
    wanted |= {mark.id for mark in here.segment.notes if mark.id in scope.whole.told}
    for address, segment in there.wide:
        wanted -= {occurrence.term for occurrence in found.get((address, there.lang), ())}
        wanted -= {mark.id for mark in segment.notes}
    wanted = {name for name in wanted if _has_words(terms[name], there.lang)}
    if not wanted:
        return
    wanted -= _inside(there, scope.whole)
    longer = _longer_words(there, scope.whole)
    for name in sorted(wanted - longer.keys()):
        words, place = _first(name, here, found)
        yield _no_rendering(terms[name], here, there, words, place)
    if may_attach(scope.whole.info.language(there.lang).tag):
        yield from (
            _unlisted(terms[name], *longer[name]) for name in sorted(wanted & longer.keys())
        )


def _has_words(term: Term, lang: str) -> bool:
    """Whether the language has a word for the term at all (`none` says that it has not)."""
    return any(form.lang == lang for form in term.forms)


def _inside(side: Side, whole: Scope) -> set[str]:
    """Terms inside a longer form, which alone is an occurrence, or in a longer word reported so.

    Those in a forbidden rendering too: of it G007 speaks.
    """
    finder, avoided = whole.finders[side.lang], whole.avoided[side.lang]
    inside: set[str] = set()
    for _, segment in side.wide:
        inside |= {form.term for form in finder.find_all(segment.text) if not form.hides}
        inside |= {form.term for form in finder.find(segment.text)}
        inside |= {form.term for form in avoided.find_all(segment.text)}
    return inside


def _longer_words(side: Side, whole: Scope) -> dict[str, tuple[Found, Segment]]:
    """Terms by the first word that begins with one of their forms."""
    longer: dict[str, tuple[Found, Segment]] = {}
    for _, segment in side.wide:
        for form in whole.finders[side.lang].find_all(segment.text):
            if form.hides:
                longer.setdefault(form.term, (form, segment))
    return longer


def _first(name: str, side: Side, found: Standing) -> tuple[str, Place]:
    """The words or the mark by which a term first stands on a side, and where."""
    for occurrence in found.get((side.address, side.lang), ()):
        if occurrence.term == name:
            words = side.segment.text[occurrence.start : occurrence.end]
            return f"“{words}”", side.segment.place_of(occurrence.start)
    place = next(mark.place for mark in side.segment.notes if mark.id == name)
    return f"[^{name}]", place


def _forbidden(scope: TextScope) -> Iterator[Problem]:
    """Renderings to avoid, save inside a form of some entry, which is right as a whole."""
    avoided, text = scope.whole.avoided, scope.text
    if not any(finder.claims for finder in avoided.values()):
        return
    for pair in text.pairs:
        for row in pair.rows:
            for lang, segment in text.sides(row):
                for bad in avoided[lang].find_all(segment.text):
                    right = scope.standing.get((row.address, lang), ())
                    if not bad.hides and not any(
                        o.start <= bad.start and bad.end <= o.end for o in right
                    ):
                        yield _must_not_stand(scope.whole.terms[bad.term], bad, segment)


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
        about=(term.id,),
    )


def _unlisted(term: Term, found: Found, segment: Segment) -> Problem:
    word = word_from(segment.text, found.start, found.end)
    return Problem(
        code="G010",
        place=segment.place_of(found.start),
        message=f"“{word}” begins with “{found.form.text}”, but is not marked: it is not among the "
        f"forms of “{term.id}”",
        hint=f"if it stands for it, add “{word}” to also: of “{term.id}”; or allow it",
        about=(term.id,),
    )


def _must_not_stand(term: Term, bad: Found, segment: Segment) -> Problem:
    return Problem(
        code="G007",
        place=segment.place_of(bad.start),
        message=f"“{segment.text[bad.start : bad.end]}” must not be used for “{term.id}”",
        details=(f"avoided at {bad.form.place}",),
        hint=_instead(term, bad.form.lang),
        about=(term.id,),
    )


def _instead(term: Term, lang: str) -> str:
    right = next((form.text for form in term.forms if form.lang == lang), "")
    return f"write “{right}”, or take it out of avoid:" if right else "take it out of avoid:"
