"""The title page, and the first page of each language: where one enters the edition."""

from __future__ import annotations

from msgspec import Struct

from diglot.model.address import PageKind
from diglot.model.localized import Language
from diglot.model.text import Text
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.wording import MdWords, span


class Entrance(Struct, frozen=True):
    """The way into the reader's edition of one language, in its words."""

    title: Md
    description: Md
    read: Md
    way: Md


class TitleView(Struct, frozen=True):
    entrances: tuple[Entrance, ...]


def title_view(desk: Desk) -> TitleView:
    """One entrance for each language of the interface."""
    return TitleView(tuple(_entrance(desk, lang) for lang in desk.context.site.languages))


def _entrance(desk: Desk, lang: Language) -> Entrance:
    words = MdWords.of(desk.context.words[lang.code])
    return Entrance(
        title=span(desk.info.title[lang.code], lang, None),
        description=span(desk.info.description[lang.code], lang, None),
        read=span(words("read"), lang, None),
        way=desk.way(f"{lang.code}/index.md"),
    )


class Listed(Struct, frozen=True):
    """A text in the list of a language's first page."""

    title: Md
    way: Md
    date: Md
    apparatus: Md
    """The way to it."""


class HomeView(Struct, frozen=True):
    w: MdWords
    title: Md
    description: Md
    texts: tuple[Listed, ...]
    glossary: Md
    """The way to it; "" where there is none."""
    entries: Md
    """How many it has."""
    pages: tuple[Link, ...]
    """Drawings, what is said about the edition, and pages written by hand."""


def home_view(desk: Desk) -> HomeView:
    """The texts of the edition, and its other pages in the language of this one."""
    info, code = desk.info, desk.code
    pages = [
        Link(desk.w(kind.value), desk.to(kind))
        for kind in (PageKind.TIMELINE, PageKind.MAP, PageKind.ABOUT)
        if kind in desk.context.kinds
    ]
    pages += [
        Link(escape(hand.title), Md(hand.path.split("/", 1)[1]))
        for hand in desk.context.site.hand
        if hand.path.startswith(f"{code}/")
    ]
    return HomeView(
        w=desk.w,
        title=escape(info.title[code]),
        description=desk.first(info.description[code]),
        texts=tuple(_listed(desk, annotated.text) for annotated in desk.context.site.edition.texts),
        glossary=desk.to(PageKind.GLOSSARY) if info.terms else Md(),
        entries=desk.w.count("entries", len(info.terms)),
        pages=tuple(pages),
    )


def _listed(desk: Desk, text: Text) -> Listed:
    return Listed(
        title=escape(text.info.title[desk.code]),
        way=desk.to(PageKind.TEXT, text.info.id),
        date=desk.date(text.info.date) if text.info.date else Md(),
        apparatus=desk.to(PageKind.APPARATUS, text.info.id),
    )
