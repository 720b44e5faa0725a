"""Links to segments, `[[4.1]]`, in texts, notes and entries: each leads to what exists."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.check.scope import Scope
from diglot.model.names import nearest
from diglot.model.problem import Place, Problem
from diglot.model.reference import Target, target_of
from diglot.model.text import InlineKind, Text


def check_references(scope: Scope) -> Iterator[Problem]:
    """R001 of links to segments; of a text that could not be aligned nothing is said."""
    known: dict[str, set[str]] = {}
    led = {one.text.info.id: one.text.survivors for one in scope.edition.texts}
    for link, text, place, about in _links(scope):
        if not text and "#" not in link:
            message = f"in “{about}” expected the text before the address, found “{link}”"
            hint = f"an entry belongs to no text: write [[text#{link}]]"
            yield Problem(code="R001", place=place, message=message, hint=hint, about=(about,))
            continue
        target = target_of(link, text)
        if not known:
            known = {one.text.info.id: _addresses(one.text) for one in scope.edition.texts}
        if found := _wrong(target, known, scope):
            message, hint = f"in “{about}” {found[0]}", found[1]
            if to := led.get(target.text, {}).get(target.address):
                hint = f"its words are at {to} now: write [[{link.replace(target.address, to)}]]"
            yield Problem(code="R001", place=place, message=message, hint=hint, about=(about,))


def _links(scope: Scope) -> Iterator[tuple[str, str, Place, str]]:
    """Each link with the text from which it leads, "" where there is none; what it is about."""
    for annotated in scope.edition.texts:
        text = annotated.text
        for pair in text.pairs:
            for row in pair.rows:
                for segment in (row.base, row.translation):
                    for mark in segment.marks:
                        if mark.kind is InlineKind.LINK:
                            yield mark.value, text.info.id, mark.place, text.info.id
    for info in scope.info.texts:
        for note in info.notes:
            for link in note.segments:
                yield link.id, info.id, link.place, note.id
    for term in scope.info.terms:
        for link in term.segments:
            yield link.id, "", link.place, term.id


def _addresses(text: Text) -> set[str]:
    return {pair.number for pair in text.pairs} | {r.address for p in text.pairs for r in p.rows}


def _wrong(target: Target, known: dict[str, set[str]], scope: Scope) -> tuple[str, str] | None:
    """What is wrong with where a link leads, and the cure."""
    texts = [info.id for info in scope.info.texts]
    if target.text not in texts:
        message = f"expected the folder of a text in [[…]], found “{target.text}”"
        return message, nearest(target.text, texts) or "write [[text#4.1]]"
    if target.text not in known or target.address in known[target.text]:
        return None
    message = f"expected an address of “{target.text}” in [[…]], found {target.address}"
    return message, nearest(target.address, known[target.text]) or "diglot show lists them"
