"""Where one enters the edition: its title page, and the first page of each language."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from diglot.derive.citation import whole_title
from diglot.derive.credits import credits_of
from diglot.language.locale import render_date
from diglot.model.address import PageKind, address_of
from diglot.model.contents import Part, Placed, PlacedText, in_order
from diglot.model.declared import EditionInfo, TextInfo
from diglot.model.localized import Language
from diglot.render.credits import plain_credits
from diglot.render.exports.format import Scope
from diglot.render.sequence import hand_path, placed_by_hand
from diglot.render.site.escape import Md, escape
from diglot.render.site.views.context import Desk, Link
from diglot.render.site.views.downloads import Downloads, downloads
from diglot.render.site.views.specimen import Specimen, specimen
from diglot.render.site.wording import MdWords, span

MOST = 20
"""Lines of the contents that the first page shows."""


class Holding(Struct, frozen=True):
    """A part of the edition beside its texts: the way to it, how much it holds, what it is."""

    way: Link
    figure: Md
    words: Md


class Entrance(Struct, frozen=True, kw_only=True):
    """The way into the reader's edition of one language, in its words."""

    title: Md
    description: Md
    by: Md
    """Who wrote and translated it; "" where edition.yml does not say."""
    facts: Md
    """Who speaks, when, how much."""
    read: Link
    id: Md
    """Of its list of parts."""
    contents: Md
    """What that list is called."""
    parts: tuple[Holding, ...]


class TitleView(Struct, frozen=True):
    entrances: tuple[Entrance, ...]
    specimen: tuple[Specimen, ...]
    """One, or none."""


class Listed(Struct, frozen=True):
    """A text in the list of several."""

    text: Link
    figure: Md
    """The date of a text; how many there are in a part."""


class HomeView(Struct, frozen=True, kw_only=True):
    w: MdWords
    titles: tuple[Md, ...]
    """Of the edition, in the page's language and then in each other one."""
    description: Md
    by: Md
    facts: Md
    reads: tuple[Link, ...]
    """The ways to the text in each language, in the same order."""
    specimen: tuple[Specimen, ...]
    """One, or none."""
    texts: tuple[Listed, ...]
    """The top of the contents; none where there is one text alone, or where that is long."""
    parts: tuple[Holding, ...]
    downloads: tuple[Downloads, ...]


def title_view(desk: Desk) -> TitleView:
    """One entrance for each language of the interface."""
    entrances = tuple(_entrance(desk, lang) for lang in desk.context.site.languages)
    return TitleView(entrances, specimen(desk))


def home_view(desk: Desk) -> HomeView:
    """The entrance in the page's language, and the table of contents."""
    languages = desk.context.site.languages
    in_order = sorted(languages, key=lambda lang: lang.code != desk.code)
    own, *others = (_entrance(desk, lang) for lang in in_order)
    return HomeView(
        w=desk.w,
        titles=(own.title, *(other.title for other in others)),
        description=own.description,
        by=own.by,
        facts=own.facts,
        reads=_ways_in(desk, own, others),
        specimen=specimen(desk),
        texts=_top(desk) if desk.info.has_contents else (),
        parts=own.parts,
        downloads=downloads(desk, Scope.EDITION),
    )


def _ways_in(desk: Desk, own: Entrance, others: list[Entrance]) -> tuple[Link, ...]:
    """The only text in each language, or the contents."""
    if desk.info.has_contents:
        return (Link(desk.w("contents"), desk.to(PageKind.CONTENTS)),)
    return own.read, *(other.read for other in others)


def _top(desk: Desk) -> tuple[Listed, ...]:
    """Parts, texts and pages at the top of the tree, where they are few enough for a first page."""
    items = desk.info.contents
    lines = (_listed(desk, item) for item in items) if len(items) <= MOST else ()
    return tuple(line for line in lines if line)


def _listed(desk: Desk, item: Placed) -> Listed | None:
    """None of a page that there is not in this language."""
    if isinstance(item, Part):
        count = sum(isinstance(one, PlacedText) for one in in_order(item.items))
        way = desk.to(PageKind.CONTENTS, "", item.id)
        return Listed(Link(escape(item.title[desk.code]), way), desk.w.count("texts", count))
    if isinstance(item, PlacedText):
        text = desk.context.texts[item.id]
        way = desk.to(PageKind.TEXT, text.id)
        date = desk.date(text.date) if text.date else Md()
        return Listed(Link(escape(text.title[desk.code]), way), date)
    path = hand_path(item, desk.page.lang)
    page = next((one for one in desk.context.site.hand if one.path == path), None)
    return Listed(Link(escape(page.title), desk.way(path)), Md()) if page else None


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
        title=speaker.say(whole_title(info, lang.code)),
        by=speaker.say(" · ".join(_by(info, speaker))),
        description=speaker.say(info.description[lang.code]),
        facts=speaker.say(" · ".join(_facts(desk, speaker, only))),
        read=Link(speaker.say(speaker.words.plain("read")), read),
        id=Md(f"contents-{lang.code}"),
        contents=speaker.say(speaker.words.plain("contents")),
        parts=tuple(_parts(desk, speaker, only)),
    )


def _by(info: EditionInfo, speaker: _Speaker) -> Iterator[str]:
    """All but the editors, whom the colophon names."""
    credits = (one for one in credits_of(info) if one.role != "edt")
    return plain_credits(speaker.words, speaker.lang.code, credits)


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


def _parts(desk: Desk, speaker: _Speaker, only: TextInfo | None) -> Iterator[Holding]:
    """What there is beside the texts, in the order of the navigation."""
    words, figures = speaker.words, desk.context.figures

    def part(kind: PageKind, key: str, number: int, subject: str = "") -> Holding:
        figure = speaker.say(words.counted(key, number)) if key else Md()
        way = Link(speaker.say(words.plain(kind.value)), speaker.to(kind, subject))
        return Holding(way, figure, speaker.say(words.plain(f"part-{kind}")))

    if only and figures.changes:
        yield part(PageKind.APPARATUS, "changes", figures.changes, only.id)
    yield from _since(desk, speaker, only)
    kinds = desk.context.kinds
    if PageKind.GLOSSARY in kinds:
        yield part(PageKind.GLOSSARY, "entries", figures.entries)
    if PageKind.TIMELINE in kinds:
        yield part(PageKind.TIMELINE, "dates", figures.dates)
    if PageKind.MAP in kinds:
        yield part(PageKind.MAP, "places", figures.places)
    yield part(PageKind.ABOUT, "", 0)
    placed = placed_by_hand(desk.info, desk.context.site.languages)
    for hand in desk.context.site.hand:
        if hand.path.startswith(f"{speaker.lang.code}/") and hand.path not in placed:
            way = Link(speaker.say(hand.title), desk.way(hand.path))
            yield Holding(way, Md(), speaker.say(hand.description))


def _since(desk: Desk, speaker: _Speaker, only: TextInfo | None) -> Iterator[Holding]:
    """The way to what the edition's only text reads otherwise than it did."""
    changes = [one.text.changes for one in desk.context.site.edition.texts if one.text.changes]
    if only and changes:
        words = speaker.words
        way = speaker.to(PageKind.CHANGES, only.id)
        told = words.plain("version-changes-intro", version=changes[0].since)
        link = Link(speaker.say(words.plain("version-changes")), way)
        yield Holding(link, Md(), speaker.say(told))
