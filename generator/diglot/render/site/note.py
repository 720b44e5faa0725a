"""Notes and sources as Markdown prose."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.derive.names import headword
from diglot.model.glossary import Source, Term
from diglot.model.note import Emphasis, EntryLink, Inline, NoteBody, Plain
from diglot.render.site.escape import Md, escape, escape_url
from diglot.render.site.wording import MdWords


def render_note(note: NoteBody, lang: str, terms: Mapping[str, Term], glossary: str) -> Md:
    """A note as one line of prose; `glossary` is the way from the page to the entries' folder."""
    return _inline(note.parts, lang, terms, glossary)


def _inline(parts: tuple[Inline, ...], lang: str, terms: Mapping[str, Term], glossary: str) -> Md:
    pieces: list[str] = []
    for index, part in enumerate(parts):
        if isinstance(part, Plain):
            pieces.append(_words(part.words, at_start=not index))
        elif isinstance(part, Emphasis):
            stars = "**" if part.strong else "*"
            pieces.append(f"{stars}{_inline(part.parts, lang, terms, glossary)}{stars}")
        elif isinstance(part, EntryLink):
            words = part.words or headword(terms[part.id], lang)
            pieces.append(f"[{escape(words)}]({glossary}{part.id}.md)")
        else:
            pieces.append(f"[{escape(part.words)}]({escape_url(part.url)})")
    return Md("".join(pieces))


def _words(words: str, *, at_start: bool) -> str:
    """Words as prose; `!` before a link would make a picture of it."""
    written = escape(words, at_start=at_start)
    return f"{written[:-1]}&#33;" if written.endswith("!") else written


def render_source(source: Source, words: MdWords) -> Md:
    """A source as a reference: title, container, publisher, date; the title is the link."""
    title = source.title or source.container or source.publisher or source.url
    head: str = escape(title, at_start=True)
    if source.url:
        head = f"[{escape(title)}]({escape_url(source.url)})"
    rest = [source.container, source.publisher, source.date]
    separator = words("list-separator")
    return Md(separator.join([head, *(escape(part) for part in rest if part and part != title)]))
