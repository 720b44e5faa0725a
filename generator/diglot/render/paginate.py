"""The step that decides which pages there are, where they stand and how they lead to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from diglot.language.wording import Words, spoken
from diglot.model.address import PageKind, address_of
from diglot.model.declared import EditionInfo, TextInfo
from diglot.model.edition import AnnotatedText, Edition
from diglot.model.files import HandPage
from diglot.model.frame import Frame, NavItem
from diglot.model.glossary import Term
from diglot.model.localized import Language
from diglot.model.site import Page, Site
from diglot.render.titles import description_of, title_of

# Beyond this many texts the navigation lists none: each language's first page does, so that the
# weight of a page does not grow with the edition.
TEXTS_IN_NAV = 20
_W3C_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")


def paginate(edition: Edition, words: Mapping[str, Words], hand: tuple[HandPage, ...] = ()) -> Site:
    """All pages and the navigation. `words` are those of each language that has an interface."""
    languages = spoken(edition.info.languages, words)
    pages: list[Page] = []
    for lang in languages:
        pages += _reader_edition(edition, lang, languages, words.get(lang.code, words["en"]))
    first = next(page for page in pages if page.kind is PageKind.HOME)  # says what the edition is
    pages.insert(0, replace(first, kind=PageKind.TITLE, path="index.md", alternates=()))
    made = {page.path for page in pages}
    hand = tuple(page for page in hand if page.path not in made)
    nav = [NavItem(title="", path="index.md")]
    nav += [_section(edition, lang, words.get(lang.code, words["en"]), hand) for lang in languages]
    info = edition.info
    return Site(
        edition=edition,
        languages=languages,
        pages=tuple(pages),
        frame=Frame(
            title=info.title[languages[0].code],
            url=info.url,
            nav=tuple(nav),
            tags=tuple(lang.tag for lang in info.languages),
            note=tuple(
                (lang.tag, words[lang.code].plain("reader-note"))
                for lang in info.languages
                if lang.code in words
            ),
            published=_published(info),
            exports=info.exports,
            is_offline=info.is_offline,
        ),
        hand=hand,
    )


def _published(info: EditionInfo) -> str:
    """As programs read dates (W3C-DTF); "" for what is not a day, month or year that is certain."""
    said = info.published.written if info.published else ""
    return said if _W3C_DATE.fullmatch(said) else ""


def _reader_edition(
    edition: Edition, lang: Language, languages: tuple[Language, ...], words: Words
) -> list[Page]:
    """The pages of one language: interface, notes and glossary in it, the texts in both."""

    def page(
        kind: PageKind,
        subject: str = "",
        text: AnnotatedText | None = None,
        term: Term | None = None,
    ) -> Page:
        said = kind, lang.code, edition.info, words, text.text.info if text else term
        return Page(
            kind=kind,
            lang=lang,
            path=address_of(kind, lang.code, subject),
            title=title_of(*said),
            description=description_of(*said),
            alternates=tuple((one, address_of(kind, one.code, subject)) for one in languages),
            text=text,
            term=term,
        )

    pages = [page(PageKind.HOME), page(PageKind.ABOUT)]
    for text in edition.texts:
        pages.append(page(PageKind.TEXT, text.text.info.id, text=text))
        pages.append(page(PageKind.APPARATUS, text.text.info.id, text=text))
        if text.text.changes and text.text.changes.rows:
            pages.append(page(PageKind.CHANGES, text.text.info.id, text=text))
    if edition.info.terms:
        pages.append(page(PageKind.GLOSSARY))
        pages += [page(PageKind.ENTRY, term.id, term=term) for term in edition.info.terms]
    pages += [page(kind) for kind in _drawings(edition.info)]
    return [*pages, *_moved(pages)]


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
                path=address_of(page.kind, page.lang.code, former),
                alternates=(),
                text=None,
                term=None,
                leads_to=page.path,
            )


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
    if len(edition.texts) <= TEXTS_IN_NAV:
        apparatus = "apparatus" if len(edition.texts) == 1 else "apparatus-title"
        for text in edition.texts:
            info = text.text.info
            title = info.title[code]
            items.append(item(PageKind.TEXT, title, info.id))
            title = words.plain(apparatus, title=title)
            items.append(item(PageKind.APPARATUS, title, info.id))
    if edition.info.terms:
        items.append(item(PageKind.GLOSSARY, words.plain("glossary")))
    items += [item(kind, words.plain(kind.value)) for kind in _drawings(edition.info)]
    items.append(item(PageKind.ABOUT, words.plain("about")))
    items += [
        NavItem(title=page.title, path=page.path)
        for page in hand
        if page.path.startswith(f"{code}/")
    ]
    return NavItem(title=lang.name, items=tuple(items))
