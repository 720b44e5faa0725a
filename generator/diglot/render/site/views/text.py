"""A reading page: the text in both languages, its notes, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from diglot.derive.sides import sides_of
from diglot.model.address import PageKind
from diglot.model.declared import TextInfo
from diglot.render.exports.format import Scope
from diglot.render.site.blocks import render_text
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.citing import Cited, citation_files, cited
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.views.downloads import Downloads, downloads
from diglot.render.site.views.footnote import render_footnote
from diglot.render.site.wording import MdWords


class Footnote(Struct, frozen=True):
    id: Md
    words: Md


class Neighbour(Struct, frozen=True):
    """The text before or after this one."""

    label: Md
    text: Link


class TextView(Struct, frozen=True, kw_only=True):
    w: MdWords
    title: Md
    translation: Md
    """Whose the translation is; "" where the sources do not say."""
    about: Md
    """The way to the page that says more."""
    blocks: tuple[Md, ...]
    neighbours: tuple[Neighbour, ...]
    changes: Md
    """The way to what changed in this version; "" where nothing is told of that."""
    citations: tuple[Cited, ...]
    formats: tuple[Link, ...]
    downloads: tuple[Downloads, ...]
    notes: tuple[Footnote, ...]
    """In order of first reference on the page."""


def text_view(desk: Desk) -> TextView:
    """The text that the page is about."""
    info, lang = desk.text.text.info, desk.page.lang
    body = render_text(
        desk.text,
        sides_of(desk.info, desk.text, lang),
        lambda language: desk.w("alone", language=desk.named(language)),
        lambda code, link: desk.segment(link, info.id, code),
        (lambda places: _stale(desk, places)) if desk.info.shows_stale else None,
    )
    notes = {note.id: note for note in info.notes}
    return TextView(
        w=desk.w,
        title=escape(info.title[lang.code]),
        translation=_translation(desk, info),
        about=desk.to(PageKind.ABOUT),
        blocks=body.blocks,
        neighbours=tuple(_neighbours(desk, info)),
        changes=_changes(desk, info),
        citations=cited(desk, info),
        formats=citation_files(desk, info),
        downloads=downloads(desk, Scope.TEXT, info.id),
        notes=tuple(Footnote(Md(id_), render_footnote(desk, id_, notes)) for id_ in body.notes),
    )


def _stale(desk: Desk, places: Sequence[str]) -> Md:
    return desk.w("stale", places=desk.w.plain("enumeration").join(places))


def _translation(desk: Desk, text: TextInfo) -> Md:
    """What text.yml says of the translation, or else who made it."""
    if text.translation_note or not text.translators:
        return desk.first(text.translation_note[desk.code])
    language = desk.named(desk.info.language(text.translation))
    names = desk.w.plain("enumeration").join(person.name for person in text.translators)
    return desk.w("translation-label", language=language, names=names)


def _changes(desk: Desk, text: TextInfo) -> Md:
    told = desk.text.text.changes
    return desk.to(PageKind.CHANGES, text.id) if told and told.rows else Md()


def _neighbours(desk: Desk, text: TextInfo) -> Iterator[Neighbour]:
    at, texts = desk.context.order[text.id], desk.info.texts
    for word, index in ("text-before", at - 1), ("text-after", at + 1):
        if 0 <= index < len(texts):
            other = texts[index]
            link = Link(escape(other.title[desk.code]), desk.to(PageKind.TEXT, other.id))
            yield Neighbour(desk.w(word), link)
