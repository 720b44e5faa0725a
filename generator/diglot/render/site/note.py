"""Notes and sources as Markdown prose."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from diglot.derive.citation import doi_url
from diglot.derive.names import headword
from diglot.model.glossary import CitedWork, Term
from diglot.model.note import Emphasis, EntryLink, Inline, NoteBody, Plain, SegmentLink
from diglot.render.site.escape import Md, escape_title, escape_url
from diglot.render.site.tongues import Tongues
from diglot.render.site.wording import MdWords


class Prose(Struct, frozen=True, kw_only=True):
    """What a note needs to know of the page that it stands on."""

    lang: str
    """Code of the page's language."""
    terms: Mapping[str, Term]
    glossary: str
    """The way from the page to the entries' folder."""
    segment: Callable[[SegmentLink], tuple[str, str]] = lambda link: (f"#{link.address}", "")
    """The way from the page to a segment, and what stands there."""
    tongues: Tongues = Tongues()


def render_note(note: NoteBody, prose: Prose) -> Md:
    """A note as one line of prose."""
    return _inline(note.parts, prose)


def _inline(parts: tuple[Inline, ...], prose: Prose) -> Md:
    pieces: list[str] = []
    for index, part in enumerate(parts):
        if isinstance(part, Plain):
            pieces.append(_words(part.words, prose.tongues, at_start=not index))
        elif isinstance(part, Emphasis):
            stars = "**" if part.strong else "*"
            pieces.append(f"{stars}{_inline(part.parts, prose)}{stars}")
        elif isinstance(part, EntryLink):
            words = part.words or headword(prose.terms[part.id], prose.lang)
            pieces.append(f"[{prose.tongues.label(words)}]({prose.glossary}{part.id}.md)")
        elif isinstance(part, SegmentLink):
            way, said = prose.segment(part)
            title = f' "{escape_title(said)}"' if said else ""
            pieces.append(f"[{prose.tongues.label(part.shown)}]({way}{title})")
        else:
            words = prose.tongues.label(part.words)
            pieces.append(f"[{words}]({escape_url(part.url)})")
    return Md("".join(pieces))


def _words(words: str, tongues: Tongues, *, at_start: bool) -> str:
    """Words as prose; `!` before a link would make a picture of it."""
    written = tongues.prose(words, at_start=at_start)
    return f"{written[:-1]}&#33;" if written.endswith("!") else written


def render_source(source: CitedWork, words: MdWords, tongues: Tongues) -> Md:
    """A source as a reference: author, title, container, volume, pages, publisher, date; the title
    is the link."""
    title = source.title or source.container or source.publisher or source.url or source.doi
    head: str = tongues.prose(title, at_start=not source.author)
    url = source.url or doi_url(source.doi)
    if url:
        head = f"[{tongues.label(title)}]({escape_url(url)})"
    by = [tongues.prose(source.author, at_start=True)] if source.author else []
    rest = [source.container, source.volume, source.pages, source.publisher, source.date]
    rest.append(source.doi if source.url else "")
    separator = words("list-separator")
    said = (tongues.prose(part) for part in rest if part and part != title)
    return Md(separator.join([*by, *[head][: bool(title)], *said]))
