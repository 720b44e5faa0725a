"""The notes of a reading page as footnotes: one line each."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.derive.names import headword
from diglot.model.address import PageKind, address_of
from diglot.model.glossary import Note, Term
from diglot.model.site import Page
from diglot.render.site.escape import Md, escape
from diglot.render.site.note import render_note, render_source
from diglot.render.site.wording import MdWords, span


def render_footnote(
    page: Page,
    id_: str,
    notes: Mapping[str, Note],
    terms: Mapping[str, Term],
    words: Mapping[str, str],
) -> Md:
    """The note `id_`: its text, its sources or the way to its entry, and its other languages.

    `notes` are those on passages of the page's text; what is none of them is an entry.
    """
    lang = page.lang.code
    glossary = page.way_to(address_of(PageKind.GLOSSARY, lang)).removesuffix("index.md")
    note = notes.get(id_)
    if note is None:
        term = terms[id_]
        text = note_text(term, lang, terms, glossary)
        text = text or escape(headword(term, lang), at_start=True)
        rest = f" [{MdWords(words)('more')}]({glossary}{id_}.md)"
    else:
        text = note_text(note, lang, terms, glossary)
        rest = _sources(note, words)
    return Md(f"{text}{rest}{_other_languages(page, id_)}")


def note_text(item: Term | Note, lang: str, terms: Mapping[str, Term], glossary: str) -> Md:
    """A note's words; an entry without a note has its gloss."""
    if isinstance(item, Term) and not item.note:
        return escape(item.gloss[lang], at_start=True)
    return render_note(item.note[lang], lang, terms, glossary)


def _sources(note: Note, words: Mapping[str, str]) -> str:
    if not note.sources:
        return ""
    word = MdWords(words)
    sources = word("item-separator").join(render_source(source, words) for source in note.sources)
    label = word("sources") if len(note.sources) > 1 else word("source")
    return f" *{label}{word('colon').rstrip()}* {sources}"


def _other_languages(page: Page, id_: str) -> str:
    """Ways to the same note in the other interface languages, each by its own name."""
    return "".join(
        f" [{span(other.name, other, page.lang)}]({page.way_to(path)}#fn:{id_})"
        for other, path in page.alternates
        if other.code != page.lang.code
    )
