"""The notes of a reading page as footnotes: one line each."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.derive.names import headword
from diglot.model.address import PageKind
from diglot.model.glossary import Note, Term
from diglot.model.note import SegmentLink
from diglot.render.site.escape import Md, escape, escape_title
from diglot.render.site.note import Prose, render_note
from diglot.render.site.views.context import Desk


def render_footnote(desk: Desk, id_: str, notes: Mapping[str, Note]) -> Md:
    """The note `id_`: its text, its sources or the way to its entry, and its other languages.

    `notes` are those on passages of the page's text; what is none of them is an entry.
    """
    glossary = desk.to(PageKind.GLOSSARY).removesuffix("index.md")
    note = notes.get(id_)
    if note is None:
        term = desk.context.terms[id_]
        name = headword(term, desk.code)
        text = note_text(desk, term, glossary) or desk.first(name)
        rest = f' [{desk.w("more")}]({glossary}{id_}.md "{escape_title(name)}")'
    else:
        text = note_text(desk, note, glossary)
        rest = f"{_grade(desk, note)}{_sources(desk, note)}"
    return Md(f"{text}{rest}{_other_languages(desk, id_)}")


def note_text(desk: Desk, item: Term | Note, glossary: str) -> Md:
    """A note's words; an entry without a note has its gloss.

    `glossary` is the way from the page to the entries' folder.
    """
    if isinstance(item, Term) and not item.note:
        return escape(item.gloss[desk.code], at_start=True)
    text = desk.page.text.text.info.id if desk.page.text else ""
    prose = Prose(
        lang=desk.code,
        terms=desk.context.terms,
        glossary=glossary,
        tongues=desk.tongues,
        segment=lambda link: _segment(desk, link, text),
    )
    return render_note(item.note[desk.code], prose)


def _segment(desk: Desk, link: SegmentLink, text: str) -> tuple[str, str]:
    """The way to a segment as Markdown knows it, and what stands there."""
    id_ = f"{link.text}#{link.address}" if link.text else link.address
    said = desk.segment(id_, text, desk.code)[1]
    return desk.to(PageKind.TEXT, link.text or text, link.address), said


def _grade(desk: Desk, note: Note) -> str:
    """Of what kind a note is, and how certain; "" where nothing is said."""
    kinds = {kind.id: kind.name[desk.code] for kind in desk.info.note_kinds}
    said = [escape(kinds[note.kind])] if note.kind else []
    said += [desk.w(f"certainty-{note.certainty}")] if note.certainty else []
    opening, closing = desk.w("bracket-open"), desk.w("bracket-close")
    return f"{opening}*{' · '.join(said)}*{closing}" if said else ""


def _sources(desk: Desk, note: Note) -> str:
    if not note.sources:
        return ""
    sources = desk.w("item-separator").join(desk.source(source) for source in note.sources)
    label = desk.w("sources") if len(note.sources) > 1 else desk.w("source")
    return f" *{label}{desk.w('colon').rstrip()}* {sources}"


def _other_languages(desk: Desk, id_: str) -> str:
    """Ways to the same note in the other interface languages, each by its own name."""
    return "".join(
        f" [{desk.span(other.name, other)}]({desk.way(path)}#fn:{id_})"
        for other, path in desk.page.alternates
        if other.code != desk.code
    )
