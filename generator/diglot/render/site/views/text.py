"""A reading page: the text in both languages, its notes, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from diglot.derive.credits import credits_of, translators_of
from diglot.derive.sides import sides_of
from diglot.model.address import PageKind
from diglot.model.declared import TextInfo
from diglot.render.exports.format import Scope
from diglot.render.site.blocks import render_text
from diglot.render.site.credits import credit_lines
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.citing import Cited, citation_files, cited
from diglot.render.site.views.contents import crumbs, is_one_of_several
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.views.downloads import Downloads, downloads
from diglot.render.site.views.footnote import render_footnote
from diglot.render.site.wording import MdWords


class Footnote(Struct, frozen=True):
    id: Md
    words: Md


class Neighbour(Struct, frozen=True):
    """What stands before or after this page in the order of the book."""

    label: Md
    text: Link


class TextView(Struct, frozen=True, kw_only=True):
    w: MdWords
    crumbs: tuple[Link, ...]
    title: Md
    credits: tuple[Md, ...]
    """Who wrote it, and what others did for it."""
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
        crumbs=crumbs(desk),
        title=escape(desk.page.title),
        credits=text_credits(desk),
        translation=translation(desk, info),
        about=desk.to(PageKind.ABOUT),
        blocks=body.blocks,
        neighbours=tuple(neighbours(desk)),
        changes=changes_way(desk, info),
        citations=cited(desk, info),
        formats=citation_files(desk, info),
        downloads=() if is_one_of_several(desk) else downloads(desk, Scope.TEXT, info.id),
        notes=tuple(Footnote(Md(id_), render_footnote(desk, id_, notes)) for id_ in body.notes),
    )


def _stale(desk: Desk, places: Sequence[str]) -> Md:
    return desk.w("stale", places=desk.w.plain("enumeration").join(places))


def text_credits(desk: Desk) -> tuple[Md, ...]:
    """Authors and contributors; the translators are named with the translation."""
    credits = credits_of(desk.info, desk.text.text.info)
    return tuple(credit_lines(desk, (one for one in credits if one.role != "trl")))


def translation(desk: Desk, text: TextInfo) -> Md:
    """What text.yml says of the translation, or else who made it."""
    translators = translators_of(desk.info, text)
    if text.translation_note or not translators:
        return desk.first(text.translation_note[desk.code])
    language = desk.named(desk.info.language(text.translation))
    names = desk.w.plain("enumeration").join(one.said_in(desk.code).name for one in translators)
    return desk.w("translation-label", language=language, names=names)


def changes_way(desk: Desk, text: TextInfo) -> Md:
    """The way to what reads otherwise than in an earlier version; "" where nothing is said."""
    told = desk.text.text.changes
    return desk.to(PageKind.CHANGES, text.id) if told and told.rows else Md()


def neighbours(desk: Desk) -> Iterator[Neighbour]:
    """What stands before and after the page."""
    place = desk.context.around[desk.page.path]
    for word, step in ("text-before", place.before), ("text-after", place.after):
        if step:
            title = step.called(desk.code, place.here)
            yield Neighbour(desk.w(word), Link(escape(title), desk.way(step.path)))
