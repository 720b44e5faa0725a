"""What stands above and below a text, and the list of a long one: its frame."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from diglot.derive.credits import credits_of, translators_of
from diglot.model.address import PageKind
from diglot.model.declared import TextInfo
from diglot.render.exports.format import Scope
from diglot.render.site.credits import credit_lines
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.citing import Cited, citation_files, cited
from diglot.render.site.views.contents import crumbs, is_one_of_several
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.views.downloads import Downloads, downloads


class Neighbour(Struct, frozen=True):
    """What stands before or after this page in the order of the book."""

    label: Md
    text: Link


class Around(Struct, frozen=True, kw_only=True):
    crumbs: tuple[Link, ...]
    title: Md
    credits: tuple[Md, ...]
    """Who wrote it, and what others did for it."""
    translation: Md
    """Whose the translation is; "" where the sources do not say."""
    about: Md
    """The way to the page that says more."""
    neighbours: tuple[Neighbour, ...]
    changes: Md
    """The way to what changed in this version; "" where nothing is told of that."""
    citations: tuple[Cited, ...]
    formats: tuple[Link, ...]
    downloads: tuple[Downloads, ...]


def around_text(desk: Desk) -> Around:
    """Of the text that the page is about. The downloads of a long one stand with its list alone."""
    info = desk.text.text.info
    return Around(
        crumbs=crumbs(desk),
        title=escape(desk.page.title),
        credits=_credits(desk),
        translation=_translation(desk, info),
        about=desk.to(PageKind.ABOUT),
        neighbours=tuple(_neighbours(desk)),
        changes=_changes(desk, info),
        citations=cited(desk, info),
        formats=citation_files(desk, info),
        downloads=() if is_one_of_several(desk) else downloads(desk, Scope.TEXT, info.id),
    )


def _credits(desk: Desk) -> tuple[Md, ...]:
    """Authors and contributors; the translators are named with the translation."""
    credits = credits_of(desk.info, desk.text.text.info)
    return tuple(credit_lines(desk, (one for one in credits if one.role != "trl")))


def _translation(desk: Desk, text: TextInfo) -> Md:
    """What text.yml says of the translation, or else who made it."""
    translators = translators_of(desk.info, text)
    if text.translation_note or not translators:
        return desk.first(text.translation_note[desk.code])
    language = desk.named(desk.info.language(text.translation))
    names = desk.w.plain("enumeration").join(one.said_in(desk.code).name for one in translators)
    return desk.w("translation-label", language=language, names=names)


def _changes(desk: Desk, text: TextInfo) -> Md:
    """The way to what reads otherwise than in an earlier version; "" where nothing is said."""
    told = desk.text.text.changes
    return desk.to(PageKind.CHANGES, text.id) if told and told.rows else Md()


def _neighbours(desk: Desk) -> Iterator[Neighbour]:
    """What stands before and after the page."""
    place = desk.context.around[desk.page.path]
    for word, step in ("text-before", place.before), ("text-after", place.after):
        if step:
            title = step.called(desk.code, place.here)
            yield Neighbour(desk.w(word), Link(escape(title), desk.way(step.path)))
