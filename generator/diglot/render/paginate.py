"""The step that decides which pages there are, where they stand and how they lead to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from diglot.annotate.marks import AnnotatedText, Edition
from diglot.language.dates import parse_edtf
from diglot.model.declared import EditionInfo, Language, Term
from diglot.read import HandPage

# Beyond this many texts the navigation lists none: each language's first page does, so that the
# weight of a page does not grow with the edition.
TEXTS_IN_NAV = 20


class PageKind(StrEnum):
    TITLE = "title"
    HOME = "home"
    TEXT = "text"
    APPARATUS = "apparatus"
    GLOSSARY = "glossary"
    ENTRY = "entry"
    TIMELINE = "timeline"
    MAP = "map"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be made."""

    kind: PageKind
    lang: Language
    """Of its interface."""
    path: str
    """Relative to docs/."""
    alternates: tuple[tuple[Language, str], ...] = ()
    """The same page in each interface language, itself included, by path."""
    text: AnnotatedText | None = None
    term: Term | None = None

    def way_to(self, path: str) -> str:
        """The relative way from this page to another file of docs/."""
        return _way(posixpath.dirname(self.path), path)

    def url_of(self, path: str) -> str:
        """The same as `way_to` between built pages: for raw HTML, which MkDocs leaves alone.

        Zensical does so only in an `index.md`.
        """
        return _way(local_address(self.path), local_address(path)) + "/"


@lru_cache(maxsize=4096)
def _way(folder: str, path: str) -> str:
    return posixpath.relpath(f"/{path}", f"/{folder}")


def local_address(path: str) -> str:
    """The address of a page of docs/ below the site's root, with directory URLs."""
    if path.endswith("index.md"):
        return path.removesuffix("index.md")
    return f"{path.removesuffix('.md')}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """A line of the navigation: a page (`path`) or a section (`items`)."""

    words: str
    """The key of an interface word, or "" where `title` says it."""
    title: str
    lang: str
    path: str = ""
    items: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    edition: Edition
    languages: tuple[Language, ...]
    """The interface languages, each with a full reader's edition."""
    pages: tuple[Page, ...]
    nav: tuple[NavItem, ...]
    hand: tuple[HandPage, ...]
    """The pages that a person wrote, beside the generated ones."""


def address_of(kind: PageKind, lang: str, subject: str = "") -> str:
    """Where a page stands in docs/: the one place that knows the addresses."""
    return {
        PageKind.TITLE: "index.md",
        PageKind.HOME: f"{lang}/index.md",
        PageKind.TEXT: f"{lang}/{subject}/index.md",
        PageKind.APPARATUS: f"{lang}/{subject}/apparatus.md",
        PageKind.GLOSSARY: f"{lang}/glossary/index.md",
        PageKind.ENTRY: f"{lang}/glossary/{subject}.md",
        PageKind.TIMELINE: f"{lang}/timeline/index.md",
        PageKind.MAP: f"{lang}/map/index.md",
        PageKind.ABOUT: f"{lang}/about.md",
    }[kind]


def paginate(
    edition: Edition, words: Mapping[str, Mapping[str, str]], hand: tuple[HandPage, ...] = ()
) -> Site:
    """All pages and the navigation. `words` says which languages have an interface."""
    languages = tuple(lang for lang in edition.info.languages if lang.code in words)
    languages = languages or edition.info.languages[:1]
    pages = [Page(kind=PageKind.TITLE, lang=languages[0], path="index.md")]
    for lang in languages:
        pages += _reader_edition(edition, lang, languages)
    made = {page.path for page in pages}
    hand = tuple(page for page in hand if page.path not in made)
    nav = [NavItem(words="", title="", lang=languages[0].code, path="index.md")]
    nav += [_section(edition, lang, hand) for lang in languages]
    return Site(edition=edition, languages=languages, pages=tuple(pages), nav=tuple(nav), hand=hand)


def _reader_edition(
    edition: Edition, lang: Language, languages: tuple[Language, ...]
) -> list[Page]:
    """The pages of one language: interface, notes and glossary in it, the texts in both."""

    def page(
        kind: PageKind,
        subject: str = "",
        text: AnnotatedText | None = None,
        term: Term | None = None,
    ) -> Page:
        return Page(
            kind=kind,
            lang=lang,
            path=address_of(kind, lang.code, subject),
            alternates=tuple((one, address_of(kind, one.code, subject)) for one in languages),
            text=text,
            term=term,
        )

    pages = [page(PageKind.HOME), page(PageKind.ABOUT)]
    for text in edition.texts:
        pages.append(page(PageKind.TEXT, text.text.info.id, text=text))
        pages.append(page(PageKind.APPARATUS, text.text.info.id, text=text))
    if edition.info.terms:
        pages.append(page(PageKind.GLOSSARY))
        pages += [page(PageKind.ENTRY, term.id, term=term) for term in edition.info.terms]
    pages += [page(kind) for kind in _drawings(edition.info)]
    return pages


def _drawings(info: EditionInfo) -> Iterator[PageKind]:
    """The drawings that there is something to draw in; a single date makes no timeline."""
    dates = [*(term.dates for term in info.terms), *(text.date for text in info.texts)]
    if sum(parse_edtf(date) is not None for date in dates) > 1:
        yield PageKind.TIMELINE
    if any(term.position or term.route for term in info.terms):
        yield PageKind.MAP


def _section(edition: Edition, lang: Language, hand: tuple[HandPage, ...]) -> NavItem:
    """One language's part of the navigation: a tab of the site."""
    code = lang.code

    def item(kind: PageKind, words: str = "", title: str = "", subject: str = "") -> NavItem:
        return NavItem(words=words, title=title, lang=code, path=address_of(kind, code, subject))

    items = [item(PageKind.HOME)]
    if len(edition.texts) <= TEXTS_IN_NAV:
        for text in edition.texts:
            info = text.text.info
            items.append(item(PageKind.TEXT, title=info.title[code], subject=info.id))
            words = "apparatus" if len(edition.texts) == 1 else "apparatus-title"
            items.append(
                NavItem(
                    words=words,
                    title=info.title[code],
                    lang=code,
                    path=address_of(PageKind.APPARATUS, code, info.id),
                )
            )
    if edition.info.terms:
        items.append(item(PageKind.GLOSSARY, "glossary"))
    items += [item(kind, kind.value) for kind in _drawings(edition.info)]
    items.append(item(PageKind.ABOUT, "about"))
    items += [
        NavItem(words="", title=page.title, lang=code, path=page.path)
        for page in hand
        if page.path.startswith(f"{code}/")
    ]
    return NavItem(words="", title=lang.name, lang=code, items=tuple(items))
