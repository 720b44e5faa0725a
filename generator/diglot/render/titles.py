"""What each page is called, and what it says of itself in a line."""

from __future__ import annotations

from diglot.derive.names import headword
from diglot.derive.split import TextPage
from diglot.language.wording import Words
from diglot.model.address import PageKind
from diglot.model.declared import EditionInfo, TextInfo
from diglot.model.glossary import Term


def title_of(
    kind: PageKind, lang: str, info: EditionInfo, words: Words, about: TextInfo | Term | None
) -> str:
    """In the page's language; `about` is the text or entry that the page is about."""
    if isinstance(about, TextInfo):
        title = about.title[lang]
        if kind is PageKind.APPARATUS:
            return words.plain("apparatus-title", title=title)
        if kind is PageKind.CHANGES:
            return words.plain("version-changes-title", title=title)
        return title
    if about:
        return headword(about, lang)
    if kind in (PageKind.TITLE, PageKind.HOME):
        return info.title[lang]
    return words.plain(kind.value)


def description_of(
    kind: PageKind, lang: str, info: EditionInfo, words: Words, about: TextInfo | Term | None
) -> str:
    """The same; the edition's own, or its title, where a page has none to itself."""
    if kind in (PageKind.TIMELINE, PageKind.MAP):
        return words.plain(f"{kind}-intro")
    if isinstance(about, Term) and about.gloss:
        return about.gloss[lang]
    return info.description[lang] or info.title[lang]


def page_title(page: TextPage, lang: str) -> str:
    """Of a page of a long text: the text’s, and what the page begins with."""
    return f"{page.text.text.info.title[lang]} · {page_name(page, lang)}"


def page_name(page: TextPage, lang: str) -> str:
    """What tells a page of a long text from the others: its heading, or its blocks."""
    return page.heading[lang] if page.heading else f"{page.first}–{page.last}"
