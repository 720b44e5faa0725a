"""Where one enters the edition: its title page, and the first page of each language."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from diglot.language.locale import render_date
from diglot.model.address import PageKind, address_of
from diglot.model.declared import TextInfo
from diglot.model.localized import Language
from diglot.render.exports.format import Scope
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.views.downloads import Downloads, downloads
from diglot.render.site.views.specimen import Specimen, specimen
from diglot.render.site.wording import MdWords, span


class Part(Struct, frozen=True):
    """A part of the edition: the way to it, how much it holds, what it is."""

    way: Link
    figure: Md
    words: Md


class Entrance(Struct, frozen=True, kw_only=True):
    """The way into the reader's edition of one language, in its words."""

    title: Md
    description: Md
    facts: Md
    """Who speaks, when, how much."""
    read: Link
    id: Md
    """Of its list of parts."""
    contents: Md
    """What that list is called."""
    parts: tuple[Part, ...]


class TitleView(Struct, frozen=True):
    entrances: tuple[Entrance, ...]
    specimen: tuple[Specimen, ...]
    """One, or none."""


class Listed(Struct, frozen=True):
    """A text in the list of several."""

    text: Link
    date: Md


class HomeView(Struct, frozen=True, kw_only=True):
    w: MdWords
    titles: tuple[Md, ...]
    """Of the edition, in the page's language and then in each other one."""
    description: Md
    facts: Md
    reads: tuple[Link, ...]
    """The ways to the text in each language, in the same order."""
    specimen: tuple[Specimen, ...]
    """One, or none."""
    texts: tuple[Listed, ...]
    """None where there is one alone."""
    parts: tuple[Part, ...]
    downloads: tuple[Downloads, ...]


def title_view(desk: Desk) -> TitleView:
    """One entrance for each language of the interface."""
    entrances = tuple(_entrance(desk, lang) for lang in desk.context.site.languages)
    return TitleView(entrances, specimen(desk))


def home_view(desk: Desk) -> HomeView:
    """The entrance in the page's language, and the table of contents."""
    texts, languages = desk.info.texts, desk.context.site.languages
    in_order = sorted(languages, key=lambda lang: lang.code != desk.code)
    own, *others = (_entrance(desk, lang) for lang in in_order)
    return HomeView(
        w=desk.w,
        titles=(own.title, *(other.title for other in others)),
        description=own.description,
        facts=own.facts,
        reads=(own.read, *(other.read for other in others)) if len(texts) == 1 else (),
        specimen=specimen(desk),
        texts=tuple(_listed(desk, text) for text in texts) if len(texts) > 1 else (),
        parts=own.parts,
        downloads=downloads(desk, Scope.EDITION),
    )


def _listed(desk: Desk, text: TextInfo) -> Listed:
    return Listed(
        text=Link(escape(text.title[desk.code]), desk.to(PageKind.TEXT, text.id)),
        date=desk.date(text.date) if text.date else Md(),
    )


class _Speaker(Struct, frozen=True):
    """Says things in one language on a page that may be in another."""

    desk: Desk
    lang: Language

    @property
    def words(self) -> MdWords:
        return MdWords.of(self.desk.context.words[self.lang.code])

    def say(self, words: str) -> Md:
        page = None if self.desk.page.kind is PageKind.TITLE else self.desk.page.lang
        return span(words, self.lang, page)

    def to(self, kind: PageKind, subject: str = "") -> Md:
        return self.desk.way(address_of(kind, self.lang.code, subject))


def _entrance(desk: Desk, lang: Language) -> Entrance:
    speaker, info = _Speaker(desk, lang), desk.info
    only = info.texts[0] if len(info.texts) == 1 else None
    read = speaker.to(PageKind.TEXT, only.id) if only else speaker.to(PageKind.HOME)
    return Entrance(
        title=speaker.say(info.title[lang.code]),
        description=speaker.say(info.description[lang.code]),
        facts=speaker.say(" · ".join(_facts(desk, speaker, only))),
        read=Link(speaker.say(speaker.words.plain("read")), read),
        id=Md(f"contents-{lang.code}"),
        contents=speaker.say(speaker.words.plain("contents")),
        parts=tuple(_parts(desk, speaker, only)),
    )


def _facts(desk: Desk, speaker: _Speaker, only: TextInfo | None) -> Iterator[str]:
    words, code, figures = speaker.words, speaker.lang.code, desk.context.figures
    if only and only.speakers:
        yield words.plain("enumeration").join(one.name[code] for one in only.speakers)
    if only and only.date:
        yield render_date(only.date, speaker.lang.tag, words)
    if not only:
        yield words.counted("texts", len(desk.info.texts))
    yield words.counted("segments", figures.segments)
    if figures.notes:
        yield words.counted("notes", figures.notes)


def _parts(desk: Desk, speaker: _Speaker, only: TextInfo | None) -> Iterator[Part]:
    """What there is beside the texts, in the order of the navigation."""
    words, figures = speaker.words, desk.context.figures

    def part(kind: PageKind, key: str, number: int, subject: str = "") -> Part:
        figure = speaker.say(words.counted(key, number)) if key else Md()
        way = Link(speaker.say(words.plain(kind.value)), speaker.to(kind, subject))
        return Part(way, figure, speaker.say(words.plain(f"part-{kind}")))

    if only and figures.changes:
        yield part(PageKind.APPARATUS, "changes", figures.changes, only.id)
    kinds = desk.context.kinds
    if PageKind.GLOSSARY in kinds:
        yield part(PageKind.GLOSSARY, "entries", figures.entries)
    if PageKind.TIMELINE in kinds:
        yield part(PageKind.TIMELINE, "dates", figures.dates)
    if PageKind.MAP in kinds:
        yield part(PageKind.MAP, "places", figures.places)
    yield part(PageKind.ABOUT, "", 0)
    for hand in desk.context.site.hand:
        if hand.path.startswith(f"{speaker.lang.code}/"):
            yield Part(Link(speaker.say(hand.title), desk.way(hand.path)), Md(), Md())
