"""What entries are called, and a note without its marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from diglot.model.glossary import Form, Term
from diglot.model.note import Emphasis, EntryLink, Inline, NoteBody, Plain, SegmentLink


def headword(term: Term, lang: str) -> str:
    """The entry's name in `lang`, or in the first language that has one."""
    return term.term[lang] or term.id


def forms_in(forms: Iterable[Form], lang: str) -> list[str]:
    return [form.text for form in forms if form.lang == lang]


def also_in(term: Term, lang: str) -> list[str]:
    """The forms in `lang` beside the headword."""
    return [form for form in forms_in(term.forms, lang) if form != term.term.exact(lang)]


def plain_note(note: NoteBody, lang: str, terms: Mapping[str, Term]) -> str:
    """A note's words without its marks; a link to elsewhere keeps its address in parentheses."""
    return "".join(_plain(part, lang, terms) for part in note.parts)


def _plain(part: Inline, lang: str, terms: Mapping[str, Term]) -> str:
    if isinstance(part, Plain):
        return part.words
    if isinstance(part, Emphasis):
        return "".join(_plain(inner, lang, terms) for inner in part.parts)
    if isinstance(part, EntryLink):
        return part.words or headword(terms[part.id], lang)
    if isinstance(part, SegmentLink):
        return part.shown
    return f"{part.words} ({part.url})"
