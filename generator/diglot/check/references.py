"""The step that judges the edition as a whole: references, ids, forms, the witness, allowances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from diglot.check.allow import allow
from diglot.check.entries import check_entries
from diglot.check.renderings import check_renderings
from diglot.check.values import check_values
from diglot.check.witness import check_witness
from diglot.model.declared import EditionInfo
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.files import GLOSSARY
from diglot.model.glossary import Form, Note, Term
from diglot.model.problem import Place, Problem, nearest


def check(edition: Edition, before: Sequence[Problem] = ()) -> list[Problem]:
    """Every problem that shows only in the whole, with those of `before`, less what is allowed."""
    info = edition.info
    problems = list(before)
    problems += _ids(info)
    problems += _forms(info.terms)
    problems += _links(info)
    unread = {(p.place.path, p.place.line) for p in before if p.code.startswith("L")}
    if GLOSSARY not in info.unread:  # else forms and sources may be there, only not understood
        problems += check_entries(info)
        problems += check_renderings(edition, unread)
    entries = frozenset(term.id for term in info.terms)
    told = frozenset(term.id for term in info.terms if term.note or term.gloss)
    for annotated in edition.texts:
        found = check_witness(annotated.text)  # says only once more what could not be read
        problems += (p for p in found if (p.place.path, p.place.line) not in unread)
        problems += _note_marks(annotated, info, told)
        if GLOSSARY not in info.unread:  # else numbers and quotation marks may belong to a form
            problems += check_values(annotated, info, entries, unread)
        problems += _addresses(annotated)
        problems += _speaker_kinds(annotated, info.kinds)
    if len(edition.texts) == len(info.texts):  # else a term may stand where we could not look
        problems += _unused(edition)
    return allow(edition, problems)


def _ids(info: EditionInfo) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for id_, place, before in _again(((term.id, term.place) for term in info.terms), first):
        yield Problem(
            code="G004",
            place=place,
            message=f"term “{id_}” is defined twice",
            details=(f"first defined at {before}",),
            hint="merge the two entries, or give one another id",
        )
    for text in info.texts:
        for id_, place, before in _again(((n.id, n.place) for n in text.notes), dict(first)):
            yield Problem(
                code="R005",
                place=place,
                message=f"the id “{id_}” is already used",
                details=(f"first used at {before}",),
                hint="give the note another id: notes and entries share one space of ids",
            )


def _again(
    names: Iterable[tuple[str, Place]], first: dict[str, Place]
) -> Iterator[tuple[str, Place, Place]]:
    """(name, place, first place) of each that is not the first; `first` learns those that are."""
    for name, place in names:
        if (before := first.setdefault(name, place)) != place:
            yield name, place, before


def _forms(terms: Sequence[Term]) -> Iterator[Problem]:
    """No form may lead to two entries; a form written twice in one entry is only repeated."""
    claimed: dict[tuple[str, str], tuple[str, Form]] = {}
    for term in terms:
        for form in term.forms:
            # “Polish” and “polish” differ; “ITTF” twice does not.
            owner, first = claimed.setdefault((form.lang, form.text), (term.id, form))
            if owner != term.id:
                yield Problem(
                    code="G005",
                    place=form.place,
                    message=f"“{form.text}” is claimed by “{owner}” and “{term.id}”",
                    details=(f"first claimed at {first.place}",),
                    hint="leave it to one of the two",
                )


def _links(info: EditionInfo) -> Iterator[Problem]:
    """`see:` and `[[…]]` lead to entries of the glossary."""
    if GLOSSARY in info.unread:
        return
    ids = {term.id for term in info.terms}
    items: list[Term | Note] = [*info.terms, *(note for text in info.texts for note in text.notes)]
    for link in (link for item in items for link in item.links):
        if link.id not in ids:
            yield Problem(
                code="R001",
                place=link.place,
                message=f"expected an entry of the glossary in {link.where}, found “{link.id}”",
                hint=nearest(link.id, ids) or "add the entry, or take the link out",
            )


def _note_marks(
    annotated: AnnotatedText, info: EditionInfo, told: frozenset[str]
) -> Iterator[Problem]:
    """Each `[^id]` leads to a note or to an entry that says something; each note is referenced."""
    text = annotated.text
    notes = {note.id: note for note in text.info.notes}
    unread = info.unread & {GLOSSARY, f"source/{text.info.id}/notes.yml"}
    used: set[str] = set()
    unknown = False
    for pair in text.pairs:
        for row in pair.rows:
            for _, segment in text.sides(row):
                for mark in segment.notes:
                    used.add(mark.id)
                    if mark.id not in notes and mark.id not in told and not unread:
                        unknown = True
                        yield Problem(
                            code="R001",
                            place=mark.place,
                            message=f"expected a note or an entry, found “{mark.id}”",
                            hint=_hint(mark.id, {*notes, *told}, info),
                        )
    for note in notes.values():
        if note.id not in used and not unknown:  # an unknown id may be a misspelling of this one
            yield Problem(
                code="R002",
                place=note.place,
                message=f"expected a mark of the note “{note.id}”, found none",
                hint=f"write [^{note.id}] in "
                f"{' and '.join(f'{lang}.txt' for lang in note.sides or text.info.languages)}"
                ", or delete the note",
            )


def _hint(name: str, known: set[str], info: EditionInfo) -> str:
    if any(term.id == name for term in info.terms):
        return "add note: or gloss: to this entry of the glossary"
    return nearest(name, known) or "add the note to notes.yml, or take the mark out"


def _addresses(annotated: AnnotatedText) -> Iterator[Problem]:
    """Supplied headings and allowances point to what exists."""
    text = annotated.text
    blocks = {pair.number for pair in text.pairs}
    segments = {row.address for pair in text.pairs for row in pair.rows}
    numbers = [pair.number for pair in text.pairs]
    reach = f"known: {numbers[0]} to {numbers[-1]}" if numbers else "this text has no blocks"
    points = [(h.before, h.place, blocks) for h in text.info.headings]
    points += [(a.at, a.place, blocks | segments) for a in text.info.allow]
    for number, place, before in _again(((h.before, h.place) for h in text.info.headings), {}):
        yield Problem(
            code="R005",
            place=place,
            message=f"two headings are supplied before block {number}",
            details=(f"first at {before}",),
            hint="keep one of the two",
        )
    for address, place, known in points:
        if address not in known:
            yield Problem(
                code="R003",
                place=place,
                message=f"expected an address of “{text.info.id}”, found {address}",
                hint=nearest(address, known) or reach,
            )


def _speaker_kinds(annotated: AnnotatedText, kinds: tuple[str, ...]) -> Iterator[Problem]:
    for speaker in annotated.text.info.speakers:
        if speaker.reason and speaker.kind not in kinds:
            yield Problem(
                code="L005",
                place=speaker.place,
                message=f"expected a known kind in the reason of “{speaker.id}”"
                f", found “{speaker.kind or speaker.reason}”",
                hint=nearest(speaker.kind, kinds) or f"write “kind: reason”: {', '.join(kinds)}",
            )


def _unused(edition: Edition) -> Iterator[Problem]:
    """Entries that no mark, no `[^id]` and no link of a used entry or note leads to."""
    terms = {term.id: term for term in edition.info.terms}
    reached = {
        found.term for annotated in edition.texts for found in annotated.occurrences if found.marked
    }
    links: dict[str, list[str]] = defaultdict(list)
    for term in edition.info.terms:
        links[term.id] += (link.id for link in term.links)
    for annotated in edition.texts:
        for note in annotated.text.info.notes:
            reached |= {link.id for link in note.links}
        for pair in annotated.text.pairs:
            for row in pair.rows:
                reached |= {m.id for _, side in annotated.text.sides(row) for m in side.notes}
    queue = list(reached)
    while queue:
        for name in links[queue.pop()]:
            if name not in reached:
                reached.add(name)
                queue.append(name)
    for term in terms.values():
        if term.id not in reached:
            yield Problem(
                code="G002",
                place=term.place,
                message=f"nothing leads to the term “{term.id}”",
                hint="add the form that stands in the text to also:, link it, or delete the entry",
            )
