"""What the search finds of the pages beside texts and entries: their names, and words by part."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.derive.credits import listed_credits
from diglot.derive.styles import STYLES
from diglot.language.wording import Words
from diglot.model.address import PageKind, local_address
from diglot.model.edition import AnnotatedText
from diglot.model.localized import Language
from diglot.model.record import Record, RecordKind
from diglot.model.site import Page, Site
from diglot.render.credits import plain_credits
from diglot.render.search.sections import sections_of

_NAMED = (PageKind.CONTENTS, PageKind.GLOSSARY, PageKind.TIMELINE, PageKind.MAP)


def page_records(site: Site, lang: Language, words: Words) -> Iterator[Record]:
    """In one language: the texts, the glossary and the drawings by name; the others with words."""
    for annotated in site.edition.texts:
        info = annotated.text.info
        yield _record(lang, f"{info.id}/", info.called(lang.code))
    pages = [page for page in site.pages if page.lang.code == lang.code]
    for page in pages:
        if page.kind in _NAMED:
            yield _record(lang, below(page.path, lang), words.plain(page.kind.value))
        elif page.kind is PageKind.ABOUT:
            yield from _about(site, page, words)
    for hand in site.hand:
        if hand.is_searched and hand.path.startswith(f"{lang.code}/"):
            yield from _hand(lang, below(hand.path, lang), hand.title, hand.text)
    for page in pages:
        if page.kind is PageKind.APPARATUS and page.text:
            yield from _apparatus(page, page.text, len(site.edition.texts) > 1, words)


def below(path: str, lang: Language) -> str:
    """The address of a page of docs/, below the language's folder."""
    return local_address(path).removeprefix(f"{lang.code}/")


def _record(lang: Language, address: str, title: str, text: str = "", page: str = "") -> Record:
    """`page` is the name of the page of which this is a part."""
    return Record(
        kind=RecordKind.PAGE,
        address=address,
        language=lang.code,
        text=text,
        title=title,
        more=page,
    )


def _hand(lang: Language, address: str, title: str, markdown: str) -> Iterator[Record]:
    for section in sections_of(markdown):
        if section.id:
            at = f"{address}#{section.id}"
            yield _record(lang, at, section.title, section.text, title)
        else:
            yield _record(lang, address, title, section.text)


def _about(site: Site, page: Page, words: Words) -> Iterator[Record]:
    """About as it is laid out in its template."""
    info, lang, code = site.edition.info, page.lang, page.lang.code
    address, title = below(page.path, lang), words.plain(PageKind.ABOUT.value)
    yield _record(lang, address, title, info.description[code])
    texts = [annotated.text.info for annotated in site.edition.texts]
    parts: list[tuple[str, str, str]] = []
    if credits := listed_credits(info):
        lines = "; ".join(plain_credits(words, code, credits))
        yield _record(lang, f"{address}#people", words.plain("kind-person"), lines, title)
    for text in texts:
        work = text.source.cited(code)
        source = [work.author, work.title, work.container, work.publisher]
        provenance = " ".join([text.provenance[code], *filter(None, source)]).strip()
        suffix = f"-{text.id}" if len(texts) > 1 else ""
        parts += [
            ("provenance", suffix, provenance),
            ("translation", suffix, text.translation_note[code]),
            ("rights", suffix, text.rights[code]),
        ]
    parts.append(("licence", "", f"{info.licence} {info.licence_covers[code]}".strip()))
    parts.append(("cite", "", f"{', '.join(STYLES)}. {words.plain('cite-segment')}"))
    for key, suffix, said in parts:
        if said:
            yield _record(lang, f"{address}#{key}{suffix}", words.plain(key), said, title)


def _apparatus(
    page: Page, annotated: AnnotatedText, several: bool, words: Words
) -> Iterator[Record]:
    """Its introductions and the speakers; each change has a record of its own."""
    info, lang = annotated.text.info, page.lang
    address = below(page.path, lang)
    title = words.plain("apparatus-title", title=info.called(lang.code))
    name = title if several else words.plain("apparatus")
    yield _record(lang, address, name, words.plain("apparatus-intro"))
    renamed = [speaker for speaker in info.speakers if speaker.reason]
    if renamed:
        base = info.base
        names = "; ".join(f"{one.label[base]} → {one.name[base]}" for one in renamed)
        said = f"{words.plain('labels-intro')} {names}"
        yield _record(lang, f"{address}#speakers", words.plain("speakers"), said, title)
