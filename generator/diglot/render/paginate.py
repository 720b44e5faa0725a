"""The step that decides which pages there are, where they stand and how they lead to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from diglot.derive.figures import changes_of
from diglot.derive.split import ROWS, TextPage, split
from diglot.language.wording import Words, spoken
from diglot.model.address import PageKind, address_of
from diglot.model.contents import PlacedText
from diglot.model.declared import EditionInfo, TextInfo
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.files import HandPage
from diglot.model.frame import Frame, NavItem
from diglot.model.glossary import Term
from diglot.model.localized import Language
from diglot.model.site import Page, Site
from diglot.render.hand import hand_frames
from diglot.render.sequence import placed_by_hand
from diglot.render.titles import description_of, page_title, title_of

# Beyond this many texts, and where there are parts, the navigation lists none: the contents do, so
# that the weight of a page does not grow with the edition.
TEXTS_IN_NAV = 3
_W3C_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")


def paginate(
    edition: Edition,
    words: Mapping[str, Words],
    hand: tuple[HandPage, ...] = (),
    rows: int = ROWS,
) -> Site:
    """All pages and the navigation. `words` are those of each language that has an interface;
    `rows` is how many a page of a text may have."""
    languages = spoken(edition.info.languages, words)
    pages: list[Page] = []
    split_ = {text.text.info.id: found for text in edition.texts if (found := split(text, rows))}
    for lang in languages:
        said = words.get(lang.code, words["en"])
        pages += _reader_edition(edition, split_, lang, languages, said)
    first = next(page for page in pages if page.kind is PageKind.HOME)  # says what the edition is
    pages.insert(0, replace(first, kind=PageKind.TITLE, path="index.md", alternates=()))
    made = {page.path for page in pages}
    hand = tuple(page for page in hand if page.path not in made)
    nav = [NavItem(title="", path="index.md")]
    nav += [_section(edition, lang, words.get(lang.code, words["en"]), hand) for lang in languages]
    frame = replace(
        _frame(edition.info, languages, words),
        nav=tuple(nav),
        hand=tuple(hand_frames(edition.info, pages, hand, languages, words)),
    )
    return Site(
        edition=edition,
        languages=languages,
        pages=tuple(pages),
        frame=frame,
        hand=hand,
        rows=rows,
        split={id_: _places(found) for id_, found in split_.items()},
    )


def _frame(info: EditionInfo, languages: tuple[Language, ...], words: Mapping[str, Words]) -> Frame:
    """What the builder needs to know of the edition, without its pages."""
    return Frame(
        title=info.title[languages[0].code],
        url=info.url,
        nav=(),
        tags=tuple(lang.tag for lang in info.languages),
        note=tuple(
            (lang.tag, words[lang.code].plain("reader-note"))
            for lang in info.languages
            if lang.code in words
        ),
        published=_published(info),
        exports=info.exports,
        is_offline=info.is_offline,
    )


def _places(pages: tuple[TextPage, ...]) -> dict[str, str]:
    """Address → the number of the page that has it."""
    return {place: page.first for page in pages for place in page.places}


def is_plain(info: EditionInfo) -> bool:
    """Whether the texts are a plain list, in no parts and without pages between them."""
    return all(isinstance(item, PlacedText) for item in info.contents)


def _published(info: EditionInfo) -> str:
    """As programs read dates (W3C-DTF); "" for what is not a day, month or year that is certain."""
    said = info.published.written if info.published else ""
    return said if _W3C_DATE.fullmatch(said) else ""


def _reader_edition(
    edition: Edition,
    split_: Mapping[str, tuple[TextPage, ...]],
    lang: Language,
    languages: tuple[Language, ...],
    words: Words,
) -> list[Page]:
    """The pages of one language: interface, notes and glossary in it, the texts in both."""

    def page(
        kind: PageKind,
        subject: str = "",
        text: AnnotatedText | None = None,
        term: Term | None = None,
        title: str = "",
    ) -> Page:
        said = kind, lang.code, edition.info, words, text.text.info if text else term
        return Page(
            kind=kind,
            lang=lang,
            path=address_of(kind, lang.code, subject),
            title=title or title_of(*said),
            description=description_of(*said),
            alternates=tuple((one, address_of(kind, one.code, subject)) for one in languages),
            text=text,
            term=term,
        )

    info = edition.info
    pages = [page(kind) for kind in (*_entrances(info), *_drawings(info))]
    for text in edition.texts:
        id_, parts = text.text.info.id, split_.get(text.text.info.id, ())
        pages.append(page(PageKind.PAGES if parts else PageKind.TEXT, id_, text=text))
        for part in parts:
            own = f"{id_}/{part.first}"
            pages.append(page(PageKind.TEXT, own, part.text, title=page_title(part, lang.code)))
        pages += [page(kind, id_, text=text) for kind in _beside(text)]
    pages += [page(PageKind.ENTRY, term.id, term=term) for term in info.terms]
    return [*pages, *_moved(pages)]


def _beside(text: AnnotatedText) -> Iterator[PageKind]:
    """What there is to say of a text on pages of their own."""
    if changes_of(text):
        yield PageKind.APPARATUS
    if text.text.changes and text.text.changes.rows:
        yield PageKind.CHANGES


def _entrances(info: EditionInfo) -> Iterator[PageKind]:
    """The pages from which others are found."""
    yield PageKind.HOME
    yield PageKind.ABOUT
    if info.has_contents:
        yield PageKind.CONTENTS
    if info.terms:
        yield PageKind.GLOSSARY


def _moved(pages: Sequence[Page]) -> Iterator[Page]:
    """The addresses that texts and entries once had, each of which leads on."""
    for page in pages:
        subject: TextInfo | Term | None = page.text.text.info if page.text else page.term
        if page.kind is PageKind.CHANGES:  # nobody has been led there
            continue
        for former in subject.formerly if subject else ():
            yield replace(
                page,
                kind=PageKind.MOVED,
                path=_formerly(page, former),
                alternates=(),
                text=None,
                term=None,
                leads_to=page.path,
            )


def _formerly(page: Page, former: str) -> str:
    """Where a page stood when its text or entry had another id."""
    if page.text is None:
        return address_of(page.kind, page.lang.code, former)
    return page.path.replace(f"/{page.text.text.info.id}/", f"/{former}/", 1)


def _drawings(info: EditionInfo) -> Iterator[PageKind]:
    """The drawings that there is something to draw in; a single date makes no timeline."""
    dates = [*(term.dates for term in info.terms), *(text.date for text in info.texts)]
    if sum(date is not None for date in dates) > 1:
        yield PageKind.TIMELINE
    if any(term.position or term.route for term in info.terms):
        yield PageKind.MAP


def _section(edition: Edition, lang: Language, words: Words, hand: tuple[HandPage, ...]) -> NavItem:
    """One language's part of the navigation: a tab of the site."""
    code = lang.code

    def item(kind: PageKind, title: str, subject: str = "") -> NavItem:
        return NavItem(title=title, path=address_of(kind, code, subject))

    items = [item(PageKind.HOME, "")]
    if edition.info.has_contents:
        items.append(item(PageKind.CONTENTS, words.plain("contents")))
    if len(edition.texts) <= TEXTS_IN_NAV and is_plain(edition.info):
        apparatus = "apparatus" if len(edition.texts) == 1 else "apparatus-title"
        for text in edition.texts:
            info = text.text.info
            title = info.title[code]
            items.append(item(PageKind.TEXT, title, info.id))
            title = words.plain(apparatus, title=title)
            if changes_of(text):
                items.append(item(PageKind.APPARATUS, title, info.id))
    if edition.info.terms:
        items.append(item(PageKind.GLOSSARY, words.plain("glossary")))
    items += [item(kind, words.plain(kind.value)) for kind in _drawings(edition.info)]
    items.append(item(PageKind.ABOUT, words.plain("about")))
    placed = placed_by_hand(edition.info, (lang,))
    items += [
        NavItem(title=page.title, path=page.path)
        for page in hand
        if page.path.startswith(f"{code}/") and page.path not in placed
    ]
    return NavItem(title=lang.name, items=tuple(items))
